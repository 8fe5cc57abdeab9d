"""The application's tools: database, forms' protection, sign-in, file store, clock and queue."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import current_app
from flask_login import LoginManager
from flask_migrate import Migrate, upgrade
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect

from esabid.config import WrongSetting
from esabid.domain.permissions import Actor, Role
from esabid.filestore import LocalStore
from esabid.models import Base
from esabid.services.accounts import Passwords
from esabid.services.checking import Means, means_of
from esabid.services.sealing import Seal, problem
from esabid.services.transactions import transaction

db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
csrf = CSRFProtect()
login = LoginManager()
migrate = Migrate()


@dataclass
class Tools:
    """What this application works with; `kick` starts background work for a row.

    `means` are those of checking files, `reserve` the bytes of the disk that stay free, `seal`
    what issued editions are sealed with, if anything.
    """

    store: LocalStore
    passwords: Passwords
    zone: ZoneInfo
    fonts: Path
    kick: Callable
    means: Means
    reserve: int
    seal: Seal | None

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The present day where the campaign is."""
        return datetime.now(self.zone).date()


def tools() -> Tools:
    """The tools of the current application."""
    return current_app.extensions["esabid"]


def upgrade_tables() -> None:
    """Bring the database of the current application up to date."""
    upgrade()


def system() -> Actor:
    """The application itself as an actor, for commands and background work."""
    return Actor(Role.SYSTEM, "esabid", tools().now())


def writing():
    """One short writing transaction of this application (services.transactions)."""
    return transaction(db.session, tools().kick)


def _seal(path: str, password: str) -> Seal | None:
    """The seal of the settings; WrongSetting where it cannot seal."""
    if not path:
        return None
    seal = Seal(path, password)
    wrong = {"file": "ESABID_SEAL cannot be read",
             "password": "ESABID_SEAL is no PKCS#12 file that ESABID_SEAL_PASSWORD opens",
             "certificate": "ESABID_SEAL holds a certificate that is not valid today"}
    if found := problem(seal):
        raise WrongSetting(wrong[found])
    return seal


def equip(app, *, fonts: Path, kick: Callable) -> None:
    """Give the application its tools."""
    settings = app.config
    app.extensions["esabid"] = Tools(
        store=LocalStore(settings["FILES"]), passwords=Passwords(**settings["PASSWORD_COST"]),
        zone=settings["ZONE"], fonts=fonts, kick=kick, reserve=settings["RESERVE"],
        seal=_seal(settings["SEAL"], settings["SEAL_PASSWORD"]),
        means=means_of(clamd=settings["CLAMD"], roots=settings["TRUST_ROOTS"],
                       ocr=settings["OCR"], zone=settings["ZONE"],
                       warm=not settings["IMMEDIATE"]))
