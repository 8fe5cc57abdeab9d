"""Institutions as comparing needs them: all of them, those near one name, and those kept apart."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import case, literal, or_, select
from sqlalchemy.orm import Session

from esabid.domain.duplicates import Body, Likeness, alike, domain_of, find
from esabid.domain.name_parts import parts, weight
from esabid.models import Contact, History, Institution, Subject

_COLUMNS = ("id", "name_pl", "name_en", "short_name", "city", "nip", "regon", "krs", "parent_id")
_SELECTED = tuple(getattr(Institution, name) for name in _COLUMNS)
# So many rows near a name are compared with it, the nearest first.
_NEAREST = 200
_MOST_SAID = 5


@dataclass(frozen=True)
class Found:
    """Two institutions that are alike, and how."""

    one: Institution
    other: Institution
    likeness: Likeness


@dataclass(frozen=True)
class Duplicates:
    """One page's worth: possible duplicates, possible parts, pairs a person kept apart."""

    same: tuple[Found, ...]
    parts: tuple[Found, ...]
    apart: tuple[Found, ...]


def bodies(session: Session) -> tuple[Body, ...]:
    """Every institution; two statements."""
    domains = defaultdict(set)
    for row_id, email in session.execute(
            select(Contact.institution_id, Contact.email).where(Contact.email != "")):
        domains[row_id].add(domain_of(email))
    return tuple(_body(row, domains.get(row.id, ()))
                 for row in session.execute(select(*_SELECTED).order_by(Institution.id)))


def kept_apart(session: Session) -> set[frozenset[int]]:
    """The pairs of which a person said that they are two; one statement."""
    said = {}
    for row_id, action, changes in session.execute(
            select(History.subject_id, History.action, History.changes)
            .where(History.subject == Subject.INSTITUTION,
                   History.action.in_(("not_same", "maybe_same"))).order_by(History.id)):
        before, after = changes["institution_id"]
        said[frozenset((row_id, before or after))] = action == "not_same"
    return {pair for pair, apart in said.items() if apart}


def read(session: Session, most: int) -> Duplicates:
    """The first `most` of each kind, the surest first; four statements, however many rows."""
    likenesses, apart = find(bodies(session)), kept_apart(session)
    kinds = ([], [], [])
    for it in likenesses:
        kinds[2 if it.pair in apart else 1 if it.part is not None else 0].append(it)
    wanted = [it for kind in kinds for it in kind[:most]]
    rows = {row.id: row for row in session.scalars(select(Institution).where(
        Institution.id.in_({row_id for it in wanted for row_id in it.pair})))}
    return Duplicates(*(tuple(_found(it, rows) for it in kind[:most]) for kind in kinds))


def _found(likeness: Likeness, rows: dict[int, Institution]) -> Found:
    """The part before its whole; of two that may be one the older first."""
    first = likeness.part or min(likeness.pair, key=lambda it: rows[it].number)
    return Found(rows[first], rows[next(iter(likeness.pair - {first}))], likeness)


def near(session: Session, body: Body) -> tuple[Found, ...]:
    """Whom somebody may mean who types `body`; its id is 0 while it is new. Three statements.

    `one` of each is the institution that is there, `other` the same again.
    """
    apart = kept_apart(session) if body.id else set()
    found = [it for other in _candidates(session, body)
             if (it := alike(body, other)) and it.pair not in apart]
    found.sort(key=lambda it: (it.part is not None, -len(it.reasons)))
    ids = {next(iter(it.pair - {body.id})): it for it in found[:_MOST_SAID]}
    rows = {row.id: row for row in session.scalars(
        select(Institution).where(Institution.id.in_(ids)))} if ids else {}
    return tuple(Found(rows[it], rows[it], likeness) for it, likeness in ids.items())


def _candidates(session: Session, body: Body) -> list[Body]:
    """Those that share a number or some beginning of a word with it, or its first letters."""
    words, shorts, initials = set(), set(), set()
    for name in (*body.names, body.short_name):
        said = parts(name)
        rare = [word for word in said.words if weight(word) == 1] or said.words
        words |= {word[:4] for word in rare}
        shorts |= set(said.short_words)
        letters = "".join(word[0] for word in said.words)
        initials |= {letters, letters + "".join(word[0] for word in said.place)}
    line = literal(" ") + Institution.search_key + literal(" ")
    signs = [getattr(Institution, mark) == value for mark in ("nip", "regon", "krs")
             if (value := getattr(body, mark))]
    signs += [line.contains(f" {word}", autoescape=True) for word in sorted(words)[:8]]
    signs += [line.like("% " + "% ".join(short) + "%") for short in sorted(shorts)[:4]
              if short.isalpha()]
    signs += [line.contains(f" {it} ") for it in sorted(initials) if len(it) > 1]
    if not signs:
        return []
    likest = sum(case((sign, 1), else_=0) for sign in signs)
    rows = session.execute(select(*_SELECTED).where(or_(*signs), Institution.id != body.id)
                           .order_by(likest.desc(), Institution.id).limit(_NEAREST))
    return [_body(row) for row in rows]


def _body(row, domains=frozenset()) -> Body:
    return Body(**dict(zip(_COLUMNS, row)), domains=frozenset(domains) - {""})
