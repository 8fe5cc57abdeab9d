"""Doubts keep a file for a person, with those who may be meant, best first."""

import time

import pytest
from test_matching import ACADEMY, AGENCY, ALL, BODY, COMPANY, FACULTY

from esabid.domain.institution import reference
from esabid.domain.match_evidence import Clues, domain_of
from esabid.domain.matching import MatchReason as Why
from esabid.domain.matching import whose
from esabid.domain.name_places import Candidate

PART = Candidate(11, 11, ("Wydział Skrzydeł",), parent=1)
OTHER_PART = Candidate(12, 12, ("Wydział Skrzydeł",), parent=5)
SENDER = Candidate(13, 13, ("Instytut Map i Rakiet",), domains=("mapy.example.org",))
SCHOOL = Candidate(14, 14, ("II Liceum Ogólnokształcące im. Jana Wzoru w Krakowie",), city="Kraków")
EVERYBODY = (*ALL, PART, OTHER_PART, SENDER, SCHOOL)
CLOSED = "Szanowni Państwo,\npopieramy kandydaturę Krakowa.\nZ poważaniem\n"


def found(text="", file_name="skan.pdf", institutions=EVERYBODY, **clues):
    return whose(Clues(text, file_name, **clues), institutions, "KRK")


@pytest.mark.parametrize("text", [
    "Naszym partnerem jest Krakow Flight Academy, z którą współpracujemy.",
    "Krakow Flight Academy jest naszym partnerem.",
    CLOSED + "Jan Wzór\nDo wiadomości:\nKrakow Flight Academy",
    CLOSED + "Jan Wzór\nPartnerzy: Krakow Flight Academy",
    "Szanowna Pani\nAnna Wzór\nPrezes\nKrakow Flight Academy\n" + CLOSED,
    f"Szanowni Państwo,\nlubimy Krakow Flight Academy.\n{BODY}"])
def test_doubt_whether_a_mention_is_the_sender(text):
    got = found(text)
    assert (got.sure, got.unsure, got.ranked) == (
        (), Why.ONLY_MENTIONED, ((ACADEMY.id, Why.ONLY_MENTIONED),))


@pytest.mark.parametrize("text", [
    "Krakow Flight Academy Nowa\n" + CLOSED, "Nowa Krakow Flight Academy\n" + CLOSED,
    "Krakow Flight Academy im. Adama Próby\n" + CLOSED, "Krakow Flight Academy nr 7\n" + CLOSED,
    "Krakow Flight Academy i Opery\n" + CLOSED, "Krakow Flight Academy w Tarnowie\n" + CLOSED,
    "Kraków, 3 marca 2026 r.\nKrakow Flight Academy\n" + CLOSED])
def test_doubt_whether_a_longer_name_or_an_address_is_meant(text):
    got = found(text)
    assert (got.sure, got.unsure, [it for it, _ in got.ranked]) == ((), Why.PART_OF, [ACADEMY.id])


@pytest.mark.parametrize("roman", ["XII", "I", "V"])
def test_doubt_between_schools_that_differ_in_their_number(roman):
    text = f"{roman} Liceum Ogólnokształcące im. Jana Wzoru w Krakowie\n{CLOSED}"
    assert found(text).sure == ()


def test_faculty_beside_its_university_is_the_sender():
    text = f"Krakow Flight Academy\nWydział Skrzydeł\n{CLOSED}Dziekan\nJan Wzór"
    assert (found(text).sure, found(text).ranked[0]) == ((PART.id,), (PART.id, Why.TEXT))


def test_faculty_in_the_rectors_letter_is_a_doubt():
    text = f"Krakow Flight Academy\nWydział Skrzydeł\n{CLOSED}Rektor\nprof. Jan Wzór"
    assert (found(text).sure, found(text).unsure) == ((), Why.SEVERAL)


def test_faculty_of_two_universities_is_a_doubt_without_either():
    got = found("Wydział Skrzydeł\n" + CLOSED)
    assert (got.sure, {it for it, _ in got.ranked}) == ((), {PART.id, OTHER_PART.id})


@pytest.mark.parametrize("head, sure", [
    ("Wspólne stanowisko\n", (ACADEMY.id, COMPANY.id)), ("", ())])
