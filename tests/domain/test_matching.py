"""Files are matched where nothing else can be meant, and left to a person everywhere else."""

import pytest

from esabid.domain.institution import reference
from esabid.domain.matching import Clues, MatchReason, whose
from esabid.domain.name_places import Candidate

ACADEMY = Candidate(1, 1, ("Akademia Lotów im. Anny Przykład w Krakowie", "Krakow Flight Academy"),
                    "AKL")
FACULTY = Candidate(2, 2, ("Wydział Orbit Krakow Flight Academy", "Faculty of Orbits AKL"), "WO")
COMPANY = Candidate(3, 42, ("Orbita Wawel sp. z o.o.", ""), "Orbita")
ONE_WORD = Candidate(4, 43, ("Kosmos S.A.", "Kosmos"))
AGENCY = Candidate(5, 44, ("Agencja Orbitalna", "Orbital Agency"), "AO", addressee=True)
ALL = (ACADEMY, FACULTY, COMPANY, ONE_WORD, AGENCY)
BODY = "Popieramy kandydaturę Krakowa. " * 60


def matched(text="", file_name="skan.pdf", institutions=ALL):
    found = whose(Clues(text, file_name), institutions, "KRK")
    return found.sure, found.unsure or found.ranked[0][1]


def one(institution, why):
    return (institution.id,), why


def none(why):
    return (), why


@pytest.mark.parametrize("text, file_name", [
    (f"Znak: {reference('KRK', 42)}", "skan.pdf"), ("", f"list_{reference('KRK', 42)}_popr.pdf"),
    (f"{BODY}Krakow Flight Academy {reference('KRK', 42).lower()} {BODY}", "skan.pdf"),
    (f"Orbita Wawel oraz Krakow Flight Academy\n{reference('KRK', 42)}", "skan.pdf")])
def test_a_reference_wins_over_what_is_mentioned(text, file_name):
    assert matched(text, file_name) == one(COMPANY, MatchReason.REFERENCE)


@pytest.mark.parametrize("text, file_name", [
    (f"Krakow Flight Academy\n{reference('KRK', 42)}", "skan.pdf"),
    (reference("KRK", 42), "AKL.pdf")])
def test_a_reference_of_another_than_is_named_matches_none(text, file_name):
    assert matched(text, file_name) == none(MatchReason.OTHER_REFERENCE)


def test_references_of_two_institutions_match_none():
    text = f"{reference('KRK', 1)} {reference('KRK', 42)}"
    assert matched(text) == none(MatchReason.SEVERAL)


def test_a_reference_nobody_has_leaves_the_file_to_a_person():
    text = f"Krakow Flight Academy {reference('KRK', 900)}"
    assert matched(text) == none(MatchReason.UNKNOWN_REFERENCE)


def test_a_reference_of_another_campaign_is_no_reference():
    text = f"Krakow Flight Academy {reference('WAW', 42)}"
    assert matched(text) == one(ACADEMY, MatchReason.TEXT)


@pytest.mark.parametrize("text", [
    "AKADEMIA LOTÓW IM. ANNY PRZYKŁAD\nW KRAKOWIE\nRektor",
    "Krakow Flight Academy\n" + BODY, BODY + "Krakow Flight-Academy",
    "akademia lotow imienia Anny Przykład, w Krakowie", "Akademia Lotów w Krakowie",
    "Senat Akademii Lotów im. Anny Przykład w Krakowie"])
def test_a_name_in_the_text_matches_in_every_case(text):
    assert matched(text) == one(ACADEMY, MatchReason.TEXT)


@pytest.mark.parametrize("text", [
    "Orbita Wawel spółka z ograniczoną odpowiedzialnością", "ORBITA WAWEL SP. Z O. O.",
    "Zarząd Orbita Wawel"])
def test_a_company_matches_in_every_spelling_of_its_form(text):
    assert matched(text) == one(COMPANY, MatchReason.TEXT)


