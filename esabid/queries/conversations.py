"""Conversations with institutions, read back."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from esabid.models import Conversation, Institution


def of_institution(session: Session, institution: Institution) -> list[Conversation]:
    """The conversations with an institution, newest first."""
    return list(session.scalars(
        select(Conversation).where(Conversation.institution_id == institution.id)
        .order_by(Conversation.held_on.desc(), Conversation.id.desc())))


def by_public_id(session: Session, public_id: str) -> Conversation | None:
    """The conversation with this id."""
    return session.scalar(select(Conversation).where(Conversation.public_id == public_id)
                          .options(joinedload(Conversation.institution)))
