"""The list of institutions: every filter and every order against the same said in Python."""

import random
from datetime import timedelta

import factories
import pytest
from factories import NOW, TODAY
from queries import many_rows
from sqlalchemy import select

from esabid.domain.ask import AskState
from esabid.domain.institution import CityTie, ContactRole, Reach, Sector
from esabid.domain.letter import LetterState
from esabid.domain.status import WORKFLOW, Status
from esabid.models import Contact, Institution, Letter, Merger, StoredFile
from esabid.queries import institutions as bodies
from esabid.queries.institution_filter import NOBODY, InstitutionFilter, SortBy

OWNERS = ("", "Łukasz Wąs", "Anna Nowak", "Zofia Żak", "Marta Kos")
TAGS = ("", "pilne", "pilne, rektor", "rektor", "bardzo pilne", "100%, a_b")
OPEN = (LetterState.VERIFIED, LetterState.RECEIVED, LetterState.RETURNED)


@pytest.fixture
def rows(session):
    """Eighty institutions with an owner, tags, days and letters at random."""
    chance = random.Random(7)
    session.add(StoredFile(sha256=many_rows.SHA, size=3, created_at=NOW))
    made = []
    for number in range(1, 81):
        row = many_rows.institution(number, chance, owner=chance.choice(OWNERS),
                                    tags=chance.choice(TAGS))
        if row.asked_on:
            row.asked_on = TODAY - timedelta(days=chance.randint(10, 18))
        if chance.random() < 0.5:
            row.next_step, row.next_step_on = "Zadzwonić", TODAY + timedelta(chance.randint(0, 3))
        made.append(row)
    session.add_all(made)
    session.flush()
    for _ in range(30):
        session.add(many_rows.letter(chance.sample(made, chance.randint(1, 2)),
                                     chance.choice(list(LetterState))))
    session.flush()
    return made


def all_of(session, **wanted) -> list[bodies.Listed]:
    return bodies.matching(session, InstitutionFilter(**wanted), TODAY, 1000)


def numbers(session, **wanted) -> list[int]:
    return sorted(it.institution.number for it in all_of(session, **wanted))


def letters_of(session) -> dict[int, set]:
    found = {}
    for letter in session.scalars(select(Letter)):
        for signer in letter.signers:
            found.setdefault(signer.institution_id, set()).add(letter.state)
    return found


@pytest.mark.parametrize(("wanted", "rule"), [
    ({"sector": Sector.NGO}, lambda it: it.sector == Sector.NGO),
    ({"reach": Reach.NATIONAL}, lambda it: it.reach == Reach.NATIONAL),
    ({"tie": CityTie.OWNED}, lambda it: it.city_tie == CityTie.OWNED),
    ({"tie": CityTie.NONE}, lambda it: it.city_tie == CityTie.NONE),
    ({"owner": "Łukasz Wąs"}, lambda it: it.owner == "Łukasz Wąs"),
    ({"owner": "Anna"}, lambda it: False),
    ({"owner": NOBODY}, lambda it: it.owner == ""),
    ({"tag": "pilne"}, lambda it: "pilne" in it.tags.split(", ")),
    ({"tag": "rektor"}, lambda it: "rektor" in it.tags.split(", ")),
    ({"tag": "a_b"}, lambda it: "a_b" in it.tags.split(", ")),
    ({"tag": "a%"}, lambda it: False),
    ({"search": "100%"}, lambda it: "100" in f"{it.tags} {it.number:04d}"),
    ({"sector": Sector.NGO, "owner": NOBODY},
     lambda it: (it.sector, it.owner) == (Sector.NGO, "")),
])
def test_filter_keeps_exactly_the_rows_it_names(session, rows, wanted, rule):
    assert numbers(session, **wanted) == [it.number for it in rows if rule(it)]


@pytest.mark.parametrize("days", [10, 14, 18, 19])
def test_silent_are_those_asked_so_long_ago_that_sent_no_letter(session, rows, days):
    letters = letters_of(session)
    kept = [it.number for it in rows
            if it.ask_state == AskState.ASKED and it.asked_on <= TODAY - timedelta(days=days)
            and not letters.get(it.id, set()) & set(OPEN)]
    assert (numbers(session, silent=days), days == 19 or bool(kept)) == (kept, True)


@pytest.mark.parametrize("wanted", [
    {}, {"sector": Sector.NGO}, {"owner": NOBODY}, {"tag": "pilne"}, {"silent": 12},
    {"search": "instytut"}, {"tie": CityTie.RUN, "reach": Reach.KRAKOW}])
def test_chips_add_up_under_every_filter_and_each_leads_to_its_rows(session, rows, wanted):
    counts = bodies.by_status(session, InstitutionFilter(**wanted), TODAY)
    found = {shown: len(all_of(session, status=shown, **wanted)) for shown in Status}
    assert (counts, sum(counts.values())) == (found, len(all_of(session, **wanted)))


def _last(value):
    return value is None or value == ""


