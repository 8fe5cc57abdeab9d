"""How commands speak: one language, refusals as one sentence, rows in columns, JSON on demand."""

import errno
import json
import os
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from esabid.config import WrongSetting
from esabid.domain.errors import DomainError
from esabid.wording import LANGUAGES, Words, words

as_json = click.option("--json", "as_json", is_flag=True,
                       help="Print one JSON object instead of sentences.")


class Refused(Exception):
    """A command that cannot be carried out: a code for programs, a sentence for people."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


class Command(click.Command):
    """A command whose refusals are one sentence, or one JSON object, and exit code 1."""

    def invoke(self, ctx: click.Context):
        try:
            return super().invoke(ctx)
        except WrongSetting as error:
            _refuse(ctx, "wrong_setting", str(error))
        except Refused as error:
            _refuse(ctx, error.code, str(error))
        except DomainError as error:
            _refuse(ctx, error.code, voice().error(error))
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # Whoever reads our output has seen enough.
            _refuse(ctx, "system", f"{error.filename or 'esabid'}: {error.strerror}")


class Group(click.Group):
    """A group whose commands refuse as Command does."""

    command_class = Command


def _refuse(ctx: click.Context, code: str, message: str) -> None:
    if ctx.params.get("as_json"):
        say_json({"error": {"code": code, "message": message}})
    else:
        click.echo(message, err=True)
    ctx.exit(1)


def voice() -> Words:
    """The words of `--lang`, else of the shell's locale: Polish where it is, English elsewhere."""
    asked = click.get_current_context().find_root().params.get("lang")
    if asked in LANGUAGES:
        return words(asked)
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG")
                   if os.environ.get(name)), "")
    return words("pl" if locale.lower().startswith("pl") else "en")


def _(message: str, **values) -> str:
    """The sentence in the reader's language, its %(name)s places filled."""
    return voice().gettext(message, **values)


def n_(one: str, many: str, num: int, **values) -> str:
    """The sentence in the form for a number."""
    return voice().ngettext(one, many, num, **values)


def say(sentence: str) -> None:
    """Print a sentence."""
    click.echo(sentence)


def say_json(value: dict) -> None:
    """Print one JSON object; days are written as 2026-03-13."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    # A file name in no encoding holds lone surrogates; escaped they are JSON and nothing is lost.
    click.echo(text.encode("utf-8", "backslashreplace"))


def say_rows(rows) -> None:
    """Print rows of texts in aligned columns; the last column is as wide as it likes."""
    rows = [[str(cell) for cell in row] for row in rows]
    if not rows:
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(f"{cell:<{width}}" for cell, width
                             in zip(row, widths, strict=True)).rstrip())


@contextmanager
def written_whole(file: Path):
    """Yields a path to write to; what is written comes to stand at `file` whole or not at all."""
    beside = file.with_name(f".{file.name}.part")
    try:
        yield beside
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Refused("not_written", _("%(file)s cannot be written: %(why)s", file=file,
                                       why=error.strerror)) from error


def _plain(value):
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
