"""Compilations of the dossier: a frozen snapshot, its files by language, its edition number."""

from datetime import date, datetime

from sqlalchemy import (JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint, false,
                        text)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esabid.domain.profiles import Profile
from esabid.models.addressee import Addressee
from esabid.models.base import Base, Lease, PublicRow, Row, UTCDateTime, coded
from esabid.models.file import StoredFile


class Compilation(PublicRow, Base):
    __tablename__ = "compilation"

    profile: Mapped[Profile] = mapped_column(coded(Profile, "profile"))
    short: Mapped[bool]
    as_of: Mapped[date]
    content_hash: Mapped[str] = mapped_column(String(64), unique=True)
    snapshot: Mapped[str] = mapped_column(Text)
    verified: Mapped[int]
    letters: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    created_by: Mapped[str]
    edition: Mapped[int | None] = mapped_column(unique=True)
    issued_on: Mapped[date | None]
    # Fixed with the edition: for whom it was issued, and what changed since the edition that
    # this addressee, or this profile, had before (domain.changes.Since).
    addressee_id: Mapped[int | None] = mapped_column(ForeignKey("addressee.id"))
    compared_with_id: Mapped[int | None] = mapped_column(ForeignKey("compilation.id"))
    since: Mapped[dict | None] = mapped_column(JSON(none_as_null=True))
    version: Mapped[int] = mapped_column()

    addressee: Mapped[Addressee | None] = relationship()
    compared_with: Mapped["Compilation | None"] = relationship(remote_side="Compilation.id")
    files: Mapped[list["CompilationFile"]] = relationship(
        order_by="CompilationFile.lang.desc()", back_populates="compilation")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("(edition IS NULL) = (issued_on IS NULL)", name="issued_with_day"),
        CheckConstraint("edition IS NOT NULL OR (addressee_id IS NULL AND since IS NULL)",
                        name="issued_for"),
        CheckConstraint("(compared_with_id IS NULL) = (since IS NULL)", name="compared"),
    )

    @property
    def made(self) -> bool:
        """Whether every file is there."""
        return bool(self.files) and all(file.sha256 for file in self.files)

    @property
    def issued(self) -> dict | None:
        """The edition as the press reads it (typeset.layout.Edition); None of a working version."""
        return self.edition and {"number": self.edition, "issued_on": self.issued_on.isoformat(),
                                 "since": self.since}

    def file(self, lang: str) -> "CompilationFile | None":
        """The file in `lang`, made or still in the making."""
        return next((f for f in self.files if f.lang == lang), None)


class CompilationFile(Row, Lease, Base):
    """One language of a compilation; it is made once `sha256` is there."""

    __tablename__ = "compilation_file"

    compilation_id: Mapped[int] = mapped_column(ForeignKey("compilation.id"), index=True)
    lang: Mapped[str] = mapped_column(String(2))
    sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    pages: Mapped[int | None]
    size: Mapped[int | None]
    versions: Mapped[dict] = mapped_column(JSON, default=dict)
    # Numbers of letters whose page says that their copy is missing or damaged.
    unplaced: Mapped[list[int]] = mapped_column(JSON, default=list)
    # The page of every bookmark, for the HTML twin: key (typeset.layout) -> page, from 1.
    places: Mapped[dict] = mapped_column(JSON, default=dict, server_default=text("'{}'"))
    # The same bytes with the city's seal behind them, where one is set up.
    sealed_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    cancelled: Mapped[bool] = mapped_column(default=False, server_default=false())

    compilation: Mapped[Compilation] = relationship(back_populates="files")
    sealed: Mapped[StoredFile | None] = relationship(foreign_keys=sealed_sha256, lazy="joined")

    __table_args__ = (
        UniqueConstraint("compilation_id", "lang"),
        CheckConstraint("lang IN ('pl', 'en')", name="lang"),
        CheckConstraint("(sha256 IS NULL) = (pages IS NULL)", name="made_with_pages"),
        CheckConstraint("sha256 IS NULL OR NOT cancelled", name="made_or_cancelled"),
        CheckConstraint("sha256 IS NOT NULL OR sealed_sha256 IS NULL", name="sealed_when_made"),
    )

    @property
    def handed_out(self) -> "CompilationFile | StoredFile":
        """What carries hash and size of the bytes one downloads: the sealed ones, if any."""
        return self.sealed or self
