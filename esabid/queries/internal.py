"""What only the office's own dossier prints: caution, forecast, targets, funnel and arguments."""

from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.snapshot import Argued, Internal, Wanted
from esabid.models import Campaign
from esabid.queries import arguments, coverage, funnel, standing


def read(session: Session, campaign: Campaign, as_of: date, numbers: dict[int, int]) -> Internal:
    """The internal numbers as of a day; `numbers` maps a letter's id to its number."""
    read = standing.read(session, campaign, as_of)
    stages = funnel.read(session, read.count)
    return Internal(
        cautious=read.cautious.count,
        weak={numbers[letter]: why for letter, why in read.cautious.weak.items()},
        forecast=read.forecast,
        sectors=_wanted(coverage.against_sectors(campaign, read.progress)),
        reach=_wanted(coverage.against_reach(campaign, read.progress)),
        asks={stage: len(ids) for stage, ids in stages.items()},
        arguments=_argued(session, coverage.grid(session, read.count)))


def _wanted(found) -> dict:
    return {it.kind: Wanted(it.have, it.target) for it in found}


def _argued(session: Session, grid) -> tuple[Argued, ...]:
    return tuple(Argued(row.name, {sector: len(grid.cells[row.id, sector])
                                   for sector in grid.sectors if (row.id, sector) in grid.cells})
                 for row in arguments.arguments(session))
