"""The facts of the dossier's chapters: arguments with evidence, contributions, engagement."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from esabid.domain.chapters import (ActionEntry, AgreementEntry, ArgumentEntry,
                                    ContributionsEntry, Fact, Offer, ProjectEntry, Quoted)
from esabid.domain.bilingual import Bilingual
from esabid.domain.letter import Disclosure
from esabid.domain.telling import (Audience, Offered, Party, agreement, contributions,
                                   plain_amount, quoted)
from esabid.models import (Agreement, Contribution, Institution, Letter, Mention, PromotionAction)
from esabid.queries import arguments, promotion


@dataclass(frozen=True)
class Told:
    """A counted letter as chapters refer to it: its number, whether it is listed and shown, and
    how far each of its signers may be told."""

    number: int
    listed: bool
    shown: bool
    disclosures: tuple[Disclosure, ...]


@dataclass(frozen=True)
class Chapters:
    """What a snapshot prints beside its letters; the names are the snapshot's own."""

    arguments: tuple[ArgumentEntry, ...]
    contributions: ContributionsEntry
    agreements: tuple[AgreementEntry, ...]
    actions: tuple[ActionEntry, ...]
    projects: tuple[ProjectEntry, ...]


def read(session: Session, letters: dict[int, Told], audience: Audience,
         as_of: date) -> Chapters:
    """The chapters as of a day; `letters` are the counted ones by row. Nine statements."""
    return Chapters(
        _arguments(session, letters, audience), _contributions(session, letters, audience),
        _agreements(session, audience, as_of), _actions(session, audience, as_of),
        _projects(session, audience, as_of))


def _party(row: Institution) -> Party:
    return Party(row.id, row.name)


def _arguments(session, letters, audience) -> tuple[ArgumentEntry, ...]:
    """Arguments that a counted letter makes or evidence stands for."""
    facts = arguments.evidence(session)
    made: dict[int, list[Mention]] = {}
    for row in session.scalars(select(Mention).join(Letter).where(Mention.letter_id.in_(letters))):
        made.setdefault(row.argument_id, []).append(row)
    found = []
    for row in arguments.arguments(session):
        mentions = made.get(row.id, [])
        told = [(letters[it.letter_id], it) for it in mentions if letters[it.letter_id].listed]
        entries = (quoted(Quoted(letter.number, it.quote, it.page), audience, letter.disclosures,
                          letter.shown) for letter, it in told)
        found.append(ArgumentEntry(
            row.name, len(mentions),
            tuple(sorted(filter(None, entries), key=lambda it: it.number)),
            tuple(Fact(it.text, it.source, it.url, it.dated_on) for it in facts.get(row.id, []))))
    return tuple(it for it in found if it.letters or it.facts)


def _contributions(session, letters, audience) -> ContributionsEntry:
    """Offers made apart from letters, and those in letters that count."""
    rows = session.scalars(
        select(Contribution).join(Institution).options(joinedload(Contribution.institution))
        .order_by(Institution.sort_key, Contribution.id))
    offered = [Offered(_party(row.institution), row.disclosure, Offer(
        row.institution.name, row.name, row.unit, row.period,
        None if row.amount is None else plain_amount(row.amount), row.quote,
        row.letter_id and letters[row.letter_id].number),
        letters[row.letter_id].disclosures if row.letter_id else ())
        for row in rows if row.letter_id is None or row.letter_id in letters]
    return contributions(offered, audience,
                         frozenset(it.number for it in letters.values() if it.listed))


def _agreements(session, audience, as_of) -> tuple[AgreementEntry, ...]:
    rows = session.scalars(
        select(Agreement).options(selectinload(Agreement.partners))
        .where(Agreement.signed_on <= as_of).order_by(Agreement.signed_on, Agreement.id))
    return tuple(agreement(AgreementEntry(row.name, row.signed_on), map(_party, row.partners),
                           audience) for row in rows)


def _actions(session, audience, as_of) -> tuple[ActionEntry, ...]:
    rows = session.scalars(
        select(PromotionAction).options(selectinload(PromotionAction.institutions))
        .where(PromotionAction.happened_on <= as_of)
        .order_by(PromotionAction.happened_on, PromotionAction.id))
    return tuple(ActionEntry(
        row.happened_on, row.name, row.place, row.reached,
        tuple(it.name for it in map(_party, row.institutions) if audience.may_name(it)))
        for row in rows)


def _projects(session, audience, as_of) -> tuple[ProjectEntry, ...]:
    """Projects shown by then, and those without a day."""
    return tuple(ProjectEntry(
        row.name, row.field,
        row.school.name if audience.may_name(_party(row.school)) else Bilingual(), row.shown_on)
        for row in promotion.projects(session) if row.shown_on is None or row.shown_on <= as_of)
