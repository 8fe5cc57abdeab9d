"""Lists: statuses equal to the rule's, chips that add up, search, pages, few statements."""

from collections import Counter
from datetime import date

import factories
import pytest
from factories import TODAY
from queries import many_rows
from sqlalchemy import select

from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import Channel, LetterDetails, LetterState, SignerDetails
from esabid.domain.status import AskFacts, Status, status
from esabid.models import Institution, Letter, LetterSigner
from esabid.queries import institutions as bodies
from esabid.queries import letters
from esabid.queries.institutions import InstitutionFilter
from esabid.queries.letters import LetterFilter
from esabid.services import letters as deeds


def by_rule(session) -> dict[int, Status]:
    """Every institution's status by domain.status, from its rows."""
    states = {}
    for row_id, state in session.execute(select(LetterSigner.institution_id, Letter.state).join(
            Letter, Letter.id == LetterSigner.letter_id)):
        states.setdefault(row_id, []).append(state)
    return {row.id: status(AskFacts(row.ask_state, row.expected_on), states.get(row.id, ()), TODAY)
            for row in session.scalars(select(Institution))}


def found(session, search) -> list[str]:
    rows, _ = bodies.listed(session, InstitutionFilter(search=search), TODAY)
    return [it.institution.name_pl for it in rows]


@pytest.mark.parametrize("seed", range(4))
def test_chips_and_rows_agree_with_the_rule_of_status(session, seed):
    rows = many_rows.fill(session, 48, 30, seed)
    wanted = by_rule(session)
    listed, counts = bodies.listed(session, InstitutionFilter(), TODAY)
    assert {it.institution.id: it.status for it in listed} == wanted
    assert counts == {s: Counter(wanted.values()).get(s, 0) for s in Status}
    assert [bodies.status_of(session, row, TODAY) for row in rows] == [
        wanted[row.id] for row in rows]


def test_random_rows_reach_every_status(session):
    many_rows.fill(session, 300, 120)
    assert set(by_rule(session).values()) == set(Status)


@pytest.mark.parametrize("shown", Status)
def test_chip_leads_to_exactly_its_rows(session, shown):
    many_rows.fill(session, 48, 30)
    wanted = by_rule(session)
    rows, counts = bodies.listed(session, InstitutionFilter(status=shown), TODAY)
    assert ({it.institution.id for it in rows}, sum(counts.values())) == (
        {row_id for row_id, it in wanted.items() if it == shown}, 48)


def test_chips_obey_the_other_filters(session):
    rows = many_rows.fill(session, 300, 60)
    wanted = InstitutionFilter(sector=Sector.NGO, reach=Reach.KRAKOW,
                               ids=frozenset(row.id for row in rows[:200]))
    listed, counts = bodies.listed(session, wanted, TODAY)
    chosen = [row.id for row in rows[:200] if (row.sector, row.reach) == ("ngo", "krakow")]
    assert (sorted(it.institution.id for it in listed), sum(counts.values())) == (
        chosen, len(chosen))


def test_pages_hold_every_row_once_in_polish_order(session):
    many_rows.fill(session, 120, 0)
    pages = [bodies.listed(session, InstitutionFilter(page=n), TODAY)[0] for n in (1, 2, 3, 4)]
    assert ([len(page) for page in pages],
            [it.institution.number for page in pages for it in page]) == (
        [50, 50, 20, 0], list(range(1, 121)))


@pytest.mark.parametrize("many", [3, 300])
def test_lists_take_the_same_statements_however_many_rows(session, many):
    many_rows.fill(session, many, many)
    with many_rows.statements() as of_institutions:
        rows, _ = bodies.listed(session, InstitutionFilter(), TODAY)
        assert all(it.institution.name.pl for it in rows)
    session.expire_all()
    with many_rows.statements() as of_letters:
        rows, total = letters.listed(session, LetterFilter())
        shown = [(s.institution.name_pl, it.original.name, len(it.incoming))
                 for it in rows for s in it.signers]
    assert (len(of_institutions), len(of_letters), total, bool(shown)) == (2, 5, many, True)


