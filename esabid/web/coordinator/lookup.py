"""From the id in an address to its row, or a plain 404; and what lists read off the address."""

from flask import request

from esabid.access.guards import session
from esabid.domain.errors import NotFound
from esabid.models import Institution, Letter
from esabid.queries import institutions, letters


def institution(public_id: str) -> Institution:
    """The institution at this address; raises NotFound."""
    if (row := institutions.by_public_id(session(), public_id)) is None:
        raise NotFound("not_found")
    return row


def letter(public_id: str) -> Letter:
    """The letter at this address; raises NotFound."""
    if (row := letters.by_public_id(session(), public_id)) is None:
        raise NotFound("not_found")
    return row


def code(name: str, codes):
    """The code of `codes` given as `name` in the address, or None for none or an unknown one."""
    value = request.args.get(name, "")
    return codes(value) if value in set(codes) else None


def page() -> int:
    """The page of a list, counted from one."""
    value = request.args.get("page", "1")
    return max(1, int(value)) if value.isdigit() and len(value) < 6 else 1
