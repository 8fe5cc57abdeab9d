"""Lists handed in: decisions kept, the plan carried out once and only as it was seen."""

from dataclasses import replace
from datetime import timedelta

import factories
import pytest

from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted, Stale
from esabid.domain.institution import InstitutionDetails, reference
from esabid.domain.permissions import Role
from esabid.models import SpreadsheetImport
from esabid.queries import spreadsheets as queries
from esabid.queries.institutions import everyone
from esabid.services import imports, institutions, mergers, spreadsheets
from esabid.spreadsheets.read import read
from esabid.spreadsheets.records import NEW, OUT, Action, Decisions

LINES = read("""Nazwa;Miasto;Data wpływu;RPW
Mars;Gdynia;;
Wenus;Sopot;1.03.2026;RPW/1
Ziemia sp. z o.o.;;;
""".encode())
TODAY = factories.TODAY


@pytest.fixture
def campaign(session):
    return factories.campaign(session)


@pytest.fixture
def row(session, store, campaign):
    """A list handed in, beside an institution of nearly one of its names."""
    earlier = replace(factories.actor(), at=factories.NOW - timedelta(hours=1))
    institutions.add(session, earlier, details=InstitutionDetails("Ziemia"))
    stored = store.put(b"Nazwa;Miasto\nMars;Gdynia\n")
    return spreadsheets.take(session, factories.actor(), name="lista.csv", sha256=stored.sha256,
                             size=stored.size)


def _plan(session, row):
    return imports.prepare(session, LINES, prefix="KRK", today=TODAY,
                           decisions=spreadsheets.decisions_of(row))


def _apply(session, row, seen=None, **actor):
    return spreadsheets.apply_plan(
        session, factories.actor(**actor), row, lines=LINES, prefix="KRK", today=TODAY,
        seen=_plan(session, row).fingerprint() if seen is None else seen)


def _decide(session, row, version=None, **choices):
    return spreadsheets.decide(session, factories.actor(), row, decisions=replace(
        spreadsheets.decisions_of(row), **choices), version=version)


def _names(session) -> set[str]:
    return {it.name_pl for it in everyone(session)}


def test_a_list_handed_in_waits(session, row):
    assert (row.name, row.uploaded_by, row.decisions, row.applied_at) == (
        "lista.csv", "Anna Testowa", {}, None)
    assert queries.by_public_id(session, row.public_id) is row
    assert queries.handed_in(session, 1) == ([row], 1)


def test_lines_of_a_list_are_read_from_its_bytes(store, row):
    assert [line.cells for line in spreadsheets.lines_of(store, row)] == [
        ("Nazwa", "Miasto"), ("Mars", "Gdynia")]


def test_decisions_come_back_as_they_were_kept(session, row):
    kept = Decisions({3: "city"}, {4: NEW, 7: "aaaa1111"}, frozenset({2, 9}))
    spreadsheets.decide(session, factories.actor(), row, decisions=kept)
    session.expire(row)
    assert spreadsheets.decisions_of(row) == kept


def test_decisions_on_an_older_version_are_stale(session, row):
    seen = row.version
    _decide(session, row, lines={2: NEW})
    with pytest.raises(Stale):
        _decide(session, row, version=seen, lines={2: OUT})
    assert spreadsheets.decisions_of(row).lines == {2: NEW}
    _decide(session, row, version=seen, lines={2: NEW})


def test_the_plan_is_carried_out_with_what_is_ticked(session, row, last_written):
    _decide(session, row, unticked=frozenset({2}))
    _apply(session, row)
    assert _names(session) == {"Ziemia", "Wenus"}
    assert (row.applied_by, row.counts) == ("Anna Testowa", {
        "create": 2, "update": 0, "same": 0, "conflict": 1, "refused": 0, "out": 0, "ticked": 1})
    assert last_written(subject="campaign") == (
        "campaign", "import_list", {}, {"file": ["", "lista.csv"]}, "")


def test_what_a_person_decided_is_carried_out(session, row):
    _decide(session, row, lines={2: OUT, 4: NEW})
    made = _apply(session, row)
    assert [(it.action, it.decided) for it in made.rows] == [
        (Action.REFUSED, OUT), (Action.CREATE, ""), (Action.CREATE, NEW)]
    assert _names(session) == {"Ziemia", "Wenus", "Ziemia sp. z o.o."}
    assert (row.counts["out"], row.counts["refused"]) == (1, 0)


