"""Conversations with institutions: calls, mails and meetings, written down in a line or two."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.domain.institution import ConversationKind
from esabid.models.base import Base, PublicRow, Stamped, UTCDateTime, coded
from esabid.models.institution import Institution


class Conversation(PublicRow, Stamped, Base):
    __tablename__ = "conversation"

    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"), index=True)
    kind: Mapped[ConversationKind] = mapped_column(coded(ConversationKind, "kind"))
    held_on: Mapped[date]
    partner: Mapped[str] = mapped_column(default="")
    said: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(UTCDateTime)
    written_by: Mapped[str]

    institution: Mapped[Institution] = relationship()

    __table_args__ = (CheckConstraint("said <> ''", name="said"),)
