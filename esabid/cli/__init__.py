"""The command line: `esabid`, one file for each group of commands."""

import sys

# Said before anything is imported: what keeps the files and the children safe is POSIX.
if sys.platform == "win32":
    sys.exit("esabid runs on Linux, macOS and WSL. On Windows, install WSL (wsl --install), "
             "open it and start esabid there.")

from esabid.cli.main import COMMANDS, cli, main  # noqa: E402  (see above)

__all__ = ["COMMANDS", "cli", "init_app", "main"]


def init_app(app) -> None:
    """Let `flask --app esabid <command>` know the commands; its own `run` stays Flask's."""
    for command in COMMANDS:
        app.cli.add_command(command)
