"""The register: who received which edition when, and who was told of a letter gone since."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.domain.letter import Channel
from esabid.models.addressee import Addressee
from esabid.models.base import Base, PublicRow, Row, coded
from esabid.models.compilation import Compilation
from esabid.models.letter import Letter


class Handover(PublicRow, Base):
    """One edition in one language, given to one addressee on a day."""

    __tablename__ = "handover"

    compilation_id: Mapped[int] = mapped_column(ForeignKey("compilation.id"), index=True)
    addressee_id: Mapped[int] = mapped_column(ForeignKey("addressee.id"), index=True)
    lang: Mapped[str] = mapped_column(String(2))
    handed_on: Mapped[date]
    channel: Mapped[Channel] = mapped_column(coded(Channel, "channel"))
    note: Mapped[str] = mapped_column(default="")

    compilation: Mapped[Compilation] = relationship()
    addressee: Mapped[Addressee] = relationship()
    notices: Mapped[list["HandoverNotice"]] = relationship(back_populates="handover")

    __table_args__ = (
        UniqueConstraint("compilation_id", "addressee_id", "lang", "handed_on"),
        CheckConstraint("lang IN ('pl', 'en')", name="lang"),
    )


class HandoverNotice(Row, Base):
    """The addressee of a handover was told that a letter in it counts no more."""

    __tablename__ = "handover_notice"

    handover_id: Mapped[int] = mapped_column(ForeignKey("handover.id"))
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    told_on: Mapped[date]

    handover: Mapped[Handover] = relationship(back_populates="notices")
    letter: Mapped[Letter] = relationship()

    __table_args__ = (UniqueConstraint("handover_id", "letter_id"),)
