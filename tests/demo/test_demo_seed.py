"""The demo: 47 letters that count, every state shown, and nothing invented about anybody real."""

import hashlib
from collections import Counter
from datetime import timedelta

import pypdfium2
import pytest
from flask_migrate import upgrade
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from esabid import create_app
from esabid.demo import seed
from esabid.demo.cast import players, real_institutions
from esabid.demo.plan import workday
from esabid.domain.ask import AskState
from esabid.domain.counting import Reason
from esabid.domain.errors import IllegalTransition
from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import Disclosure, SignatureKind
from esabid.domain.status import Status
from esabid.extensions import db, tools
from esabid.models import (Campaign, History, Institution, Letter, LetterSigner, Preparation,
                           Subject)
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


def test_demo_history_stands_in_the_order_of_its_days(demo):
    instants = list(demo.scalars(select(History.at).order_by(History.id)))
    assert instants == sorted(instants)


def test_demo_works_on_working_days(demo):
    # The last entry is the dossier made while seeding, whatever day that is.
    days = {at.date() for at in demo.scalars(
        select(History.at).where(History.subject != Subject.COMPILATION))}
    assert [day for day in days if day != workday(day)] == []


def test_demo_asks_before_it_receives(demo):
    rows = demo.execute(select(Institution.asked_on, Letter.received_on).join(
        LetterSigner, LetterSigner.institution_id == Institution.id).join(Letter)).all()
    assert [pair for pair in rows if not pair[0] < pair[1]] == []


def test_demo_shows_each_disclosure_and_every_way_of_signing(demo):
    shown = Counter(demo.scalars(select(LetterSigner.disclosure)))
    assert (set(shown), shown[Disclosure.NO_NAME]) == (set(Disclosure), 6)
    assert set(demo.scalars(select(LetterSigner.signature))) == set(SignatureKind)


def test_demo_prepares_files_of_every_kind_that_open(demo):
    kinds, wrong = set(), []
    for found in demo.scalars(select(Preparation)):
        with pypdfium2.PdfDocument(tools().store.path(found.prepared_sha256)) as document:
            if len(document) != len(found.pages):
                wrong.append(found.original_sha256)
        kinds.add((found.kind, len(found.pages), found.pages[0][0] > found.pages[0][1]))
    assert (kinds, wrong) == ({("pdf", 1, False), ("pdf", 2, False), ("pdf", 1, True),
                               ("jpeg", 1, False), ("png", 1, False), ("tiff", 1, False)}, [])


def test_demo_gives_a_child_of_an_invented_university_its_parent(demo):
    child, parent = aliased(Institution), aliased(Institution)
    pairs = demo.execute(select(child.name_pl, parent.name_pl).join(
        parent, child.parent_id == parent.id)).all()
    assert set(map(tuple, pairs)) == {(p.name, p.parent) for p in players() if p.parent}


def test_demo_is_never_played_over_a_campaign(demo):
    with pytest.raises(IllegalTransition):
        seed()
