"""Who must be told: what everybody who has an edition does not know of the letters in it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from esabid.domain import notices as rule
from esabid.domain.bilingual import Bilingual
from esabid.domain.changes import Named
from esabid.domain.letter import LetterAction, LetterState
from esabid.domain.notices import Fate, Handed
from esabid.domain.profiles import Part
from esabid.models import Compilation, Handover, History, Letter, Subject
from esabid.queries.gone import successors
from esabid.queries.handovers import newest_first

_ENDS = (LetterAction.REOPEN, LetterAction.RETURN, LetterAction.WITHDRAW, LetterAction.REPLACE)


@dataclass(frozen=True)
class Notice:
    """A letter as it stood in an edition, what became of it, and who stands in its place."""

    letter: Letter
    named: Named
    fate: Fate
    told_on: date | None
    known_by: int | None
    newer: Letter | None = None

    @property
    def due(self) -> bool:
        """Whether somebody still has to tell them."""
        return self.told_on is None and self.known_by is None


@dataclass(frozen=True)
class Due:
    """A handover with what its addressee has to know, by the number of the letter."""

    handover: Handover
    notices: tuple[Notice, ...]

    @property
    def due(self) -> int:
        """Of how many letters somebody still has to tell them."""
        return sum(it.due for it in self.notices)


def notices(session: Session, zone: tzinfo) -> list[Due]:
    """Every handover with something to know, newest first; at most seven statements, one while
    every letter that ever stood in an edition still stands.

    Days of history are local ones of `zone`.
    """
    letters = session.scalars(select(Letter).where(
        Letter.dossier_number.is_not(None), Letter.state != LetterState.VERIFIED)).all()
    if not letters:
        return []
    return _notices(session, {it.public_id: it for it in letters}, _fates(session, letters, zone))


def of_handover(session: Session, handover: Handover, zone: tzinfo) -> Due:
    """What the addressee of one handover has to know."""
    return next((it for it in notices(session, zone) if it.handover.id == handover.id),
                Due(handover, ()))


def of_letter(session: Session, letter: Letter, zone: tzinfo) -> list[Handover]:
    """The handovers whose addressees still have to be told of a letter, newest first."""
    return [it.handover for it in notices(session, zone)
            if any(notice.due and notice.letter.id == letter.id for notice in it.notices)]


def holders(session: Session, letter: Letter, today: date) -> list[Handover]:
    """Whom one would have to tell if a letter were withdrawn today: the newest handover to each
    addressee of an edition with the letter in it, newest first; at most four statements."""
    if letter.dossier_number is None or letter.state != LetterState.VERIFIED:
        return []
    fate = Fate(LetterState.WITHDRAWN, today, date.max)
    return [it.handover for it in _notices(session, {letter.public_id: letter},
                                           {letter.public_id: fate})
            if any(notice.due for notice in it.notices)]


def _notices(session: Session, letters: Mapping[str, Letter],
             fates: Mapping[str, Fate]) -> list[Due]:
    rows = session.scalars(newest_first().options(
        joinedload(Handover.addressee), selectinload(Handover.notices))).all()
    editions = {row.compilation_id: row.compilation for row in rows}
    frozen = {row_id: _edition(editions[row_id], snapshot) for row_id, snapshot in session.execute(
        select(Compilation.id, Compilation.snapshot).where(Compilation.id.in_(editions)))}
    known = {it.public_id: it for it in session.scalars(select(Letter).where(
        Letter.public_id.in_({it.replaced_by for it in fates.values() if it.replaced_by})))}
    ids = {it.id: public_id for public_id, it in letters.items()}
    found: dict[int, list[Notice]] = {}
    for it in rule.notices(_handed(rows, frozen, ids), fates):
        found.setdefault(it.handover, []).append(Notice(
            letters[it.letter], it.named, it.fate, it.told_on, it.known_by,
            known.get(it.fate.replaced_by)))
    return [Due(row, tuple(found[row.id])) for row in rows if row.id in found]


def _handed(rows: list[Handover], frozen: Mapping[int, tuple],
            ids: Mapping[int, str]) -> list[Handed]:
    """The handovers as the rule knows them; `ids` are those of the letters asked about by row."""
    return [Handed(row.id, row.addressee_id, row.compilation.edition, row.handed_on,
                   *frozen[row.compilation_id],
                   {ids[it.letter_id]: it.told_on for it in row.notices if it.letter_id in ids})
            for row in rows]


def _edition(row: Compilation, snapshot: str) -> tuple[dict[str, Named], frozenset[int]]:
    """An edition's letters, and which numbers it says count no more where it says so at all."""
    frozen = json.loads(snapshot)
    changes = row.since["changes"] if row.since else {}
    if Part.CHANGES in frozen.get("left_out", ()):
        changes = {}
    gone = [*changes.get("withdrawn", ()), *changes.get("dropped", ()),
            *(it["before"] for it in changes.get("replaced", ()))]
    return ({entry["id"]: _named(entry) for entry in frozen["letters"]},
            frozenset(it["number"] for it in gone))


def _named(entry: dict) -> Named:
    signers = entry["signers"]
    return Named(entry["number"], Bilingual(**signers[0]["name"]),
                 (entry.get("signed") or len(signers)) - 1)


def _fates(session: Session, letters, zone: tzinfo) -> dict[str, Fate]:
    """What became of each letter, and since when: two statements."""
    ids = [it.id for it in letters]
    ended = dict(map(tuple, session.execute(
        select(History.subject_id, func.max(History.at)).where(
            History.subject == Subject.LETTER, History.action.in_(_ENDS),
            History.subject_id.in_(ids)).group_by(History.subject_id))))
    newer = successors(session, letters, lambda it: it.state == LetterState.VERIFIED)
    found = {}
    for letter, instead in zip(letters, newer):
        at = ended.get(letter.id)
        recorded = at.astimezone(zone).date() if at else letter.received_on
        found[letter.public_id] = Fate(letter.state, letter.withdrawn_on or recorded, recorded,
                                       instead)
    return found