@pytest.mark.parametrize("text", [
    "", "Akademia", "NewKrakow Flight Academy", "akl i orbita", "Lot w kosmos jest marzeniem"])
def test_less_than_the_name_matches_nothing(text):
    assert matched(text) == none(MatchReason.NOT_NAMED)


@pytest.mark.parametrize("text", ["Akademia Lotów", "AKL i Orbita"])
def test_a_short_name_in_the_text_is_a_mention(text):
    assert matched(text) == none(MatchReason.ONLY_MENTIONED)


def test_one_word_counts_in_a_text_only_with_its_legal_form():
    assert matched("Kosmos S.A.") == one(ONE_WORD, MatchReason.TEXT)


def test_the_longer_name_wins_over_the_one_inside_it():
    assert matched("Wydział Orbit Krakow Flight Academy") == one(FACULTY, MatchReason.TEXT)


def test_a_faculty_and_its_university_apart_are_several():
    text = "Wydział Orbit Krakow Flight Academy\n" + BODY + "Krakow Flight Academy"
    assert matched(text) == none(MatchReason.SEVERAL)


def test_two_names_in_a_text_match_none():
    assert matched("Orbita Wawel oraz Krakow Flight Academy") == none(MatchReason.SEVERAL)


def test_one_name_of_two_institutions_matches_none():
    twins = (ACADEMY, Candidate(9, 9, ("Krakow Flight Academy",)))
    assert matched("Krakow Flight Academy", institutions=twins) == none(MatchReason.SEVERAL)


def test_the_file_name_decides_between_two_names():
    text = "Orbita Wawel oraz Krakow Flight Academy"
    assert matched(text, "List_poparcia-AKL.pdf") == one(ACADEMY, MatchReason.FILE_NAME)


@pytest.mark.parametrize("file_name", [
    "AKL.pdf", "list AKL (1).PDF", "2026-03-03_akl.pdf", "Krakow_Flight_Academy.pdf.xades",
    "od/partnerow/AKL.pdf"])
def test_a_scan_is_matched_by_its_file_name(file_name):
    assert matched("", file_name) == one(ACADEMY, MatchReason.FILE_NAME)


def test_folders_do_not_name_the_file():
    assert matched("", "AKL/skan.pdf") == none(MatchReason.NOT_NAMED)


def test_a_file_name_against_its_text_matches_none():
    assert matched("Orbita Wawel", "AKL.pdf") == none(MatchReason.CONTRADICTION)


def test_two_names_in_a_file_name_match_none():
    assert matched("", "AKL i Orbita.pdf") == none(MatchReason.SEVERAL)


@pytest.mark.parametrize("text, file_name", [
    ("Krakow Flight Academy\nWydział Skrzydeł", "skan.pdf"), ("", "Wydział Skrzydeł AKL.pdf"),
    ("Dziekan, Krakow Flight Academy", "skan.pdf"),
    ("Faculty of Wings, Krakow Flight Academy", "skan.pdf")])
def test_an_unknown_part_of_an_institution_is_not_the_institution(text, file_name):
    assert matched(text, file_name) == none(MatchReason.PART_OF)


def test_a_name_only_in_the_middle_of_a_long_text_is_a_mention():
    assert matched(BODY + "Krakow Flight Academy " + BODY) == none(MatchReason.ONLY_MENTIONED)


def test_an_addressee_does_not_stand_in_the_way():
    assert matched("Agencja Orbitalna\nOrbita Wawel") == one(COMPANY, MatchReason.TEXT)


def test_an_addressee_is_never_taken_for_the_sender():
    assert matched("Agencja Orbitalna", "Orbital Agency.pdf") == none(MatchReason.NOT_NAMED)


def test_no_institutions_match_nothing():
    assert matched("Krakow Flight Academy", institutions=()) == none(MatchReason.NOT_NAMED)
