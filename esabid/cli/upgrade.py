"""`esabid upgrade`: the database and the queue brought up to date."""

import os

import click

from esabid import create_app
from esabid.cli.instance import make
from esabid.cli.speech import Command, _, as_json, say, say_json


@click.command(cls=Command)
@as_json
def upgrade(as_json: bool) -> None:
    """Migrate the database and create the tables of the queue."""
    os.umask(0o077)  # What the instance holds is nobody else's on this machine.
    app = create_app()
    make(app)
    if as_json:
        say_json({"upgraded": True, "instance": str(app.config["INSTANCE"])})
    else:
        say(_("The database in %(folder)s is up to date.", folder=app.config["INSTANCE"]))
