"""What the twin's templates show: the parts that have content, charts, and where things stand."""

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from esabid.domain.coverage import shown
from esabid.domain.frozen import from_plain
from esabid.domain.funnel import Stage
from esabid.domain.institution import Reach, Sector
from esabid.domain.polish import sort_key
from esabid.domain.profiles import Part
from esabid.domain.selection import in_order
from esabid.domain.snapshot import Snapshot, snapshot_from
from esabid.figures.bars import bars, goal_bar, shares, target_bars
from esabid.figures.progress_line import ProgressLine, progress_line
from esabid.typeset.engagement import NAMED
from esabid.typeset.layout import Edition, letter_key, page_key
from esabid.typeset.numbers import by_month
from esabid.typeset.quotes import in_marks
from esabid.typeset.said import headline, standing
from esabid.wording.contributions import amount
from esabid.wording.dossier import (beside_the_count, changes_said, counted_since, kind_said,
                                    letters_follow, line_says, notes_on_the_count, signature_said)
from esabid.wording.dossier_method import method_says
from esabid.wording.forecast import milestone_ahead, outlook
from esabid.wording.words import Words


@dataclass(frozen=True)
class TwinRequest:
    """What to render: `places` maps the PDF's bookmarks to its pages, `unplaced` are the numbers
    of letters whose pages it lacks; `sheets` are addresses of style sheets, `pdf` is the PDF's,
    `home` that of the page to go back to; either may be empty. `others` maps languages to twins.
    """

    snapshot: Snapshot
    lang: str
    edition: Edition | None
    places: dict[str, int]
    unplaced: frozenset[int]
    templates: Path
    fonts: Path
    sheets: tuple[str, ...]
    pdf: str = ""
    home: str = ""
    others: tuple[tuple[str, str, str], ...] = ()


def read_request(asked: dict) -> TwinRequest:
    """The request from its plain JSON."""
    edition = asked["edition"]
    return TwinRequest(
        snapshot_from(json.dumps(asked["snapshot"])), asked["lang"],
        edition and from_plain(Edition, edition), asked["places"], frozenset(asked["unplaced"]),
        Path(asked["templates"]), Path(asked["fonts"]), tuple(asked["sheets"]),
        asked.get("pdf", ""), asked.get("home", ""),
        tuple(tuple(it) for it in asked.get("others", ())))


def view(request: TwinRequest, voice: Words) -> dict:
    """Everything the templates know."""
    snapshot = request.snapshot
    letters = in_order(snapshot.letters, snapshot.order, voice.lang)
    parts = filled(snapshot, request.edition)
    return {
        "lang": voice.lang, "t": voice, "snapshot": snapshot, "edition": request.edition,
        "campaign": snapshot.campaign, "numbers": snapshot.numbers, "parts": parts,
        "chapters": {part: f"dossier/{part}.html" for part in parts},
        "places": request.places, "unplaced": request.unplaced, "sheets": request.sheets,
        "pdf": request.pdf, "home": request.home, "others": request.others,
        "title": snapshot.campaign.title.text(voice.lang) or voice.gettext("Letters of support"),
        "letters": letters, "shown": [it for it in letters if it.pages]
        if Part.LETTERS in parts else [],
        "by_number": {it.number: it for it in letters}, "index": _index(snapshot, voice.lang),
        "said": headline(snapshot.numbers, voice), "standing": standing(snapshot.numbers, voice),
        "beside": beside_the_count(snapshot.numbers, voice),
        "notes": notes_on_the_count(snapshot, voice), "months": by_month(snapshot.numbers, voice),
        "line_says": line_says(snapshot, voice), "in_marks": in_marks,
        "letter_key": letter_key, "page_key": page_key, "headings": _headings(request, voice),
        "told": {it.number for it in letters if it.pages} if Part.LETTERS in parts else set(),
        "paged_letters": {it.number for it in letters if it.pages},
        "amount_of": lambda it: amount(voice, it.amount and Decimal(it.amount), it.unit,
                                       it.period),
        "named_of_one": NAMED, "kind": kind_said(snapshot, voice),
        "follow": letters_follow(snapshot, voice),
        "signature": lambda kind: signature_said(kind, snapshot.profile, voice),
        "method": method_says(snapshot, request.edition is not None, voice),
        "changed": _changed(request.edition, voice),
        "charts": _charts(snapshot), "inside": _inside(snapshot, voice)}


