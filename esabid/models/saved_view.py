"""Saved views: a list's address under a name, for one account."""

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esabid.models.base import Base, PublicRow


class SavedView(PublicRow, Base):
    """`query` is the query string of the institutions list, without its page."""

    __tablename__ = "saved_view"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str] = mapped_column(String(60))
    query: Mapped[str] = mapped_column(String(1000))

    __table_args__ = (
        UniqueConstraint("account_id", "name"),
        CheckConstraint("name <> ''", name="named"),
    )