ORDERS = {
    SortBy.NAME: lambda it: it.institution.number,
    SortBy.SECTOR: lambda it: list(Sector).index(it.institution.sector),
    SortBy.STATUS: lambda it: WORKFLOW.index(it.status),
    SortBy.OWNER: lambda it: it.institution.owner and [
        "Anna Nowak", "Łukasz Wąs", "Marta Kos", "Zofia Żak"].index(it.institution.owner),
    SortBy.ASKED: lambda it: it.institution.asked_on,
    SortBy.EXPECTED: lambda it: it.institution.expected_on,
    SortBy.NEXT_STEP: lambda it: it.institution.next_step_on,
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SortBy)
def test_order_is_that_of_the_column_with_those_without_a_value_last(
        session, rows, sort, descending):
    listed = all_of(session, sort=sort, descending=descending)
    values = [ORDERS[sort](it) for it in listed]
    some = [it for it in values if not _last(it)]
    assert (len(values), some, values[len(some):]) == (
        80, sorted(some, reverse=descending), [it for it in values if _last(it)])


@pytest.mark.parametrize("sort", [it for it in SortBy if it != SortBy.NAME])
def test_those_alike_stand_in_order_of_their_names(session, rows, sort):
    listed = [(ORDERS[sort](it), it.institution.number) for it in all_of(session, sort=sort)]
    assert [b for a, b in zip(listed, listed[1:]) if a[0] == b[0] and a[1] > b[1]] == []


@pytest.mark.parametrize("many", [3, 300])
@pytest.mark.parametrize(("sort", "sent"), [
    (SortBy.NAME, 2), (SortBy.STATUS, 2), (SortBy.OWNER, 3), (SortBy.NEXT_STEP, 2)])
def test_a_page_takes_the_same_statements_however_many_rows(session, many, sort, sent):
    many_rows.fill(session, many, many)
    wanted = InstitutionFilter(search="instytut", reach=Reach.KRAKOW, sort=sort)
    with many_rows.statements() as statements:
        bodies.listed(session, wanted, TODAY)
    assert len(statements) == sent


def test_pages_in_any_order_hold_every_row_once(session, rows):
    pages = [bodies.listed(session, InstitutionFilter(
        sort=SortBy.STATUS, descending=True, page=page), TODAY)[0] for page in (1, 2, 3)]
    found = [it.institution.number for page in pages for it in page]
    assert ([len(page) for page in pages], sorted(found)) == ([50, 30, 0], list(range(1, 81)))


def test_owners_and_tags_in_use_stand_in_polish_order_once(session, rows):
    assert (bodies.owners(session), bodies.tags(session)) == (
        ["Anna Nowak", "Łukasz Wąs", "Marta Kos", "Zofia Żak"],
        ["100%", "a_b", "bardzo pilne", "pilne", "rektor"])


def test_institutions_are_found_by_their_addresses(session, rows):
    asked = [rows[4].public_id, rows[2].public_id, "nobody00", rows[2].public_id]
    assert [it.number for it in bodies.of_public_ids(session, asked)] == [3, 5]


@pytest.fixture
def known(session):
    """Two institutions with people and a NIP."""
    one = factories.institution(session, "Akademia Próbna", nip="6750001923")
    two = factories.institution(session, "Klub 675 000 19 23")
    for body, name, email in ((one, "Łucja Źdźbło", "lucja@agh.example"),
                              (two, "Jan Kos", "jan-kos@klub.example")):
        body.contacts.append(Contact(name=name, email=email, role=ContactRole.SECRETARIAT))
    session.flush()
    return one, two


@pytest.mark.parametrize(("search", "names"), [
    ("zdzblo", ["Akademia Próbna"]), ("lucja@agh", ["Akademia Próbna"]),
    ("akademia źdźbło", ["Akademia Próbna"]), ("akademia kos", []),
    ("jan-kos@klub.example", ["Klub 675 000 19 23"]),
    ("675-000-19-23", ["Akademia Próbna"]), ("NIP 675 000 19 23", ["Akademia Próbna"]),
    ("PL6750001923", ["Akademia Próbna"]), ("675-000-19", ["Akademia Próbna",
                                                           "Klub 675 000 19 23"]),
])
def test_search_finds_people_and_a_nip_in_any_writing(session, known, search, names):
    assert [it.institution.name_pl for it in all_of(session, search=search)] == names


def test_reference_of_a_merged_institution_finds_the_survivor_until_it_is_undone(session):
    many_rows.fill(session, 41, 0)
    row = session.get(Institution, 7)
    merger = Merger(survivor=row, gone_id=900, gone_public_id="gone0042", gone_number=42, gone={},
                    moved={}, before={}, merged_at=NOW, merged_by="Anna")
    session.add(merger)
    session.flush()
    merged = numbers(session, search="KRK-0042-3")
    merger.undone_at = NOW
    session.flush()
    assert (merged, numbers(session, search="KRK-0042-3")) == ([7], [])
