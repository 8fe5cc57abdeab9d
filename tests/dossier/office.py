"""The office's own snapshots: actions on the line, and everything that stays inside."""

from dataclasses import replace
from datetime import timedelta

from dossier.samples import AS_OF

from esabid.domain.caution import Weakness
from esabid.domain.forecast import FanPoint, Forecast
from esabid.domain.funnel import Stage
from esabid.domain.institution import Reach, Sector
from esabid.domain.snapshot import (
    ActionEntry, Argued, Bilingual, Internal, Profile, Snapshot, Wanted)

ACTIONS = (ActionEntry(AS_OF - timedelta(60), Bilingual("Piknik kosmiczny", "Space picnic")),
           ActionEntry(AS_OF - timedelta(58), Bilingual("Lekcja o orbitach")),
           ActionEntry(AS_OF - timedelta(3), Bilingual("Targi", "A fair")))
_ARGUMENTS = (("Talenty", "Talent"), ("Przemysł i jego dostawcy", "Industry"), ("Jakość życia", ""))


def fan(count: int) -> tuple[FanPoint, ...]:
    """A fan of ten weeks from `count` letters."""
    return tuple(FanPoint(AS_OF + timedelta(7 * n), count + n // 2, count + n, count + 2 * n)
                 for n in range(11))


def internal(count: int, **changes) -> Internal:
    """Internal numbers of a campaign of `count` letters, the first three of them weak."""
    points = fan(count)
    last = points[-1]
    return Internal(**{
        "cautious": count - 3, "weak": {n: (why,) for n, why in enumerate(
            (Weakness.VALIDITY_ENDS, Weakness.MANDATE_DOUBTFUL, Weakness.SIGNATURE_BROKEN), 1)},
        "forecast": Forecast(True, 20, last.day, last.expected, last.low, last.high, 60,
                             last.day - timedelta(9), points),
        "sectors": {s: Wanted(n, 5 * (n % 2)) for n, s in enumerate(Sector)},
        "reach": {r: Wanted(4, 6) for r in Reach},
        "asks": dict(zip(Stage, (40, 30, 20, 15, count, 5), strict=True)),
        "arguments": tuple(Argued(Bilingual(*name), {Sector.NGO: place, Sector.OTHER: 1}
                                  if place else {}) for place, name in enumerate(_ARGUMENTS)),
        **changes})


def office(found: Snapshot, **changes) -> Snapshot:
    """`found` as the office's own, with actions and internal numbers."""
    return replace(found, profile=Profile.INTERNAL, actions=ACTIONS,
                   internal=internal(len(found.letters), **changes))
