"""Agreements: signed papers such as a letter of intent, with their partners."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.models.base import Base, Named, PublicRow
from esabid.models.institution import Institution

agreement_partner = Table(
    "agreement_partner", Base.metadata,
    Column("agreement_id", ForeignKey("agreement.id"), primary_key=True),
    Column("institution_id", ForeignKey("institution.id"), primary_key=True, index=True))


class Agreement(PublicRow, Named, Base):
    __tablename__ = "agreement"

    signed_on: Mapped[date]
    version: Mapped[int] = mapped_column()

    partners: Mapped[list[Institution]] = relationship(
        secondary=agreement_partner, order_by=Institution.sort_key)

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("name_pl <> '' OR name_en <> ''", name="named"),)
