"""Mergers: where the ids of what went lead to, and what undoing one would move back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from esabid.domain.merging import FIELDS
from esabid.models import (Agreement, Contact, Contribution, Conversation, Institution, Letter,
                           LetterSigner, Merger, PersonalLink, PromotionAction, SchoolProject,
                           agreement_partner, promotion_institution)

# Rows that belong to one institution: table, the column that says whose they are, and what they
# are known by later. Row numbers alone may be given again once a row is erased.
OWNED = {
    "contact": (Contact, Contact.institution_id, (Contact.id, Contact.role)),
    "contribution": (Contribution, Contribution.institution_id, (Contribution.public_id,)),
    "conversation": (Conversation, Conversation.institution_id, (Conversation.public_id,)),
    "school_project": (SchoolProject, SchoolProject.institution_id, (SchoolProject.public_id,)),
    "link": (PersonalLink, PersonalLink.institution_id, (PersonalLink.public_id,)),
    "child": (Institution, Institution.parent_id, (Institution.public_id,)),
    "merger": (Merger, Merger.survivor_id, (Merger.public_id,)),
}
# Rows that tie an institution to something else, each pair once.
PAIRED = {
    "letter": (LetterSigner.__table__, "letter_id", Letter),
    "agreement": (agreement_partner, "agreement_id", Agreement),
    "promotion_action": (promotion_institution, "promotion_action_id", PromotionAction),
}


def _standing() -> Select:
    return select(Merger).where(Merger.undone_at.is_(None))


def survivors_of(*, public_id: str | None = None, number: int | None = None) -> Select:
    """A select of the id of the institution that an id or number of a gone one leads to."""
    found = select(Merger.survivor_id).where(Merger.undone_at.is_(None))
    if public_id is not None:
        return found.where(Merger.gone_public_id == public_id)
    return found.where(Merger.gone_number == number)


def gone_into(institution_id: int) -> Select:
    """A select of the ids of what went into an institution; history still speaks of them."""
    return select(Merger.gone_id).where(Merger.survivor_id == institution_id,
                                        Merger.undone_at.is_(None))


def mergers_of(gone_ids) -> Select:
    """A select of the mergers by which institutions with these ids went into others."""
    return _standing().where(Merger.gone_id.in_(set(gone_ids))).options(
        joinedload(Merger.survivor))


def by_public_id(session: Session, public_id: str) -> Merger | None:
    """The merger with this address."""
    return session.scalar(select(Merger).where(Merger.public_id == public_id))


def into(session: Session, institution: Institution) -> list[Merger]:
    """The mergers that went into an institution and stand, newest first."""
    return list(session.scalars(_standing().where(Merger.survivor_id == institution.id)
                                .order_by(Merger.id.desc())))


def standing(session: Session) -> list[Merger]:
    """Every merger that stands, with its survivor; one statement."""
    return list(session.scalars(_standing().options(joinedload(Merger.survivor))
                                .order_by(Merger.id)))


def values_of(institution: Institution) -> dict:
    """What a merger chooses between, by column."""
    return {column: getattr(institution, column) for columns in FIELDS.values()
            for column in columns}


def holdings(session: Session, institution: Institution) -> dict[str, int]:
    """How many rows of each kind are an institution's; one statement a kind."""
    return {kind: len(_owned_keys(session, kind, institution.id)) for kind in OWNED} | {
        kind: len(_paired_keys(session, kind, institution.id)) for kind in PAIRED}


@dataclass(frozen=True)
class Reversal:
    """What undoing a merger would do: keys that go back by kind, those that stay because they
    were changed or taken away meanwhile, and columns of the survivor that get their value back."""

    back: dict[str, tuple]
    stay: dict[str, tuple]
    columns: dict[str, object]
    columns_stay: tuple[str, ...]
    later: Merger | None = None


def reversal(session: Session, merger: Merger) -> Reversal:
    """What undoing would do now. `later` is a merger that has to be undone first."""
    back, stay = {}, {}
    for kind, keys in merger.moved["owned"].items():
        there = _owned_keys(session, kind, merger.survivor_id)
        _part(back, stay, kind, [tuple(it) for it in keys], there)
    for kind, keys in merger.moved["paired"].items():
        _part(back, stay, kind, keys, _paired_keys(session, kind, merger.survivor_id))
    now = values_of(merger.survivor)
    columns, columns_stay = {}, []
    for column, (before, after) in merger.before.items():
        if _plain(now[column]) == after:
            columns[column] = before
        else:
            columns_stay.append(column)
    for whole in FIELDS.values():
        # Half of an ask put back would be none.
        if set(whole) & set(columns_stay):
            columns_stay += [it for it in whole if it in columns]
            columns = {it: value for it, value in columns.items() if it not in whole}
    return Reversal(back, stay, columns, tuple(columns_stay), _later(session, merger))


def _later(session: Session, merger: Merger) -> Merger | None:
    """The merger by which the survivor of this one went into another."""
    return next((it for it in session.scalars(_standing().where(
        Merger.survivor_id == merger.survivor_id, Merger.id > merger.id))
        if [merger.public_id] in it.moved["owned"]["merger"]), None)


def _plain(value):
    return value.isoformat() if isinstance(value, date) else value


def _part(back: dict, stay: dict, kind: str, keys, there: set) -> None:
    goes = tuple(it for it in keys if it in there)
    left = tuple(it for it in keys if it not in there)
    back |= {kind: goes} if goes else {}
    stay |= {kind: left} if left else {}


def _owned_keys(session: Session, kind: str, owner: int) -> set[tuple]:
    _, column, key = OWNED[kind]
    return {tuple(row) for row in session.execute(select(*key).where(column == owner))}


def _paired_keys(session: Session, kind: str, owner: int) -> set[str]:
    table, column, other = PAIRED[kind]
    return set(session.scalars(select(other.public_id).join(
        table, table.c[column] == other.id).where(table.c.institution_id == owner)))
