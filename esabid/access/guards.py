"""The guard on every view: what it takes to enter, and the transaction it runs in."""

from functools import wraps

from flask import g, request

from esabid.access.identity import identity, link_holder
from esabid.domain.errors import NotPermitted
from esabid.domain.permissions import Permission, may
from esabid.extensions import db, writing

_READING = ("GET", "HEAD", "OPTIONS")


def allows(permission: Permission, *, transaction: bool = True):
    """Let only those in who hold `permission`.

    A view that writes runs in one immediate transaction, committed when it returns and undone on
    any exception. `transaction=False` leaves that to the view, where something slow such as a
    password's hash has to happen outside.
    """
    def guard(view):
        @wraps(view)
        def guarded(*args, **kwargs):
            # A partner's page belongs to the link, also in the browser of a coordinator.
            if permission in (Permission.SEE_OWN_LETTER, Permission.HAND_IN):
                g.identity = link_holder()
            if not may(identity().role, permission):
                raise NotPermitted("not_permitted")
            if request.method in _READING or not transaction:
                return view(*args, **kwargs)
            with writing():
                return view(*args, **kwargs)
        guarded.permission = permission
        return guarded
    return guard


def refuse_unguarded(app) -> None:
    """Do not start with a view that says nothing of who may enter."""
    bare = [name for name, view in app.view_functions.items()
            if not hasattr(view, "permission") and not name.endswith("static")]
    if bare:
        raise RuntimeError(f"views without a permission: {', '.join(sorted(bare))}")


def session():
    """The database session of this request."""
    return db.session