def test_joint_letter_is_of_all_who_sign_it_together(head, sure):
    text = (f"{head}{CLOSED}prof. Jan Wzór\nRektor\nKrakow Flight Academy\n"
            "Anna Próba\nPrezes Zarządu\nOrbita Wawel sp. z o.o.")
    assert found(text).sure == sure


@pytest.mark.parametrize("clues, unsure", [
    ({"sender": "Anna@Mapy.Example.org"}, Why.ONLY_MAIL),
    ({"sender": "anna@poczta.mapy.example.org", "subject": "Skan"}, Why.ONLY_MAIL),
    ({"subject": "List: Instytut Map i Rakiet"}, Why.ONLY_MAIL),
    ({"subject": f"RE: {reference('KRK', 13)}"}, Why.ONLY_MAIL)])
def test_mail_alone_offers_and_never_makes_sure(clues, unsure):
    got = found(**clues)
    assert (got.sure, got.unsure, [it for it, _ in got.ranked]) == ((), unsure, [SENDER.id])


def test_mail_of_a_free_address_says_nothing():
    addresses = ("a@gmail.com", "b@wp.pl", "", "anna", "https://www.X.pl/a")
    assert [domain_of(it) for it in addresses] == ["", "", "", "", "x.pl"]


@pytest.mark.parametrize("clues, sure, unsure", [
    ({"codes": (f"https://example.org/{reference('KRK', 42)}",)}, (COMPANY.id,), None),
    ({"organisations": ("ORBITA WAWEL SPÓŁKA Z O.O.",)}, (COMPANY.id,), None),
    ({"organisations": ("Orbita Wawel",), "file_name": "AKL.pdf"}, (), Why.CONTRADICTION),
    ({"organisations": ("Agencja Orbitalna",)}, (), Why.NOT_NAMED),
    ({"codes": (reference("KRK", 42),), "sender": "a@mapy.example.org"}, (), Why.OTHER_REFERENCE),
    ({"file_name": "list do AKL.pdf"}, (), Why.ONLY_MENTIONED),
    ({"file_name": "AKL dziewczyny latają.pdf"}, (), Why.ONLY_MENTIONED)])
def test_other_clues_decide_where_nothing_speaks_against_them(clues, sure, unsure):
    got = found(**clues)
    assert (got.sure, got.unsure) == (sure, unsure)


def test_reference_of_another_is_named():
    got = found(f"Krakow Flight Academy\n{reference('KRK', 42)}")
    assert (got.other_reference, {it for it, _ in got.ranked}) == (
        reference("KRK", 42), {ACADEMY.id, COMPANY.id})


def test_reference_of_a_faculty_holds_on_its_universitys_paper():
    text = f"Krakow Flight Academy\n{reference('KRK', 11)}\n{CLOSED}"
    assert found(text).sure == (PART.id,)


def test_offers_are_five_at_most_and_the_best_first():
    many = tuple(Candidate(n, n, (f"Instytut Gwiazdy {n}",)) for n in range(1, 10))
    text = "".join(f"Instytut Gwiazdy {n}\n" for n in range(1, 10)) + CLOSED
    got = found(text, "Instytut Gwiazdy 7.pdf", many)
    assert (got.ranked[0], len(got.ranked)) == ((7, Why.FILE_NAME), 5)


def test_merged_names_and_numbers_lead_to_the_survivor():
    gone = Candidate(ACADEMY.id, 99, ("Dawna Szkoła Lotów",))
    for text in ("Dawna Szkoła Lotów\n" + CLOSED, reference("KRK", 99)):
        assert found(text, institutions=(*ALL, gone)).sure == (ACADEMY.id,)


def test_matching_is_quick_among_two_thousand_institutions():
    many = tuple(Candidate(n, n, (f"Instytut Badań {n % 50} Orbit {n}", f"Orbit Institute {n}"))
                 for n in range(2000))
    text = "\n".join(f"Instytut Badań {n % 50} Orbit i Orbit Institute {n}" for n in range(440))
    whose(Clues(text), many, "KRK")
    began = time.perf_counter()
    whose(Clues(text[:20_000]), many, "KRK")
    # About 20 ms alone; twenty times that would be the old way of looking for each name.
    assert time.perf_counter() - began < 0.25


def test_addressee_in_an_e_signature_or_mail_is_nobody():
    agency = Candidate(AGENCY.id, 44, AGENCY.names, addressee=True,
                       domains=("agencja.example.org",))
    assert found(institutions=(agency, FACULTY), sender="a@agencja.example.org").ranked == ()
