"""Institutions as a file: the list that one sees, to work with elsewhere and to bring back in."""

from flask import Response, request

from esabid.access.guards import allows, session
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.queries.institutions import matching, of_public_ids
from esabid.services.imports import records
from esabid.spreadsheets.write import to_csv, to_xlsx
from esabid.web.context import campaign, language, voice
from esabid.web.coordinator import listing, pages
from esabid.web.headers import FILE_CSP

_WRITERS = {
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (to_csv, "text/csv; charset=utf-8"),
}
# More than any campaign has; beyond it a spreadsheet program would be of no help.
_MOST = 100_000


@pages.get("/institutions/export.<any(xlsx, csv):kind>")
@allows(Permission.SEE_DESK)
def institutions_export(kind: str):
    """The institutions that the query string of the list narrows to, whatever its page.

    One or several `id` name them themselves: those that are ticked.
    """
    write, mimetype = _WRITERS[kind]
    if ticked := request.args.getlist("id"):
        ids = {it.id for it in of_public_ids(session(), ticked)}
    else:
        wanted = listing.read(request.args).with_numbers()
        ids = {it.institution.id for it in matching(session(), wanted, tools().today(), _MOST)}
    rows = records(session(), campaign().prefix, ids)
    name = voice().gettext("institutions")
    response = Response(write(rows, language()), mimetype=mimetype)
    response.headers.set("Content-Disposition", "attachment",
                         filename=f"{name}-{tools().today().isoformat()}.{kind}")
    response.headers["Content-Security-Policy"] = FILE_CSP
    return response
