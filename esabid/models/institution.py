"""Institutions, each carrying the city's ask to it, and the people one writes to there."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, event, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.domain.ask import AskState
from esabid.domain.institution import CityTie, ContactRole, Reach, Sector
from esabid.domain.polish import search_key, sort_key
from esabid.models.base import Base, Named, PublicRow, Row, coded


class Institution(PublicRow, Named, Base):
    __tablename__ = "institution"

    number: Mapped[int] = mapped_column(unique=True)
    short_name: Mapped[str] = mapped_column(default="")
    sector: Mapped[Sector] = mapped_column(coded(Sector, "sector"))
    reach: Mapped[Reach] = mapped_column(coded(Reach, "reach"))
    city: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(String(2), default="PL")
    city_tie: Mapped[CityTie] = mapped_column(coded(CityTie, "city_tie"), default=CityTie.NONE)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("institution.id"), index=True)
    nip: Mapped[str] = mapped_column(default="")
    regon: Mapped[str] = mapped_column(default="")
    krs: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="", index=True)
    tags: Mapped[str] = mapped_column(default="", index=True)
    notes: Mapped[str] = mapped_column(default="")

    ask_state: Mapped[AskState] = mapped_column(
        coded(AskState, "ask_state"), default=AskState.PLANNED)
    asked_on: Mapped[date | None]
    expected_on: Mapped[date | None]
    # May be unknown: a spreadsheet says "refused" and not when.
    declined_on: Mapped[date | None]
    waits_at: Mapped[str] = mapped_column(default="")
    # The day on which it goes on there: the senate's sitting, the board's.
    waits_until: Mapped[date | None]
    ask_reason: Mapped[str] = mapped_column(default="")

    next_step: Mapped[str] = mapped_column(default="", server_default=text("''"))
    next_step_on: Mapped[date | None]
    next_step_by: Mapped[str] = mapped_column(default="", server_default=text("''"))
    # Another bidding city that it supports, too.
    other_city: Mapped[str] = mapped_column(default="", server_default=text("''"))

    sort_key: Mapped[str] = mapped_column(index=True)
    search_key: Mapped[str]
    version: Mapped[int] = mapped_column()

    parent: Mapped["Institution | None"] = relationship(remote_side="Institution.id")
    contacts: Mapped[list["Contact"]] = relationship(
        cascade="all, delete-orphan", order_by="Contact.id")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("name_pl <> '' OR name_en <> ''", name="named"),
        CheckConstraint("parent_id IS NULL OR parent_id <> id", name="not_its_own_parent"),
        CheckConstraint("ask_state NOT IN ('asked', 'promised') OR asked_on IS NOT NULL",
                        name="asked_has_day"),
        CheckConstraint("ask_state <> 'promised' OR expected_on IS NOT NULL",
                        name="promise_has_day"),
        CheckConstraint("expected_on IS NULL OR ask_state IN ('asked', 'promised')",
                        name="expected_while_open"),
        CheckConstraint("declined_on IS NULL OR ask_state = 'declined'",
                        name="declined_with_day"),
        CheckConstraint("(ask_state IN ('declined', 'neutral')) = (ask_reason <> '')",
                        name="reason_where_needed"),
        Index(None, "ask_state", "expected_on"),
    )


class Contact(Row, Base):
    """A person at an institution; forms of address are kept as typed, never derived."""

    __tablename__ = "contact"

    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"), index=True)
    role: Mapped[ContactRole] = mapped_column(coded(ContactRole, "role"))
    name: Mapped[str]
    salutation: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    search_key: Mapped[str] = mapped_column(default="", server_default=text("''"))


@event.listens_for(Institution, "before_insert")
@event.listens_for(Institution, "before_update")
def _keys(mapper, connection, row: Institution) -> None:
    """Keep the Polish sort and search keys equal to the names, whoever writes the row."""
    row.sort_key = sort_key(row.name_pl or row.name_en)
    row.search_key = search_key(row.name_pl, row.name_en, row.short_name, row.city, row.nip,
                                row.tags, f"{row.number:04d}")


@event.listens_for(Contact, "before_insert")
@event.listens_for(Contact, "before_update")
def _contact_key(mapper, connection, row: Contact) -> None:
    """Keep the search key of a person equal to the name and the e-mail, whoever writes the row."""
    row.search_key = search_key(row.name, row.email)
