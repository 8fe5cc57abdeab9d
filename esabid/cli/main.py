"""The group of all commands, and the entry point of the `esabid` script."""

import click

from esabid import __version__
from esabid.cli.account import account
from esabid.cli.dossier import dossier
from esabid.cli.dossier_archive import archive
from esabid.cli.institutions import institutions
from esabid.cli.letters import letters
from esabid.cli.progress import progress
from esabid.cli.run import run
from esabid.cli.upgrade import upgrade
from esabid.wording import LANGUAGES

dossier.add_command(archive)
COMMANDS = (run, upgrade, account, institutions, letters, progress, dossier)


@click.group()
@click.option("--lang", type=click.Choice(LANGUAGES), help="The language of what is printed.")
@click.version_option(__version__, message="esabid %(version)s")
def cli(lang: str | None) -> None:
    """A city's campaign for letters of support, from the first ask to the dossier."""


for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Run the command line."""
    cli(prog_name="esabid")
