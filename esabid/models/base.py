"""What all tables share: naming of constraints, instants in UTC, coded columns, public ids."""

import secrets
import zlib
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import BigInteger, DateTime, Enum, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from esabid.domain.bilingual import Bilingual

CONVENTION = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
# Crockford's base 32 leaves out I, L, O and U, which people misread.
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


class Base(DeclarativeBase):
    """The declarative base; plain, because MappedAsDataclass breaks on SQLAlchemy 2.1."""

    metadata = MetaData(naming_convention=CONVENTION)


class UTCDateTime(TypeDecorator):
    """An aware instant, stored in UTC; SQLite drops zones, so they are put back on reading."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value, dialect):
        return value.replace(tzinfo=UTC) if value is not None else None


class Hundredths(TypeDecorator):
    """A decimal with two places, stored as a whole number; SQLite has no exact decimals."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else int((Decimal(value) * 100).to_integral_exact())

    def process_result_value(self, value, dialect):
        return None if value is None else Decimal(value) / 100


def coded(codes: type[StrEnum], name: str) -> Enum:
    """A column of the codes of `codes`, kept in bounds by a CHECK called `name`."""
    return Enum(codes, values_callable=lambda kind: [code.value for code in kind], name=name,
                native_enum=False, create_constraint=True, length=32)


def new_public_id() -> str:
    """Eight random Crockford base-32 characters: short enough to say, never a row number."""
    return "".join(secrets.choice(_CROCKFORD) for _ in range(8))


class Row:
    """A table with a row number of its own."""

    id: Mapped[int] = mapped_column(primary_key=True)


class PublicRow(Row):
    """A table whose rows have an address."""

    public_id: Mapped[str] = mapped_column(String(8), unique=True, default=new_public_id)


class Named:
    """A thing with a name in both languages; the English one may be missing."""

    name_pl: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_pl, self.name_en)


class CoverTexts:
    """The texts of a dossier's cover in both languages; the columns are the table's own."""

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_pl, self.title_en)

    @property
    def addressee(self) -> Bilingual:
        return Bilingual(self.addressee_pl, self.addressee_en)

    @property
    def foreword(self) -> Bilingual:
        return Bilingual(self.foreword_pl, self.foreword_en)


class Stamped:
    """A row without a version of its own: what it says stands for it, so that a form opened before
    a change is noticed."""

    @property
    def version(self) -> int:
        """A number of at most nine digits that changes with what the row says."""
        said = [getattr(self, name) for name in self.__mapper__.columns.keys()]
        return zlib.crc32(repr(said).encode()) >> 4


class Lease:
    """Work waiting in a row: who may take it, how often it was tried, how far it got (percent)."""

    claimed_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    attempts: Mapped[int] = mapped_column(default=0)
    progress: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(default="")