def filled(snapshot: Snapshot, edition: Edition | None) -> tuple[Part, ...]:
    """The parts that were chosen and have something to say, in their order."""
    offers = snapshot.contributions
    has = {
        Part.NUMBERS: snapshot.numbers.curve,
        Part.INTERNAL: snapshot.internal,
        Part.ARGUMENTS: any(it.letters for it in snapshot.arguments),
        Part.EVIDENCE: any(it.facts for it in snapshot.arguments),
        Part.CONTRIBUTIONS: offers.offers or offers.untold,
        Part.ENGAGEMENT: snapshot.agreements or snapshot.actions or snapshot.projects,
        Part.INDEX: snapshot.letters,
        Part.LETTERS: any(it.pages for it in snapshot.letters),
        Part.CHANGES: edition and edition.since,
    }
    return tuple(part for part in Part if snapshot.has(part) and has.get(part, True))


def _headings(request, voice) -> dict[Part, str]:
    """What each part is called."""
    found = {part: voice.label(part) for part in Part if part != Part.CHANGES}
    if request.edition and (since := request.edition.since):
        found[Part.CHANGES] = voice.gettext("Changes since edition %(number)s",
                                            number=since.edition)
    return found


def _changed(edition, voice):
    """What changed since the edition before, in sentences; None where there was none."""
    if not (edition and edition.since):
        return None
    return {"headline": changes_said(edition.since.changes, voice),
            "counts": counted_since(edition.since, voice)}


def _index(snapshot, lang):
    """(signer, letter) in the alphabetical order of the language."""
    signed = [(signer, entry) for entry in snapshot.letters for signer in entry.signers]
    return sorted(signed, key=lambda it: (sort_key(it[0].name.text(lang)), it[1].number))


def _lines(snapshot, fan=()) -> tuple[ProgressLine, ProgressLine]:
    """The progress line, wide and narrow."""
    numbers = snapshot.numbers
    facts = {"goal": numbers.goal, "milestones": numbers.milestones, "as_of": snapshot.as_of,
             "actions": [it.day for it in snapshot.actions], "fan": fan}
    return (progress_line(numbers.curve, **facts),
            progress_line(numbers.curve, **facts, width=300, height=240))


def _charts(snapshot):
    """The bar of the goal, the line, and the shares, the largest first."""
    numbers = snapshot.numbers
    made = [it for it in snapshot.arguments if it.letters]
    return {"goal": goal_bar(numbers.verified, numbers.goal), "lines": _lines(snapshot),
            "sectors": shares(numbers.by_sector), "reach": shares(numbers.by_reach),
            "arguments": bars({place: it.letters for place, it in enumerate(made)}),
            "made": made}


def _inside(snapshot, voice):
    """What stays inside, or None."""
    found = snapshot.internal
    if found is None:
        return None
    forecast = found.forecast
    return {
        "outlook": " ".join(filter(None, (outlook(forecast, voice),
                                          milestone_ahead(forecast, voice)))),
        "lines": _lines(snapshot, forecast.fan) if forecast.fan else None,
        "sectors": target_bars(shown(Sector, found.sectors)),
        "reach": target_bars(shown(Reach, found.reach)),
        "funnel": bars({stage: found.asks[stage] for stage in Stage})
        if found.asks.get(Stage.TO_ASK) else (),
        "all_sectors": tuple(Sector),
        "gaps": [it.name.text(voice.lang) for it in found.arguments if not it.letters]}
