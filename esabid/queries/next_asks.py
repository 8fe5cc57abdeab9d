"""Next best asks: the facts of every open ask, and names for those that are shown."""

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from esabid.domain.ask import OPEN
from esabid.domain.next_asks import OpenAsk, Reasoned, ranked
from esabid.models import Campaign, Institution, LetterSigner, agreement_partner
from esabid.queries.coverage import against_reach, against_sectors
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
    """Institutions whose ask is open and that never sent a letter; one statement.

    Who declined or is neutral is never among them, nor who withdrew its letter: that call needs
    more thought than a list has.
    """
    has_letter = exists().where(LetterSigner.institution_id == Institution.id)
    signed = exists().where(agreement_partner.c.institution_id == Institution.id)
    rows = session.execute(
        select(Institution.id, Institution.ask_state, Institution.sector, Institution.reach,
               Institution.asked_on, Institution.expected_on, signed)
        .where(Institution.ask_state.in_(OPEN), ~has_letter))
    return [OpenAsk(*facts, in_agreement=bool(in_agreement)) for *facts, in_agreement in rows]


def first(session: Session, campaign: Campaign, standing: Standing,
          most: int = 3) -> list[NextAskRow]:
    """The first institutions worth a call now, those left in peace left out; two statements."""
    return [it for it in _rows(session, campaign, standing, open_asks(session), slice(most))
            if not it.resting]


def listed(session: Session, campaign: Campaign, standing: Standing,
           page: int = 1) -> tuple[list[NextAskRow], int]:
    """One page of all open asks in order, and how many there are; two statements."""
    asks = open_asks(session)
    return _rows(session, campaign, standing, asks, slice_of(page)), len(asks)


def _rows(session: Session, campaign: Campaign, standing: Standing, asks: list[OpenAsk],
          places: slice) -> list[NextAskRow]:
    read = standing.progress
    order = ranked(asks, against_sectors(campaign, read), against_reach(campaign, read),
                   read.as_of, places)
    wanted = {it.institution_id for it in order}
    facts = {it.institution_id: it for it in asks if it.institution_id in wanted}
    named = {row.id: row for row in session.scalars(
        select(Institution).where(Institution.id.in_(wanted)))}
    return [NextAskRow(named[it.institution_id], facts[it.institution_id], it.reasons, it.resting)
            for it in order]
