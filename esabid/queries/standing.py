"""How the campaign stands: count, numbers, cautious count and forecast, read together."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from esabid.domain.caution import Cautious
from esabid.domain.counting import Count
from esabid.domain.forecast import Forecast
from esabid.domain.progress import Progress
from esabid.domain.since import Change
from esabid.models import Campaign
from esabid.queries.progress import counted, read as read_progress


@dataclass(frozen=True)
class Standing:
    """One reading of the rows as of a day; everything leadership sees comes from it."""

    count: Count
    progress: Progress
    cautious: Cautious
    forecast: Forecast


def read(session: Session, campaign: Campaign, as_of: date) -> Standing:
    """The campaign's standing as of a day, in at most eight statements."""
    count = counted(session)
    return Standing(count, read_progress(session, campaign.aims, as_of, count),
                    Cautious(count.verified, {}), Forecast(False, 0, as_of))


def change_since(session: Session, since: date, moment: datetime) -> Change:
    """What changed since the end of the local day `since`, which is the instant `moment`."""
    return Change(since, frozenset(), frozenset())
