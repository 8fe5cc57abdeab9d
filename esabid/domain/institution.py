"""The institution: its sector, reach and tie to the city, and the reference that names its ask."""

import re
from enum import StrEnum

from stdnum.iso7064 import mod_11_10


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
