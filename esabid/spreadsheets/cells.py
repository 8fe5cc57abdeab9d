"""One line of a list as typed values, before anybody asks what is there already."""

from dataclasses import dataclass, fields
from datetime import date

from esabid.domain.ask import AskState
from esabid.domain.errors import InvalidValue
from esabid.domain.institution import CityTie, ContactRole, InstitutionDetails, Reach, Sector
from esabid.spreadsheets.columns import HEADINGS
from esabid.spreadsheets.read import FORMULA
from esabid.spreadsheets.records import ContactRecord, LetterRecord
from esabid.spreadsheets.values import IN_HAND, coded, country, day, email, identifier

ERRORS = ("#N/A", "#N/D", "#REF!", "#ADR!", "#DIV/0!", "#DZIEL/0!", "#VALUE!", "#ARG!",
           "#NAME?", "#NAZWA?", "#NULL!", "#NUM!", "#LICZBA!")
# Characters, as the forms of the desk take them; what is longer could never be corrected there.
LONGEST = {
    "name_pl": 250, "name_en": 250, "short_name": 40, "city": 80, "website": 200, "owner": 80,
    "tags": 200, "notes": 5000, "contact": 120, "email": 254, "phone": 40, "salutation": 120,
    "ask_reason": 500, "signatory": 160, "office": 160, "registry_number": 60, "case_mark": 60}
_DETAILS = {f.name for f in fields(InstitutionDetails)}
_CONTACT = ("contact", "contact_role", "email", "phone", "salutation")
_LETTER = ("letter_dated", "letter_received", "registry_number", "case_mark", "signatory", "office")


@dataclass(frozen=True)
class Asked:
    """What a line says of the ask; `state` is None where it says nothing."""

    state: AskState | None = None
    asked_on: date | None = None
    expected_on: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Said:
    """What one line says: only what is filled in, because an empty cell erases nothing."""

    id: str
    reference: str
    details: dict
    parent: str
    asked: Asked
    contact: ContactRecord | None
    letter: LetterRecord | None
    in_hand: bool

    @property
    def name(self) -> str:
        """The name a person knows the line by."""
        return self.details.get("name_pl") or self.details.get("name_en") or self.reference


def said(values: dict[str, str], leftovers: tuple[str, ...], today: date) -> Said:
    """The typed values of a line.

    Raises InvalidValue with a code of wording.imports.ROWS and, as `where`, heading and cell.
    """
    typed = {field: _typed(field, text) for field, text in values.items()}
    ask = typed.pop("ask", None)
    in_hand = ask == IN_HAND
    asked = Asked(None if in_hand else ask, typed.pop("asked_on", None),
                  typed.pop("expected_on", None), typed.pop("ask_reason", ""))
    if asked.state in (AskState.DECLINED, AskState.NEUTRAL) and not asked.reason:
        # A refusal needs a reason; the office's own word is the only one there is.
        asked = Asked(asked.state, asked.asked_on, asked.expected_on, values["ask"])
    _check_days(asked, typed, today)
    details = {field: value for field, value in typed.items() if field in _DETAILS}
    if leftovers:
        details["notes"] = noted(details.get("notes", ""), leftovers)
    return Said(typed.get("id", ""), typed.get("reference", "").upper(), details,
                typed.get("parent", ""), asked, _contact(typed), _letter(typed), in_hand)


def one_line(text: str) -> str:
    """Text without its line breaks: a long name is broken in its cell, and in a record is not."""
    return " ".join(filter(None, map(str.strip, text.split("\n"))))


def fits(field: str, text: str) -> None:
    """Raise InvalidValue (value_too_long) for a text longer than the field takes."""
    if len(text) > LONGEST.get(field, len(text)):
        raise InvalidValue("value_too_long", where=f"{HEADINGS[field][1]}: {text[:40]}…")


def noted(notes: str, lines: tuple[str, ...]) -> str:
    """Notes with each of `lines` at their end, unless it stands there already."""
    held = notes.split("\n")
    return "\n".join([notes] * bool(notes) + [line for line in lines if line not in held])


_READERS = {
    "sector": lambda text: coded(Sector, text),
    "reach": lambda text: coded(Reach, text),
    "city_tie": lambda text: coded(CityTie, text),
    "contact_role": lambda text: coded(ContactRole, text),
    "ask": lambda text: coded(AskState, text),
    "asked_on": day, "expected_on": day, "letter_dated": day, "letter_received": day,
    "country": country, "email": email,
    "nip": lambda text: identifier(text, 10, 1),
    "regon": lambda text: identifier(text, 9, 2),
    "krs": lambda text: identifier(text, 10, 7),
}


def _typed(field: str, text: str):
    where = f"{HEADINGS[field][1]}: {text[:60]}"
    if text.upper() in ERRORS:
        raise InvalidValue("cell_error", where=where)
    if text == FORMULA:
        raise InvalidValue("formula_without_result", where=HEADINGS[field][1])
    if field != "notes":
        text = one_line(text)
        fits(field, text)
    try:
        return _READERS.get(field, str)(text)
    except InvalidValue as error:
        raise InvalidValue(error.code, where=where) from error


def _check_days(asked: Asked, typed: dict, today: date) -> None:
    for value in (asked.asked_on, typed.get("letter_received"), typed.get("letter_dated")):
        if value and value > today:
            raise InvalidValue("date_in_future", where=value.isoformat())
    if asked.asked_on and asked.expected_on and asked.expected_on < asked.asked_on:
        raise InvalidValue("expected_before_asked", where=asked.expected_on.isoformat())
    dated, received = typed.get("letter_dated"), typed.get("letter_received")
    if dated and received and dated > received:
        raise InvalidValue("dated_after_received", where=dated.isoformat())


def _contact(typed: dict) -> ContactRecord | None:
    name, role, mail, phone, salutation = (typed.get(field, "") for field in _CONTACT)
    if not any((name, mail, phone)):
        return None
    return ContactRecord(name or mail or phone, role or ContactRole.OTHER, mail, phone, salutation)


def _letter(typed: dict) -> LetterRecord | None:
    """The letter the line tells of; without any day it cannot be recorded."""
    dated, received, *texts = (typed.get(field, "") for field in _LETTER)
    if not (dated or received):
        return None
    return LetterRecord(received or dated, dated or None, *texts)
