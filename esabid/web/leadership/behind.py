"""The rows behind every number of the overview, and nothing but those."""

from enum import StrEnum

from flask import render_template, request

from esabid.access.guards import allows, session
from esabid.domain.counting import RECEIVED, Count, Reason
from esabid.domain.errors import NotFound
from esabid.domain.funnel import Stage
from esabid.domain.institution import Reach, Sector
from esabid.domain.lead_times import End
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.queries import asks, editions, funnel, institutions, letters, progress, standing
from esabid.queries.editions import Ready
from esabid.queries.letters import LetterFilter
from esabid.queries.paging import page_count
from esabid.web import lists
from esabid.web.context import campaign
from esabid.web.leadership import pages
from esabid.web.leadership.since import since


class Behind(StrEnum):
    """What an address may ask the list of institutions for, as its `of`."""

    ORGANISATIONS = "organisations"
    ANSWERED = "answered"
    OPEN = "open"
    PLANNED = "planned"


@pages.get("/overview/letters")
@allows(Permission.SEE_OVERVIEW)
def behind_letters():
    """The letters behind a number, and of every other letter why it does not count."""
    now = standing.read(session(), campaign(), tools().today())
    count, weak = now.count, now.cautious.weak
    wanted = request.args.get("of", "all")
    chosen = {
        "verified": count.because(Reason.COUNTS),
        "received": count.because(*RECEIVED),
        "city_run": count.city_run,
        "weak": frozenset(weak),
        "cautious": count.because(Reason.COUNTS) - weak.keys(),
        "joint": count.joint,
    }.get(wanted)
    page = lists.page()
    rows, total = letters.listed(session(), LetterFilter(ids=chosen, page=page))
    return render_template("leadership/letters.html", rows=rows, total=total, of=wanted,
                           reasons=count.reasons, weak=weak, page=page, pages=page_count(total))


@pages.get("/overview/changes")
@allows(Permission.SEE_OVERVIEW)
def changes():
    """The letters that count now and did not on a day, or in an edition, and the other way
    round."""
    count = progress.counted(session())
    edition, asked = _edition(count), None
    if edition is None:
        asked = since()
    change = edition or asked.change
    added, lost = (letters.listed(session(), LetterFilter(ids=ids, page=lists.page()))
                   for ids in (change.added, change.lost))
    return render_template(
        "leadership/changes.html", since=asked, edition=edition and edition.row, change=change,
        added=added, lost=lost, page=lists.page(), reasons=count.reasons,
        pages=max(page_count(added[1]), page_count(lost[1]))), asked.status if asked else 200


def _edition(count: Count) -> Ready | None:
    """The edition that the address names, if it names one."""
    if "edition" not in request.args:
        return None
    if (found := editions.edition(session(), count, request.args["edition"])) is None:
        raise NotFound("not_found")
    return found


@pages.get("/overview/institutions")
@allows(Permission.SEE_OVERVIEW)
def behind_institutions():
    """The institutions behind the counted letters, of one sector or reach if asked for; those at
    a stage of the ask; or those behind another number."""
    stage, of = lists.code("stage", Stage), lists.code("of", Behind)
    wanted = institutions.InstitutionFilter(
        ids=_behind(stage, of), page=lists.page(), sector=lists.code("sector", Sector),
        reach=lists.code("reach", Reach))
    rows, counts = institutions.listed(session(), wanted, tools().today())
    total = sum(counts.values())
    return render_template("leadership/institutions.html", rows=rows, total=total, wanted=wanted,
                           stage=stage, of=of, pages=page_count(total))


def _behind(stage: Stage | None, of: Behind | None) -> frozenset[int]:
    if of == Behind.PLANNED:
        return asks.to_send(session())
    if of in (Behind.ANSWERED, Behind.OPEN):
        ended = asks.behind(session(), tools().today())
        return ended[End.OPEN] if of == Behind.OPEN else ended[End.LETTER] | ended[End.DECLINED]
    count = progress.counted(session())
    if of == Behind.ORGANISATIONS:
        return count.parents
    return funnel.read(session(), count)[stage] if stage else count.institutions
