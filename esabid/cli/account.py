"""`esabid account`: letting people in."""

import click
from flask import current_app

from esabid.cli.instance import opened
from esabid.cli.speech import Group, _, as_json, say, say_json
from esabid.domain.permissions import ACCOUNT_ROLES, Role
from esabid.extensions import system, writing
from esabid.models import LinkPurpose
from esabid.services import accounts, links


@click.group(cls=Group)
def account() -> None:
    """Accounts of the people who run or lead the campaign."""


@account.command()
@click.argument("email")
@click.option("--role", required=True, type=click.Choice([role.value for role in ACCOUNT_ROLES]))
@click.option("--name", default="", help="The name that history shows.")
@as_json
def add(email: str, role: str, name: str, as_json: bool) -> None:
    """Add an account and print the one-time link with which its owner sets a password."""
    if not all(email.partition("@")) or any(map(str.isspace, email)):
        raise click.BadParameter(f"{email!r} is not an e-mail address", param_hint="EMAIL")
    with opened():
        with writing() as session:
            row = accounts.add(session, system(), email=email, role=Role(role), name=name)
            link, token = links.issue(session, system(), purpose=LinkPurpose.PASSWORD,
                                      account=row)
        address = f"{current_app.config['BASE_URL']}/set-password/{token}"
    if as_json:
        say_json({"email": row.email, "role": row.role, "name": row.name, "link": address,
                  "expires_on": link.expires_at.date()})
    else:
        say(_("%(name)s may come in. Once, within three days, the password is set here:",
              name=row.name))
        say(address)
