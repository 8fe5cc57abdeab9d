"""The demo: 47 letters that count, every state shown, and nothing invented about anybody real."""

import hashlib
from datetime import timedelta

import pytest
from flask_migrate import upgrade
from sqlalchemy import func, select

from esabid import create_app
from esabid.demo import seed
from esabid.demo.cast import players, real_institutions
from esabid.domain.ask import AskState
from esabid.domain.counting import Reason
from esabid.domain.errors import IllegalTransition
from esabid.domain.institution import Reach, Sector
from esabid.domain.status import Status
from esabid.extensions import db, tools
from esabid.models import Campaign, History, Institution, Letter, LetterSigner
from esabid.queries import institutions, progress


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The whole demo campaign, played once."""
    app = create_app(INSTANCE=tmp_path_factory.mktemp("demo"), TESTING=True, IMMEDIATE=True,
                     PASSWORD_COST={"time_cost": 1, "memory_cost": 8, "parallelism": 1})
    with app.app_context():
        upgrade()
        seed()
        yield db.session
        db.session.remove()
        db.engine.dispose()


def test_demo_is_three_letters_short_of_the_goal(demo):
    read = progress.read(demo, demo.get(Campaign, 1).aims, tools().today())
    assert (read.verified, read.missing, demo.get(Campaign, 1).demo) == (47, 3, True)


def test_demo_says_nothing_of_real_institutions_but_planned_or_neutral(demo):
    real = {it.name_pl: state for it, state in real_institutions()}
    rows = {row.name_pl: row.ask_state for row in demo.scalars(
        select(Institution).where(Institution.name_pl.in_(real)))}
    signed = demo.scalar(select(func.count()).select_from(LetterSigner).join(Institution).where(
        Institution.name_pl.in_(real)))
    assert (rows, signed, set(real.values())) == (
        real, 0, {AskState.PLANNED, AskState.NEUTRAL})


def test_demo_shares_no_name_with_the_real_list():
    assert ({it.details.name_pl for it in players()}
            & {it.name_pl for it, _ in real_institutions()}) == set()


def test_demo_shows_every_status_sector_and_reason(demo):
    count = progress.counted(demo)
    _, statuses = institutions.listed(
        demo, institutions.InstitutionFilter(), tools().today())
    # A letter without an institution is what only the command line can leave behind.
    assert (min(statuses.values()) > 0, set(count.reasons.values())) == (
        True, set(Reason) - {Reason.NO_INSTITUTION})
    assert ({it.details.sector for it in players()}, {it.details.reach for it in players()}) == (
        set(Sector), set(Reach))
    assert set(statuses) == set(Status)


def test_demo_keeps_every_original_byte_for_byte(demo):
    files = [letter.original for letter in demo.scalars(select(Letter)) if letter.original]
    wrong = [f.name for f in files if hashlib.sha256(
        tools().store.path(f.sha256).read_bytes()).hexdigest() != f.sha256]
    assert (len(files), wrong) == (54, [])


def test_demo_spreads_its_history_over_five_months(demo):
    first, last = demo.execute(select(func.min(History.at), func.max(History.at)).where(
        History.actor == "Anna Kowalska")).one()
    assert (last - first > timedelta(days=140), last <= tools().now()) == (True, True)


def test_demo_is_never_played_over_a_campaign(demo):
    with pytest.raises(IllegalTransition):
        seed()
