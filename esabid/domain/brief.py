"""The weekly brief: frozen facts of one page for leadership, who read them and hand nothing on."""

from dataclasses import dataclass
from datetime import date

from esabid.domain.bilingual import Bilingual
from esabid.domain.coverage import Against
from esabid.domain.forecast import Forecast
from esabid.domain.institution import Reach, Sector
from esabid.domain.next_asks import OpenAsk, Reasoned
from esabid.domain.profiles import Profile
from esabid.domain.snapshot import CampaignFacts, Numbers, Wanted

# The mayor makes so many calls; so many new letters are named, the rest is counted.
CALLS = 3
NAMED = 4
# A week is compared with the end of this many days before.
DAYS = 7


@dataclass(frozen=True)
class Week:
    """What changed since the end of a day: letters that count now and did not, and the other way
    round; `names` are those of the newest few of the former."""

    since: date
    added: int
    lost: int
    names: tuple[Bilingual, ...] = ()


@dataclass(frozen=True)
class Call:
    """An institution where the mayor's own call would help, and why."""

    name: Bilingual
    ask: OpenAsk
    reasons: tuple[Reasoned, ...]


@dataclass(frozen=True)
class Lacking:
    """What the records behind the counted letters lack: institutions with a name in one language,
    letters without an office in both, letters whose original is elsewhere."""

    names: int = 0
    offices: int = 0
    originals: int = 0


@dataclass(frozen=True)
class InForce:
    """An edition in force: its letters, and how many count since and count no more."""

    profile: Profile
    number: int
    issued_on: date
    letters: int
    added: int
    lost: int


@dataclass(frozen=True)
class Brief:
    """Everything the brief prints, in both languages, as of a day."""

    as_of: date
    demo: bool
    campaign: CampaignFacts
    numbers: Numbers
    week: Week
    cautious: int
    forecast: Forecast
    sectors: dict[Sector, Wanted]
    reach: dict[Reach, Wanted]
    calls: tuple[Call, ...] = ()
    lacking: Lacking = Lacking()
    editions: tuple[InForce, ...] = ()

    def against(self) -> tuple[tuple[Against, ...], tuple[Against, ...]]:
        """Sectors and reaches against their targets, as domain.coverage knows them."""
        return tuple(tuple(Against(kind, it.have, it.target) for kind, it in found.items())
                     for found in (self.sectors, self.reach))
