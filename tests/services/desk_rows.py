"""What the tests of files at the desk read of their rows."""

from sqlalchemy import select

from esabid.models import IncomingFile


def states(session) -> list:
    """Every file of the desk: its name, state, the codes of what was found."""
    return [(it.name, it.state, [f["code"] for f in it.findings])
            for it in session.scalars(select(IncomingFile).order_by(IncomingFile.id))]


def codes(row) -> list[str]:
    return [it["code"] for it in row.findings]
