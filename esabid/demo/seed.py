"""Plays the demo campaign through the real deeds, over the five months before today."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from itertools import groupby

from esabid.demo.arguing import arguments_read, offers_kept
from esabid.demo.arriving import arrived
from esabid.demo.cast import players
from esabid.demo.deeds import Deed, Stage, answers, asks_sent, letters_come, opening
from esabid.demo.handing import MINISTER, chosen, received
from esabid.demo.papers import paper
from esabid.demo.plan import Plan, plan, workday
from esabid.demo.promotion import promoted
from esabid.demo.speaking import keys_given, said_in_public
from esabid.demo.talking import talked
from esabid.domain.errors import IllegalTransition
from esabid.domain.permissions import Role
from esabid.domain.profiles import Profile
from esabid.extensions import db, tools, writing
from esabid.intake import warm_child
from esabid.models import Compilation
from esabid.queries.addressees import addressees
from esabid.queries.campaign import the_campaign
from esabid.services import compilations, incoming, making

# Each check waits for a child process, so that two threads keep two cores busy.
_THREADS = 2
# The dossier went out as an edition on the evening of a day so long ago.
_EDITION_DAYS = 13


def seed(*, progress=lambda done, total: None) -> None:
    """Play the whole campaign into the current application's empty instance.

    `progress` hears how many of the letters are checked. Raises IllegalTransition where a
    campaign is there already. Equal days give an equal campaign, but for public ids and the
    tokens of links.
    """
    if the_campaign(db.session) is not None:
        raise IllegalTransition("already_set_up")
    cast, today = players(), tools().today()
    planned = plan(cast, today)
    # Everything slow comes before the first row, outside of any transaction.
    stage = Stage(tools().zone, _papers(planned, progress))
    deeds = [*opening(stage, planned, cast, today), *asks_sent(stage, planned, cast, today),
             *answers(stage, planned, cast, today), *letters_come(stage, planned, today),
             *arguments_read(stage, planned, today), *offers_kept(stage, planned, today),
             *talked(stage, today), *promoted(stage, today), *said_in_public(stage, today),
             *keys_given(stage, today), *chosen(stage, planned, today)]
    evening = datetime.combine(workday(today - timedelta(days=_EDITION_DAYS)), time(20),
                               tools().zone)
    deeds += received(stage, evening)
    _play(stage, [deed for deed in deeds if deed.at < evening])
    _issue(stage, evening)
    _play(stage, [deed for deed in deeds if deed.at >= evening])
    _compile(stage, tools().now(), today)
    _arrive(stage, arrived(cast, today, tools().zone, tools().fonts))


def _play(stage: Stage, deeds: list[Deed]) -> None:
    """Do the deeds in the order of their hours, a day's work in one transaction."""
    for _, days_work in groupby(sorted(deeds, key=lambda deed: deed.at),
                                key=lambda deed: deed.at.date()):
        with writing() as session:
            for deed in days_work:
                deed.do(session, stage.actor(deed.role, deed.at))


def _compile(stage: Stage, at: datetime, today: date, **languages) -> tuple[int, int]:
    """Compile the ministry's dossier; the ids of the compilation and of its Polish file."""
    with writing() as session:
        row = compilations.compile_dossier(
            session, stage.actor(Role.COORDINATOR, at), the_campaign(session),
            profile=Profile.MINISTRY, short=False, today=today, **languages)
        return row.id, row.file("pl").id


def _arrive(stage: Stage, files: list[tuple[str, bytes]]) -> None:
    """Drop files among the new ones; the server checks them as it does with everybody's."""
    anna = stage.actor(Role.COORDINATOR, tools().now())
    for name, data in files:
        stored = tools().store.put(data)
        with writing() as session:
            incoming.receive(session, anna, name=name, sha256=stored.sha256, size=stored.size)


def _issue(stage: Stage, at: datetime) -> None:
    """Issue the dossier as it stands as the minister's first edition; it has to be made before
    that, and after it with its number.

    Its English file is ordered afterwards, so that the server makes it and nobody waits for it.
    """
    anna = stage.actor(Role.COORDINATOR, at)
    row_id, file_id = _compile(stage, at, at.date(), languages=("pl",))
    making.make(writing, tools().store, anna, file_id, tools().fonts)
    with writing() as session:
        minister = next(it for it in addressees(session) if it.name_pl == MINISTER.name_pl)
        compilations.issue(session, anna, session.get(Compilation, row_id), today=at.date(),
                           addressee=minister)
    making.make(writing, tools().store, anna, file_id, tools().fonts)
    _compile(stage, at, at.date(), languages=("en",))


def _papers(planned: Plan, progress) -> dict:
    """Every letter's file, drawn, kept and checked: number -> (name, stored, outcome, parts)."""
    fonts, store = tools().fonts, tools().store
    arrivals = [it for it in planned.arrivals if it.fate != "no_file"]

    def check(drawn):
        number, (name, data) = drawn
        stored = store.put(data)
        return number, (name, stored,
                        *incoming.examine(store, stored.sha256, name, run=children.run))

    checked = {}
    with warm_child() as children, ThreadPoolExecutor(_THREADS) as pool:
        # The map draws one letter after the other here while the threads check those drawn.
        for number, found in pool.map(check, (
                (it.number, paper(it.players, it.dated, number=it.number, fonts=fonts,
                                  lang="en" if it.fate == "version" else ""))
                for it in arrivals)):
            checked[number] = found
            progress(len(checked), len(arrivals))
    return checked
