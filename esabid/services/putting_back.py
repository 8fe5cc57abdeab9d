"""Taking back what was added, and putting back what was removed; values of history say what."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.argument import EvidenceDetails, MentionDetails, check_evidence
from esabid.domain.contribution import ContributionDetails
from esabid.models import (Argument, Campaign, Contact, Contribution, Conversation, Evidence,
                           History, Institution, Letter)
from esabid.queries.arguments import mentions_of
from esabid.services import contributions, conversations, evidence, institutions, mentions
from esabid.services.before import since, taken_away, typed
from esabid.services.history import emptied, fill, plain


def added_contact(session: Session, institution: Institution, done: History) -> dict:
    """Remove the person who was added."""
    row = _alike(session, done, institution.contacts, institutions.said_of)
    institution.contacts.remove(row)
    return _gone(institutions.said_of(row))


def removed_contact(session: Session, institution: Institution, done: History) -> dict:
    """Put the person back who was removed."""
    values = taken_away(done, 0)
    name = values.pop("contact")
    contact = Contact(institution_id=institution.id, name=name, **typed(
        Contact, {key.removeprefix("contact."): value for key, value in values.items()}))
    institution.contacts.append(contact)
    return _come(institutions.said_of(contact))


def added_conversation(session: Session, institution: Institution, done: History) -> dict:
    """Remove the conversation that was logged, though it was corrected since."""
    row = session.scalar(select(Conversation).where(
        Conversation.public_id == done.changes["conversation"][1]))
    if row is None:
        raise since(session, done)
    changes = _gone(conversations.said_of(row))
    session.delete(row)
    return changes


def removed_conversation(session: Session, institution: Institution, done: History) -> dict:
    """Put the conversation back that was removed."""
    values = {key.removeprefix("conversation."): value
              for key, value in taken_away(done, 0).items()}
    row = Conversation(institution=institution, public_id=values.pop("conversation"),
                       **typed(Conversation, values))
    session.add(row)
    return {"conversation": ("", row.public_id), "held_on": ("", row.held_on)}


def added_contribution(session: Session, institution: Institution, done: History) -> dict:
    """Remove the offer that was written down."""
    rows = session.scalars(select(Contribution).where(
        Contribution.institution_id == institution.id)).all()
    wanted = typed(Contribution, taken_away(done, 1))
    # History says "5" or "5.00" of an amount, which are one.
    row = next((it for it in rows if contributions.said_of(it) == wanted), None)
    if row is None:
        raise since(session, done)
    changes = _gone(contributions.said_of(row))
    session.delete(row)
    return changes


def removed_contribution(session: Session, institution: Institution, done: History) -> dict:
    """Write the offer down again; raises InvalidValue where its letter is not theirs any more."""
    details = ContributionDetails(institution_id=institution.id,
                                  **typed(Contribution, taken_away(done, 0)))
    return contributions.write(session, details)[1]


def added_mention(session: Session, letter: Letter, done: History) -> dict:
    """Remove the argument that was noted; raises IllegalTransition for a closed letter."""
    mentions.refuse_closed(letter)
    row = _alike(session, done, mentions_of(session, letter), mentions.said_of)
    changes = _gone(mentions.said_of(row))
    session.delete(row)
    return changes


def removed_mention(session: Session, letter: Letter, done: History) -> dict:
    """Note the argument again; raises as noting it does."""
    values = taken_away(done, 0)
    argument = _argument(session, done, values)
    row = mentions.write(session, letter, MentionDetails(
        argument.id, values.get("quote", ""), values.get("page")))
    return _come(mentions.said_of(row))


def added_evidence(session: Session, campaign: Campaign, done: History) -> dict:
    """Remove the fact that was added."""
    row = _alike(session, done, session.scalars(select(Evidence)).all(),
                 lambda it: _evidence_said(session, it))
    changes = _gone(_evidence_said(session, row))
    session.delete(row)
    return changes


def removed_evidence(session: Session, campaign: Campaign, done: History) -> dict:
    """Add the fact again."""
    values = taken_away(done, 0)
    argument = _argument(session, done, values)
    details = EvidenceDetails(argument_id=argument.id, **typed(Evidence, values))
    check_evidence(details, details.dated_on)
    row = Evidence()
    changes = evidence.by_name(session, fill(row, details))
    session.add(row)
    return changes


def _evidence_said(session: Session, row: Evidence) -> dict:
    changes = evidence.by_name(session, emptied(row, EvidenceDetails))
    return {field: pair[0] for field, pair in changes.items()}


def _argument(session: Session, done: History, values: dict) -> Argument:
    """The argument that `values` names, taken out of them; history knows it by its name."""
    row = evidence.argument_named(session, values.pop("argument", ""))
    if row is None:
        raise since(session, done)
    return row


def _alike(session: Session, done: History, rows, said_of):
    """The row that says all that history does; two that say the same are worth the same."""
    wanted = taken_away(done, 1)
    for row in rows:
        if {key: plain(value) for key, value in said_of(row).items()} == wanted:
            return row
    raise since(session, done)


def _gone(values: dict) -> dict:
    return {field: (value, "") for field, value in values.items()}


def _come(values: dict) -> dict:
    return {field: ("", value) for field, value in values.items()}
