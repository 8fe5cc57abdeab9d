"""Institutions as people list them, a line each: by reference, by name or by short name."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.institution import references_in
from esabid.domain.polish import search_key
from esabid.models import Institution, Merger


@dataclass(frozen=True)
class Named:
    """What the lines mean: `found` in their order, each once; lines that mean none or several."""

    found: tuple[Institution, ...]
    unknown: tuple[str, ...]
    ambiguous: tuple[str, ...]


def named(session: Session, prefix: str, lines) -> Named:
    """The institutions that `lines` name; at most two statements, however many lines.

    A reference of this campaign (its `prefix`) goes before the name beside it. A name is the
    whole Polish, English or short name; only case, diacritics and signs may differ.
    """
    by_number, by_key = _known(session) if lines else ({}, {})
    found, unknown, ambiguous = {}, [], []
    for line in lines:
        marks = [number for of, number in references_in(line) if of == prefix]
        meant = {by_number[it] for it in marks if it in by_number} if marks else by_key.get(
            search_key(line), set())
        if len(meant) == 1:
            found[next(iter(meant))] = None
        else:
            (ambiguous if meant else unknown).append(line)
    rows = {row.id: row for row in session.scalars(
        select(Institution).where(Institution.id.in_(found)))} if found else {}
    return Named(tuple(rows[it] for it in found), tuple(unknown), tuple(ambiguous))


def _known(session: Session) -> tuple[dict[int, int], dict[str, set[int]]]:
    """Row by number, and rows by each of their names as search knows them."""
    by_number, by_key = {}, defaultdict(set)
    merged = (Merger.survivor_id == Institution.id) & Merger.undone_at.is_(None)
    for row_id, number, gone_number, *names in session.execute(select(
            Institution.id, Institution.number, Merger.gone_number, Institution.name_pl,
            Institution.name_en, Institution.short_name).outerjoin(Merger, merged)):
        # The number of what went into an institution leads to it.
        by_number |= {number: row_id, gone_number: row_id}
        for name in filter(None, names):
            by_key[search_key(name)].add(row_id)
    by_key.pop("", None)
    by_number.pop(None, None)
    return by_number, by_key