@pytest.fixture
def known(session):
    """Institutions one looks for."""
    for name, more in (
            ("Akademia Górniczo-Hutnicza", {"short_name": "AGH", "nip": "6750001923"}),
            ("Uniwersytet Łódzki", {"city": "Łódź", "name_en": "University of Lodz"}),
            ("Klub 100% Orbity", {"name_en": ""}), ("Klub_sto Orbity", {"name_en": ""}),
            ("Żłobek Żółty", {"tags": "pilne, żółte"})):
        factories.institution(session, name, **more)


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(("search", "names"), [
    ("lodz", ["Uniwersytet Łódzki"]), ("ŁÓDŹ", ["Uniwersytet Łódzki"]),
    ("gornicz", ["Akademia Górniczo-Hutnicza"]), ("Hutnicza gór", ["Akademia Górniczo-Hutnicza"]),
    ("agh", ["Akademia Górniczo-Hutnicza"]), ("6750001923", ["Akademia Górniczo-Hutnicza"]),
    ("675-000-19-23", ["Akademia Górniczo-Hutnicza"]), ("zolte", ["Żłobek Żółty"]),
    ("100%", ["Klub 100% Orbity"]), ("klub_sto", ["Klub_sto Orbity"]),
    ("ity%kl", ["Klub 100% Orbity", "Klub_sto Orbity"]),
    ("ity_kl", ["Klub 100% Orbity", "Klub_sto Orbity"]), ("agh lodz", []), ("nieznane", []),
    ("' OR 1=1 --", ["Akademia Górniczo-Hutnicza", "Klub 100% Orbity"]),
])
def test_search_finds_words_without_diacritics_and_signs_are_no_wildcards(session, search, names):
    assert found(session, search) == names


@pytest.mark.usefixtures("known")
def test_search_for_nothing_finds_everything_and_for_no_letter_nobody(session):
    everything = ["Akademia Górniczo-Hutnicza", "Klub 100% Orbity", "Klub_sto Orbity",
                  "Uniwersytet Łódzki", "Żłobek Żółty"]
    assert (found(session, ""), found(session, " % ")) == (everything, [])


def test_search_finds_a_reference_with_a_right_check_digit_only(session):
    many_rows.fill(session, 60, 0)
    assert [found(session, it) for it in ("KRK-0042-3", "list krk-0042-3", "KRK-0042-4")] == [
        ["Instytut 0042"], ["Instytut 0042"], []]


@pytest.fixture
def posted(session):
    """Two letters, of one institution each."""
    made = {}
    for name, number, day in (("Uniwersytet Łódzki", "RPW/12/2026", 3), ("Klub Orbity", "", 9)):
        body = factories.institution(session, name)
        made[name] = deeds.add(
            session, factories.actor(), today=TODAY, signers=(SignerDetails(body.id),),
            details=LetterDetails(Channel.POST, date(2026, 3, day), registry_number=number))
    session.flush()
    return made


@pytest.mark.parametrize(("search", "names"), [
    ("lodz", ["Uniwersytet Łódzki"]), ("RPW/12/2026", ["Uniwersytet Łódzki"]),
    ("rpw%2026", ["Uniwersytet Łódzki"]), ("rpw_", ["Uniwersytet Łódzki"]), ("klub rpw", []),
    ("", ["Klub Orbity", "Uniwersytet Łódzki"]),
])
def test_letters_are_found_by_institution_and_registry_number(session, posted, search, names):
    rows, total = letters.listed(session, LetterFilter(search=search))
    assert ([it.signers[0].institution.name_pl for it in rows], total) == (names, len(names))


def test_letters_are_counted_by_state_and_listed_by_it(session):
    many_rows.fill(session, 9, 40)
    counts = letters.by_state(session)
    listed = {state: letters.listed(session, LetterFilter(state=state))[1]
              for state in LetterState}
    assert (counts, sum(counts.values())) == (listed, 40)
