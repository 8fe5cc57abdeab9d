"""Actions, projects and agreements read back, and institutions found as people list them."""

from datetime import date, timedelta

import factories
import pytest
from factories import TODAY, actor
from queries import many_rows

from esabid.domain.institution import Sector
from esabid.domain.promotion import ActionDetails, AgreementDetails, ProjectDetails
from esabid.domain.bilingual import Bilingual
from esabid.queries import agreements, named, progress, promotion
from esabid.services import agreements as agreement_deeds
from esabid.services import letters
from esabid.services import promotion as deeds


@pytest.fixture(autouse=True)
def campaign(session):
    return factories.campaign(session)


def action(session, day, institutions=(), name="Piknik", reached=None):
    return deeds.add_action(session, actor(), institutions=institutions, details=ActionDetails(
        happened_on=TODAY + timedelta(days=day), name_pl=name, name_en="Picnic", reached=reached))


def project(session, name, shown_on=None):
    school = factories.institution(session, "Liceum", sector=Sector.SECONDARY_SCHOOL)
    return deeds.add_project(session, actor(), details=ProjectDetails(
        school.id, name_pl=name, field_pl="Rakiety", shown_on=shown_on))


def test_actions_stand_newest_first_and_apart_when_planned(session):
    for day, name in ((-9, "a"), (0, "dzisiaj"), (5, "plan"), (-9, "b")):
        action(session, day, name=name)
    assert [[it.name_pl for it in promotion.actions(session, TODAY, planned=planned)]
            for planned in (None, False, True)] == [
        ["plan", "dzisiaj", "b", "a"], ["dzisiaj", "b", "a"], ["plan"]]


def test_totals_leave_out_what_a_plan_hopes_for(session):
    bodies = [factories.institution(session) for _ in range(3)]
    action(session, -3, bodies[:2], reached=400)
    action(session, 0, bodies[1:2])
    action(session, 3, bodies[1:], reached=5000)
    assert (promotion.totals(session, TODAY), promotion.involved(session)) == (
        promotion.Totals(held=2, planned=1, reached=400, institutions=3),
        {it.id for it in bodies})


def test_no_action_comes_to_nothing(session):
    assert promotion.totals(session, TODAY) == promotion.Totals(0, 0, 0, 0)


def test_the_line_marks_actions_up_to_a_day_in_their_order(session):
    for day, name in ((0, "dziś"), (-5, "wcześniej"), (1, "jutro")):
        action(session, day, name=name)
    assert promotion.for_line(session, TODAY) == (
        (TODAY - timedelta(days=5), Bilingual("wcześniej", "Picnic")),
        (TODAY, Bilingual("dziś", "Picnic")))


def test_projects_stand_newest_first_those_without_a_day_last(session):
    for name, day in (("bez dnia", None), ("stary", date(2026, 1, 9)), ("nowy", TODAY)):
        project(session, name, day)
    assert [it.name_pl for it in promotion.projects(session)] == ["nowy", "stary", "bez dnia"]


def test_partners_say_whether_they_have_given_a_letter(session, store):
    names = ("Dała", "Łódzka bez listu", "Przysłała", "Wycofała")
    given, none, sent, gone = (factories.institution(session, name) for name in names)
    factories.letter(session, given, store=store, verified=True)
    factories.letter(session, sent)
    letters.advance(session, actor(), factories.letter(session, gone), action="withdraw",
                    reason="Zmiana", withdrawn_on=TODAY, today=TODAY)
    for day in (2, 9):
        agreement_deeds.add(
            session, actor(), today=TODAY, partners=(gone, sent, none, given),
            details=AgreementDetails(date(2026, 2, day), name_pl=f"Porozumienie {day}"))
    session.expire_all()
    read = agreements.agreements(session, progress.counted(session))
    said = [(it.institution.name_pl, it.letter.value) for it in read[0].partners]
    assert ([it.agreement.name_pl for it in read], [it.given for it in read], said) == (
        ["Porozumienie 9", "Porozumienie 2"], [1, 1],
        list(zip(names, ("counts", "none", "received", "none"))))


@pytest.mark.parametrize("many", [2, 30])
def test_reading_takes_the_same_statements_however_many_rows(session, many):
    for place in range(many):
        bodies = [factories.institution(session) for _ in range(2)]
        action(session, -place, bodies)
        project(session, f"Projekt {place}")
        agreement_deeds.add(session, actor(), today=TODAY, partners=bodies,
                            details=AgreementDetails(TODAY, name_pl=f"Porozumienie {place}"))
    count = progress.counted(session)
    session.expire_all()
    costs = []
    for read in (lambda: [it.name_pl for row in promotion.actions(session, TODAY)
                          for it in row.institutions],
                 lambda: promotion.totals(session, TODAY),
                 lambda: promotion.for_line(session, TODAY),
                 lambda: [it.school.name_pl for it in promotion.projects(session)],
                 lambda: agreements.agreements(session, count)):
        session.expire_all()
        with many_rows.statements() as sent:
            assert read()
        costs.append(len(sent))
    assert costs == [2, 2, 1, 1, 3]


@pytest.fixture
def bodies(session):
    """Institutions with names that are alike, by number."""
    rows = [factories.institution(session, name, **more) for name, more in (
        ("Akademia Górniczo-Hutnicza", {"short_name": "AGH", "name_en": "AGH University"}),
        ("Liceum nr 1", {"name_en": ""}), ("Liceum nr 1", {"name_en": "", "short_name": "LO1"}),
        ("Łódzki Klub", {"name_en": ""}))]
    return {row.number: row for row in rows}


@pytest.mark.parametrize(("lines", "found", "unknown", "ambiguous"), [
    ((), [], (), ()),
    (("łódzki  KLUB", "agh", "Akademia Gorniczo Hutnicza"), [4, 1], (), ()),
    (("AGH University", "LO1", "agh university"), [1, 3], (), ()),
    (("Liceum nr 1",), [], (), ("Liceum nr 1",)),
    (("KRK-0002-1 Liceum nr 1",), [2], (), ()), (("krk-0002-1",), [2], (), ()),
    (("ABC-0002-1", "KRK-0099-2", "Akademia", "–", "KRK-0002-5"), [],
     ("ABC-0002-1", "KRK-0099-2", "Akademia", "–", "KRK-0002-5"), ()),
])
def test_institutions_are_found_by_reference_or_whole_name(session, bodies, lines, found, unknown,
                                                           ambiguous):
    read = named.named(session, "KRK", lines)
    assert ([it.number for it in read.found], read.unknown, read.ambiguous) == (
        found, unknown, ambiguous)
