"""Sign in, sign out, set a password; in the demo, step in as anyone with one click."""

from flask import flash, redirect, render_template, request, url_for

from esabid.access.guards import allows
from esabid.access.guards import session as database
from esabid.access.identity import enter, leave, of_account
from esabid.domain.errors import DomainError, InvalidValue, NotFound
from esabid.domain.permissions import ACCOUNT_ROLES, Permission, Role
from esabid.extensions import system, tools, writing
from esabid.models import LinkPurpose
from esabid.queries.accounts import first_with_role
from esabid.services import accounts, links, throttle
from esabid.web.auth import pages
from esabid.web.context import campaign, voice
from esabid.web.forms.campaign import PasswordForm, SignInForm
from esabid.web.onward import inside


def home(role: Role) -> str:
    """Where a role starts its day."""
    return url_for("leadership.overview" if role == Role.LEADERSHIP else "coordinator.today")


def _onward(role: Role) -> str:
    """The page one came for, if it is one of ours."""
    return inside(request.args.get("next", "")) or home(role)


@pages.route("/sign-in", methods=["GET", "POST"])
@allows(Permission.SEE_PUBLIC, transaction=False)
def sign_in():
    form = SignInForm()
    if form.validate_on_submit():
        try:
            account = _authenticated(form.email.data, form.password.data)
        except DomainError as error:
            form.refuse(error)
            return _sign_in_page(form)
        enter(account)
        return redirect(_onward(account.role))
    return _sign_in_page(form)


def _sign_in_page(form: SignInForm):
    demo = ACCOUNT_ROLES[:2] if campaign() and campaign().demo else ()
    return render_template("auth/sign_in.html", form=form, demo_roles=demo,
                           chosen=request.args.get("as", "")), form.status()


def _authenticated(email: str, password: str):
    """The account with this password; every failed try counts against address and e-mail."""
    now = tools().now()
    keys = [f"sign-in:{email.lower()[:80]}", f"sign-in:{request.remote_addr}"]
    for key in keys:
        throttle.refuse_if_many(database(), key, now)
    account = accounts.by_email(database(), email)
    if tools().passwords.matches(account and account.password_hash, password):
        return account
    with writing():
        for key in keys:
            throttle.hit(database(), key, now)
    raise InvalidValue("wrong_password")


@pages.post("/sign-in/demo")
@allows(Permission.SEE_PUBLIC, transaction=False)
def demo_sign_in():
    """The demo's data are invented and its accounts everybody's: one click is enough."""
    role = request.form.get("role", "")
    if not (campaign() and campaign().demo) or role not in ACCOUNT_ROLES:
        raise NotFound("not_found")
    if (account := first_with_role(database(), Role(role))) is None:
        raise NotFound("not_found")
    enter(account)
    return redirect(home(account.role))


@pages.post("/sign-out")
@allows(Permission.SEE_PUBLIC, transaction=False)
def sign_out():
    leave()
    return redirect(url_for("public.progress"))


@pages.route("/set-password/<token>", methods=["GET", "POST"])
@allows(Permission.SEE_PUBLIC, transaction=False)
def set_password(token: str):
    link = links.find(database(), token, LinkPurpose.PASSWORD, tools().now())
    if link is None:
        raise NotFound("link_dead")
    form = PasswordForm()
    if form.validate_on_submit():
        hashed = tools().passwords.hash(form.password.data)
        with writing():
            link = links.find(database(), token, LinkPurpose.PASSWORD, tools().now())
            if link is None:
                raise NotFound("link_dead")
            account = link.account
            accounts.set_password(database(), of_account(account).actor(), account,
                                  password_hash=hashed)
            links.end(database(), system(), link)
        enter(account)
        flash(voice().gettext("Your password is set and you are signed in."))
        return redirect(home(account.role))
    return render_template("auth/set_password.html", form=form,
                           account=link.account), form.status()
