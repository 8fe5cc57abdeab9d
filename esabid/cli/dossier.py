"""`esabid dossier`: making, issuing, listing and verifying the dossier."""

import shutil
import time
from pathlib import Path

import click

from esabid.cli.instance import opened
from esabid.cli.making import Made, make_file
from esabid.cli.places import Place
from esabid.cli.speech import (Group, Refused, _, as_json, say, say_json, say_rows, voice,
                               written_whole)
from esabid.domain.profiles import Profile
from esabid.extensions import db, system, tools, writing
from esabid.models import Campaign, Compilation
from esabid.queries.campaign import the_campaign
from esabid.queries.dossier import by_public_id, compilations
from esabid.services import compilations as deeds
from esabid.services import verifying
from esabid.services.kicks import left_by
from esabid.wording import LANGUAGES
from esabid.wording.differences import say_difference

# Whom a profile is for decides in which language it is read.
_LANGUAGE = {Profile.MINISTRY: "pl", Profile.ESA: "en"}


@click.group(cls=Group)
def dossier() -> None:
    """The dossier: every letter that counts, in one PDF."""


@dossier.command()
@click.option("--profile", type=click.Choice([it.value for it in Profile]),
              default=Profile.INTERNAL.value, show_default=True, help="Whom it is for.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Its language.")
@click.option("--short", is_flag=True, help="Without the letters themselves.")
@click.option("--out", type=Place(dir_okay=False, writable=True),
              help="Put a copy of the PDF here.")
@as_json
def make(profile: str, lang: str | None, short: bool, out: Path | None, as_json: bool) -> None:
    """Make a working version of today's dossier."""
    started = time.monotonic()
    with opened():
        campaign = _campaign()
        lang = lang or _LANGUAGE.get(profile) or campaign.language
        with writing() as session:
            row = deeds.compile_dossier(
                session, system(), campaign, profile=Profile(profile), short=short,
                today=tools().today(), languages=(lang,))
            # Made here and now; the worker of a running server need not hear of it.
            left_by(session)
        made = make_file(row.id, lang)
        if out:
            with written_whole(out) as beside:
                shutil.copyfile(made.path, beside)
    answer = _as_json(made, out) | {"seconds": round(time.monotonic() - started, 2)}
    if as_json:
        say_json(answer)
    else:
        _say_made([answer])


@dossier.command()
@click.argument("public_id", metavar="ID")
@as_json
def issue(public_id: str, as_json: bool) -> None:
    """Freeze a working version as the next numbered edition."""
    started = time.monotonic()
    with opened():
        with writing() as session:
            row = deeds.issue(session, system(), _row(public_id), today=tools().today())
            left_by(session)
        made = [make_file(row.id, file.lang) for file in row.files]
        edition = {"id": row.public_id, "edition": row.edition, "issued_on": row.issued_on}
    answers = [_as_json(it) | {"seconds": round(time.monotonic() - started, 2)} for it in made]
    if as_json:
        say_json(edition | {"files": answers})
    else:
        say(_("Edition %(number)s is issued; its letters keep their numbers from now on.",
              number=edition["edition"]))
        _say_made(answers)


@dossier.command("list")
@as_json
def list_all(as_json: bool) -> None:
    """List the working versions and editions, newest first."""
    with opened():
        found = [{"id": row.public_id, "edition": row.edition, "profile": row.profile,
                  "short": row.short, "as_of": row.as_of, "letters": row.letters,
                  "files": [{"lang": it.lang, "pages": it.pages, "bytes": it.size,
                             "sha256": it.sha256} for it in row.files]}
                 for row in compilations(db.session)]
    if as_json:
        say_json({"dossiers": found})
    elif not found:
        say(_("There is no dossier yet. Make one with: esabid dossier make"))
    else:
        say_rows([(_("ID"), _("Edition"), _("For"), _("As of"), _("Letters"), _("Languages")),
                  *((it["id"], it["edition"] or "–", voice().label(it["profile"])
                     + (", " + _("short version") if it["short"] else ""),
                     voice().short_date(it["as_of"]), it["letters"],
                     " ".join(file["lang"] for file in it["files"])) for it in found)])


@dossier.command()
@click.argument("public_id", metavar="ID")
@as_json
def verify(public_id: str, as_json: bool) -> None:
    """Make a dossier once more from its frozen facts and compare it byte by byte."""
    with opened():
        row = _row(public_id)
        made = [file for file in row.files if file.sha256]
        if not made:
            raise Refused("not_made_yet", _("This dossier has no file yet."))
        found = verifying.verify(tools().store, row, tools().fonts)
    differs = [say_difference(it, voice()) for it in found]
    same = not any(it.alarms for it in found)
    if as_json:
        say_json({"id": row.public_id, "same": same, "differs": differs})
    elif same:
        say(_("The dossier %(id)s is what it was: the same bytes.", id=row.public_id))
    else:
        say(_("The dossier %(id)s differs from what was made:", id=row.public_id))
    if not as_json:
        for sentence in differs:
            say(f"- {sentence}")
    if not same:
        click.get_current_context().exit(1)


def _campaign() -> Campaign:
    if (found := the_campaign(db.session)) is None:
        raise Refused("not_set_up", _(
            "The campaign is not set up yet. Start esabid run and open the link it prints."))
    return found


def _row(public_id: str) -> Compilation:
    if (found := by_public_id(db.session, public_id.lower())) is None:
        raise Refused("not_found", _(
            "There is no dossier %(id)s. They are listed by: esabid dossier list", id=public_id))
    return found


def _as_json(made: Made, out: Path | None = None) -> dict:
    return {"id": made.id, "edition": made.edition, "profile": made.profile, "lang": made.lang,
            "letters": made.letters, "pages": made.pages, "bytes": made.size,
            "sha256": made.sha256, "path": str(out or made.path)}


def _say_made(answers) -> None:
    for it in answers:
        say_rows([(_("ID"), it["id"]), (_("Language"), it["lang"]), (_("Pages"), it["pages"]),
                  (_("Letters"), it["letters"]), ("SHA-256", it["sha256"]),
                  (_("Seconds"), voice().number(it["seconds"])), (_("File"), it["path"])])
