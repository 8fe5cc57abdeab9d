"""What the list of institutions is narrowed to, and in which order it stands."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Select, case, exists, false, or_, select

from esabid.domain.ask import AskState
from esabid.domain.institution import CityTie, Reach, Sector, nip_in, references_in
from esabid.domain.polish import search_key
from esabid.domain.status import BY_LETTER, WORKFLOW, Status
from esabid.domain.tags import SEPARATOR
from esabid.models import Contact, Institution, Letter, LetterSigner, Merger

# As an owner asked for: institutions that nobody looks after.
NOBODY = "-"


class SortBy(StrEnum):
    """The columns by which the list can stand in order."""

    NAME = "name"
    SECTOR = "sector"
    STATUS = "status"
    OWNER = "owner"
    ASKED = "asked"
    EXPECTED = "expected"
    NEXT_STEP = "next_step"


@dataclass(frozen=True)
class InstitutionFilter:
    """What the list is narrowed to; `ids` are the rows behind a number.

    `silent` asks for those that were asked at least so many days ago and gave no answer.
    """

    search: str = ""
    status: Status | None = None
    sector: Sector | None = None
    reach: Reach | None = None
    tie: CityTie | None = None
    owner: str = ""
    tag: str = ""
    silent: int | None = None
    ids: frozenset[int] | None = None
    sort: SortBy = SortBy.NAME
    descending: bool = False
    page: int = 1


def narrow(query: Select, wanted: InstitutionFilter, today: date) -> Select:
    """The query with every condition but that on the status."""
    query = _search(query, wanted.search)
    for column, value in ((Institution.sector, wanted.sector), (Institution.reach, wanted.reach),
                          (Institution.city_tie, wanted.tie)):
        if value:
            query = query.where(column == value)
    if wanted.owner:
        query = query.where(Institution.owner == ("" if wanted.owner == NOBODY else wanted.owner))
    if wanted.tag:
        # "Pilne" and "pilne" are one tag (domain.tags); SQLite knows that of plain letters only.
        line = SEPARATOR + Institution.tags + SEPARATOR
        query = query.where(line.icontains(SEPARATOR + wanted.tag + SEPARATOR, autoescape=True))
    if wanted.silent is not None:
        query = query.where(*_silent(today - timedelta(days=wanted.silent)))
    return query if wanted.ids is None else query.where(Institution.id.in_(wanted.ids))


def _search(query: Select, search: str) -> Select:
    if found := references_in(search):
        number = found[0][1]
        merged = select(Merger.survivor_id).where(Merger.gone_number == number,
                                                  Merger.undone_at.is_(None))
        return query.where(or_(Institution.number == number, Institution.id.in_(merged)))
    words = (nip,) if (nip := nip_in(search)) else search_key(search).split()
    if search and not words:
        return query.where(false())  # Nothing that a name could hold: "?!", or Chinese.
    for word in words:
        people = select(Contact.institution_id).where(
            Contact.search_key.contains(word, autoescape=True))
        query = query.where(or_(Institution.search_key.contains(word, autoescape=True),
                                Institution.id.in_(people)))
    return query


def _silent(since: date) -> tuple:
    letter = exists().where(LetterSigner.institution_id == Institution.id,
                            LetterSigner.letter_id == Letter.id,
                            Letter.state.in_([state for state, _ in BY_LETTER]))
    return Institution.ask_state == AskState.ASKED, Institution.asked_on <= since, ~letter


def ordered(wanted: InstitutionFilter, shown, owners: list[str]) -> tuple:
    """What the list stands in order by: the column wanted, those without a value last, the name.

    `shown` is the column of the status, `owners` are all who look after an institution, in order.
    """
    column, has_none = {
        SortBy.NAME: (Institution.sort_key, None),
        SortBy.SECTOR: (_place(Institution.sector, Sector), None),
        SortBy.STATUS: (_place(shown, WORKFLOW), None),
        SortBy.OWNER: (_place(Institution.owner, ("", *owners)), Institution.owner == ""),
        SortBy.ASKED: (Institution.asked_on, Institution.asked_on.is_(None)),
        SortBy.EXPECTED: (Institution.expected_on, Institution.expected_on.is_(None)),
        SortBy.NEXT_STEP: (Institution.next_step_on, Institution.next_step_on.is_(None)),
    }[wanted.sort]
    last = () if has_none is None else (has_none,)
    first = column.desc() if wanted.descending else column
    return *last, first, Institution.sort_key, Institution.id


def _place(column, values):
    """The place of a column's value among `values`."""
    return case({value: place for place, value in enumerate(values)}, value=column)
