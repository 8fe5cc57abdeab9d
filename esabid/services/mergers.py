"""Making two records of one institution one, and undoing that."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Date, delete, insert, select, update
from sqlalchemy.orm import Session

from esabid.domain.errors import IllegalTransition, InvalidValue
from esabid.domain.merging import ASK_COLUMNS, Side, merged
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import History, Institution, Merger, Subject
from esabid.queries import mergers as queries
from esabid.queries.mergers import OWNED, PAIRED, Reversal
from esabid.services import asks
from esabid.services.history import fresh, plain, record
from esabid.services.involved import called

_TABLE = Institution.__table__


def merge(session: Session, actor: Actor, survivor: Institution, gone: Institution, *,
          choices: dict[str, Side] | None = None, versions: tuple = (None, None)) -> Merger:
    """Make `gone` one with `survivor`: its rows move, and its id and number lead there.

    `choices` (domain.merging.FIELDS) say whose value stands. Nothing is lost: the row that goes
    is kept in the Merger. Raises Stale, and InvalidValue for one institution given twice or a
    parent that would be its own descendant.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    if survivor.id == gone.id:
        raise InvalidValue("merge_with_itself")
    fresh(survivor, versions[0])
    fresh(gone, versions[1])
    session.flush()
    kept = {column: plain(getattr(gone, column)) for column in _TABLE.columns.keys()}
    values = merged(queries.values_of(survivor), queries.values_of(gone), choices or {})
    values["parent_id"] = _parent(session, survivor, gone, values["parent_id"])
    signatories, moved = _move_all(session, survivor, gone)
    changes = _take_over(survivor, values)
    merger = Merger(
        survivor_id=survivor.id, gone_id=gone.id, gone_public_id=gone.public_id,
        gone_number=gone.number, gone=kept, moved=moved, merged_at=actor.at,
        merged_by=actor.name,
        before={column: [plain(it) for it in pair] for column, pair in changes.items()})
    name = called(gone)
    session.add(merger)
    session.flush()
    session.expunge(gone)
    session.execute(delete(_TABLE).where(_TABLE.c.id == merger.gone_id))
    record(session, actor, survivor, action="merge", changes={
        "merged": ("", name), "merger": ("", merger.public_id)} | changes | signatories)
    session.expire_all()
    return merger


def _take_over(survivor: Institution, values: dict) -> dict:
    """Give the survivor its values; return what changed, before and after."""
    changes = asks.take_over(survivor, {it: values[it] for it in ASK_COLUMNS})
    for column in values.keys() - set(ASK_COLUMNS):
        if getattr(survivor, column) != values[column]:
            changes[column] = (getattr(survivor, column), values[column])
            setattr(survivor, column, values[column])
    return changes


def _parent(session: Session, survivor: Institution, gone: Institution, chosen) -> int | None:
    """The chosen parent; one that is part of the gone one becomes part of what that was part of."""
    if chosen == gone.id:
        chosen = gone.parent_id
    if chosen == survivor.id:
        chosen = None if survivor.parent_id == gone.id else survivor.parent_id
    above = chosen
    while above is not None:
        if above in (survivor.id, gone.id):
            raise InvalidValue("parent_circle", field="parent_id")
        above = session.scalar(select(Institution.parent_id).where(Institution.id == above))
    return chosen


def _move_all(session: Session, survivor: Institution, gone: Institution) -> tuple[dict, dict]:
    """Move every row of `gone`; return the personal values of what fell away, and what moved."""
    # Once undone, a merger the other way round says nothing that history does not.
    session.execute(delete(Merger).where(Merger.survivor_id == gone.id,
                                         Merger.gone_id == survivor.id))
    owned = {}
    for kind, (model, column, key) in OWNED.items():
        mine = (column == gone.id) & (model.id != survivor.id if kind == "child" else True)
        owned[kind] = [list(row) for row in session.execute(select(*key).where(mine))]
        _set(session, model, mine, column, survivor.id)
    paired, dropped, signatories = {}, {}, {}
    for kind, (table, column, other) in PAIRED.items():
        mine, its = (select(table.c[column]).where(table.c.institution_id == it.id)
                     for it in (gone, survivor))
        both = (table.c.institution_id == gone.id) & table.c[column].in_(its)
        dropped[kind] = []
        for public_id, *row in session.execute(
                select(other.public_id, *table.columns)
                .join(table, table.c[column] == other.id).where(both)):
            values = dict(zip(table.columns.keys(), map(plain, row)))
            if signatory := values.pop("signatory", ""):
                signatories[f"signatory.{public_id}"] = (signatory, "")
            dropped[kind].append([public_id, values])
        session.execute(delete(table).where(both))
        paired[kind] = list(session.scalars(
            select(other.public_id).where(other.id.in_(mine)).order_by(other.id)))
        session.execute(update(table).where(table.c.institution_id == gone.id)
                        .values(institution_id=survivor.id))
    return signatories, {"owned": owned, "paired": paired, "dropped": dropped}


