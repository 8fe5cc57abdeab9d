"""From the id in an address to its row, or a plain 404."""

from esabid.access.guards import session
from esabid.domain.errors import NotFound
from esabid.models import Compilation, Institution, Letter, PersonalLink
from esabid.queries import dossier, institutions, letters
from esabid.services import links


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


def compilation(public_id: str) -> Compilation:
    """The compilation at this address; raises NotFound."""
    if (row := dossier.by_public_id(session(), public_id)) is None:
        raise NotFound("not_found")
    return row


def link(public_id: str) -> PersonalLink:
    """The link to the overview with this id; raises NotFound."""
    for row in links.to_the_overview(session()):
        if row.public_id == public_id:
            return row
    raise NotFound("not_found")
