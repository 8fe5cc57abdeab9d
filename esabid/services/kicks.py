"""Work that a transaction leaves behind: noted on the session, kicked once it is committed."""

from enum import StrEnum

from sqlalchemy.orm import Session


class Kick(StrEnum):
    CHECK_FILE = "check_file"
    MAKE_DOSSIER = "make_dossier"


def later(session: Session, kick: Kick, row_id: int) -> None:
    """Remember to start `kick` for the row after the commit."""
    session.info.setdefault("kicks", []).append((kick, row_id))


def left_by(session: Session) -> list[tuple[Kick, int]]:
    """Take what the session's transactions left."""
    return session.info.pop("kicks", [])
