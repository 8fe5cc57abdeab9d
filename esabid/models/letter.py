"""Letters of support, who signed them, and the files they came as."""

from datetime import date, datetime

from sqlalchemy import (JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false,
                        text)
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from esabid.domain.letter import (Channel, Disclosure, FileRole, LetterKind, LetterState,
                                  SignatureKind)
from esabid.domain.bilingual import Bilingual
from esabid.models.base import Base, PublicRow, Row, UTCDateTime, coded
from esabid.models.institution import Institution


class Letter(PublicRow, Base):
    __tablename__ = "letter"

    state: Mapped[LetterState] = mapped_column(
        coded(LetterState, "state"), default=LetterState.RECEIVED)
    kind: Mapped[LetterKind] = mapped_column(coded(LetterKind, "kind"), default=LetterKind.LETTER)
    channel: Mapped[Channel] = mapped_column(coded(Channel, "channel"))
    dated_on: Mapped[date | None]
    received_on: Mapped[date] = mapped_column(index=True)
    registry_number: Mapped[str] = mapped_column(default="")
    case_mark: Mapped[str] = mapped_column(default="")
    # The last day on which the letter says it holds, where it says one.
    valid_until: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    # Two sentences by the City for the dossier, and how far to the front it stands there.
    abstract_pl: Mapped[str] = mapped_column(default="", server_default=text("''"))
    abstract_en: Mapped[str] = mapped_column(default="", server_default=text("''"))
    weight: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    state_reason: Mapped[str] = mapped_column(default="")
    withdrawn_on: Mapped[date | None]
    verified_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    verified_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    # What the person who verified it answered: code of a check -> answer (domain.checklist).
    checklist: Mapped[dict] = mapped_column(JSON, default=dict, server_default=text("'{}'"))
    # The number a letter bears in every dossier; given at the first edition it stands in.
    dossier_number: Mapped[int | None] = mapped_column(unique=True)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), unique=True)
    version_of_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    version: Mapped[int] = mapped_column()

    signers: Mapped[list["LetterSigner"]] = relationship(
        cascade="all, delete-orphan", order_by="LetterSigner.position")
    files: Mapped[list["LetterFile"]] = relationship(
        cascade="all, delete-orphan", order_by="LetterFile.id")
    replaces: Mapped["Letter | None"] = relationship(
        foreign_keys=replaces_id, remote_side="Letter.id",
        backref=backref("replaced_by", uselist=False))
    version_of: Mapped["Letter | None"] = relationship(
        foreign_keys=version_of_id, remote_side="Letter.id")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        # A verification is bound to the bytes that were looked at; without a file there is none.
        CheckConstraint("(state = 'verified') = (verified_at IS NOT NULL)", name="verified_when"),
        CheckConstraint("(verified_at IS NULL) = (verified_sha256 IS NULL)", name="verified_what"),
        CheckConstraint("(state = 'withdrawn') = (withdrawn_on IS NOT NULL)",
                        name="withdrawn_when"),
        CheckConstraint("state NOT IN ('returned', 'withdrawn') OR state_reason <> ''",
                        name="reason_where_needed"),
        CheckConstraint("replaces_id IS NULL OR replaces_id <> id", name="not_its_own_successor"),
        CheckConstraint("weight BETWEEN 0 AND 2", name="weight"),
        CheckConstraint("version_of_id IS NULL OR version_of_id <> id", name="not_its_own_version"),
    )

    @property
    def abstract(self) -> Bilingual:
        return Bilingual(self.abstract_pl, self.abstract_en)

    @property
    def original(self) -> "LetterFile | None":
        """The file the letter came as, if it is there."""
        return next((f for f in self.files if f.role == FileRole.ORIGINAL), None)

    @property
    def others(self) -> list["LetterFile"]:
        """What came beside the original: attachments, signatures of it."""
        return [f for f in self.files if f.role != FileRole.ORIGINAL]


class LetterSigner(Row, Base):
    __tablename__ = "letter_signer"

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    position: Mapped[int] = mapped_column(default=0)
    signatory: Mapped[str] = mapped_column(default="")
    office_pl: Mapped[str] = mapped_column(default="")
    office_en: Mapped[str] = mapped_column(default="")
    signature: Mapped[SignatureKind] = mapped_column(coded(SignatureKind, "signature"))
    disclosure: Mapped[Disclosure] = mapped_column(
        coded(Disclosure, "disclosure"), default=Disclosure.NAME)
    # What a person found; either makes the letter weak (domain.caution).
    mandate_doubtful: Mapped[bool] = mapped_column(default=False, server_default=false())
    signature_broken: Mapped[bool] = mapped_column(default=False, server_default=false())

    institution: Mapped[Institution] = relationship()

    __table_args__ = (
        UniqueConstraint("letter_id", "institution_id"),
        # The list of institutions asks each for its letters.
        Index(None, "institution_id", "letter_id"),
    )

    @property
    def office(self) -> Bilingual:
        return Bilingual(self.office_pl, self.office_en)


class LetterFile(Row, Base):
    __tablename__ = "letter_file"

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"), index=True)
    role: Mapped[FileRole] = mapped_column(coded(FileRole, "role"))
    name: Mapped[str] = mapped_column(String(255))
    # What intake noted of the file when it came to this letter; reports of a container.
    findings: Mapped[list] = mapped_column(JSON, default=list, server_default=text("'[]'"))
    signatures: Mapped[list] = mapped_column(JSON, default=list, server_default=text("'[]'"))

    __table_args__ = (
        Index("uq_letter_file_original", "letter_id", unique=True,
              sqlite_where=text("role = 'original'"), postgresql_where=text("role = 'original'")),
    )
