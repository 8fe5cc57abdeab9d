"""Names to suggest where somebody is said to look after an institution."""

from esabid.access.guards import session
from esabid.domain.permissions import Permission, may
from esabid.queries import institutions
from esabid.queries.accounts import accounts
from esabid.web.coordinator import pages


def suggested(owners: list[str] | None = None) -> list[str]:
    """Those who run the campaign, then whoever looks after an institution already (`owners`)."""
    runs = [it.name for it in accounts(session()) if may(it.role, Permission.RUN_CAMPAIGN)]
    found = institutions.owners(session()) if owners is None else owners
    return [*dict.fromkeys([*runs, *found])]


@pages.context_processor
def for_templates() -> dict:
    """Templates ask for the names only where they show them."""
    return {"suggested_owners": suggested}
