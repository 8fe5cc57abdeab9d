"""Coverage and the ledger from the rows: few statements, numbers equal to their rows."""

import random
from decimal import Decimal

import pytest
from factories import TODAY
from queries import many_rows
from sqlalchemy import select

from esabid.domain.contribution import Period, Unit
from esabid.domain.counting import Reason
from esabid.domain.institution import Reach, Sector
from esabid.domain.progress import Goal
from esabid.models import Argument, Campaign, Contribution, Letter, Mention
from esabid.queries import contributions, coverage, progress
from esabid.queries.contributions import ContributionFilter

NAMES = ("Talenty", "Przemysł", "Pogoda", "Cisza")


def said(session, many: int, seed: int = 1):
    """Random letters; all but the last argument are made by some of them, offers by others."""
    chance = random.Random(seed)
    bodies = many_rows.fill(session, many, many, seed)
    # Places are not in the order of the rows.
    rows = [Argument(name_pl=name, position=9 - place) for place, name in enumerate(NAMES)]
    session.add_all(rows)
    session.flush()
    for letter in session.scalars(select(Letter)):
        for row in chance.sample(rows[:3], chance.randint(0, 3)):
            session.add(Mention(letter_id=letter.id, argument_id=row.id))
        if chance.random() < 0.7:
            session.add(Contribution(
                institution_id=letter.signers[0].institution_id, letter_id=letter.id,
                name_pl="Wkład", unit=chance.choice(list(Unit)),
                period=chance.choice(list(Period)),
                amount=chance.choice([None, Decimal(chance.randint(1, 999)) / 100])))
    for body in bodies[:3]:
        session.add(Contribution(institution_id=body.id, name_pl="Bez listu", unit=Unit.HOURS,
                                 period=Period.ONCE, amount=Decimal("0.25")))
    session.commit()
    session.expire_all()
    return rows


def counted(session) -> set[int]:
    return progress.counted(session).because(Reason.COUNTS)


@pytest.mark.parametrize("many", [3, 120])
def test_coverage_takes_the_same_statements_however_many_rows(session, many):
    row, count = said(session, many)[0], progress.counted(session)
    session.expire_all()
    costs = []
    for read in (lambda: coverage.grid(session, count),
                 lambda: [s.institution.name_pl for it in coverage.made(session, row, count).rows
                          for s in it.letter.signers],
                 lambda: [(it.institution.name_pl, it.letter and it.letter.received_on)
                          for it in contributions.ledger(
                              session, count, ContributionFilter()).rows]):
        session.expire_all()
        assert row.id
        with many_rows.statements() as sent:
            read()
        costs.append(len(sent))
    assert (costs[0], costs[1] <= 5, costs[2]) == (2, True, 2)


@pytest.mark.parametrize("seed", range(3))
def test_grid_equals_a_count_by_hand(session, seed):
    rows = said(session, 60, seed)
    wanted, letters = {}, counted(session)
    for it in session.scalars(select(Mention)):
        for signer in it.letter.signers if it.letter_id in letters else ():
            wanted.setdefault((it.argument_id, signer.institution.sector), set()).add(it.letter_id)
    found = coverage.grid(session, progress.counted(session))
    assert (found.cells, found.arguments, found.unargued) == (
        wanted, tuple(row.id for row in reversed(rows)), (rows[3].id,))


def test_cell_leads_to_exactly_its_letters(session):
    rows = said(session, 80)
    count = progress.counted(session)
    grid = coverage.grid(session, count)
    for row in rows:
        of_all = coverage.made(session, row, count)
        assert ({it.letter_id for it in of_all.rows}, of_all.total) == (
            grid.letters(row.id), len(grid.letters(row.id)))
        for sector in Sector:
            made = coverage.made(session, row, count, sector=sector)
            assert {it.letter_id for it in made.rows} == grid.cells.get((row.id, sector), set())
    mentions = {it.id for it in session.scalars(select(Mention)) if it.argument_id == rows[0].id}
    shown = coverage.made(session, rows[0], count)
    assert {it.id for it in (*shown.rows, *shown.uncounted)} == mentions
    assert not {it.letter_id for it in shown.uncounted} & counted(session)


def test_letters_of_an_argument_come_in_pages(session):
    row = said(session, 800)[0]
    count = progress.counted(session)
    pages = [coverage.made(session, row, count, page=number) for number in (1, 2, 9)]
    days = [it.letter.received_on for page in pages for it in page.rows]
    assert pages[0].total > 50
    assert ([len(page.rows) for page in pages], days) == (
        [50, min(50, pages[0].total - 50), 0], sorted(days, reverse=True))


def test_targets_are_compared_with_who_stands_behind_the_count(session):
    said(session, 60)
    campaign = Campaign(id=1, title_pl="T", bidder_pl="B", prefix="KRK", goal=50, milestones=[],
                        sector_targets={"ngo": 99}, reach_targets={"national": 1})
    read = progress.read(session, Goal(50), TODAY)
    sectors = {it.kind: (it.have, it.target) for it in coverage.against_sectors(campaign, read)}
    reaches = {it.kind: (it.have, it.target) for it in coverage.against_reach(campaign, read)}
    assert sectors == {s: (read.by_sector[s], 99 * (s == Sector.NGO)) for s in Sector}
    assert reaches == {r: (read.by_reach[r], 1 * (r == Reach.NATIONAL)) for r in Reach}


@pytest.mark.parametrize("seed", range(3))
def test_ledger_totals_only_what_a_counted_letter_bears(session, seed):
    said(session, 60, seed)
    letters, wanted, out = counted(session), {}, set()
    for it in session.scalars(select(Contribution)):
        if it.letter_id and it.letter_id not in letters:
            out.add(it.id)
        elif it.amount is not None:
            place = it.unit, it.period
            wanted[place] = wanted.get(place, Decimal(0)) + it.amount
    read = contributions.ledger(session, progress.counted(session), ContributionFilter())
    assert (read.totals, read.untotalled) == (wanted, out)
    for (unit, period), number in read.totals.items():
        behind = contributions.ledger(session, progress.counted(session), ContributionFilter(
            unit=unit, period=period, totalled=True))
        assert sum(it.amount for it in behind.rows) == number


def test_ledger_is_narrowed_by_sector_unit_and_name(session):
    said(session, 60)
    rows, count = list(session.scalars(select(Contribution))), progress.counted(session)

    def found(**wanted):
        return {it.id for it in contributions.ledger(
            session, count, ContributionFilter(**wanted)).rows}

    some = rows[0]
    assert found(sector=some.institution.sector) == {
        it.id for it in rows if it.institution.sector == some.institution.sector}
    assert found(unit=some.unit, period=some.period) == {
        it.id for it in rows if (it.unit, it.period) == (some.unit, some.period)}
    assert found(search=some.institution.name_pl) == {
        it.id for it in rows if it.institution_id == some.institution_id}
    assert found() == {it.id for it in rows}
