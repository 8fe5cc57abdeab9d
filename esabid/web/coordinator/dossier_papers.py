"""What goes with a dossier from the office: the archive of originals and covering letters."""

from io import SEEK_END, BytesIO
from tempfile import TemporaryFile

from flask import send_file

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.services import archives, covering_letters, incoming
from esabid.web.context import campaign
from esabid.web.coordinator import lookup, pages
from esabid.web.headers import FILE_CSP

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pages.get("/dossiers/<public_id>/archive.zip")
@allows(Permission.RUN_CAMPAIGN)
def dossier_archive(public_id: str):
    """The untouched originals of every letter in it, with a manifest and the dossier itself."""
    row = lookup.compilation(public_id)
    store = tools().store
    incoming.refuse_when_full(store, tools().reserve)
    found = archives.contents(session(), identity().actor(), row, lang=campaign().language,
                              fonts=tools().fonts)
    name = archives.name_of(row)
    # Writing a gigabyte takes a while: nobody's change waits for it, nor this read for theirs.
    session().rollback()
    # Beside the originals, where there is room for what is as large as they are.
    target = TemporaryFile(dir=store.folder)
    archives.write(target, found, store)
    return _sent(target, f"{name}.zip", "application/zip")


@pages.get("/dossiers/<public_id>/letter/<addressee_id>.docx")
@allows(Permission.RUN_CAMPAIGN)
def dossier_letter(public_id: str, addressee_id: str):
    """The letter that goes with an edition to one of its addressees, to be finished and signed."""
    row, addressee = lookup.compilation(public_id), lookup.addressee(addressee_id)
    letter = covering_letters.covering_letter(
        session(), identity().actor(), row, addressee=addressee, today=tools().today())
    return _sent(BytesIO(letter), f"letter-edition-{row.edition}-{addressee_id}.docx", _DOCX)


def _sent(stream, name: str, kind: str):
    """Send an open file from its beginning, as an attachment that nothing runs in."""
    size = stream.seek(0, SEEK_END)
    stream.seek(0)
    response = send_file(stream, mimetype=kind, as_attachment=True, download_name=name)
    response.content_length = size
    response.headers["Content-Security-Policy"] = FILE_CSP
    return response
