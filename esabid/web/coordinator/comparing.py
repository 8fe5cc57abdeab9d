"""What changed from one dossier to another, or since the edition that somebody received last."""

from flask import render_template, request

from esabid.access.guards import allows, session
from esabid.domain.permissions import Permission
from esabid.models import Compilation
from esabid.queries import addressees, changes, dossier
from esabid.queries.handovers import last_received
from esabid.web.coordinator import lookup, pages

# So many of the newest dossiers are offered; any other is compared by its address.
_MOST = 100


@pages.get("/dossiers/compare")
@allows(Permission.RUN_CAMPAIGN)
def compare():
    one, other = (_dossier(request.args.get(name, "")) for name in ("a", "b"))
    offered = dossier.compilations(session(), _MOST)
    known = [it for it in addressees.known(session()) if it.last]
    if one is None or other is None:
        return render_template("coordinator/compare.html", rows=offered, known=known, older=one,
                               newer=other, found=None)
    older, newer = sorted((one, other), key=lambda row: (row.as_of, row.id))
    found = changes.between(session(), older, newer)
    return render_template(
        "coordinator/compare.html", rows=offered, known=known, older=older, newer=newer,
        found=found, was=changes.addresses(older), here=changes.addresses(newer))


def _dossier(said: str) -> Compilation | None:
    """The dossier with this id, or, after "to-", the one that an addressee received last."""
    if not said.startswith("to-"):
        return lookup.compilation(said) if said else None
    last = last_received(session(), lookup.addressee(said.removeprefix("to-")))
    return lookup.found(last).compilation
