"""Sentences for press and speeches: what may be said, what not and why, and what was said."""

from flask import abort, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.claims import Refusal, judge
from esabid.domain.errors import NotFound
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.queries import claims as queries
from esabid.queries import institutions, letters, progress
from esabid.queries.paging import page_count
from esabid.services import claims as deeds
from esabid.web import claims as shown
from esabid.web import lists
from esabid.web.context import campaign, language
from esabid.web.coordinator import pages
from esabid.web.forms.claims import CheckForm, KeepForm
from esabid.wording import LANGUAGES


@pages.get("/claims")
@allows(Permission.KEEP_CLAIMS)
def claims():
    asked = "kind" in request.args or "number" in request.args
    form = CheckForm(request.args if asked else None)
    return _page(form, answered=asked and form.validate())


@pages.post("/claims")
@allows(Permission.KEEP_CLAIMS)
def claim_keep():
    """Keep a sentence as the data bear it now; refused, the page says why and what may be said."""
    form = KeepForm()
    if valid := form.validate():
        row = form.attempt(lambda: deeds.keep(
            session(), identity().actor(), kind=form.kind.data, number=form.number.data,
            lang=form.lang.data, seen=form.seen.data, today=tools().today()))
        if row is not None:
            return redirect(url_for(".claim", public_id=row.public_id))
    if form.lang.errors or form.seen.errors:
        abort(400)  # No page sends that, and none has a place to correct it in.
    return _page(form, answered=valid)


@pages.get("/claims/<public_id>")
@allows(Permission.KEEP_CLAIMS)
def claim(public_id: str):
    """One sentence of the register, the rows it stood on, and whether it holds today."""
    if (row := queries.by_public_id(session(), public_id)) is None:
        raise NotFound("not_found")
    count, read = _numbers()
    behind = queries.rows_of(session(), row)
    of_letters = bool(behind.letters) and request.args.get("of") != "institutions"
    page = lists.page()
    if of_letters:
        rows, total = letters.listed(session(), letters.LetterFilter(
            ids=behind.letters, page=page))
    else:
        rows, counts = institutions.listed(session(), institutions.InstitutionFilter(
            ids=behind.institutions, page=page), tools().today())
        total = sum(counts.values())
    return render_template(
        "coordinator/claim.html", row=row, behind=behind, of_letters=of_letters, rows=rows,
        total=total, page=page, pages=page_count(total), reasons=count.reasons,
        stands=shown.stands(row, count, read), still=shown.still(row.kind, behind, count))


def _numbers():
    count = progress.counted(session())
    return count, progress.read(session(), campaign().aims, tools().today(), count)


def _page(form, answered: bool):
    """The page with a form as it was sent; `answered` where its wording was understood."""
    wanted = request.args.get("speak")
    lang = wanted if wanted in LANGUAGES else language()
    count, read = _numbers()
    may = unless = None
    if answered:
        said = judge(form.kind.data, form.number.data, count, read)
        if isinstance(said, Refusal):
            unless = shown.refusal(said, count, read, lang)
        else:
            may = shown.view(said, read, lang)
    rows, total = queries.register(session(), lists.page())
    return render_template(
        "coordinator/claims.html", form=form, lang_of=lang, may=may, unless=unless,
        offered=shown.views(count, read, lang), refused=shown.refusals(count, read, lang),
        rows=rows, total=total, page=lists.page(), pages=page_count(total)), form.status()
