"""How the campaign stands: count, numbers, cautious count and forecast, read together."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.caution import Cautious, Weakness, cautious
from esabid.domain.counting import Count, Reason, count, pending
from esabid.domain.forecast import Forecast, Situation, forecast
from esabid.domain.lead_times import pace, spells
from esabid.domain.letter import LetterAction, LetterState
from esabid.domain.progress import Progress
from esabid.domain.since import Change, as_it_was, change
from esabid.domain.bilingual import Bilingual
from esabid.models import Campaign, History, Institution, Letter, LetterSigner, Subject
from esabid.queries import asks, letters
from esabid.queries.progress import read as read_progress, signers


@dataclass(frozen=True)
class Standing:
    """One reading of the rows as of a day; everything leadership sees comes from it."""

    count: Count
    progress: Progress
    cautious: Cautious
    forecast: Forecast


@dataclass(frozen=True)
class WeakLetter:
    """A letter that is set apart: its address, whose it is, and why."""

    public_id: str
    institutions: tuple[Bilingual, ...]
    weaknesses: tuple[Weakness, ...]


def read(session: Session, campaign: Campaign, as_of: date) -> Standing:
    """The campaign's standing as of a day; seven statements."""
    facts = letters.facts(session)
    counted = count(facts, signers(session))
    doubts = letters.doubts(session, counted.because(Reason.COUNTS))
    return Standing(
        counted, read_progress(session, campaign.aims, as_of, counted),
        cautious(doubts, campaign.holds_on(as_of)),
        forecast(_situation(session, campaign, as_of, facts, counted)))


def _situation(session: Session, campaign: Campaign, as_of: date, facts,
               counted: Count) -> Situation:
    asked = asks.asked(session)
    kept = len(counted.because(Reason.COUNTS))
    return Situation(
        as_of=as_of,
        deadline=campaign.deadline,
        marks=(campaign.goal, *campaign.milestones),
        verified=counted.verified,
        pending=pending(facts, counted.verified),
        kept=kept,
        decided=kept + len(counted.because(Reason.RETURNED, Reason.WITHDRAWN)),
        # Several joint letters of the same institutions do not make one institution worth more.
        worth=min(1.0, counted.verified / (len(counted.institutions) or 1)) if kept else 1.0,
        planned=asks.still_to_send(session),
        pace=pace(asked, as_of),
        spells=spells(asked, as_of),
    )


def weak_letters(session: Session, of: Cautious) -> list[WeakLetter]:
    """The letters set apart, by the day they came; one statement."""
    rows = session.execute(
        select(Letter.id, Letter.public_id, Institution.name_pl, Institution.name_en)
        .join(LetterSigner, LetterSigner.letter_id == Letter.id)
        .join(Institution, Institution.id == LetterSigner.institution_id)
        .where(Letter.id.in_(of.weak))
        .order_by(Letter.received_on, Letter.id, LetterSigner.position))
    names = {}
    for row_id, public_id, *name in rows:
        names.setdefault((row_id, public_id), []).append(Bilingual(*name))
    return [WeakLetter(public_id, tuple(found), of.weak[row_id])
            for (row_id, public_id), found in names.items()]


def change_since(session: Session, since: date, moment: datetime) -> Change:
    """What changed since the local day `since`, which ended at the instant `moment` (the first of
    the next day); three statements.

    A letter's earlier state is what the first later change of it in history found.
    """
    facts = letters.facts(session)
    recorded, earlier = set(), {}
    for row_id, action, changes in session.execute(
            select(History.subject_id, History.action, History.changes)
            .where(History.subject == Subject.LETTER, History.at >= moment,
                   History.action.in_(("add", *LetterAction)))
            .order_by(History.at, History.id)):
        if action == "add":
            recorded.add(row_id)
        elif "state" in changes:
            earlier.setdefault(row_id, LetterState(changes["state"][0]))
    return change(facts, as_it_was(facts, recorded, earlier), since)
