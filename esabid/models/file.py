"""Stored bytes by their SHA-256, what intake made of them, and files still on their way in."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.models.base import Base, Lease, PublicRow, Row, UTCDateTime, coded
from esabid.models.letter import Letter


class IncomingState(StrEnum):
    WAITING = "waiting"
    LETTER = "letter"
    REFUSED = "refused"


class StoredFile(Base):
    __tablename__ = "stored_file"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256"),
        CheckConstraint("size >= 0", name="size"),
    )


class Preparation(Row, Base):
    """The prepared copy of one original by one version of the preparer; page sizes in points."""

    __tablename__ = "preparation"

    original_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    preparer: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(8))
    prepared_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    preview_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    pages: Mapped[list] = mapped_column(JSON)
    findings: Mapped[list] = mapped_column(JSON)

    __table_args__ = (UniqueConstraint("original_sha256", "preparer"),)


class IncomingFile(PublicRow, Lease, Base):
    """A file that arrived for a letter and waits for its check; the row is the queue."""

    __tablename__ = "incoming_file"

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    name: Mapped[str] = mapped_column(String(255))
    state: Mapped[IncomingState] = mapped_column(
        coded(IncomingState, "state"), default=IncomingState.WAITING, index=True)
    findings: Mapped[list] = mapped_column(JSON, default=list)
    received_at: Mapped[datetime] = mapped_column(UTCDateTime)

    letter: Mapped[Letter] = relationship(backref="incoming")
