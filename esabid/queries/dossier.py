"""The facts a dossier is made of, gathered into one frozen snapshot; and compilations."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from esabid.domain.counting import Reason
from esabid.domain.letter import Disclosure, FileRole
from esabid.domain.selection import CountedLetter, Supporter, select as select_letters
from esabid.domain.snapshot import (ActionEntry, CampaignFacts, Numbers, Profile, Signer,
                                    Snapshot)
from esabid.models import (Campaign, Compilation, Letter, LetterFile, LetterSigner, Preparation)
from esabid.queries import internal, promotion
from esabid.queries.letters import objecting
from esabid.queries.progress import counted, read


def snapshot(session: Session, campaign: Campaign, *, profile: Profile, short: bool,
             as_of: date) -> Snapshot:
    """Freeze everything a dossier of this profile prints as of a day."""
    count = counted(session)
    progress = read(session, campaign.aims, as_of, count)
    letters = _counted_letters(session, count.because(Reason.COUNTS))
    floor = session.scalar(select(func.max(Letter.dossier_number))) or 0
    entries, unnamed = select_letters(letters, profile, floor)
    given = {entry.id: entry.number for entry in entries}
    made = Snapshot(
        profile=profile, short=False, demo=campaign.demo, as_of=as_of,
        campaign=CampaignFacts(campaign.title, campaign.bidder, campaign.addressee,
                               campaign.foreword, campaign.contact),
        numbers=Numbers(**{f: getattr(progress, f) for f in Numbers.__dataclass_fields__}),
        letters=entries, unnamed=unnamed,
        actions=tuple(ActionEntry(*it) for it in promotion.for_line(session, as_of)),
        internal=internal.read(session, campaign, as_of, {
            it.recorded: given[it.id] for it in letters}) if profile == Profile.INTERNAL else None)
    return made.without_letters() if short else made


def _counted_letters(session: Session, ids) -> list[CountedLetter]:
    letters = session.scalars(
        select(Letter).where(Letter.id.in_(ids))
        .options(selectinload(Letter.signers).joinedload(LetterSigner.institution)))
    prepared = {row.letter_id: row for row in session.execute(
        select(LetterFile.letter_id, Preparation.prepared_sha256, Preparation.pages)
        .join(Preparation, Preparation.original_sha256 == LetterFile.sha256)
        .where(LetterFile.role == FileRole.ORIGINAL, LetterFile.letter_id.in_(ids))
        .order_by(Preparation.id))}
    silent = objecting(session)
    return [_counted_letter(letter, prepared[letter.id], silent) for letter in letters]


def _counted_letter(letter: Letter, prepared, silent: set[int]) -> CountedLetter:
    supporters = tuple(Supporter(
        Signer(s.institution.public_id, s.institution.name, s.institution.sector,
               s.institution.reach, s.institution.city, s.office, s.signature),
        Disclosure.NO_NAME if s.institution_id in silent else s.disclosure)
        for s in letter.signers)
    return CountedLetter(
        letter.public_id, letter.dossier_number, letter.kind, letter.dated_on, letter.received_on,
        supporters, prepared.prepared_sha256,
        tuple((width, height) for width, height in prepared.pages), letter.id)


def compilations(session: Session, most: int = 50) -> list[Compilation]:
    """The newest compilations with their files."""
    return list(session.scalars(
        select(Compilation).options(selectinload(Compilation.files))
        .order_by(Compilation.id.desc()).limit(most)))


def by_public_id(session: Session, public_id: str) -> Compilation | None:
    """The compilation with this address."""
    return session.scalar(select(Compilation).where(Compilation.public_id == public_id))
