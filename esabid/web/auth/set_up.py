"""The first run: the campaign and its first coordinator, through a one-time link."""

from flask import redirect, render_template, url_for

from esabid.access.guards import allows
from esabid.access.guards import session as database
from esabid.access.identity import enter
from esabid.domain.errors import NotFound
from esabid.domain.permissions import Permission, Role
from esabid.extensions import system, tools, writing
from esabid.models import LinkPurpose
from esabid.services import accounts, campaigns, links
from esabid.web.auth import pages
from esabid.web.forms.campaign import SetUpForm


@pages.route("/set-up/<token>", methods=["GET", "POST"])
@allows(Permission.SEE_PUBLIC, transaction=False)
def set_up(token: str):
    _link(token)
    form = SetUpForm()
    if form.validate_on_submit():
        hashed = tools().passwords.hash(form.password.data)
        with writing():
            account = form.attempt(lambda: _found(token, form, hashed))
        if account is not None:
            enter(account)
            return redirect(url_for("coordinator.today"))
    return render_template("auth/set_up.html", form=form), form.status()


def _link(token: str):
    link = links.find(database(), token, LinkPurpose.SET_UP, tools().now())
    if link is None:
        raise NotFound("link_dead")
    return link


def _found(token: str, form: SetUpForm, hashed: str):
    """Set up the campaign and its administrator, and use the link up."""
    actor = system()
    campaigns.found(database(), actor, details=form.details())
    account = accounts.add(database(), actor, email=form.email.data, name=form.name.data,
                           role=Role.ADMINISTRATOR)
    accounts.set_password(database(), actor, account, password_hash=hashed)
    links.end(database(), actor, _link(token))
    return account
