"""What every template knows: the language, the campaign, who is reading, where one can go."""

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from flask import current_app, g, redirect, request, session, url_for

from esabid.access.guards import session as database
from esabid.access.identity import identity
from esabid.extensions import tools
from esabid.queries.campaign import the_campaign
from esabid.queries.incoming import for_a_person
from esabid.web.navigation import navigation
from esabid.wording import LANGUAGE_NAMES, LANGUAGES, words


def campaign():
    """The campaign of this request, read once; None before it is set up."""
    if "campaign" not in g:
        g.campaign = the_campaign(database())
    return g.campaign


def language() -> str:
    """The reader's language: `?lang=`, the choice made before, the account's, the campaign's."""
    if "lang" not in g:
        first = (session.get("lang"), identity().language, campaign() and campaign().language)
        g.lang = next((lang for lang in first if lang in LANGUAGES), "pl")
    return g.lang


def voice():
    """The words of the reader's language."""
    return words(language())


class LanguageLink(NamedTuple):
    """A way to read the same page in another language."""

    code: str
    label: str
    href: str
    current: bool


def _language_links() -> list[LanguageLink]:
    # Built by hand: url_for takes some names of the address for its own keywords.
    kept = request.args.to_dict(flat=False) if request.method == "GET" else {}
    return [LanguageLink(code, name, f"?{urlencode(kept | {'lang': code}, doseq=True)}",
                         code == language()) for code, name in LANGUAGE_NAMES.items()]


def home() -> str:
    """Where this reader starts: the desk, the overview, the public page."""
    if identity().may("see_desk"):
        return url_for("coordinator.today")
    return url_for("leadership.overview" if identity().may("see_overview") else "public.progress")


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a static file, changing with its content."""
    return url_for("static", filename=name, v=_digest(Path(current_app.static_folder) / name))


def init_app(app) -> None:
    """Give templates their context, and gettext in the reader's language."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.install_gettext_callables(
        lambda text: voice().gettext(text),
        lambda one, many, num: voice().plural(one, many, num), newstyle=True)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    @app.before_request
    def remember_language() -> None:
        # Before the view, so that an address that only leads on keeps the choice, too. A program
        # says its language each time.
        if request.blueprint != "api" and request.args.get("lang") in LANGUAGES:
            session["lang"] = request.args["lang"]

    @app.before_request
    def wait_for_the_campaign():
        # An account can be made on the command line before the campaign is set up.
        if request.blueprint in ("coordinator", "leadership") and campaign() is None:
            return redirect(url_for("public.progress"))

    @app.context_processor
    def context() -> dict:
        return {"lang": language(), "t": voice(), "campaign": campaign(), "identity": identity(),
                "navigation": navigation(identity(), voice(), lambda: for_a_person(database())),
                "home": home(), "asset": asset,
                "language_links": _language_links(), "today": tools().today(),
                "local": lambda at: at.astimezone(tools().zone)}
