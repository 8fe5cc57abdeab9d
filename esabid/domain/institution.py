"""The institution: its sector, reach and tie to the city, and the reference that names its ask."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_11_10
from stdnum.pl import nip, regon

from esabid.domain.errors import InvalidValue
from esabid.domain.tags import tags_in, written


class Sector(StrEnum):
    UNIVERSITY = "university"
    RESEARCH_INSTITUTE = "research_institute"
    SPACE_COMPANY = "space_company"
    TECHNOLOGY_COMPANY = "technology_company"
    BUSINESS_ORGANISATION = "business_organisation"
    CLUSTER_OR_PARK = "cluster_or_park"
    PUBLIC_BODY = "public_body"
    SECONDARY_SCHOOL = "secondary_school"
    NGO = "ngo"
    CULTURE_EDUCATION = "culture_education"
    OTHER = "other"


class Reach(StrEnum):
    KRAKOW = "krakow"
    NATIONAL = "national"
    INTERNATIONAL = "international"


class CityTie(StrEnum):
    NONE = "none"
    RUN = "run"
    OWNED = "owned"


class ContactRole(StrEnum):
    SIGNATORY = "signatory"
    SECRETARIAT = "secretariat"
    OTHER = "other"


class ConversationKind(StrEnum):
    CALL = "call"
    MAIL = "mail"
    MEETING = "meeting"
    NOTE = "note"


_REFERENCE = re.compile(r"\b([A-Z]{2,5})-(\d{4,7})-(\d)\b")


def reference(prefix: str, number: int) -> str:
    """The reference `KRK-0042-3`: prefix, number, check digit (ISO 7064 mod 11,10)."""
    digits = f"{number:04d}"
    return f"{prefix}-{digits}-{mod_11_10.calc_check_digit(digits)}"


def references_in(text: str) -> tuple[tuple[str, int], ...]:
    """Every (prefix, number) in `text` whose check digit is right, in order of appearance."""
    found = _REFERENCE.findall(text.upper())
    return tuple((prefix, int(digits)) for prefix, digits, check in found
                 if mod_11_10.is_valid(digits + check))


def nip_in(text: str) -> str:
    """The ten digits of a text that is a NIP and nothing else, as one writes it; "" otherwise."""
    digits = re.sub(r"[\s:-]", "", text.upper()).removeprefix("NIP").removeprefix("PL")
    return digits if re.fullmatch(r"[0-9]{10}", digits) else ""


@dataclass(frozen=True)
class InstitutionDetails:
    """What is written down of an institution."""

    name_pl: str = ""
    name_en: str = ""
    sector: Sector = Sector.OTHER
    reach: Reach = Reach.KRAKOW
    short_name: str = ""
    city: str = ""
    country: str = "PL"
    city_tie: CityTie = CityTie.NONE
    parent_id: int | None = None
    nip: str = ""
    regon: str = ""
    krs: str = ""
    website: str = ""
    owner: str = ""
    tags: str = ""
    notes: str = ""


@dataclass(frozen=True)
class ContactDetails:
    """What is written down of a person; the form of address as it was typed."""

    name: str
    role: ContactRole = ContactRole.OTHER
    salutation: str = ""
    email: str = ""
    phone: str = ""


def checked(details: InstitutionDetails) -> InstitutionDetails:
    """The details with identifiers in their plain form, and tags as `domain.tags` writes them.

    Raises InvalidValue where no name is given or a NIP, REGON or KRS number cannot be right
    (check digits of NIP and REGON; KRS has ten digits and none).
    """
    if not (details.name_pl or details.name_en):
        raise InvalidValue("missing_name", field="name_pl")
    values = {}
    for field, rule in (("nip", nip), ("regon", regon)):
        try:
            values[field] = rule.validate(text) if (text := getattr(details, field)) else ""
        except ValidationError as error:
            raise InvalidValue(f"wrong_{field}", field=field) from error
    if details.krs and not re.fullmatch(r"[0-9]{10}", details.krs):
        raise InvalidValue("wrong_krs", field="krs")
    return replace(details, tags=written(tags_in(details.tags)), **values)
