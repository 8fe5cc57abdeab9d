"""The campaign's number in public: as a page, for programs, and as a picture beside links to it."""

from flask import Response, current_app, jsonify, render_template, url_for

from esabid.access.guards import allows, session
from esabid.domain.errors import NotFound
from esabid.domain.permissions import Permission
from esabid.domain.progress import Progress
from esabid.extensions import tools
from esabid.figures.bars import bars, goal_bar
from esabid.pictures.progress import HEIGHT, WIDTH, ProgressPicture, draw
from esabid.queries import progress as numbers
from esabid.queries import promotion
from esabid.web.caching import cacheable
from esabid.web.charts import progress_lines
from esabid.web.context import campaign, language, voice
from esabid.web.public import pages
from esabid.wording import Words, words
from esabid.wording.progress import as_public


@pages.get("/")
@allows(Permission.SEE_PUBLIC)
@cacheable
def progress():
    if campaign() is None:
        return render_template("public/not_yet.html")
    counted = numbers.counted(session())
    read = numbers.read(session(), campaign().aims, tools().today(), counted)
    named, unnamed = numbers.named_supporters(session(), counted)
    actions = promotion.for_line(session(), read.as_of)
    base = current_app.config["BASE_URL"]
    return render_template(
        "public/home.html", progress=read, named=named, unnamed=unnamed,
        joint=len(counted.joint), bar=goal_bar(read.verified, read.goal),
        lines=progress_lines(read, actions), actions=actions,
        # A sector without a supporter yet is the campaign's own affair.
        sectors=bars({kind: number for kind, number in read.by_sector.items() if number}),
        picture_size=(WIDTH, HEIGHT),
        picture=base + url_for(".picture", lang=language()),
        address=base + url_for(".progress", lang=_other_than_the_campaigns()))


def _other_than_the_campaigns() -> str | None:
    """The reader's language, where it is not the one the page opens in by itself."""
    return language() if language() != campaign().language else None


@pages.get("/progress.json")
@allows(Permission.SEE_PUBLIC)
@cacheable
def progress_json():
    """The public numbers, in the names of contract.md."""
    if campaign() is None:
        raise NotFound("not_found")
    return jsonify(as_public(_read(), voice()))


@pages.get("/progress-<any(pl, en):lang>.png")
@allows(Permission.SEE_PUBLIC)
@cacheable
def picture(lang: str):
    """The number as the picture that other sites show beside a link to the public page."""
    if campaign() is None:
        raise NotFound("not_found")
    # Other sites show it, which the policy of all other answers forbids.
    return Response(draw(_said(_read(), words(lang)), tools().fonts), mimetype="image/png",
                    headers={"Cross-Origin-Resource-Policy": "cross-origin"})


def _read() -> Progress:
    return numbers.read(session(), campaign().aims, tools().today())


def _said(read: Progress, voice: Words) -> ProgressPicture:
    """What the picture says, in the language of `voice`."""
    return ProgressPicture(
        campaign=campaign().title.text(voice.lang), bidder=campaign().bidder.text(voice.lang),
        number=voice.number(read.verified), beside=voice.of_goal(read.verified, read.goal),
        goal_said=voice.gettext("goal %(goal)s", goal=voice.number(read.goal)),
        rule=voice.rule(), as_of=voice.gettext("As of %(day)s.", day=voice.long_date(read.as_of)),
        verified=read.verified, goal=read.goal, mark="DEMO" if campaign().demo else "")
