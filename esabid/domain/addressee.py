"""Whom dossiers go to: an office, what it may read, and how it is written to."""

from dataclasses import dataclass

from esabid.domain.argument import check_named
from esabid.domain.errors import InvalidValue
from esabid.domain.profiles import Profile


@dataclass(frozen=True)
class AddresseeDetails:
    """An office by name; the greeting opens its covering letter and, like the postal address of
    several lines, is kept exactly as typed. `language` is "pl" or "en"."""

    profile: Profile
    language: str
    name_pl: str = ""
    name_en: str = ""
    greeting_pl: str = ""
    greeting_en: str = ""
    address: str = ""


def check_addressee(details: AddresseeDetails) -> None:
    """Raise InvalidValue without a name, or for a language no dossier is written in."""
    check_named(details)
    if details.language not in ("pl", "en"):
        raise InvalidValue("unknown_language", field="language")
