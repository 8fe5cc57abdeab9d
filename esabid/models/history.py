"""History: who changed what and when; personal values lie beside it, where they can be erased."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.models.base import Base, Row, UTCDateTime, coded


class Subject(StrEnum):
    CAMPAIGN = "campaign"
    INSTITUTION = "institution"
    LETTER = "letter"
    COMPILATION = "compilation"
    ACCOUNT = "account"
    FILE = "file"


class History(Row, Base):
    """One change; `changes` maps a field to its values [before, after]."""

    __tablename__ = "history"

    at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    actor: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    subject: Mapped[Subject] = mapped_column(coded(Subject, "subject"))
    subject_id: Mapped[int]
    action: Mapped[str] = mapped_column(String(32))
    changes: Mapped[dict] = mapped_column(JSON, default=dict)
    note: Mapped[str] = mapped_column(default="")
    # The row of the change that this one took back; a change is taken back once.
    undoes_id: Mapped[int | None]

    personal: Mapped["HistoryPersonal | None"] = relationship(cascade="all, delete-orphan")

    __table_args__ = (
        Index(None, "subject", "subject_id"),
        Index("uq_history_undoes_id", "undoes_id", unique=True),
    )


class HistoryPersonal(Base):
    """The personal values of one change: names, addresses; erasable without touching history."""

    __tablename__ = "history_personal"

    history_id: Mapped[int] = mapped_column(ForeignKey("history.id"), primary_key=True)
    changes: Mapped[dict] = mapped_column(JSON)
