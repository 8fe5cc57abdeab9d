"""What is read in a letter's text: day, signatory, office, and what is not to be found there."""

from dataclasses import dataclass
from datetime import date

from esabid.domain.bid_named import is_named
from esabid.domain.dates import dates_in
from esabid.domain.findings import Finding, FindingCode, Severity, finding
from esabid.domain.naming import plain
from esabid.domain.own_date import own_date
from esabid.domain.signatory import signed_by

# A letter that gave up fewer words was not read; nothing can be missed in it.
LEAST_WORDS = 30


@dataclass(frozen=True)
class Sought:
    """The phrases by which the campaign is named, and its addressee; none are never missed."""

    bid: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    """What a text says; "" and None for what it does not."""

    dated_on: date | None = None
    signatory: str = ""
    office: str = ""
    findings: tuple[Finding, ...] = ()


def read(text: str, *, today: date, sought: Sought = Sought()) -> Read:
    """Read a letter's text; `today` is the local day by which a date lies in the future."""
    day, signed = own_date(text, today), signed_by(text)
    found = _missing(text, sought, day) if was_read(text) else []
    if day and day > today:
        found.append(finding(FindingCode.DATE_IN_FUTURE, Severity.WARNS, day.isoformat()))
    return Read(day, signed.name, signed.office, tuple(found))


def was_read(text: str) -> bool:
    """Whether there is enough text to miss something in it."""
    return len(plain(text).split()) >= LEAST_WORDS


def _missing(text: str, sought: Sought, day: date | None) -> list[Finding]:
    found = []
    if day is None:
        # Where there is a day, it may still be the letter's.
        severity = Severity.INFORMS if dates_in(text) else Severity.WARNS
        found.append(finding(FindingCode.DATE_MISSING, severity))
    if not is_named(text, sought.bid):
        found.append(finding(FindingCode.BID_NOT_NAMED, Severity.WARNS))
    if not is_named(text, sought.addressee):
        found.append(finding(FindingCode.ADDRESSEE_NOT_NAMED, Severity.WARNS))
    return found
