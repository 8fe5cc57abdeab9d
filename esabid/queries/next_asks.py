"""Next best asks: the facts of every open ask, and names for those that are shown."""

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from esabid.domain.ask import OPEN
from esabid.domain.coverage import against
from esabid.domain.letter import CLOSED
from esabid.domain.next_asks import NextAsk, OpenAsk, Reasoned, ranked
from esabid.models import Campaign, Institution, Letter, LetterSigner, agreement_partner
from esabid.queries.paging import slice_of
from esabid.queries.standing import Standing


@dataclass(frozen=True)
class NextAskRow:
    """One institution to ask next, with what is known of its ask and why it stands here."""

    institution: Institution
    ask: OpenAsk
    reasons: tuple[Reasoned, ...]
    resting: bool


def open_asks(session: Session) -> list[OpenAsk]:
    """Institutions whose ask is open and that have no letter that stands; one statement.

    Who declined or is neutral is never among them.
    """
    has_letter = exists().where(
        LetterSigner.institution_id == Institution.id, LetterSigner.letter_id == Letter.id,
        Letter.state.not_in(CLOSED))
    signed = exists().where(agreement_partner.c.institution_id == Institution.id)
    rows = session.execute(
        select(Institution.id, Institution.ask_state, Institution.sector, Institution.reach,
               Institution.asked_on, Institution.expected_on, signed)
        .where(Institution.ask_state.in_(OPEN), ~has_letter))
    return [OpenAsk(*facts, in_agreement=bool(in_agreement)) for *facts, in_agreement in rows]


def first(session: Session, campaign: Campaign, standing: Standing,
          most: int = 3) -> list[NextAskRow]:
    """The first institutions worth a call now, those left in peace left out; two statements."""
    asks, order = _ranking(session, campaign, standing)
    return _rows(session, asks, [it for it in order if not it.resting][:most])


def listed(session: Session, campaign: Campaign, standing: Standing,
           page: int = 1) -> tuple[list[NextAskRow], int]:
    """One page of all open asks in order, and how many there are; two statements."""
    asks, order = _ranking(session, campaign, standing)
    return _rows(session, asks, order[slice_of(page)]), len(order)


def _ranking(session: Session, campaign: Campaign,
             standing: Standing) -> tuple[dict[int, OpenAsk], tuple[NextAsk, ...]]:
    read, asks = standing.progress, open_asks(session)
    return {it.institution_id: it for it in asks}, ranked(
        asks, against(read.by_sector, campaign.sector_targets),
        against(read.by_reach, campaign.reach_targets), read.as_of)


def _rows(session: Session, asks: dict[int, OpenAsk], order) -> list[NextAskRow]:
    named = {row.id: row for row in session.scalars(
        select(Institution).where(Institution.id.in_([it.institution_id for it in order])))}
    return [NextAskRow(named[it.institution_id], asks[it.institution_id], it.reasons, it.resting)
            for it in order]
