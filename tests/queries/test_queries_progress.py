"""The numbers from the rows: few statements however many rows, and the names behind them."""

import random
from datetime import timedelta

import pytest
from factories import NOW, TODAY
from queries import many_rows
from sqlalchemy import select

from esabid.domain.counting import Reason
from esabid.domain.letter import CLOSED, Disclosure, LetterState
from esabid.domain.progress import Goal
from esabid.models import Letter, StoredFile
from esabid.queries import letters, progress

GOAL = Goal(50, (60,))
V = LetterState.VERIFIED


@pytest.mark.parametrize("many", [3, 300])
def test_progress_takes_four_statements_however_many_rows(session, many):
    many_rows.fill(session, many, many)
    with many_rows.statements() as sent:
        progress.read(session, GOAL, TODAY)
    assert len(sent) == 4


def test_progress_equals_a_count_by_hand(session):
    many_rows.fill(session, 0, 0)
    bodies = [many_rows.institution(n, random.Random(n)) for n in (1, 2, 3, 4)]
    rows = [many_rows.letter(bodies[:1], V, 9), many_rows.letter(bodies[:2], V, 8),
            many_rows.letter(bodies[:1], V, 7), many_rows.letter(bodies[2:3], LetterState.RETURNED)]
    session.add_all([*bodies, *rows])
    session.flush()
    session.add(many_rows.letter(bodies[:2], V, 6, version_of_id=rows[1].id))
    rows.append(many_rows.letter(bodies[3:], LetterState.REPLACED, 5))
    session.add(rows[-1])
    session.flush()
    session.add(many_rows.letter(bodies[3:], V, 4, replaces_id=rows[-1].id))
    session.flush()
    found = progress.read(session, GOAL, TODAY)
    assert (found.verified, found.received, found.institutions, found.curve) == (
        3, 6, 3, ((TODAY - timedelta(days=9), 1), (TODAY - timedelta(days=8), 2),
                  (TODAY - timedelta(days=4), 3)))


@pytest.mark.parametrize("seed", range(3))
def test_joint_letters_and_organisations_equal_a_count_by_hand(session, seed):
    rows = {row.id: row for row in many_rows.fill(session, 40, 60, seed)}
    for row in list(rows.values())[:5]:
        row.parent = rows[max(rows)]
    session.flush()
    found = progress.counted(session)
    tops = set()
    for row_id in found.institutions:
        row = rows[row_id]
        while row.parent:
            row = row.parent
        tops.add(row.id)
    assert found.parents == tops
    assert found.joint == {row.id for row in session.scalars(select(Letter))
                           if found.reasons[row.id] == Reason.COUNTS and len(row.signers) > 1}


def test_facts_tell_versions_successors_and_files(session):
    many_rows.fill(session, 0, 0)
    first = many_rows.letter((), LetterState.REPLACED)
    session.add(first)
    session.flush()
    second = many_rows.letter((), LetterState.RECEIVED, replaces_id=first.id)
    third = many_rows.letter((), LetterState.RECEIVED, version_of_id=first.id)
    third.files = []
    session.add_all([second, third])
    session.flush()
    assert [(it.id, it.replaces, it.version_of, it.has_file) for it in letters.facts(session)] == [
        (first.id, None, None, True), (second.id, first.id, None, True),
        (third.id, None, first.id, False)]


@pytest.mark.parametrize("seed", range(3))
def test_numbers_equal_the_rows_behind_them(session, seed):
    many_rows.fill(session, 40, 60, seed)
    count = progress.counted(session)
    named, unnamed = progress.named_supporters(session, count)
    rows = {row.id: row for row in session.scalars(select(Letter))
            if count.reasons[row.id] == Reason.COUNTS}
    behind = {s.institution_id for row in rows.values() for s in row.signers}
    # Who objects on any letter that still stands is named for none of them.
    silent = behind & {s.institution_id for row in session.scalars(select(Letter))
                       if row.state not in CLOSED for s in row.signers
                       if s.disclosure == Disclosure.NO_NAME}
    assert (count.verified, count.institutions, {it.id for it in named}, unnamed) == (
        len(rows), behind, behind - silent, len(silent))
    assert len(named) + unnamed == len(count.institutions)
    assert len(count.reasons) == 60


def test_supporters_are_named_in_polish_order(session):
    session.add(StoredFile(sha256=many_rows.SHA, size=3, created_at=NOW))
    names = ("Żywiec", "Łódź", "Lublin", "Ćmielów", "Cieszyn")
    bodies = [many_rows.institution(n, random.Random(n), name_pl=name)
              for n, name in enumerate(names, 1)]
    session.add_all([*bodies, many_rows.letter(bodies, V)])
    session.flush()
    named, unnamed = progress.named_supporters(session, progress.counted(session))
    assert ([it.name_pl for it in named], unnamed) == (
        ["Cieszyn", "Ćmielów", "Lublin", "Łódź", "Żywiec"], 0)
