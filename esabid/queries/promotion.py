"""Promotion: actions with those involved, their totals, their days for the line, and projects."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from esabid.domain.bilingual import Bilingual
from esabid.models import PromotionAction, SchoolProject, promotion_institution
from esabid.queries.paging import page_of


class OnLine(NamedTuple):
    """An action as the progress line marks it."""

    happened_on: date
    name: Bilingual


@dataclass(frozen=True)
class Totals:
    """Actions that took place and that are planned; people reached by the former where somebody
    counted, and how many institutions were involved in any."""

    held: int
    planned: int
    reached: int
    institutions: int


def actions(session: Session, as_of: date, *, planned: bool | None = None,
            page: int = 1) -> list[PromotionAction]:
    """One page of actions, newest first, with those involved; only the planned ones, or only those
    that took place, if asked for. Two statements."""
    query = select(PromotionAction).options(selectinload(PromotionAction.institutions))
    if planned is not None:
        day = PromotionAction.happened_on
        query = query.where(day > as_of if planned else day <= as_of)
    return list(session.scalars(page_of(query.order_by(
        PromotionAction.happened_on.desc(), PromotionAction.id.desc()), page)))


def totals(session: Session, as_of: date) -> Totals:
    """What the actions come to; two statements."""
    held = PromotionAction.happened_on <= as_of
    done, planned, reached = session.execute(select(
        func.count().filter(held), func.count().filter(~held),
        func.coalesce(func.sum(PromotionAction.reached).filter(held), 0))
        .select_from(PromotionAction)).one()
    return Totals(done, planned, reached, session.scalar(
        select(func.count(distinct(promotion_institution.c.institution_id)))))


def involved(session: Session) -> frozenset[int]:
    """The institutions involved in any action."""
    return frozenset(session.scalars(select(promotion_institution.c.institution_id)))


def for_line(session: Session, until: date) -> tuple[OnLine, ...]:
    """The actions up to a day, oldest first, as the progress line marks them; one statement."""
    return tuple(OnLine(day, Bilingual(pl, en)) for day, pl, en in session.execute(
        select(PromotionAction.happened_on, PromotionAction.name_pl, PromotionAction.name_en)
        .where(PromotionAction.happened_on <= until)
        .order_by(PromotionAction.happened_on, PromotionAction.id)))


def projects(session: Session) -> list[SchoolProject]:
    """School projects, newest first, those without a day last; one statement."""
    return list(session.scalars(
        select(SchoolProject).options(joinedload(SchoolProject.school))
        .order_by(SchoolProject.shown_on.desc().nulls_last(), SchoolProject.id.desc())))


def action_by_public_id(session: Session, public_id: str) -> PromotionAction | None:
    """The action with this address."""
    return session.scalar(select(PromotionAction).where(PromotionAction.public_id == public_id))


def project_by_public_id(session: Session, public_id: str) -> SchoolProject | None:
    """The project with this address."""
    return session.scalar(select(SchoolProject).where(SchoolProject.public_id == public_id))
