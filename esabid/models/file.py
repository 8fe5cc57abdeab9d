"""Stored bytes by their SHA-256, what intake made of them, and files still on their way in."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.models.base import Base, Lease, PublicRow, Row, UTCDateTime, coded
from esabid.models.letter import Letter


class IncomingState(StrEnum):
    """`opened` is an e-mail or a container that gave up the files inside it."""

    WAITING = "waiting"
    CHECKED = "checked"
    OPENED = "opened"
    LETTER = "letter"
    REFUSED = "refused"
    DISMISSED = "dismissed"


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
    """The prepared copy of one original by one version of the preparer; page sizes in points.

    `previews` are hashes of the first pages as pictures; `text` has its PESEL numbers masked, and
    `sketch` is what tells alike texts (domain.likeness); `signatures` are reports of those inside.
    """

    __tablename__ = "preparation"

    original_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    preparer: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(8))
    prepared_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    pages: Mapped[list] = mapped_column(JSON)
    findings: Mapped[list] = mapped_column(JSON)
    previews: Mapped[list] = mapped_column(JSON, default=list, server_default=sql("'[]'"))
    text: Mapped[str] = mapped_column(default="", server_default=sql("''"))
    sketch: Mapped[list] = mapped_column(JSON, default=list, server_default=sql("'[]'"))
    codes: Mapped[list] = mapped_column(JSON, default=list, server_default=sql("'[]'"))
    signatures: Mapped[list] = mapped_column(JSON, default=list, server_default=sql("'[]'"))

    __table_args__ = (UniqueConstraint("original_sha256", "preparer"),)


class IncomingFile(PublicRow, Lease, Base):
    """A file that arrived, for a letter or for somebody to say whose it is; the row is the queue.

    `within` is the e-mail or container it came out of, `hints` what an e-mail says of its files,
    `message_key` tells a message seen before, `signed_sha256` the file a container signs;
    `suggestion` is what was recognised when it was checked.
    """

    __tablename__ = "incoming_file"

    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    within_id: Mapped[int | None] = mapped_column(ForeignKey("incoming_file.id"), index=True)
    # Who brought it: somebody at the desk, or a partner by its link; neither by command.
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    link_id: Mapped[int | None] = mapped_column(ForeignKey("personal_link.id"), index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"), index=True)
    name: Mapped[str] = mapped_column(String(255))
    kind: Mapped[str] = mapped_column(String(12), default="", server_default=sql("''"))
    state: Mapped[IncomingState] = mapped_column(
        coded(IncomingState, "state"), default=IncomingState.WAITING, index=True)
    findings: Mapped[list] = mapped_column(JSON, default=list)
    hints: Mapped[dict] = mapped_column(JSON, default=dict, server_default=sql("'{}'"))
    message_key: Mapped[str] = mapped_column(String(64), default="", server_default=sql("''"),
                                             index=True)
    signed_sha256: Mapped[str] = mapped_column(String(64), default="", server_default=sql("''"),
                                               index=True)
    signatures: Mapped[list] = mapped_column(JSON, default=list, server_default=sql("'[]'"))
    suggestion: Mapped[dict] = mapped_column(JSON, default=dict, server_default=sql("'{}'"))
    received_at: Mapped[datetime] = mapped_column(UTCDateTime)

    letter: Mapped[Letter | None] = relationship(backref="incoming")
    within: Mapped["IncomingFile | None"] = relationship(
        remote_side="IncomingFile.id", backref="inside")

    __table_args__ = (
        CheckConstraint("state <> 'letter' OR letter_id IS NOT NULL", name="letter_known"),
        CheckConstraint("state <> 'checked' OR letter_id IS NULL", name="checked_for_the_desk"),
        CheckConstraint("account_id IS NULL OR link_id IS NULL", name="brought_once"),
        CheckConstraint("within_id IS NULL OR within_id <> id", name="not_within_itself"),
    )
