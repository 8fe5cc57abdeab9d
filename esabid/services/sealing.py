"""The city's seal on issued editions: its certificate signs a copy, whose first bytes stay."""

from dataclasses import dataclass, field
from pathlib import Path

from esabid.isolate import ChildFailed, Limits, run_with_secret

_LIMITS = Limits(cpu_seconds=60, wall_seconds=90, file_size=4 << 30)


@dataclass(frozen=True)
class Seal:
    """Where the certificate with its key lies (PKCS#12), and the password that opens it."""

    path: str
    password: str = field(repr=False)


def sealed(dossier: Path, seal: Seal) -> Path:
    """Seal the file where it lies, and return it: the unsealed bytes are its exact beginning.

    Raises ChildError; the file is of no more use then.
    """
    _ask(seal, pdf=str(dossier))
    return dossier


def problem(seal: Seal) -> str:
    """Why nothing can be sealed with it: "file", "password" or "certificate"; "" if it can."""
    try:
        _ask(seal, pdf=None)
    except ChildFailed as error:
        return error.code
    return ""


def _ask(seal: Seal, **what) -> dict:
    """Ask the child. The key never leaves it; the password goes to it through a pipe alone."""
    return run_with_secret("esabid.dossier.seal", what | {
        "certificate": seal.path, "password": seal.password}, _LIMITS)
