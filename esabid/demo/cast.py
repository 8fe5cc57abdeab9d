"""Who plays in the demo: rows of the two lists, the invented one and the real one."""

import csv
from dataclasses import dataclass
from pathlib import Path

from esabid.domain.ask import AskState
from esabid.domain.institution import CityTie, InstitutionDetails, Reach, Sector
from esabid.domain.letter import Disclosure, LetterKind, SignatureKind

OWNER = "Anna Kowalska"
_FOLDER = Path(__file__).parent
# The real list writes sectors in words.
_SECTORS = {code.value.replace("_", " "): code for code in Sector} | {
    "culture and science education": Sector.CULTURE_EDUCATION}


@dataclass(frozen=True)
class Player:
    """An invented institution: what it is, who signs for it, and what becomes of its ask.

    `more` names the second letter it sends, `weak` what is doubtful about its letter, `look` what
    its paper is like, `lang` the language it writes in, `parent` the Polish name of the institution
    it belongs to. Of whoever sends no letter, `ago` and `answered` say how many days ago it was
    asked and promised or refused, `due` in how many the promise falls due; 0 where there is none.
    """

    fate: str
    more: str
    weak: str
    ago: int
    answered: int
    due: int
    details: InstitutionDetails
    parent: str
    signatory: str
    salutation: str
    office_pl: str
    office_en: str
    kind: LetterKind
    signature: SignatureKind
    disclosure: Disclosure
    look: str
    lang: str

    @property
    def name(self) -> str:
        """The Polish name, by which the demo knows it."""
        return self.details.name_pl


def players() -> tuple[Player, ...]:
    """The invented institutions, in the order of their list."""
    with (_FOLDER / "invented.csv").open(encoding="utf-8") as file:
        return tuple(_player(row) for row in csv.DictReader(file, delimiter=";"))


def _player(row: dict) -> Player:
    details = InstitutionDetails(
        name_pl=row["name_pl"], name_en=row["name_en"], sector=Sector(row["sector"]),
        reach=Reach(row["reach"]), city=row["city"], country=row["country"],
        city_tie=CityTie(row["tie"]), owner=OWNER)
    as_written = {field: row[field] for field in (
        "fate", "more", "weak", "parent", "signatory", "salutation", "office_pl", "office_en",
        "look", "lang")}
    days = {field: int(row[field] or 0) for field in ("ago", "answered", "due")}
    return Player(details=details, kind=LetterKind(row["kind"]),
                  signature=SignatureKind(row["signature"]),
                  disclosure=Disclosure(row["disclosure"]), **as_written, **days)


def real_institutions() -> tuple[tuple[InstitutionDetails, AskState], ...]:
    """Real institutions with the only two states a demo may give them: planned or neutral."""
    with (_FOLDER / "institutions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    states = {"planned": AskState.PLANNED, "neutral": AskState.NEUTRAL}
    return tuple((InstitutionDetails(
        name_pl=row["name_pl"], name_en=row["name_en"], sector=_SECTORS[row["sector"]],
        reach=Reach(row["reach"]), city=row["city"], country=row["country"],
    ), states[row["ask"]]) for row in rows)
