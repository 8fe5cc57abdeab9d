"""Who may do what: one table of roles and permissions, and the actor whose name a deed carries."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from esabid.domain.errors import NotPermitted


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    LEADERSHIP = "leadership"
    PARTNER = "partner"
    # Holds a link or a key that reads what leadership reads, and changes nothing.
    GUEST = "guest"
    VISITOR = "visitor"
    SYSTEM = "system"


ACCOUNT_ROLES = (Role.COORDINATOR, Role.LEADERSHIP, Role.ADMINISTRATOR)


class Permission(StrEnum):
    SEE_PUBLIC = "see_public"
    SEE_OWN_LETTER = "see_own_letter"
    HAND_IN = "hand_in"
    SEE_OVERVIEW = "see_overview"
    KEEP_CLAIMS = "keep_claims"
    SEE_DESK = "see_desk"
    RUN_CAMPAIGN = "run_campaign"
    CHANGE_SETTINGS = "change_settings"


_EVERYONE = frozenset({Permission.SEE_PUBLIC})
_READS = _EVERYONE | {Permission.SEE_OVERVIEW}
_SAYS = _READS | {Permission.KEEP_CLAIMS}
_RUNS = _SAYS | {Permission.SEE_DESK, Permission.RUN_CAMPAIGN}

GRANTED = {
    Role.VISITOR: _EVERYONE,
    Role.PARTNER: _EVERYONE | {Permission.SEE_OWN_LETTER, Permission.HAND_IN},
    Role.GUEST: _READS,
    Role.LEADERSHIP: _SAYS,
    Role.COORDINATOR: _RUNS | {Permission.CHANGE_SETTINGS},
    Role.ADMINISTRATOR: _RUNS | {Permission.CHANGE_SETTINGS},
    Role.SYSTEM: _RUNS | {Permission.CHANGE_SETTINGS},
}


@dataclass(frozen=True)
class Actor:
    """Who does a deed and when: `at` is an aware UTC instant, `name` what history shows."""

    role: Role
    name: str
    at: datetime
    account_id: int | None = None


def may(role: Role, permission: Permission) -> bool:
    """Say whether `role` holds `permission`."""
    return permission in GRANTED[role]


def permit(actor: Actor, permission: Permission) -> None:
    """Raise NotPermitted unless the actor's role holds `permission`."""
    if not may(actor.role, permission):
        raise NotPermitted("not_permitted")
