"""The facts a dossier is made of, gathered into one frozen snapshot; and compilations."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer, selectinload

from esabid.domain.bilingual import Bilingual
from esabid.domain.counting import Reason
from esabid.domain.letter import Disclosure, FileRole
from esabid.domain.profiles import SHOWS, Choice, Profile
from esabid.domain.selection import (CountedLetter, Supporter, in_order, lasting,
                                     select as select_letters)
from esabid.domain.snapshot import CampaignFacts, Numbers, Signer, Snapshot
from esabid.domain.telling import Audience
from esabid.models import (Campaign, Compilation, DossierPlan, Letter, LetterFile, LetterSigner,
                           Preparation)
from esabid.queries import chapters, internal
from esabid.queries.chapters import Told
from esabid.queries.gone import gone, signed_originals
from esabid.queries.letters import objecting
from esabid.queries.progress import counted, read


def plan(session: Session, profile: Profile) -> DossierPlan | None:
    """What was chosen for the dossiers of a profile, if anything."""
    return session.scalar(select(DossierPlan).where(DossierPlan.profile == profile))


def snapshot(session: Session, campaign: Campaign, *, profile: Profile, short: bool,
             as_of: date) -> Snapshot:
    """Freeze everything a dossier of this profile prints as of a day."""
    count = counted(session)
    counts = count.because(Reason.COUNTS)
    progress = read(session, campaign.aims, as_of, count)
    silent = objecting(session)
    letters = _counted_letters(session, counts, silent)
    floor = session.scalar(select(func.max(Letter.dossier_number))) or 0
    entries, unnamed = select_letters(letters, profile, floor)
    chosen = plan(session, profile)
    choice = chosen.choice if chosen else Choice()
    numbers = {letter.recorded: number for number, letter in lasting(letters, floor)}
    told = chapters.read(session, _told(letters, numbers, entries),
                         Audience(SHOWS[profile].whole, frozenset(silent)), as_of)
    made = Snapshot(
        profile=profile, short=False, demo=campaign.demo, as_of=as_of,
        campaign=cover(campaign, chosen),
        numbers=Numbers(**{f: getattr(progress, f) for f in Numbers.__dataclass_fields__}),
        letters=in_order(entries, choice.order, "pl", {it.id: it.weight for it in letters}),
        unnamed=unnamed, order=choice.order, left_out=choice.left_out, gone=gone(session, counts),
        originals=signed_originals(session, numbers) if SHOWS[profile].originals else (),
        internal=internal.read(session, campaign, as_of, numbers)
        if SHOWS[profile].inside else None,
        **{name: getattr(told, name) for name in told.__dataclass_fields__})
    return made.without_letters() if short else made


def cover(campaign: Campaign, chosen: DossierPlan | None) -> CampaignFacts:
    """The texts of the cover, each in each language: the one chosen for the profile, else the
    campaign's."""
    def text(name: str) -> Bilingual:
        own, usual = getattr(chosen, name, Bilingual()), getattr(campaign, name)
        return Bilingual(own.pl or usual.pl, own.en or usual.en)

    return CampaignFacts(text("title"), campaign.bidder, text("addressee"), text("foreword"),
                         campaign.contact)


def _told(letters: list[CountedLetter], numbers: dict[int, int], entries) -> dict[int, Told]:
    """How the chapters may refer to each counted letter, by row."""
    listed = {entry.id: bool(entry.pages) for entry in entries}
    return {it.recorded: Told(numbers[it.recorded], it.id in listed, listed.get(it.id, False),
                              tuple(s.disclosure for s in it.supporters)) for it in letters}


def _counted_letters(session: Session, ids, silent: set[int]) -> list[CountedLetter]:
    letters = session.scalars(
        select(Letter).where(Letter.id.in_(ids))
        .options(selectinload(Letter.signers).joinedload(LetterSigner.institution)))
    prepared = {row.letter_id: row for row in session.execute(
        select(LetterFile.letter_id, Preparation.prepared_sha256, Preparation.pages)
        .join(Preparation, Preparation.original_sha256 == LetterFile.sha256)
        .where(LetterFile.role == FileRole.ORIGINAL, LetterFile.letter_id.in_(ids))
        .order_by(Preparation.id))}
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
        tuple((width, height) for width, height in prepared.pages), letter.id,
        letter.abstract, letter.weight)


def compilations(session: Session, most: int = 50) -> list[Compilation]:
    """The newest compilations with their files, without their snapshots."""
    return list(session.scalars(
        select(Compilation).options(selectinload(Compilation.files), defer(Compilation.snapshot))
        .order_by(Compilation.id.desc()).limit(most)))


def by_public_id(session: Session, public_id: str) -> Compilation | None:
    """The compilation with this address."""
    return session.scalar(select(Compilation).where(Compilation.public_id == public_id))
