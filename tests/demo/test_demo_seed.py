"""The demo: 47 letters that count, every state shown, and nothing invented about anybody real."""

import hashlib
from collections import Counter
from datetime import timedelta

import pypdfium2
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from esabid.demo import seed
from esabid.demo.cast import OWNER, players, real_institutions
from esabid.demo.plan import workday
from esabid.domain.ask import AskState
from esabid.domain.caution import Weakness
from esabid.domain.contribution import Unit
from esabid.domain.counting import Reason
from esabid.domain.errors import IllegalTransition
from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import Disclosure, SignatureKind
from esabid.domain.next_asks import Why
from esabid.domain.status import Status
from esabid.domain.suggestion import suggestion_from
from esabid.extensions import tools
from esabid.models import (Agreement, Argument, Campaign, Claim, Compilation, Contribution,
                           Conversation, History, Institution, Letter, LetterSigner, Mention,
                           PersonalLink, Preparation, PromotionAction, SchoolProject, Subject,
                           agreement_partner, promotion_institution)
from esabid.queries import (coverage, editions, institutions, morning, next_asks, progress,
                            standing)
from esabid.queries.incoming import open_files
from esabid.queries.morning import Morning


def _standing(session):
    return standing.read(session, session.get(Campaign, 1), tools().today())


def _many(session, kind) -> int:
    return session.scalar(select(func.count()).select_from(kind))


def test_demo_is_three_letters_short_of_the_goal(demo):
    read = progress.read(demo, demo.get(Campaign, 1).aims, tools().today())
    assert (read.verified, read.missing, demo.get(Campaign, 1).demo) == (47, 3, True)


def test_demo_says_nothing_of_real_institutions_but_planned_or_neutral(demo):
    real = {it.name_pl: state for it, state in real_institutions()}
    rows = {row.name_pl: row.ask_state for row in demo.scalars(
        select(Institution).where(Institution.name_pl.in_(real)))}
    assert (rows, set(real.values())) == (real, {AskState.PLANNED, AskState.NEUTRAL})


@pytest.mark.parametrize("column", [
    LetterSigner.institution_id, Contribution.institution_id, SchoolProject.institution_id,
    agreement_partner.c.institution_id, promotion_institution.c.institution_id,
    PersonalLink.institution_id, Conversation.institution_id])
def test_demo_ties_nothing_to_a_real_institution(demo, column):
    tied = set(demo.scalars(select(Institution.name_pl).where(Institution.id.in_(select(column)))))
    assert tied & {it.name_pl for it, _ in real_institutions()} == set()


def test_demo_shares_no_name_with_the_real_list():
    assert ({it.details.name_pl for it in players()}
            & {it.name_pl for it, _ in real_institutions()}) == set()


def test_demo_counts_cautiously_four_letters_less_for_every_reason(demo):
    now = _standing(demo)
    assert (now.cautious.count, len(now.cautious.weak)) == (43, 4)
    assert {why for reasons in now.cautious.weak.values() for why in reasons} == set(Weakness)


def test_demo_foretells_the_goal_before_the_deadline(demo):
    now = _standing(demo).forecast
    assert (now.enough_data, now.milestone, now.answered >= 8) == (True, 50, True)
    assert 47 <= now.low < now.expected < now.high and now.milestone_on < now.by


def test_demo_asks_next_for_every_reason_but_an_empty_sector(demo):
    rows = [row for page in (1, 2) for row in next_asks.listed(
        demo, demo.get(Campaign, 1), _standing(demo), page)[0]]
    assert ({it.why for row in rows for it in row.reasons}, rows[0].reasons[0].why) == (
        set(Why) - {Why.SECTOR_EMPTY}, Why.PROMISE_OVERDUE)


def test_demo_leaves_one_argument_to_nobody(demo):
    grid = coverage.grid(demo, progress.counted(demo))
    named = dict(demo.execute(select(Argument.id, Argument.name_en)).all())
    assert [named[it] for it in grid.unargued] == ["Security and dual use"]
    quotes = list(demo.execute(select(Mention.quote, Mention.page)))
    assert (len(quotes) > 80, {page for _, page in quotes}, all(q for q, _ in quotes)) == (
        True, {1}, True)


def test_demo_promotes_until_after_today(demo):
    days = list(demo.scalars(select(PromotionAction.happened_on).order_by(
        PromotionAction.happened_on)))
    today = tools().today()
    assert (len(days), [day > today for day in days][-2:], _many(demo, SchoolProject)) == (
        10, [False, True], 5)


def test_demo_has_an_agreement_of_twelve_of_whom_seven_gave_a_letter(demo):
    (paper,) = demo.scalars(select(Agreement))
    counted = progress.counted(demo).institutions
    assert (len(paper.partners), len({it.id for it in paper.partners} & counted)) == (12, 7)


def test_demo_talked_five_times_and_leaves_the_coordinator_four_steps_one_of_them_late(demo):
    today = tools().today()
    to_do = morning.lists(demo, today, OWNER, 5)[Morning.MY_STEPS]
    days = [row.next_step_on for row in to_do.rows]
    assert (_many(demo, Conversation), to_do.total, [day < today for day in days]) == (
        5, 4, [True, False, False, False])
    assert [day for day in days if day != workday(day)] == []


def test_demo_is_offered_things_of_every_unit_and_one_by_a_letter_that_does_not_count(demo):
    offers = list(demo.scalars(select(Contribution)))
    counts = progress.counted(demo).because(Reason.COUNTS)
    assert {it.unit for it in offers} == set(Unit)
    assert (len(offers), [it.name_en for it in offers if it.letter and it.letter_id not in counts],
            sum(it.amount is None for it in offers)) == (13, ["Places in the assembly hall"], 1)


def test_demo_kept_sentences_on_four_days(demo):
    claims = list(demo.scalars(select(Claim)))
    assert (len({it.as_of for it in claims}), {it.lang for it in claims},
            {it.made_by for it in claims}) == (4, {"pl", "en"}, {"Anna Kowalska", "Jan Umowny"})


def test_demo_issued_an_edition_and_letters_came_since(demo):
    (first,) = demo.scalars(select(Compilation).where(Compilation.edition.is_not(None)))
    (ready,) = editions.ready(demo, progress.counted(demo))
    assert (ready.row, first.edition, first.letters + len(ready.added) - len(ready.lost),
            len(ready.lost), len(ready.changes.withdrawn)) == (first, 1, 47, 1, 1)
    assert len(ready.added) >= 2


def test_demo_gave_out_a_link_and_a_key_and_took_one_link_back(demo):
    given = sorted((it.purpose.value, it.ended_at is None) for it in demo.scalars(
        select(PersonalLink).where(PersonalLink.given_to != "")))
    assert given == [("leadership", False), ("leadership", True), ("program", True)]


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


def test_new_files_wait_for_somebody_to_say_whose_they_are(demo):
    waiting = {file.name: [demo.get(Institution, it).name_pl
                           for it in suggestion_from(file.suggestion).sure]
               for file in open_files(demo)[0]}
    assert waiting == {
        "list-90.pdf": ["Przekładnie Grawitacyjne S.A."],
        "list-91.pdf": ["Inkubator „Pierwszy Stopień”"], "skan-92.jpeg": [],
        "list-93.pdf": ["Gmina Mleczna Droga"]}
