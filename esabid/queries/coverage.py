"""Coverage read from the rows: who argues what, and whom we have or lack against the targets."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from esabid.domain import coverage
from esabid.domain.counting import Count, Reason
from esabid.domain.coverage import Against, Grid, MentionFacts
from esabid.domain.institution import Sector
from esabid.domain.progress import Progress
from esabid.models import Argument, Campaign, Institution, Letter, LetterSigner, Mention
from esabid.queries.paging import slice_of


def grid(session: Session, count: Count) -> Grid:
    """The arguments by sector, from the counted letters that make them; two statements."""
    counted = count.because(Reason.COUNTS)
    places = list(session.scalars(select(Argument.id).order_by(Argument.position)))
    sectors: dict[tuple[int, int], set[Sector]] = {}
    for letter_id, argument_id, sector in session.execute(
            select(Mention.letter_id, Mention.argument_id, Institution.sector)
            .join(LetterSigner, LetterSigner.letter_id == Mention.letter_id)
            .join(Institution, Institution.id == LetterSigner.institution_id)):
        if letter_id in counted:
            sectors.setdefault((letter_id, argument_id), set()).add(sector)
    return coverage.grid(places, (MentionFacts(letter_id, argument_id, frozenset(found))
                                  for (letter_id, argument_id), found in sectors.items()))


def against_sectors(campaign: Campaign, progress: Progress) -> tuple[Against, ...]:
    """Institutions behind the counted letters by sector, against the campaign's targets."""
    return coverage.against(progress.by_sector, campaign.sector_targets)


def against_reach(campaign: Campaign, progress: Progress) -> tuple[Against, ...]:
    """Institutions behind the counted letters by reach, against the campaign's targets."""
    return coverage.against(progress.by_reach, campaign.reach_targets)


@dataclass(frozen=True)
class Made:
    """One page of the counted letters that make an argument, how many there are in all, and the
    mentions in letters that do not count."""

    rows: list[Mention]
    total: int
    uncounted: list[Mention]


def made(session: Session, argument: Argument, count: Count, *, sector: Sector | None = None,
         page: int = 1) -> Made:
    """Where an argument is made, the newest letter first; five statements at most.

    With a `sector` only letters that one of its institutions signed.
    """
    counted = count.because(Reason.COUNTS)
    query = (select(Mention.id, Mention.letter_id).join(Letter, Letter.id == Mention.letter_id)
             .where(Mention.argument_id == argument.id)
             .order_by(Letter.received_on.desc(), Letter.id.desc()))
    if sector:
        query = query.where(Letter.signers.any(LetterSigner.institution.has(sector=sector)))
    found = session.execute(query).all()
    ours = [it.id for it in found if it.letter_id in counted]
    others = [it.id for it in found if it.letter_id not in counted]
    return Made(_loaded(session, ours[slice_of(page)]), len(ours),
                _loaded(session, others))


def _loaded(session: Session, ids: list[int]) -> list[Mention]:
    if not ids:
        return []
    rows = {row.id: row for row in session.scalars(
        select(Mention).where(Mention.id.in_(ids)).options(
            joinedload(Mention.letter).selectinload(Letter.signers)
            .joinedload(LetterSigner.institution)))}
    return [rows[it] for it in ids]
