"""Compilations as the desk lists them: the newest of each profile, and all of them by filter."""

import json
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, defer, selectinload

from esabid.domain.profiles import Profile
from esabid.models import Compilation, DossierPlan
from esabid.queries.paging import page_of


# Lists say what there is: the files, without the snapshots, which may be a megabyte each.
BARE = (selectinload(Compilation.files), defer(Compilation.snapshot))


class Kind(StrEnum):
    """What the list of dossiers may be narrowed to."""

    EDITIONS = "editions"
    WORKING = "working"
    SHORT = "short"


@dataclass(frozen=True)
class CompilationFilter:
    """What the list of dossiers is narrowed to."""

    profile: Profile | None = None
    kind: Kind | None = None
    page: int = 1


@dataclass(frozen=True)
class Newest:
    """The newest edition of a profile, and the newest working version unless it is older."""

    edition: Compilation | None = None
    working: Compilation | None = None


def listed(session: Session, wanted: CompilationFilter) -> tuple[list[Compilation], int]:
    """One page of dossiers, newest first, and how many there are in all; three statements."""
    total = session.scalar(_narrow(select(func.count(Compilation.id)), wanted))
    rows = session.scalars(page_of(
        _narrow(select(Compilation), wanted).options(*BARE)
        .order_by(Compilation.id.desc()), wanted.page))
    return list(rows), total


def _narrow(query: Select, wanted: CompilationFilter) -> Select:
    if wanted.profile:
        query = query.where(Compilation.profile == wanted.profile)
    if wanted.kind == Kind.SHORT:
        return query.where(Compilation.short)
    if wanted.kind:
        issued = Compilation.edition.is_not(None)
        query = query.where(issued if wanted.kind == Kind.EDITIONS else ~issued)
    return query


def newest(session: Session) -> dict[Profile, Newest]:
    """What there is of each profile; two statements."""
    last = select(func.max(Compilation.id)).group_by(
        Compilation.profile, Compilation.edition.is_not(None))
    found = {(row.profile, row.edition is not None): row for row in session.scalars(
        select(Compilation).where(Compilation.id.in_(last))
        .options(*BARE))}
    return {it: _newer(found.get((it, True)), found.get((it, False))) for it in Profile}


def _newer(edition: Compilation | None, working: Compilation | None) -> Newest:
    return Newest(edition, None if edition and working and working.id < edition.id else working)


def plans(session: Session) -> dict[Profile, DossierPlan]:
    """What was chosen for each profile, where anything was."""
    return {row.profile: row for row in session.scalars(select(DossierPlan))}


def letters_in(row: Compilation) -> dict[int, str]:
    """The letters of a dossier by their numbers: the ids in their addresses."""
    return {it["number"]: it["id"] for it in json.loads(row.snapshot)["letters"]}
