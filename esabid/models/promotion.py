"""Promotion actions with the institutions involved, and school projects of the youth strand."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.domain.bilingual import Bilingual
from esabid.models.base import Base, Named, PublicRow
from esabid.models.institution import Institution

promotion_institution = Table(
    "promotion_institution", Base.metadata,
    Column("promotion_action_id", ForeignKey("promotion_action.id"), primary_key=True),
    Column("institution_id", ForeignKey("institution.id"), primary_key=True, index=True))


class PromotionAction(PublicRow, Named, Base):
    __tablename__ = "promotion_action"

    happened_on: Mapped[date] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(default="")
    # How many people it reached, where somebody counted.
    reached: Mapped[int | None]
    version: Mapped[int] = mapped_column()

    institutions: Mapped[list[Institution]] = relationship(
        secondary=promotion_institution, order_by=Institution.sort_key)

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("name_pl <> '' OR name_en <> ''", name="named"),
        CheckConstraint("reached IS NULL OR reached > 0", name="reached"),
    )


class SchoolProject(PublicRow, Named, Base):
    """A project of pupils: its title, field and school; never a pupil's name."""

    __tablename__ = "school_project"

    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"), index=True)
    field_pl: Mapped[str] = mapped_column(default="")
    field_en: Mapped[str] = mapped_column(default="")
    shown_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    school: Mapped[Institution] = relationship()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("name_pl <> '' OR name_en <> ''", name="named"),
        CheckConstraint("field_pl <> '' OR field_en <> ''", name="field"),
    )

    @property
    def field(self) -> Bilingual:
        return Bilingual(self.field_pl, self.field_en)
