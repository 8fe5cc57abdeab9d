"""`esabid dossier archive`: the untouched originals behind a dossier, in one ZIP."""

import hashlib
from pathlib import Path

import click

from esabid.cli.instance import opened
from esabid.cli.places import Place
from esabid.cli.speech import Command, Refused, _, as_json, say, say_json, say_rows, written_whole
from esabid.extensions import db, system, tools
from esabid.queries.campaign import the_campaign
from esabid.queries.dossier import by_public_id
from esabid.services import archives


@click.command(cls=Command)
@click.argument("public_id", metavar="ID")
@click.option("--out", type=Place(dir_okay=False, writable=True), required=True,
              help="Write the ZIP here.")
@as_json
def archive(public_id: str, out: Path, as_json: bool) -> None:
    """Put the untouched originals, a manifest and the dossier into a ZIP.

    Ends with 1 where a file is missing or damaged; the ZIP is written without it and says so.
    """
    with opened():
        if (row := by_public_id(db.session, public_id.lower())) is None:
            raise Refused("not_found", _(
                "There is no dossier %(id)s. They are listed by: esabid dossier list",
                id=public_id))
        found = archives.contents(db.session, system(), row,
                                  lang=the_campaign(db.session).language, fonts=tools().fonts)
        db.session.rollback()
        with written_whole(out) as beside, open(beside, "w+b") as target:
            lost = archives.write(target, found, tools().store)
            target.seek(0)
            digest = hashlib.file_digest(target, "sha256").hexdigest()
    answer = {"id": public_id.lower(), "path": str(out), "bytes": out.stat().st_size,
              "sha256": digest, "files": len(found.files) - len(lost),
              "lost": [{"name": it.name, "sha256": it.sha256, "state": it.state} for it in lost]}
    if as_json:
        say_json(answer)
    else:
        say_rows([(_("File"), answer["path"]), ("SHA-256", digest), (_("Files"), answer["files"])])
        for it in lost:
            say(_("Missing or damaged, and not in the archive: %(name)s", name=it.name))
    if lost:
        click.get_current_context().exit(1)