def test_what_was_done_is_read_from_history(session, row):
    _apply(session, row)
    done, total = queries.done(session, row, 1)
    assert ([(it.institution.name_pl, it.added) for it in done], total) == (
        [("Mars", True), ("Wenus", True)], 2)


def test_a_list_is_carried_out_once(session, row):
    _apply(session, row)
    for deed in (lambda: _apply(session, row), lambda: _decide(session, row, lines={2: OUT}),
                 lambda: spreadsheets.dismiss(session, factories.actor(), row)):
        with pytest.raises(IllegalTransition) as refused:
            deed()
        assert refused.value.code == "list_applied"


def test_a_plan_that_changed_meanwhile_is_not_carried_out(session, row):
    seen = _plan(session, row).fingerprint()
    institutions.add(session, factories.actor(), details=InstitutionDetails("Mars", city="Hel"))
    with pytest.raises(Stale) as refused:
        _apply(session, row, seen)
    assert (refused.value.code, row.applied_at, _names(session)) == (
        "plan_changed", None, {"Ziemia", "Mars"})


def test_the_same_list_again_would_do_nothing(session, row):
    _apply(session, row)
    assert [it.action for it in _plan(session, row).rows] == [
        Action.SAME, Action.SAME, Action.CONFLICT]


def test_a_list_may_be_put_aside(session, row, last_written):
    spreadsheets.dismiss(session, factories.actor(), row)
    assert session.get(SpreadsheetImport, row.id) is None
    assert last_written()[1:4] == ("dismiss_list", {}, {"file": ["lista.csv", ""]})


@pytest.mark.parametrize("deed", [
    lambda session, row, who: spreadsheets.take(session, who, name="a", sha256="a" * 64, size=1),
    lambda session, row, who: spreadsheets.decide(session, who, row, decisions=Decisions()),
    lambda session, row, who: spreadsheets.apply_plan(
        session, who, row, lines=LINES, prefix="KRK", today=TODAY, seen=""),
    lambda session, row, who: spreadsheets.dismiss(session, who, row)])
def test_lists_are_for_those_who_run_the_campaign(session, row, deed):
    with pytest.raises(NotPermitted):
        deed(session, row, factories.actor(Role.LEADERSHIP))


def test_a_merged_institution_is_met_under_its_survivor(session, campaign):
    first, second, third = (institutions.add(session, factories.actor(),
                                             details=InstitutionDetails(name))
                            for name in ("Pierwsza", "Druga", "Trzecia"))
    lists = [f"{head};Miasto\n{mark};Hel\n".encode() for head, mark in (
        ("id", first.public_id), ("reference", reference("KRK", first.number)),
        ("Nazwa", "PIERWSZA"))]
    mergers.merge(session, factories.actor(), second, first)
    mergers.merge(session, factories.actor(), third, second)
    for text in lists:
        made = imports.prepare(session, read(text), prefix="KRK", today=TODAY)
        assert [(it.action, it.id) for it in made.rows] == [(Action.UPDATE, third.public_id)]


def _carry_out(session, text, **kwargs):
    made = imports.prepare(session, read(text.encode()), prefix="KRK", today=TODAY)
    imports.carry_out(session, factories.actor(), made, today=TODAY, **kwargs)
    session.expire_all()


def test_two_that_change_places_are_carried_out_in_any_order(session, campaign):
    _carry_out(session, "Nazwa;Jednostka nadrzędna\nA;\nB;A\nC;B\n")
    _carry_out(session, "Nazwa;Jednostka nadrzędna\nA;C\nB;D\nC;B\nD;\n")
    assert {it.name_pl: it.parent and it.parent.name_pl for it in everyone(session)} == {
        "A": "C", "B": "D", "C": "B", "D": None}


def test_a_circle_that_only_ticks_make_names_its_line(session, campaign):
    _carry_out(session, "Nazwa;Jednostka nadrzędna\nA;\nB;A\n")
    with pytest.raises(InvalidValue) as refused:
        _carry_out(session, "Nazwa;Jednostka nadrzędna\nA;B\nB;C\nC;\n",
                   unticked=frozenset({3}))
    assert (refused.value.code, refused.value.values["line"]) == ("parent_circle", 2)


def test_records_are_those_asked_for(session, campaign):
    rows = [institutions.add(session, factories.actor(), details=InstitutionDetails(name))
            for name in ("A", "B")]
    assert [it.name_pl for it in imports.records(session, "KRK", {rows[1].id})] == ["B"]
    assert [it.name_pl for it in imports.records(session, "KRK")] == ["A", "B"]
