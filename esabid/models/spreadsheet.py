"""Lists handed in: the file as it came, what a person decided, and when it was applied."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from esabid.models.base import Base, PublicRow, UTCDateTime


class SpreadsheetImport(PublicRow, Base):
    """`decisions` maps a line's number to what a person chose for it (services.imports)."""

    __tablename__ = "spreadsheet_import"

    sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    name: Mapped[str] = mapped_column(String(255))
    uploaded_at: Mapped[datetime] = mapped_column(UTCDateTime)
    uploaded_by: Mapped[str]
    decisions: Mapped[dict] = mapped_column(JSON, default=dict)
    counts: Mapped[dict] = mapped_column(JSON, default=dict)
    applied_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    applied_by: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("(applied_at IS NULL) = (applied_by = '')", name="applied_by_somebody"),
    )
