"""Telling what was done, with the button that takes it back where there is a way back."""

from flask import flash

from esabid.access.guards import session
from esabid.access.identity import identity
from esabid.queries import history
from esabid.services.undo import undoable

# What a message carries as its category; templates/components/messages.html makes the button.
ONE, TOGETHER = "undo", "undo-together"


def way_back() -> int | None:
    """The id of the row of history of what this request has done, if it can be taken back.

    Call it inside the transaction of the deed, before anything else is done.
    """
    row = history.last(session())
    ours = row is not None and row.at == identity().actor().at
    return row.id if ours and undoable(row) else None


def done(message: str, *, together: bool = False) -> None:
    """Flash a message after a deed, as `way_back` with the button beside it.

    `together` offers to take back all that was done with the same deed at the same instant.
    """
    row_id = way_back()
    flash(message, f"{TOGETHER if together else ONE}:{row_id}" if row_id else "message")
