"""Possible duplicates from the rows: few statements, pairs kept apart, those near a name."""

import random
import time

import factories
import pytest
from factories import actor
from queries import many_rows

from esabid.domain.duplicates import Body, LikenessReason
from esabid.domain.institution import ContactRole
from esabid.queries import duplicates
from esabid.services import duplicates as deeds
from esabid.services import institutions

NAMES = ("Fundacja Orion", "Fundacja „Orion” w Krakowie", "Uniwersytet Próbny",
         "Wydział Fizyki Uniwersytetu Próbnego", "Małopolska Izba Techniki Orbitalnej")


@pytest.fixture
def known(session):
    return [factories.institution(session, name, name_en="") for name in NAMES]


def ids(found) -> list[tuple[int, int]]:
    return [(it.one.id, it.other.id) for it in found]


def test_duplicates_stand_older_first_and_parts_before_their_whole(session, known):
    orion, again, whole, part, _ = (row.id for row in known)
    read = duplicates.read(session, 50)
    assert (ids(read.same), ids(read.parts), read.apart) == (
        [(orion, again)], [(part, whole)], ())


def test_pairs_kept_apart_are_listed_apart_until_that_is_taken_back(session, known):
    orion, again = known[:2]
    deeds.keep_apart(session, actor(), again, other=orion)
    apart = duplicates.read(session, 50)
    deeds.compare_again(session, actor(), orion, other=again)
    back = duplicates.read(session, 50)
    assert (ids(apart.same), ids(apart.apart), ids(back.same), ids(back.apart)) == (
        [], [(orion.id, again.id)], [(orion.id, again.id)], [])


def test_a_part_with_its_parent_is_no_longer_listed(session, known):
    deeds.make_part(session, actor(), known[3], whole=known[2])
    assert duplicates.read(session, 50).parts == ()


def test_domains_of_contacts_count_but_mail_boxes_of_anybody_do_not(session):
    one = factories.institution(session, "Uniwersytet Morski", name_en="")
    other = factories.institution(session, name_pl="", name_en="Sea University")
    for row, email in ((one, "a@morze.example"), (other, "b@MORZE.example"), (one, "c@wp.pl")):
        institutions.add_contact(session, actor(), row, name="Osoba", role=ContactRole.OTHER,
                                 email=email)
    bodies = {it.id: it.domains for it in duplicates.bodies(session)}
    found = duplicates.read(session, 50).same
    assert (bodies[one.id], [it.likeness.reasons for it in found]) == (
        {"morze.example"}, [(LikenessReason.SAME_DOMAIN,)])


@pytest.mark.parametrize("many", [4, 400])
def test_duplicates_take_four_statements_however_many_rows(session, known, many):
    session.add_all([many_rows.institution(100 + at, random.Random(at)) for at in range(many)])
    session.commit()
    with many_rows.statements() as sent:
        read = duplicates.read(session, 50)
        assert all(it.one.name_pl for it in read.same)
    with many_rows.statements() as near:
        duplicates.near(session, Body(known[0].id, "Fundacja Orion"))
    assert (len(sent), len(near)) == (4, 3)


@pytest.mark.parametrize(("typed", "wanted"), [
    ({"name_pl": "orion"}, [0, 1]), ({"name_pl": "MITO"}, [4]),
    ({"name_pl": "Uniwersytet Probny"}, [2, 3]), ({"name_en": "Orion Foundation"}, [0, 1]),
    ({"name_pl": "Katedra Optyki Uniwersytetu Próbnego"}, [2]),
    ({"name_pl": "Fundacja 100%_"}, []), ({"name_pl": ""}, []), ({"name_pl": "%"}, [])])
def test_near_finds_whom_somebody_may_mean(session, known, typed, wanted):
    found = duplicates.near(session, Body(0, **typed))
    assert sorted(it.one.id for it in found) == sorted(known[at].id for at in wanted)


def test_near_leaves_out_the_row_itself_and_pairs_kept_apart(session, known):
    orion, again = known[:2]
    body = Body(orion.id, "Fundacja Orion")
    before = [it.one.id for it in duplicates.near(session, body)]
    deeds.keep_apart(session, actor(), orion, other=again)
    assert (before, duplicates.near(session, body)) == ([again.id], ())


def test_near_finds_one_number_whatever_the_name(session):
    row = factories.institution(session, "Dawna Nazwa", nip="6750001923")
    found = duplicates.near(session, Body(0, "Zupełnie Inna", nip="6750001923"))
    assert [(it.one.id, it.likeness.reasons) for it in found] == [
        (row.id, (LikenessReason.SAME_NIP,))]


def test_two_thousand_institutions_are_compared_in_about_a_second():
    chance = random.Random(7)
    syllables = "ka lo mi ne ra to wa zo pe ri su da no gi bru sta".split()
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(1500)]
    kinds = "Fundacja Instytut Uniwersytet Stowarzyszenie Wydział Spółdzielnia".split()
    bodies = tuple(Body(at, " ".join((chance.choice(kinds), *chance.choices(words, k=2))))
                   for at in range(2000))
    started = time.process_time()
    duplicates.find(bodies)
    assert time.process_time() - started < 2
