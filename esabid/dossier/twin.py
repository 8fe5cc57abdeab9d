"""The HTML twin: what a dossier prints, as one accessible page; rendered in a child process."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from esabid.dossier.plain_text import plain
from esabid.dossier.twin_view import TwinRequest, read_request, view
from esabid.isolate.child import serve
from esabid.typeset.fonts import register as register_fonts
from esabid.wording.words import Words, words


def render(request: TwinRequest) -> str:
    """The page of a dossier; equal requests give equal text."""
    # What typesetting says beside its pages, it says in characters its faces have.
    register_fonts(request.fonts)
    voice = words(request.lang)
    return _environment(request.templates, voice).get_template("dossier/twin.html").render(
        view(request, voice))


def _environment(templates: Path, voice: Words) -> Environment:
    """Templates in the voice of a language; every value is escaped, and cleaned on its way."""
    made = Environment(loader=FileSystemLoader(templates), autoescape=True, trim_blocks=True,
                       lstrip_blocks=True, undefined=StrictUndefined, finalize=shown,
                       extensions=["jinja2.ext.i18n"])
    made.policies["ext.i18n.trimmed"] = True
    # In print every number is in the language's own writing, so it is here.
    made.install_gettext_callables(
        voice.gettext, lambda one, many, num: voice.plural(one, many, num).replace(
            "%(num)s", voice.number(num)), newstyle=True)
    return made


def shown(value):
    """A value as it is written down: a text without what nobody can see; markup stays markup."""
    if isinstance(value, Markup):
        return Markup(plain(value))
    return plain(value) if isinstance(value, str) else value


def main(asked: dict, report) -> dict:
    """Render one twin to the path it asks for; returns its size in bytes."""
    content = render(read_request(asked)).encode()
    Path(asked["out"]).write_bytes(content)
    return {"bytes": len(content)}


if __name__ == "__main__":
    serve(main)
