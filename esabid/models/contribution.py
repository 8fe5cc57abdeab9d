"""Contributions: what institutions offer beyond praise."""

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.domain.contribution import Period, Unit
from esabid.domain.letter import Disclosure
from esabid.models.base import Base, Hundredths, Named, PublicRow, coded
from esabid.models.institution import Institution
from esabid.models.letter import Letter


class Contribution(PublicRow, Named, Base):
    """`name` says what is offered; `amount` is None where the offer has none."""

    __tablename__ = "contribution"

    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"), index=True)
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    amount: Mapped[Decimal | None] = mapped_column(Hundredths)
    unit: Mapped[Unit] = mapped_column(coded(Unit, "unit"))
    period: Mapped[Period] = mapped_column(coded(Period, "period"))
    quote: Mapped[str] = mapped_column(default="")
    disclosure: Mapped[Disclosure] = mapped_column(
        coded(Disclosure, "disclosure"), default=Disclosure.NAME)
    version: Mapped[int] = mapped_column()

    institution: Mapped[Institution] = relationship()
    letter: Mapped[Letter | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("name_pl <> '' OR name_en <> ''", name="named"),
        CheckConstraint("amount IS NULL OR amount > 0", name="amount"),
    )
