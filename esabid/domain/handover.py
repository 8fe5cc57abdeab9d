"""Handing an edition over: what is written down of it, and what cannot have been."""

from dataclasses import dataclass
from datetime import date

from esabid.domain.errors import InvalidValue
from esabid.domain.letter import Channel


@dataclass(frozen=True)
class HandoverDetails:
    """In which language, on which local day and how an edition was handed over."""

    lang: str
    handed_on: date
    channel: Channel
    note: str = ""


def check_handover(details: HandoverDetails, languages, issued_on: date, today: date) -> None:
    """Raise InvalidValue for a language of which there is no file, and for a day before the
    edition was issued or to come."""
    if details.lang not in languages:
        raise InvalidValue("language_not_made", field="lang")
    if details.handed_on > today:
        raise InvalidValue("handed_in_future", field="handed_on")
    if details.handed_on < issued_on:
        raise InvalidValue("handed_before_issue", field="handed_on")
