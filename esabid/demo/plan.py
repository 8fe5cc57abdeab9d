"""When everything happens in the demo: asks and letters over the five months before a day."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from esabid.demo.cast import Player
from esabid.domain.letter import Channel, SignatureKind

LENGTH = 154
_SPREAD = 126
# Days nobody works in Poland whatever the year; moving feasts are left out of a demo.
HOLIDAYS = {(1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 24), (12, 25),
             (12, 26)}
_ELECTRONIC = (Channel.EMAIL, Channel.EDORECZENIA, Channel.EPUAP)
_CHANNELS = {
    SignatureKind.TRUSTED_PROFILE: (Channel.EPUAP, Channel.EDORECZENIA),
    SignatureKind.HANDWRITTEN: (Channel.POST, Channel.BY_HAND),
    SignatureKind.SCAN_WITH_ORIGINAL: (Channel.POST, Channel.EMAIL),
    SignatureKind.SCAN: (Channel.EMAIL, Channel.UPLOAD),
    SignatureKind.NONE: (Channel.EMAIL,),
}
_SENDS = ("verified", "returned", "withdrawn", "waiting", "no_file")


@dataclass(frozen=True)
class Arrival:
    """A letter on its way in: whose, when, and what becomes of it.

    `follows` is the number of the letter that this one replaces, translates or comes after.
    """

    number: int
    players: tuple[Player, ...]
    fate: str
    dated: date
    received: date
    checked: date
    channel: Channel
    follows: int | None = None


@dataclass(frozen=True)
class Plan:
    """The whole campaign: its first day, the day each institution is asked, and the letters."""

    begins: date
    asked: dict[str, date]
    arrivals: tuple[Arrival, ...]


def workday(day: date) -> date:
    """The day itself, or the last one before it that is neither a weekend nor a holiday."""
    while day.weekday() > 4 or (day.month, day.day) in HOLIDAYS:
        day -= timedelta(days=1)
    return day


def next_workday(day: date) -> date:
    """The first working day after the day."""
    day += timedelta(days=1)
    while day != workday(day):
        day += timedelta(days=1)
    return day


def plan(cast: tuple[Player, ...], today: date) -> Plan:
    """The campaign as it would have gone until yesterday; equal days give equal plans."""
    rng = random.Random(50)
    begins, yesterday = workday(today - timedelta(days=LENGTH)), workday(today - timedelta(days=1))
    groups = _in_order(cast, rng)
    arrivals = []
    for number, (group, days) in enumerate(zip(groups, _days(len(groups)), strict=True), start=1):
        received = workday(today - timedelta(days=days))
        fate = "verified" if len(group) > 1 else group[0].fate
        arrivals.append(_arrival(rng, number, group, fate, received, yesterday))
    arrivals += _further(rng, arrivals, yesterday)
    asked = {}
    for one in arrivals:
        for player in one.players:
            day = workday(one.received - timedelta(days=_lead(rng)))
            asked.setdefault(player.name, max(day, workday(begins + timedelta(days=7))))
    return Plan(begins, asked, tuple(sorted(arrivals, key=lambda it: (it.received, it.number))))


def _lead(rng) -> int:
    """Days from the ask to the letter: most answer within a month or so, a few take three."""
    return 12 + min(78, int(rng.expovariate(1 / 19)))


def _in_order(cast, rng) -> list[tuple[Player, ...]]:
    """Who sends letters, in the order they come: what still waits for somebody came lately, and
    among it the two newest letters that count."""
    groups = [(p,) for p in cast if p.fate in _SENDS]
    groups.append(tuple(p for p in cast if p.fate == "joint"))
    rng.shuffle(groups)
    late = {"returned": 1, "no_file": 2, "waiting": 3}
    groups.sort(key=lambda group: late.get(group[0].fate, 0))
    sound = [group for group in groups if group[0].fate not in late]
    open_ones = groups[len(sound):]
    newest = chain.from_iterable(zip(sound[-2:], open_ones[-2:], strict=True))
    return [*sound[:-2], *open_ones[:-2], *newest]


def _days(letters: int) -> list[int]:
    """How many days ago each letter came: few at first, more as the reminders work."""
    return [2 + round(_SPREAD * (1 - ((n + 0.5) / letters) ** 0.6)) for n in range(letters)]


def _arrival(rng, number, players, fate, received, yesterday, follows=None) -> Arrival:
    signature = players[0].signature
    return Arrival(
        number, players, fate, dated=workday(received - timedelta(days=rng.randrange(1, 7))),
        received=received,
        checked=min(workday(received + timedelta(days=rng.choice((1, 2, 4)))), yesterday),
        channel=rng.choice(_CHANNELS.get(signature, _ELECTRONIC)), follows=follows)


def _further(rng, arrivals, yesterday) -> list[Arrival]:
    """The second letters: one that replaces, one in another language, one more."""
    firsts = [it for it in arrivals if it.players[0].more]
    return [_arrival(rng, len(arrivals) + place, it.players, it.players[0].more,
                     min(workday(it.checked + timedelta(days=16)), yesterday), yesterday,
                     it.number)
            for place, it in enumerate(firsts, start=1)]
