"""Random histories of a campaign, played through the real deeds, and a naive recount."""

import sqlite3
from collections import Counter
from datetime import date, timedelta

import factories
from hypothesis import strategies as st

from esabid.domain.ask import AskAction
from esabid.domain.errors import DomainError
from esabid.domain.institution import CityTie, Reach, Sector
from esabid.domain.letter import LetterAction, LetterDetails, SignatureKind, SignerDetails
from esabid.extensions import tools
from esabid.models import Institution, Letter
from esabid.services import asks, incoming, institutions, letters

INSTITUTIONS = 9
_BEGIN = date(2026, 1, 5)
_who = st.integers(0, INSTITUTIONS - 1)
_day = st.integers(0, 70)
_letter = st.integers(0, 30)
# Most letters are verified as they come, so that the goal is passed in many a history.
_fate = st.sampled_from(("verified", "verified", "verified", "file", "no_file"))
kinds = st.lists(st.tuples(st.sampled_from(Sector), st.sampled_from(Reach),
                           st.sampled_from(CityTie), st.booleans()),
                 min_size=INSTITUTIONS, max_size=INSTITUTIONS)
steps = st.lists(st.one_of(
    st.tuples(st.just("ask"), _who, st.sampled_from(AskAction), _day),
    st.tuples(st.just("letter"), st.lists(_who, max_size=3, unique=True), _day,
              st.sampled_from(("", "", "", "replaces", "version_of")), _letter, _fate),
    st.tuples(st.just("step"), _letter, st.sampled_from(LetterAction), _day),
), min_size=12, max_size=60)


def play(session, kinds, steps, paper) -> None:
    """Play a history; steps that the rules refuse leave nothing. `paper` is a checked file."""
    rows = []
    for number, (sector, reach, tie, child) in enumerate(kinds):
        rows.append(factories.institution(
            session, f"Instytucja {number}", sector=sector, reach=reach, city_tie=tie,
            parent_id=rows[-1].id if child and rows else None))
    played = []
    for name, *values in steps:
        try:
            with session.begin_nested():
                _DEEDS[name](session, rows, played, paper, *values)
        except DomainError:
            pass


def _ask(session, rows, played, paper, who, action, day):
    asks.advance(session, factories.actor(), rows[who], action=action, today=tools().today(),
                 asked_on=_BEGIN + timedelta(day), reason="Powód",
                 expected_on=_BEGIN + timedelta(day + 14))


def _add(session, rows, played, paper, who, day, link, other, fate):
    older = session.get(Letter, played[other % len(played)]) if link and played else None
    row = letters.add(
        session, factories.actor(), today=tools().today(),
        details=LetterDetails(channel="email", received_on=_BEGIN + timedelta(day)),
        signers=[SignerDetails(rows[it].id, SignatureKind.QUALIFIED) for it in who],
        **({link: older} if older else {}))
    if fate != "no_file":
        incoming.attach(session, factories.actor(), row, **paper)
    if fate == "verified" and who:
        letters.advance(session, factories.actor(), row, action=LetterAction.VERIFY)
    played.append(row.id)


def _step(session, rows, played, paper, which, action, day):
    if played:
        letters.advance(session, factories.actor(), session.get(
            Letter, played[which % len(played)]), action=action, reason="Powód",
            withdrawn_on=_BEGIN + timedelta(71 + day), today=_BEGIN + timedelta(200))


_DEEDS = {"ask": _ask, "letter": _add, "step": _step}


def _top(row_id, known):
    return _top(known[row_id][3], known) if known[row_id][3] else row_id


def recount(file) -> dict:
    """The numbers of a database, counted by hand: plain SQL and plain loops."""
    with sqlite3.connect(file) as database:
        rows = database.execute("SELECT id, state, received_on, version_of_id, replaces_id "
                                "FROM letter ORDER BY received_on, id").fetchall()
        signed = database.execute("SELECT letter_id, institution_id FROM letter_signer").fetchall()
        known = {row[0]: row[1:] for row in database.execute(
            "SELECT id, sector, reach, city_tie, parent_id FROM institution")}
        asked = Counter(state for (state,) in database.execute(
            "SELECT ask_state FROM institution"))
        goal, = database.execute("SELECT goal FROM campaign").fetchone()
    database.close()
    before = {row_id: version or replaced for row_id, _, _, version, replaced in rows}
    counted, families, alone = [], set(), set()
    for row_id, state, received, *_ in rows:
        who = [i for it, i in signed if it == row_id]
        family = row_id
        while before[family]:
            family = before[family]
        if state == "verified" and family not in families and who != [
                it for it in who[:1] if it in alone]:
            counted.append((row_id, received, who))
            alone.update(who if len(who) == 1 else ())
        families.update([family] if state == "verified" else [])
    behind = {it for _, _, who in counted for it in who}
    return {
        "goal": goal, "verified": len(counted),
        "received": sum(state not in ("withdrawn", "replaced") for _, state, *_ in rows),
        "institutions": len(behind), "parents": len({_top(it, known) for it in behind}),
        "city_run": sum(all(known[it][2] != "none" for it in who) for _, _, who in counted),
        "percent": 100 * len(counted) // goal,
        "crossed_on": sorted(day for _, day, _ in counted)[goal - 1]
        if len(counted) >= goal else None,
        "by_sector": dict(Counter(known[it][0] for it in behind)),
        "by_reach": dict(Counter(known[it][1] for it in behind)),
        "asks": {state: asked[state] for state in
                 ("planned", "asked", "promised", "declined", "neutral")}}
