"""The campaign's numbers as the plain values that commands and addresses give to programs."""

from esabid.domain.forecast import Forecast
from esabid.domain.progress import Progress
from esabid.wording.words import Words

_NUMBERS = ("goal", "verified", "received", "institutions", "parents", "city_run", "percent",
            "crossed_on", "next_milestone")
_FORECAST = ("enough_data", "expected", "low", "high", "by")
_PUBLIC = ("as_of", "rule", "goal", "verified", "received", "institutions", "percent",
           "crossed_on", "next_milestone", "by_sector", "by_reach")


def as_plain(standing, weak, voice: Words) -> dict:
    """Numbers, rule and day in one order of keys; days are dates, zeros are written too.

    `standing` and `weak` are what queries.standing read: a Standing and its WeakLetters.
    """
    plain = _numbers(standing.progress, voice)
    asks = {code.value: number for code, number in standing.progress.asks.items()}
    by_sector, by_reach = plain.pop("by_sector"), plain.pop("by_reach")
    return plain | {
        "cautious": {"count": standing.cautious.count,
                     "weak": [_weak(letter, voice) for letter in weak]},
        "forecast": _forecast(standing.forecast),
        "by_sector": by_sector, "by_reach": by_reach, "asks": asks,
    }


def as_public(read: Progress, voice: Words) -> dict:
    """What /progress.json gives: of the numbers only what is nobody's secret."""
    plain = _numbers(read, voice)
    return {name: plain[name] for name in _PUBLIC}


def _numbers(read: Progress, voice: Words) -> dict:
    return {
        "as_of": read.as_of,
        "rule": voice.rule(),
        **{name: getattr(read, name) for name in _NUMBERS},
        "by_sector": [_counted("sector", code, number, voice)
                      for code, number in read.by_sector.items()],
        "by_reach": [_counted("reach", code, number, voice)
                     for code, number in read.by_reach.items()],
    }


def _counted(kind: str, code, number: int, voice: Words) -> dict:
    return {kind: code.value, "name": voice.label(code), "institutions": number}


def _weak(letter, voice: Words) -> dict:
    """A letter that is set apart: its public id, whose it is, and why."""
    return {"letter": letter.public_id,
            "institutions": [name.text(voice.lang) for name in letter.institutions],
            "weaknesses": [{"code": code.value, "message": voice.label(code)}
                           for code in letter.weaknesses]}


def _forecast(read: Forecast) -> dict:
    return {name: getattr(read, name) for name in _FORECAST}
