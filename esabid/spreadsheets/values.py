"""Values of cells: the words for sector, reach, tie and ask in either language, and dates."""

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from esabid.domain.ask import AskState
from esabid.domain.errors import InvalidValue
from esabid.domain.institution import CityTie, ContactRole, Reach, Sector
from esabid.domain.naming import plain
from esabid.wording import LANGUAGES, words

# A letter that is there says nothing of the ask; it is kept apart from the five states.
IN_HAND = "in_hand"

# What offices write beside the words of the product.
_SPOKEN = {
    Sector: {
        "uczelnia": Sector.UNIVERSITY, "szkoła wyższa": Sector.UNIVERSITY,
        "uniwersytet": Sector.UNIVERSITY, "instytut": Sector.RESEARCH_INSTITUTE,
        "instytut badawczy": Sector.RESEARCH_INSTITUTE,
        "firma kosmiczna": Sector.SPACE_COMPANY, "firma technologiczna": Sector.TECHNOLOGY_COMPANY,
        "organizacja biznesowa": Sector.BUSINESS_ORGANISATION,
        "klaster": Sector.CLUSTER_OR_PARK, "park technologiczny": Sector.CLUSTER_OR_PARK,
        "cluster": Sector.CLUSTER_OR_PARK, "klaster lub park": Sector.CLUSTER_OR_PARK,
        "instytucja publiczna": Sector.PUBLIC_BODY, "urząd": Sector.PUBLIC_BODY,
        "szkoła": Sector.SECONDARY_SCHOOL, "szkoła średnia": Sector.SECONDARY_SCHOOL,
        "liceum": Sector.SECONDARY_SCHOOL, "szkoła ponadpodstawowa": Sector.SECONDARY_SCHOOL,
        "stowarzyszenie": Sector.NGO, "fundacja": Sector.NGO,
        "organizacja pozarządowa": Sector.NGO, "kultura i edukacja": Sector.CULTURE_EDUCATION,
        "culture and science education": Sector.CULTURE_EDUCATION,
        "inne": Sector.OTHER, "inna": Sector.OTHER,
    },
    Reach: {
        "kraków": Reach.KRAKOW, "małopolska": Reach.KRAKOW, "lokalny": Reach.KRAKOW,
        "regionalny": Reach.KRAKOW, "kraków i małopolska": Reach.KRAKOW,
        "ogólnopolski": Reach.NATIONAL, "krajowy": Reach.NATIONAL, "polska": Reach.NATIONAL,
        "międzynarodowy": Reach.INTERNATIONAL, "zagraniczny": Reach.INTERNATIONAL,
    },
    CityTie: {
        "brak": CityTie.NONE, "nie": CityTie.NONE, "no": CityTie.NONE,
        "miejska": CityTie.RUN, "prowadzona przez miasto": CityTie.RUN,
        "jednostka miejska": CityTie.RUN, "spółka miejska": CityTie.OWNED,
        "należy do miasta": CityTie.OWNED, "własność miasta": CityTie.OWNED,
    },
    ContactRole: {
        "podpisujący": ContactRole.SIGNATORY, "sekretariat": ContactRole.SECRETARIAT,
        "inna": ContactRole.OTHER, "inny": ContactRole.OTHER,
    },
    AskState: {
        "planowana": AskState.PLANNED, "planujemy": AskState.PLANNED, "plan": AskState.PLANNED,
        "do wysłania": AskState.PLANNED, "nie wysłano": AskState.PLANNED,
        "wysłano": AskState.ASKED, "wysłane": AskState.ASKED, "wysłana": AskState.ASKED,
        "poproszono": AskState.ASKED, "czekamy": AskState.ASKED, "sent": AskState.ASKED,
        "prośba wysłana": AskState.ASKED, "obiecali": AskState.PROMISED,
        "obiecany": AskState.PROMISED, "zapowiedziany": AskState.PROMISED,
        "list zapowiedziany": AskState.PROMISED, "będzie": AskState.PROMISED,
        "odmowa": AskState.DECLINED, "odmówili": AskState.DECLINED, "refused": AskState.DECLINED,
        "nie prosimy": AskState.NEUTRAL, "neutralna": AskState.NEUTRAL,
        "mamy": IN_HAND, "jest": IN_HAND, "wpłynął": IN_HAND, "otrzymano": IN_HAND,
        "jest list": IN_HAND, "mamy list": IN_HAND, "received": IN_HAND,
    },
}
_MONTHS = {
    "pl": "sty lut mar kwi maj cze lip sie wrz paz lis gru",
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
}
_MONTH = {name: at for names in _MONTHS.values() for at, name in enumerate(names.split(), 1)}
_MONTH |= {"maja": 5}
_ROMAN = {name: at for at, name in enumerate(
    "i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
# What people write before the digits of an identifier.
_LABEL = re.compile(r"(?:nip|regon|krs)?:?(?:pl)?(?=\d)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4}|\d{2})")
_IN_WORDS = re.compile(r"(\d{1,2})[.\s]\s*([^\W\d]+)[.\s]\s*(\d{4})")
# What offices write around a day: "dn.", a day of the week, an hour.
_BEFORE = re.compile(r"(?:z\s+)?(?:dn\.?|dnia)\s+|[^\W\d]+,\s+", re.IGNORECASE)
_AFTER = re.compile(r"(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:r\.?|roku)?", re.IGNORECASE)
# Day numbers of Excel from 2000 to 2064: a cell that lost its date format.
_SERIAL = range(36_526, 60_000)


@cache
def _words_of(kind: type[StrEnum]) -> dict:
    """Every word for every code of `kind`: the code, its label in each language, what is said."""
    known = {plain(code): code for code in kind}
    known |= {plain(words(lang).label(code)): code for lang in LANGUAGES for code in kind}
    return known | {plain(word): code for word, code in _SPOKEN[kind].items()}


def coded(kind: type[StrEnum], text: str):
    """The code of `kind` (or IN_HAND) that `text` says; InvalidValue `unknown_word` if none."""
    found = _words_of(kind).get(plain(text))
    if found is None:
        raise InvalidValue("unknown_word", where=text)
    return found


def day(text: str) -> date:
    """The day `text` says: ISO, "3.03.2026 r.", "3 marca 2026", "3.III.2026", "dn. 3 mar
    2026", Excel's number; an hour beside it is passed over.

    Day before month, as everywhere in Europe. Raises InvalidValue (`wrong_date`).
    """
    bare = _bare(text)
    try:
        if found := _ISO.fullmatch(bare):
            return _sane(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.fullmatch(bare):
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
            return _sane(year, int(found[2]), int(found[1]))
        if found := _IN_WORDS.fullmatch(bare):
            name = plain(found[2])
            month = _ROMAN.get(name) or _MONTH[name[:3]]
            return _sane(int(found[3]), month, int(found[1]))
        if bare.isdecimal() and int(bare) in _SERIAL:
            return date(1899, 12, 30) + timedelta(days=int(bare))
    except (ValueError, KeyError):
        pass
    raise InvalidValue("wrong_date", where=text)


def _bare(text: str) -> str:
    """The day alone."""
    bare = text.strip()
    if before := _BEFORE.match(bare):
        bare = bare[before.end():]
    for at in range(len(bare)):
        if _AFTER.fullmatch(bare, at):
            return bare[:at]
    return bare


def _sane(year: int, month: int, day_of_month: int) -> date:
    if not 2000 <= year <= 2100:
        raise ValueError(year)
    return date(year, month, day_of_month)


def country(text: str) -> str:
    """The two letters of a country; Poland by its name too. Raises InvalidValue."""
    known = {"polska": "PL", "poland": "PL", "rp": "PL"}.get(plain(text), text.strip().upper())
    if not re.fullmatch(r"[A-Z]{2}", known):
        raise InvalidValue("wrong_country", where=text)
    return known


def email(text: str) -> str:
    """One address, whose form alone is looked at. Raises InvalidValue."""
    if not re.fullmatch(r"[^\s@;,<>]+@[^\s@;,<>]+\.[^\s@;,<>]+", text):
        raise InvalidValue("wrong_email", where=text)
    return text


def identifier(text: str, digits: int, lost: int) -> str:
    """Digits of an identifier, with the leading zeros, at most `lost`, that a number cell loses."""
    bare = _LABEL.sub("", re.sub(r"[\s-]", "", text))
    return bare.zfill(digits) if bare.isdecimal() and len(bare) >= digits - lost else bare
