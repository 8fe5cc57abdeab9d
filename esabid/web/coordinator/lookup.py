"""From the id in an address to its row, or a plain 404."""

from flask import abort, redirect, request, url_for

from esabid.access.guards import session
from esabid.domain.errors import NotFound, Stale
from esabid.models import (Addressee, Argument, Compilation, Contribution, Evidence, Handover,
                           IncomingFile, Institution, Letter, Mention, PersonalLink)
from esabid.queries import (addressees, arguments, contributions, dossier, handovers, institutions,
                            letters)
from esabid.queries import incoming as files
from esabid.services import links


def found(row):
    """The row itself; raises NotFound where a look-up came back with none."""
    if row is None:
        raise NotFound("not_found")
    return row


def institution(public_id: str) -> Institution:
    """The institution at this address; raises NotFound.

    The address of one that was merged leads on to the survivor's; a form sent there is refused
    (Stale), because it was written about another record.
    """
    row = found(institutions.by_public_id(session(), public_id))
    moved = [name for name, value in (request.view_args or {}).items() if value == public_id]
    if row.public_id != public_id and moved:
        if request.method not in ("GET", "HEAD"):
            raise Stale("merged_meanwhile")
        leads = url_for(request.endpoint, **request.view_args | {moved[0]: row.public_id})
        said = request.query_string.decode()
        abort(redirect(f"{leads}?{said}" if said else leads))
    return row


def letter(public_id: str) -> Letter:
    """The letter at this address; raises NotFound."""
    return found(letters.by_public_id(session(), public_id))


def incoming(public_id: str) -> IncomingFile:
    """The file at the desk, or that came through it, at this address; raises NotFound."""
    return found(files.by_public_id(session(), public_id))


def compilation(public_id: str) -> Compilation:
    """The compilation at this address; raises NotFound."""
    return found(dossier.by_public_id(session(), public_id))


def addressee(public_id: str) -> Addressee:
    """Whom dossiers go to, at this address; raises NotFound."""
    return found(addressees.by_public_id(session(), public_id))


def handover(public_id: str) -> Handover:
    """The handover with this id; raises NotFound."""
    return found(handovers.by_public_id(session(), public_id))


def link(public_id: str) -> PersonalLink:
    """The link to the overview with this id; raises NotFound."""
    return found(next((row for row in links.to_the_overview(session())
                       if row.public_id == public_id), None))


def argument(public_id: str) -> Argument:
    """The argument at this address; raises NotFound."""
    return found(arguments.by_public_id(session(), public_id))


def evidence(public_id: str) -> Evidence:
    """The evidence at this address; raises NotFound."""
    return found(arguments.evidence_by_public_id(session(), public_id))


def mention(public_id: str) -> Mention:
    """The mention at this address; raises NotFound."""
    return found(arguments.mention_by_public_id(session(), public_id))


def contribution(public_id: str) -> Contribution:
    """The contribution at this address; raises NotFound."""
    return found(contributions.by_public_id(session(), public_id))
