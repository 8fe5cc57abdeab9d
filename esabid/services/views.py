"""Saved views of the institutions list: its address under a name, for one account."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.errors import InvalidValue, NotPermitted
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Account, SavedView
from esabid.services.history import record


def save(session: Session, actor: Actor, *, name: str, query: str) -> SavedView:
    """Keep a list's query string under a name; a view of the same name is replaced.

    Raises InvalidValue for no name, NotPermitted for who has no account.
    """
    account = _account(session, actor)
    if not name:
        raise InvalidValue("missing_view_name", field="name")
    view = session.scalar(select(SavedView).where(SavedView.account_id == account.id,
                                                  SavedView.name == name))
    before = view.query if view else ""
    if view is None:
        view = SavedView(account_id=account.id, name=name, query=query)
        session.add(view)
    view.query = query
    record(session, actor, account, action="save_view",
           changes={"view": (name if before else "", name), "view_query": (before, query)})
    return view


def remove(session: Session, actor: Actor, view: SavedView) -> None:
    """Remove a view; raises NotPermitted where it is somebody else's."""
    account = _account(session, actor)
    if view.account_id != account.id:
        raise NotPermitted("not_permitted")
    session.delete(view)
    record(session, actor, account, action="remove_view",
           changes={"view": (view.name, ""), "view_query": (view.query, "")})


def of_account(session: Session, account_id: int | None) -> list[SavedView]:
    """The views an account has saved, in the order it did."""
    return list(session.scalars(select(SavedView).where(SavedView.account_id == account_id)
                                .order_by(SavedView.id)))


def _account(session: Session, actor: Actor) -> Account:
    permit(actor, Permission.RUN_CAMPAIGN)
    account = actor.account_id and session.get(Account, actor.account_id)
    if not account:
        raise NotPermitted("not_permitted")
    return account
