"""Conversations with institutions: history keeps that there was one, and not what was said."""

from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.conversation import ConversationDetails, check_conversation
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Conversation, Institution
from esabid.models.base import new_public_id
from esabid.services.history import apply, fresh, record


def log(session: Session, actor: Actor, institution: Institution, *,
        details: ConversationDetails, today: date,
        public_id: str | None = None) -> Conversation:
    """Write a conversation down; raises InvalidValue without words, or for a day to come.

    `public_id` is the id a form gave it beforehand (web.forms.once).
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    check_conversation(details, today)
    row = Conversation(public_id=public_id or new_public_id(), institution=institution,
                       written_at=actor.at, written_by=actor.name)
    apply(row, details)
    session.add(row)
    session.flush()
    record(session, actor, institution, action="log_conversation",
           changes={"conversation": ("", row.public_id), "held_on": ("", row.held_on)})
    return row


def change(session: Session, actor: Actor, conversation: Conversation, *,
           details: ConversationDetails, today: date, version: int | None = None) -> Conversation:
    """Correct what was written down; raises InvalidValue as `log` does, Stale."""
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(conversation, version)
    check_conversation(details, today)
    if changes := apply(conversation, details):
        kept = {field: pair for field, pair in changes.items() if field == "held_on"}
        record(session, actor, conversation.institution, action="change_conversation",
               changes={"conversation": (conversation.public_id,) * 2} | kept)
    return conversation


def remove(session: Session, actor: Actor, conversation: Conversation) -> None:
    """Remove a conversation; its words stay in the erasable part of history."""
    permit(actor, Permission.RUN_CAMPAIGN)
    institution, changes = conversation.institution, said_of(conversation)
    session.delete(conversation)
    record(session, actor, institution, action="remove_conversation",
           changes={field: (value, "") for field, value in changes.items()})


def said_of(conversation: Conversation) -> dict:
    """All it takes to write the conversation down again; words and partner are personal."""
    return {"conversation": conversation.public_id, "held_on": conversation.held_on,
            "said": conversation.said, "partner": conversation.partner,
            "conversation.kind": conversation.kind,
            "conversation.written_at": conversation.written_at,
            "conversation.written_by": conversation.written_by}
