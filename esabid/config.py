"""Every setting with its default and one sentence; instance/config.py and ESABID_* override."""

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values


class WrongSetting(ValueError):
    """A setting has a value the application cannot start with; the text names it."""


@dataclass(frozen=True)
class Setting:
    """One setting; an empty default means that it is worked out from the instance."""

    name: str
    default: str
    says: str


SETTINGS = (
    Setting("INSTANCE", "instance", "The folder that holds everything the campaign owns."),
    Setting("DATABASE_URL", "", "The database; SQLite in the instance unless given."),
    Setting("FILES_URL", "", "Where files are kept; `files/` in the instance unless given."),
    Setting("QUEUE_URL", "", "The queue of background work; SQLite in the instance unless given."),
    Setting("BASE_URL", "http://127.0.0.1:8000",
            "The address people use; the only source of links that leave the application."),
    Setting("TIMEZONE", "Europe/Warsaw", "The zone of deadlines and of the days that are counted."),
    Setting("SECRET_KEY", "", "Signs cookies; kept in `secret_key` in the instance unless given."),
    Setting("CLAMD", "", "The virus scanner clamd: `host:port` or `/path/of/its/socket`."),
    Setting("TRUST_ROOTS", "",
            "A folder of certificates (PEM), roots and issuers, that make e-signatures trusted."),
    Setting("SEAL", "",
            "The city's certificate with its key (a PKCS#12 file), which seals issued editions."),
    Setting("SEAL_PASSWORD", "", "The password that opens the file of ESABID_SEAL."),
    Setting("OCR", "", "The languages tesseract reads on scans, such as `pol+eng`."),
    Setting("RESERVE", "500", "Megabytes of the disk that stay free; before, files are refused."),
    Setting("PROXIES", "0", "How many proxies in front of the application are trusted."),
)
# Bytes of one request: a letter of 20 MB and its form fit; what is larger is not even read.
LARGEST_REQUEST = 64 << 20
MIGRATIONS = Path(__file__).parent / "migrations"


def load(overrides: dict | None = None) -> dict:
    """Read the settings: defaults, then config.py of the instance, `.env`, the environment and
    `overrides`; return Flask's configuration.

    Raises WrongSetting with one line that names the setting.
    """
    given = {k.removeprefix("ESABID_"): v for k, v in
             {**dotenv_values(".env"), **os.environ}.items() if k.startswith("ESABID_")}
    given |= {k: str(v) for k, v in (overrides or {}).items() if v is not None}
    values = {s.name: s.default for s in SETTINGS}
    instance = Path(given.get("INSTANCE") or values["INSTANCE"]).resolve()
    values |= _config_file(instance / "config.py") | given | {"INSTANCE": str(instance)}
    return _flask(values, instance)


def _config_file(path: Path) -> dict:
    names = {s.name for s in SETTINGS}
    found = {}
    if path.is_file():
        try:
            exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), found)
        except Exception as error:
            raise WrongSetting(f"{path} cannot be read: {type(error).__name__}") from error
    return {name: str(value) for name, value in found.items() if name in names}


def _base(address: str) -> SplitResult:
    try:
        base = urlsplit(address)
        if base.scheme in ("http", "https") and base.hostname and base.port != 0:
            return base
    except ValueError:
        pass
    raise WrongSetting("ESABID_BASE_URL is not an address such as https://listy.example.pl")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise WrongSetting(
            "ESABID_TIMEZONE is not a zone such as Europe/Warsaw") from error


def _intake(values: dict) -> dict:
    """What files on their way in are checked with."""
    if values["TRUST_ROOTS"] and not Path(values["TRUST_ROOTS"]).is_dir():
        raise WrongSetting("ESABID_TRUST_ROOTS is not a folder")
    if values["OCR"] and not re.fullmatch(r"[A-Za-z_]{3,20}(\+[A-Za-z_]{3,20})*", values["OCR"]):
        raise WrongSetting("ESABID_OCR is not a list of languages such as pol+eng")
    if values["CLAMD"] and not re.fullmatch(r"/.+|[^/\s]+:[0-9]{1,5}", values["CLAMD"]):
        raise WrongSetting("ESABID_CLAMD is neither host:port nor the path of a socket")
    if not re.fullmatch("[0-9]{1,9}", values["RESERVE"]):
        raise WrongSetting("ESABID_RESERVE is not a whole number of megabytes such as 500")
    return {"CLAMD": values["CLAMD"], "OCR": values["OCR"],
            "TRUST_ROOTS": values["TRUST_ROOTS"], "RESERVE": int(values["RESERVE"]) << 20}


def _seal(values: dict) -> dict:
    """The certificate that seals editions; whether it opens is tried when the tools are made."""
    if values["SEAL"] and not Path(values["SEAL"]).is_file():
        raise WrongSetting("ESABID_SEAL is not a file")
    if values["SEAL_PASSWORD"] and not values["SEAL"]:
        raise WrongSetting("ESABID_SEAL_PASSWORD is given without ESABID_SEAL")
    return {"SEAL": values["SEAL"], "SEAL_PASSWORD": values["SEAL_PASSWORD"]}


def _flask(values: dict, instance: Path) -> dict:
    base, zone = _base(values["BASE_URL"]), _zone(values["TIMEZONE"])
    if not re.fullmatch("[0-9]{1,2}", values["PROXIES"]):
        raise WrongSetting("ESABID_PROXIES is not a whole number such as 1")
    for name, start in (("DATABASE_URL", "sqlite:///"), ("FILES_URL", "/"),
                        ("QUEUE_URL", "sqlite:///")):
        if values[name] and not values[name].startswith(start):
            raise WrongSetting(f"ESABID_{name} is not supported: it must start with {start}")
    secure = base.scheme == "https"
    return {
        "INSTANCE": instance,
        "BASE_URL": values["BASE_URL"].rstrip("/"),
        "ZONE": zone,
        "PROXIES": int(values["PROXIES"]),
        **_intake(values),
        **_seal(values),
        "FILES": Path(values["FILES_URL"] or instance / "files"),
        "QUEUE": values["QUEUE_URL"].removeprefix("sqlite:///") or str(instance / "queue.sqlite"),
        "SECRET_KEY": values["SECRET_KEY"] or secret_key(instance),
        "SQLALCHEMY_DATABASE_URI": values["DATABASE_URL"]
        or f"sqlite:///{instance / 'esabid.sqlite'}",
        # The values of a statement that failed are names and addresses; logs are no place for them.
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},
        # Links never come from the Host header; a strange one is refused all the same. Werkzeug
        # knows no IPv6 address there.
        "TRUSTED_HOSTS": None if base.hostname == "0.0.0.0" or ":" in base.hostname else
        [base.hostname, "localhost", "127.0.0.1"],
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "SESSION_COOKIE_NAME": "__Host-esabid" if secure else "esabid",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": 12 * 3600,
        "WTF_CSRF_TIME_LIMIT": None,  # A form left open over lunch still sends.
        "PASSWORD_COST": {},
        "IMMEDIATE": False,
    }


def secret_key(instance: Path) -> str:
    """The instance's own key, made once, readable by its owner only."""
    path = instance / "secret_key"
    if not path.exists():
        instance.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
    if not (key := path.read_text().strip()):
        raise WrongSetting(f"ESABID_SECRET_KEY: {path} is empty; remove it to get a new key")
    return key
