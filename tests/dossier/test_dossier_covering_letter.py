"""The covering letter: read back by python-docx, in the addressee's language, nothing made up."""

import io
import time
import zipfile
from dataclasses import replace
from datetime import date, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn

from esabid.domain.changes import Changes, Named, Replaced, Since
from esabid.dossier.covering_letter import CoveringLetter, covering_letter

CHANGES = Changes(53, 56, (Named(54), Named(55), Named(56), Named(57)),
                  (Replaced(Named(3), Named(57)),), (Named(9),))
SINCE = Since(2, date(2026, 5, 4), CHANGES)
LETTER = CoveringLetter(
    "pl", date(2026, 7, 3), "Gmina Miejska Kraków", "Minister Finansów i Gospodarki",
    "pl. Trzech Krzyży 3/5\n\n00-507 Warszawa\n", "Szanowny Panie Ministrze,",
    "Kandydatura Krakowa", 3, date(2026, 7, 2), 57, "Biuro, biuro@example.org", SINCE)


def read(letter) -> list[str]:
    return [it.text for it in Document(io.BytesIO(covering_letter(letter))).paragraphs]


def test_letter_says_what_is_enclosed_and_what_changed_in_polish():
    assert read(LETTER) == [
        "Gmina Miejska Kraków", "…" * 20 + ", 3 lipca 2026 r.",
        "Minister Finansów i Gospodarki\npl. Trzech Krzyży 3/5\n00-507 Warszawa",
        "Szanowny Panie Ministrze,",
        "w załączeniu przekazujemy wydanie 3 dossier „Kandydatura Krakowa” z dnia 2 lipca 2026 r. "
        "Zawiera ono 57 zweryfikowanych listów poparcia. Liczymy zweryfikowane listy; list "
        "wspólny - raz; wycofanych i zastąpionych nie liczymy.",
        "Zmiany od wydania 2 z dnia 4 maja 2026 r., które Państwo otrzymali: przybyły 4 listy, "
        "zastąpiono 1, wycofano 1.",
        "Na wszelkie pytania odpowie: Biuro, biuro@example.org.",
        "Z wyrazami szacunku", "…" * 20, "(podpis)"]


def test_letter_in_english_without_greeting_changes_or_contact_leaves_them_out():
    assert read(replace(LETTER, lang="en", greeting="", since=None, contact="", letters=1)) == [
        "Gmina Miejska Kraków", "…" * 20 + ", 3 July 2026",
        "Minister Finansów i Gospodarki\npl. Trzech Krzyży 3/5\n00-507 Warszawa",
        "Dear Sir or Madam,",
        "Please find enclosed edition 3 of 2 July 2026 of the dossier “Kandydatura Krakowa”. It "
        "holds 1 verified letter of support. We count verified letters, joint letters once, "
        "withdrawn and replaced ones never.",
        "Yours respectfully,", "…" * 20, "(signature)"]


@pytest.mark.parametrize("greeting, begins", [
    ("Szanowna Pani Minister!", "W załączeniu"), ("", "w załączeniu")])
def test_greeting_stands_as_typed_and_the_text_goes_on_after_it(greeting, begins):
    said = read(replace(LETTER, greeting=greeting))
    assert said[3] == (greeting or "Szanowni Państwo,")
    assert said[4].startswith(begins)


def test_no_change_is_said_as_one():
    since = replace(SINCE, changes=Changes(57, 57))
    assert "otrzymali: listy są te same." in read(replace(LETTER, since=since))[5]


def test_texts_stand_literally_and_without_what_nobody_sees():
    said = read(replace(LETTER, addressee="A\x00 <b>&\u202e{{ 1 }}", address="R&D <3"))
    assert said[2] == "A <b>&{{ 1 }}\nR&D <3"


@pytest.mark.parametrize("lang, locale", [("pl", "pl-PL"), ("en", "en-GB")])
def test_file_knows_its_paper_language_face_and_day(lang, locale):
    document = Document(io.BytesIO(covering_letter(replace(LETTER, lang=lang))))
    section, about = document.sections[0], document.core_properties
    assert [round(it.cm, 1) for it in (section.page_width, section.page_height)] == [21.0, 29.7]
    assert {round(it.cm, 1) for it in (section.left_margin, section.right_margin,
                                      section.top_margin, section.bottom_margin)} == {2.5}
    assert {it.get(qn("w:val")) for it in document.styles.element.iter(qn("w:lang"))} == {locale}
    assert document.styles["Normal"].font.name == "Arial"
    assert (about.title, about.author, about.last_modified_by, about.language, about.comments,
            about.created.replace(tzinfo=None), about.modified.replace(tzinfo=None)) == (
        "Kandydatura Krakowa", "Gmina Miejska Kraków", "", locale, "",
        datetime(2026, 7, 2, 12), datetime(2026, 7, 2, 12))


def test_equal_facts_give_equal_bytes_at_any_time():
    first = covering_letter(LETTER)
    # A ZIP tells time in steps of two seconds.
    time.sleep(2.1)
    assert covering_letter(LETTER) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {it.date_time for it in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
