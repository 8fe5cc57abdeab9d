"""What the dossier lacks, as far as it is known, for the desk and for leadership."""

from esabid.access.guards import session
from esabid.domain.coverage import empty
from esabid.queries import arguments, coverage
from esabid.queries.standing import Standing
from esabid.web.context import campaign


def lacks(now: Standing) -> dict:
    """For templates: sectors that are `empty`, sectors and reach `below` their target, and the
    arguments that are `unargued`."""
    sectors = coverage.against_sectors(campaign(), now.progress)
    unargued = set(coverage.grid(session(), now.count).unargued)
    return {
        "empty": empty(sectors),
        "below": [it for it in (*sectors, *coverage.against_reach(campaign(), now.progress))
                  if it.missing and (it.have or it not in sectors)],
        "unargued": [it for it in arguments.arguments(session()) if it.id in unargued],
    }
