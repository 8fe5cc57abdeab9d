"""Accounts: adding a colleague, whose one-time link is shown once."""

from flask import current_app, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.errors import NotFound
from esabid.domain.permissions import Permission
from esabid.models import Account, LinkPurpose
from esabid.services import accounts, links
from esabid.web.coordinator import pages
from esabid.web.forms.campaign import AccountForm


@pages.route("/settings/accounts/new", methods=["GET", "POST"])
@allows(Permission.CHANGE_SETTINGS)
def account_new():
    form = AccountForm()
    if form.validate_on_submit():
        account = form.attempt(lambda: accounts.add(
            session(), identity().actor(), email=form.email.data, role=form.role.data,
            name=form.name.data))
        if account is not None:
            return _link_page(account)
    return render_template("coordinator/account.html", form=form, account=None,
                           address=""), form.status()


@pages.post("/settings/accounts/<int(max=2147483647):account_id>/link")
@allows(Permission.CHANGE_SETTINGS)
def account_link(account_id: int):
    """A new one-time link for somebody who forgot the password."""
    if (account := session().get(Account, account_id)) is None:
        raise NotFound("not_found")
    return _link_page(account)


def _link_page(account: Account):
    _, token = links.issue(session(), identity().actor(), purpose=LinkPurpose.PASSWORD,
                           account=account)
    address = current_app.config["BASE_URL"] + url_for("auth.set_password", token=token)
    return render_template("coordinator/account.html", form=None, account=account,
                           address=address)
