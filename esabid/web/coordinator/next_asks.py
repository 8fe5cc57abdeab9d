"""Next best asks: every open institution, in the order in which the dossier needs it."""

from flask import render_template

from esabid.access.guards import allows, session
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.queries import next_asks as queries
from esabid.queries import standing
from esabid.queries.paging import page_count
from esabid.web import lists
from esabid.web.context import campaign
from esabid.web.coordinator import pages
from esabid.web.next_asks import said


@pages.get("/next-asks")
@allows(Permission.SEE_DESK)
def next_asks():
    page = lists.page()
    read = standing.read(session(), campaign(), tools().today())
    rows, total = queries.listed(session(), campaign(), read, page)
    return render_template("coordinator/next_asks.html", rows=said(rows), total=total, page=page,
                           pages=page_count(total))
