"""The register of sentences said in public, each with the rows it stood on."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from esabid.domain.claims import ClaimKind
from esabid.models.base import Base, PublicRow, UTCDateTime, coded


class Claim(PublicRow, Base):
    """One sentence as it was copied; `rows` are public ids of the letters or institutions."""

    __tablename__ = "claim"

    kind: Mapped[ClaimKind] = mapped_column(coded(ClaimKind, "kind"))
    lang: Mapped[str] = mapped_column(String(2))
    sentence: Mapped[str]
    number: Mapped[int]
    as_of: Mapped[date]
    rows: Mapped[list[str]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
    made_by: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    __table_args__ = (
        CheckConstraint("lang IN ('pl', 'en')", name="lang"),
        CheckConstraint("sentence <> ''", name="said"),
    )
