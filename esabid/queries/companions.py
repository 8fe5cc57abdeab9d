"""Signature files and the files they sign; messages that were here before."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from esabid.models import IncomingFile, IncomingState, Letter, LetterFile

_LETTERS = ("pdf", "jpeg", "png", "tiff")
_KNOWN = (IncomingState.WAITING, IncomingState.CHECKED)


def _came_with(file: IncomingFile):
    """Files of the same sender: out of the same message, or brought by the same person."""
    return (IncomingFile.within_id.is_not_distinct_from(file.within_id)
            & IncomingFile.account_id.is_not_distinct_from(file.account_id)
            & IncomingFile.link_id.is_not_distinct_from(file.link_id))


def open_letters(session: Session, container: IncomingFile) -> list[tuple[str, str]]:
    """Hash and name of the files that came with a signature file and may be letters, the newest
    first."""
    return list(session.execute(select(IncomingFile.sha256, IncomingFile.name).where(
        _came_with(container), IncomingFile.state.in_(_KNOWN), IncomingFile.letter_id.is_(None),
        IncomingFile.kind.in_((*_LETTERS, "")), IncomingFile.id != container.id)
        .order_by(IncomingFile.id.desc())))


def open_containers(session: Session, file: IncomingFile) -> list[IncomingFile]:
    """Checked signature files at the desk that sign this file, or came with it."""
    return list(session.scalars(select(IncomingFile).where(
        (IncomingFile.signed_sha256 == file.sha256) | _came_with(file),
        IncomingFile.state == IncomingState.CHECKED, IncomingFile.kind == "signature",
        IncomingFile.letter_id.is_(None)).order_by(IncomingFile.id)))


def signed_files(session: Session, sha256: str) -> list[IncomingFile]:
    """The checked files at the desk with these bytes."""
    return list(session.scalars(select(IncomingFile).where(
        IncomingFile.sha256 == sha256, IncomingFile.state == IncomingState.CHECKED)))


def letter_signed_by(session: Session, container: IncomingFile) -> Letter | None:
    """The letter that has the file a signature file signs."""
    if not container.signed_sha256:
        return None
    return session.scalar(select(Letter).where(exists().where(
        LetterFile.letter_id == Letter.id, LetterFile.sha256 == container.signed_sha256))
        .order_by(Letter.id.desc()).limit(1))


def seen_before(session: Session, message: IncomingFile, inside: set[str]) -> bool:
    """Whether a message with this key was opened, and every file of `inside` was taken in.

    A sender that gives all its messages one id loses nothing by it.
    """
    opened = session.scalar(select(IncomingFile.id).where(
        IncomingFile.message_key == message.message_key, IncomingFile.id != message.id,
        IncomingFile.state == IncomingState.OPENED).limit(1))
    if opened is None:
        return False
    known = session.scalars(select(IncomingFile.sha256).where(IncomingFile.sha256.in_(inside)))
    return inside <= set(known)
