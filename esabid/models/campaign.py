"""The campaign: the one row of settings that every page and every dossier speaks from."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, String, text
from sqlalchemy.orm import Mapped, mapped_column

from esabid.domain.progress import Goal
from esabid.domain.bilingual import Bilingual
from esabid.models.base import Base, CoverTexts, Row


class Campaign(CoverTexts, Row, Base):
    __tablename__ = "campaign"

    title_pl: Mapped[str]
    title_en: Mapped[str] = mapped_column(default="")
    bidder_pl: Mapped[str]
    bidder_en: Mapped[str] = mapped_column(default="")
    addressee_pl: Mapped[str] = mapped_column(default="")
    addressee_en: Mapped[str] = mapped_column(default="")
    foreword_pl: Mapped[str] = mapped_column(default="")
    foreword_en: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    prefix: Mapped[str] = mapped_column(String(5))
    goal: Mapped[int]
    milestones: Mapped[list[int]] = mapped_column(JSON, default=list)
    deadline: Mapped[date | None]
    # The day on which the bid is decided; until it is known the deadline stands in.
    decides_on: Mapped[date | None]
    # How many institutions are wanted: code of a sector or a reach -> number.
    sector_targets: Mapped[dict] = mapped_column(JSON, default=dict, server_default=text("'{}'"))
    reach_targets: Mapped[dict] = mapped_column(JSON, default=dict, server_default=text("'{}'"))
    # Words by which a letter names the bid and its addressee, in any language; one is enough.
    bid_words: Mapped[list[str]] = mapped_column(JSON, default=list, server_default=text("'[]'"))
    addressee_words: Mapped[list[str]] = mapped_column(JSON, default=list,
                                                       server_default=text("'[]'"))
    language: Mapped[str] = mapped_column(String(2), default="pl")
    demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("goal > 0", name="goal_positive"),
        CheckConstraint("title_pl <> '' AND bidder_pl <> ''", name="named"),
        CheckConstraint("language IN ('pl', 'en')", name="language"),
    )

    @property
    def bidder(self) -> Bilingual:
        return Bilingual(self.bidder_pl, self.bidder_en)

    @property
    def aims(self) -> Goal:
        """The goal as the rules know it."""
        return Goal(self.goal, tuple(self.milestones), self.deadline)

    def holds_on(self, as_of: date) -> date:
        """The day on which letters have to hold: the decision, else the deadline, else `as_of`."""
        return self.decides_on or self.deadline or as_of
