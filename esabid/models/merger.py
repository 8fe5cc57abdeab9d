"""Mergers of institutions recorded twice: what was moved, so that it can be moved back."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.models.base import Base, PublicRow, UTCDateTime
from esabid.models.institution import Institution


class Merger(PublicRow, Base):
    """One institution that went into another; until it is undone its id leads to the survivor.

    `gone` is the row that went, column by column; `moved` the ids of what moved, by table;
    `before` the survivor's values that the merger overwrote.
    """

    __tablename__ = "merger"

    survivor_id: Mapped[int] = mapped_column(ForeignKey("institution.id"), index=True)
    gone_id: Mapped[int] = mapped_column(index=True)
    gone_public_id: Mapped[str] = mapped_column(String(8), index=True)
    gone_number: Mapped[int] = mapped_column(index=True)
    gone: Mapped[dict] = mapped_column(JSON)
    moved: Mapped[dict] = mapped_column(JSON)
    before: Mapped[dict] = mapped_column(JSON)
    merged_at: Mapped[datetime] = mapped_column(UTCDateTime)
    merged_by: Mapped[str]
    undone_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    survivor: Mapped[Institution] = relationship()

    __table_args__ = (CheckConstraint("survivor_id <> gone_id", name="two"),)