def _set(session: Session, model, where, column, value) -> None:
    session.execute(update(model).where(where).values({column.key: value}),
                    execution_options={"synchronize_session": False})


def undo(session: Session, actor: Actor, merger: Merger) -> Reversal:
    """Take a merger back: the institution that went is there again under its id and number.

    What moved moves back unless it was changed meanwhile; the Reversal says what stayed. Raises
    IllegalTransition where it is undone already, or its survivor went into another one since.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    if merger.undone_at is not None:
        raise IllegalTransition("merger_undone")
    found = queries.reversal(session, merger)
    if found.later is not None:
        raise IllegalTransition("merger_later_first")
    survivor, written = merger.survivor, _written(session, merger)
    session.execute(insert(_TABLE).values(_typed(merger.gone) | {"parent_id": None}))
    _move_back(session, merger, found)
    _put_back_dropped(session, merger, written)
    merger.undone_at = actor.at
    found, changes = _parents_back(session, merger, found)
    record(session, actor, survivor, action="undo_merge", undoes=written, changes={
        "merged": (merger.gone["name_pl"] or merger.gone["name_en"], "")} | changes)
    session.expire_all()
    return found


def _written(session: Session, merger: Merger) -> History | None:
    """The row of history that the merger wrote."""
    return next((row for row in session.scalars(select(History).where(
        History.subject == Subject.INSTITUTION, History.subject_id == merger.survivor_id,
        History.action == "merge")) if row.changes["merger"][1] == merger.public_id), None)


def _parents_back(session: Session, merger: Merger, found: Reversal) -> tuple[Reversal, dict]:
    """Give both records their parents and the survivor its values; return what could be done, and
    what changed of the survivor.

    A parent that is a part of its part by now is left out.
    """
    survivor, back = merger.survivor, _typed(found.columns)
    wanted = {merger.gone_id: merger.gone["parent_id"]}
    if "parent_id" in back:
        wanted[survivor.id] = back.pop("parent_id")
    changes = _take_over(survivor, queries.values_of(survivor) | back)
    stay = ()
    for row_id, parent_id in wanted.items():
        parent_id = _there(session, parent_id)
        if _is_above(session, row_id, parent_id):
            stay = ("parent_id",)
        elif row_id == survivor.id:
            changes |= _take_over(survivor, queries.values_of(survivor) | {"parent_id": parent_id})
        else:
            _set(session, Institution, Institution.id == row_id, Institution.parent_id, parent_id)
        session.flush()
    columns = {name: value for name, value in found.columns.items() if name not in stay}
    return replace(found, columns=columns,
                   columns_stay=(*found.columns_stay, *stay)), changes


def _is_above(session: Session, row_id: int, below: int | None) -> bool:
    """Whether an institution is `below` or what that is a part of."""
    while below not in (None, row_id):
        below = session.scalar(select(_TABLE.c.parent_id).where(_TABLE.c.id == below))
    return below == row_id


def _typed(values: dict) -> dict:
    """Values as the table takes them, days as days."""
    return {column: date.fromisoformat(value)
            if value and isinstance(_TABLE.c[column].type, Date) else value
            for column, value in values.items()}


def _there(session: Session, row_id: int | None) -> int | None:
    """The institution, the one it went into since, or none."""
    if row_id is None or session.scalar(select(_TABLE.c.id).where(_TABLE.c.id == row_id)):
        return row_id
    return session.scalar(select(Merger.survivor_id).where(
        Merger.gone_id == row_id, Merger.undone_at.is_(None)))


def _move_back(session: Session, merger: Merger, found: Reversal) -> None:
    for kind, keys in found.back.items():
        if kind in OWNED:
            model, column, key = OWNED[kind]
            wanted = key[0].in_([it[0] for it in keys]) & (column == merger.survivor_id)
            _set(session, model, wanted, column, merger.gone_id)
        else:
            table, column, other = PAIRED[kind]
            rows = select(other.id).where(other.public_id.in_(keys))
            session.execute(update(table).where(
                table.c.institution_id == merger.survivor_id, table.c[column].in_(rows))
                .values(institution_id=merger.gone_id))


def _put_back_dropped(session: Session, merger: Merger, written: History | None) -> None:
    """Where both had signed or taken part, both have again, if the survivor still does."""
    said = written.personal.changes if written and written.personal else {}
    for kind, rows in merger.moved["dropped"].items():
        table, column, other = PAIRED[kind]
        for public_id, values in rows:
            owner = session.scalar(select(other.id).join(table, table.c[column] == other.id).where(
                other.public_id == public_id, table.c.institution_id == merger.survivor_id))
            if owner is None:
                continue
            values = {it: value for it, value in values.items() if it != "id"}
            if kind == "letter":
                values["signatory"] = said.get(f"signatory.{public_id}", [""])[0]
            session.execute(insert(table).values(values))
