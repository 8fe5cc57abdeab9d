"""Dossiers as the desk lists them: the newest of each profile, and all by filter."""

import pytest
from queries import many_rows
from queries.test_queries_editions import compilation

from esabid.domain.profiles import Profile
from esabid.queries.compilations import CompilationFilter, Kind, listed, newest
from esabid.queries.dossier import compilations

ESA, MINISTRY = Profile.ESA, Profile.MINISTRY


@pytest.fixture
def rows(session):
    many_rows.fill(session, 3, 0)
    return [compilation(session, place, **changes) for place, changes in enumerate((
        {"edition": 1}, {}, {"edition": 2, "short": True}, {"profile": ESA},
        {"profile": ESA, "edition": 3}, {"profile": Profile.PUBLIC, "made": False}))]


def test_newest_edition_and_working_version_of_each_profile(session, rows):
    found = newest(session)
    assert {it: (there.edition, there.working) for it, there in found.items()} == {
        Profile.INTERNAL: (None, None), MINISTRY: (rows[2], None), ESA: (rows[4], None),
        Profile.PUBLIC: (None, rows[5])}
    later = compilation(session, 9)
    assert (newest(session)[MINISTRY].edition, newest(session)[MINISTRY].working) == (
        rows[2], later)


@pytest.mark.parametrize(("wanted", "places"), [
    ({}, (5, 4, 3, 2, 1, 0)), ({"profile": ESA}, (4, 3)), ({"kind": Kind.EDITIONS}, (4, 2, 0)),
    ({"kind": Kind.WORKING}, (5, 3, 1)), ({"kind": Kind.SHORT}, (2,)),
    ({"profile": MINISTRY, "kind": Kind.WORKING}, (1,)), ({"page": 2}, ())])
def test_list_is_narrowed_newest_first(session, rows, wanted, places):
    found, total = listed(session, CompilationFilter(**wanted))
    assert (found, total) == ([rows[it] for it in places], 6 if "page" in wanted else len(places))


def test_lists_take_the_same_statements_for_any_number(session, rows):
    def sent() -> tuple[int, int]:
        session.expire_all()
        with many_rows.statements() as first:
            listed(session, CompilationFilter())
        with many_rows.statements() as second:
            newest(session)
        return len(first), len(second)

    few = sent()
    for number in range(10, 40):
        compilation(session, number)
    assert (few, sent()) == ((3, 2), (3, 2))


def test_lists_read_no_snapshot(session, rows):
    session.expire_all()
    with many_rows.statements() as sent:
        listed(session, CompilationFilter())
        newest(session)
        compilations(session)
    assert [it for it in sent if "compilation.snapshot" in it] == []
