"""What people chose for the dossiers of one profile: order, parts, texts of its cover."""

from sqlalchemy import JSON, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from esabid.domain.profiles import Choice, LetterOrder, Part, Profile
from esabid.models.base import Base, CoverTexts, Row, coded


class DossierPlan(CoverTexts, Row, Base):
    """One row a profile; an empty text is the campaign's own."""

    __tablename__ = "dossier_plan"

    profile: Mapped[Profile] = mapped_column(coded(Profile, "profile"), unique=True)
    letter_order: Mapped[LetterOrder] = mapped_column(coded(LetterOrder, "letter_order"),
                                                      default=LetterOrder.NUMBER)
    # Codes of domain.profiles.Part.
    left_out: Mapped[list[str]] = mapped_column(JSON, default=list, server_default=text("'[]'"))
    title_pl: Mapped[str] = mapped_column(default="")
    title_en: Mapped[str] = mapped_column(default="")
    addressee_pl: Mapped[str] = mapped_column(default="")
    addressee_en: Mapped[str] = mapped_column(default="")
    foreword_pl: Mapped[str] = mapped_column(Text, default="")
    foreword_en: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def choice(self) -> Choice:
        return Choice(self.letter_order, tuple(Part(code) for code in self.left_out))
