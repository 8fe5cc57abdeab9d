"""The campaign's numbers as the plain values that commands and addresses give to programs."""

from esabid.domain.progress import Progress
from esabid.wording.words import Words

_NUMBERS = ("goal", "verified", "received", "institutions", "parents", "city_run", "percent",
            "crossed_on", "next_milestone")
_PUBLIC = ("as_of", "rule", "goal", "verified", "received", "institutions", "percent",
           "crossed_on", "next_milestone", "by_sector", "by_reach")


def as_plain(read: Progress, voice: Words) -> dict:
    """Numbers, rule and day in one order of keys; days are dates, zeros are written too."""
    return {
        "as_of": read.as_of,
        "rule": voice.rule(),
        **{name: getattr(read, name) for name in _NUMBERS},
        "by_sector": [_counted("sector", code, number, voice)
                      for code, number in read.by_sector.items()],
        "by_reach": [_counted("reach", code, number, voice)
                     for code, number in read.by_reach.items()],
        "asks": {code.value: number for code, number in read.asks.items()},
    }


def as_public(read: Progress, voice: Words) -> dict:
    """What /progress.json gives: of `as_plain` only what is nobody's secret."""
    plain = as_plain(read, voice)
    return {name: plain[name] for name in _PUBLIC}


def _counted(kind: str, code, number: int, voice: Words) -> dict:
    return {kind: code.value, "name": voice.label(code), "institutions": number}
