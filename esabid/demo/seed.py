"""Plays the demo campaign through the real deeds, over the five months before today."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from itertools import groupby

from esabid.demo.cast import OWNER, players
from esabid.demo.deeds import Deed, Stage, answers, asks_sent, letters_come, opening
from esabid.demo.papers import paper
from esabid.demo.plan import Plan, plan
from esabid.domain.errors import IllegalTransition
from esabid.domain.permissions import Actor, Role
from esabid.domain.snapshot import Profile
from esabid.extensions import db, tools, writing
from esabid.queries.campaign import the_campaign
from esabid.services import compilations, incoming

# Each check waits for a child process, so that two threads keep two cores busy.
_THREADS = 2


def seed(*, progress=lambda done, total: None) -> None:
    """Play the whole campaign into the current application's empty instance.

    `progress` hears how many of the letters are checked. Raises IllegalTransition where a
    campaign is there already. Equal days give an equal campaign, public ids apart.
    """
    if the_campaign(db.session) is not None:
        raise IllegalTransition("already_set_up")
    cast, today = players(), tools().today()
    planned = plan(cast, today)
    # Everything slow comes before the first row, outside of any transaction.
    stage = Stage(tools().zone, _papers(planned, progress))
    deeds = [*opening(stage, planned, cast, today), *asks_sent(stage, planned, cast, today),
             *answers(stage, planned, cast, today), *letters_come(stage, planned, today)]
    for _, days_work in groupby(sorted(deeds, key=lambda deed: deed.at),
                                key=lambda deed: deed.at.date()):
        with writing() as session:
            for deed in days_work:
                deed.do(session, _anna(stage, deed))
    with writing() as session:
        actor = Actor(Role.COORDINATOR, OWNER, tools().now(), stage.account_id)
        compilations.compile_dossier(session, actor, the_campaign(session),
                                     profile=Profile.MINISTRY, short=False, today=today)


def _anna(stage: Stage, deed: Deed) -> Actor:
    """The invented coordinator at the deed's hour; before her account, the application."""
    at = deed.at.astimezone(UTC)
    if stage.account_id is None:
        return Actor(Role.SYSTEM, "esabid", at)
    return Actor(Role.COORDINATOR, OWNER, at, stage.account_id)


def _papers(planned: Plan, progress) -> dict:
    """Every letter's file, drawn, kept and checked: number -> (name, stored, outcome, parts)."""
    fonts, store = tools().fonts, tools().store
    arrivals = [it for it in planned.arrivals if it.fate != "no_file"]

    def check(drawn):
        number, (name, data) = drawn
        stored = store.put(data)
        return number, (name, stored, *incoming.examine(store, stored.sha256, name))

    checked = {}
    with ThreadPoolExecutor(_THREADS) as pool:
        # The map draws one letter after the other here while the threads check those drawn.
        for number, found in pool.map(check, (
                (it.number, paper(it.players, it.dated, number=it.number, fonts=fonts,
                                  lang="en" if it.fate == "version" else ""))
                for it in arrivals)):
            checked[number] = found
            progress(len(checked), len(arrivals))
    return checked
