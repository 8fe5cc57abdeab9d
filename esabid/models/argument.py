"""Arguments of the bid, where letters make them, and the evidence the campaign leans on."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.domain.bilingual import Bilingual
from esabid.models.base import Base, Named, PublicRow, Stamped
from esabid.models.letter import Letter


class Argument(PublicRow, Named, Stamped, Base):
    __tablename__ = "argument"

    position: Mapped[int] = mapped_column(unique=True)

    __table_args__ = (CheckConstraint("name_pl <> '' OR name_en <> ''", name="named"),)


class Mention(PublicRow, Base):
    """An argument made by a letter, with a short quote and the letter's page it stands on."""

    __tablename__ = "mention"

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    argument_id: Mapped[int] = mapped_column(ForeignKey("argument.id"), index=True)
    quote: Mapped[str] = mapped_column(default="")
    page: Mapped[int | None]

    letter: Mapped[Letter] = relationship()
    argument: Mapped[Argument] = relationship()

    __table_args__ = (
        UniqueConstraint("letter_id", "argument_id"),
        CheckConstraint("page IS NULL OR page > 0", name="page"),
    )


class Evidence(PublicRow, Stamped, Base):
    """A fact with its source and date, tied to an argument."""

    __tablename__ = "evidence"

    argument_id: Mapped[int] = mapped_column(ForeignKey("argument.id"), index=True)
    text_pl: Mapped[str] = mapped_column(default="")
    text_en: Mapped[str] = mapped_column(default="")
    source: Mapped[str]
    url: Mapped[str] = mapped_column(default="")
    dated_on: Mapped[date]

    argument: Mapped[Argument] = relationship()

    __table_args__ = (
        CheckConstraint("text_pl <> '' OR text_en <> ''", name="said"),
        CheckConstraint("source <> ''", name="sourced"),
    )

    @property
    def text(self) -> Bilingual:
        return Bilingual(self.text_pl, self.text_en)
