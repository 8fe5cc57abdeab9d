"""Accounts, personal links (stored as hashes only) and the counts that slow down guessing."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.domain.permissions import ACCOUNT_ROLES, Role
from esabid.models.base import Base, PublicRow, Row, UTCDateTime, coded
from esabid.models.institution import Institution


class LinkPurpose(StrEnum):
    SET_UP = "set_up"
    PASSWORD = "password"
    PARTNER = "partner"
    LEADERSHIP = "leadership"
    PROGRAM = "program"


class Account(Row, Base):
    __tablename__ = "account"

    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str]
    role: Mapped[Role] = mapped_column(coded(Role, "role_known"))
    password_hash: Mapped[str | None]
    language: Mapped[str | None] = mapped_column(String(2))
    # Changed with the password, so that other sessions end.
    session_key: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_lower"),
        CheckConstraint(f"role IN {tuple(r.value for r in ACCOUNT_ROLES)}", name="role"),
    )


class PersonalLink(PublicRow, Base):
    __tablename__ = "personal_link"

    purpose: Mapped[LinkPurpose] = mapped_column(coded(LinkPurpose, "purpose"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    institution_id: Mapped[int | None] = mapped_column(ForeignKey("institution.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    # Whom a leadership's link or a program's key was given to.
    given_to: Mapped[str] = mapped_column(default="", server_default=text("''"))
    issued_at: Mapped[datetime] = mapped_column(UTCDateTime)
    issued_by: Mapped[str]
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    institution: Mapped[Institution | None] = relationship()
    account: Mapped[Account | None] = relationship()

    __table_args__ = (
        CheckConstraint("(purpose = 'partner') = (institution_id IS NOT NULL)", name="partner"),
        CheckConstraint("(purpose = 'password') = (account_id IS NOT NULL)", name="password"),
        CheckConstraint("(purpose IN ('leadership', 'program')) = (given_to <> '')",
                        name="given_to"),
    )


class Throttle(Base):
    """How often something was tried in the present window; kept here to survive restarts."""

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    since: Mapped[datetime] = mapped_column(UTCDateTime)
    count: Mapped[int]
