"""Who signs is read near the closing, with titles and office, and never guessed."""

import pytest

from esabid.domain.signatory import SignedBy, signed_by

BODY = "Szanowni Państwo,\npopieramy kandydaturę Krakowa. Rektor Jan Inny był obecny.\n"


def signed(block, closing="Z poważaniem"):
    return signed_by(f"AKADEMIA LOTÓW\nKraków, 3 marca 2026 r.\n{BODY}{closing}\n{block}")


@pytest.mark.parametrize("block, name, office", [
    ("prof. dr hab. inż. Jan Wzór\nRektor", "prof. dr hab. inż. Jan Wzór", "Rektor"),
    ("Rektor\n\nprof. dr hab. Anna Wzór-Próba", "prof. dr hab. Anna Wzór-Próba", "Rektor"),
    ("Jan Wzór\nPrezes Zarządu\nOrbita sp. z o.o.", "Jan Wzór", "Prezes Zarządu"),
    ("Prezes Zarządu\n/-/ Jan Wzór", "Jan Wzór", "Prezes Zarządu"),
    ("Jan Wzór, Dyrektor", "Jan Wzór", "Dyrektor"),
    ("Dyrektor, mgr Jan Wzór", "mgr Jan Wzór", "Dyrektor"),
    ("Rektor dr Jan Wzór", "dr Jan Wzór", "Rektor"),
    ("Burmistrz\n...................\nJAN WZÓR", "JAN WZÓR", "Burmistrz"),
    ("Wójt Gminy Próbnej\nJan Wzór", "Jan Wzór", "Wójt Gminy Próbnej"),
    ("(-) Jan Wzór\np.o. Dyrektora", "Jan Wzór", "p.o. Dyrektora"),
    ("dr inż. Jan K. Wzór", "dr inż. Jan K. Wzór", ""),
    ("Dziekan Wydziału Orbit\nprof. Jan Wzór", "prof. Jan Wzór", "Dziekan Wydziału Orbit"),
    ("Dyrektor\nII Liceum Ogólnokształcącego", "", "Dyrektor"),
    ("Przewodnicząca Rady\nAnna Wzór\ntel. 12 000 00 00", "Anna Wzór", "Przewodnicząca Rady")])
def test_signatory_is_read_with_titles_and_office(block, name, office):
    found = signed(block)
    assert (found.name, found.office) == (name, office)


@pytest.mark.parametrize("block, name, office", [
    ("Prof. Jane Sample, PhD\nRector", "Prof. Jane Sample, PhD", "Rector"),
    ("John Sample\nChief Executive Officer", "John Sample", "Chief Executive Officer"),
    ("John van Sample\nCEO, Orbit Ltd", "John van Sample", "CEO, Orbit Ltd"),
    ("Dr John Sample – Dean of the Faculty of Orbits", "Dr John Sample",
     "Dean of the Faculty of Orbits")])
@pytest.mark.parametrize("closing", ["Yours sincerely,", "Kind regards", "Yours faithfully,"])
def test_signatory_of_an_english_letter(block, name, office, closing):
    found = signed(block, closing)
    assert (found.name, found.office) == (name, office)


@pytest.mark.parametrize("block", [
    "", "Orbita Wawel", "Akademia Lotów\nKraków", "Zespół kampanii", "podpis nieczytelny",
    "Krakowski Park Technologiczny\nul. Gwiezdna 1", "....................."])
def test_signatory_is_nobody_rather_than_a_guess(block):
    assert signed(block) == SignedBy()


def test_signatories_side_by_side_are_two_and_the_first_is_named():
    assert signed("prof. Jan Wzór          dr Anna Próba\nRektor          Prezes Zarządu") == (
        SignedBy("prof. Jan Wzór", "Rektor", 2))


def test_signatories_below_each_other_have_their_own_offices():
    assert signed("Prezes Zarządu\nJan Wzór\nCzłonek Zarządu\nAnna Próba") == SignedBy(
        "Jan Wzór", "Prezes Zarządu", 2)


@pytest.mark.parametrize("text", ["", "Rektor\ndr Jan Wzór\n" + BODY * 20])
def test_signatory_is_not_read_in_head_and_body(text):
    assert signed_by(text) == SignedBy()
