"""Marks on sentences that are translated later, where the reader is known."""


def _(message: str) -> str:
    """Mark a message, so that extraction finds it."""
    return message


def n_(one: str, many: str) -> tuple[str, str]:
    """Mark a message that has a form for each number."""
    return one, many
