"""Whom dossiers go to, and how they are written to; forms of address are kept as typed."""

from sqlalchemy import CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from esabid.domain.bilingual import Bilingual
from esabid.domain.profiles import Profile
from esabid.models.base import Base, Named, PublicRow, coded


class Addressee(PublicRow, Named, Base):
    """`name` is the office, such as a minister's; `greeting` opens the covering letter."""

    __tablename__ = "addressee"

    profile: Mapped[Profile] = mapped_column(coded(Profile, "profile"))
    language: Mapped[str] = mapped_column(String(2))
    greeting_pl: Mapped[str] = mapped_column(default="")
    greeting_en: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("name_pl <> '' OR name_en <> ''", name="named"),
        CheckConstraint("language IN ('pl', 'en')", name="language"),
    )

    @property
    def greeting(self) -> Bilingual:
        return Bilingual(self.greeting_pl, self.greeting_en)
