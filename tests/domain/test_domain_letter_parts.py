"""A letter's text is divided by its turns of phrase, and by length where it has none."""

import pytest

from esabid.domain.letter_parts import Part, parts_of

LETTER = """AKADEMIA LOTÓW
Kraków, 3 marca 2026 r.
Szanowna Pani
Anna Wzór
Prezes
Szanowna Pani Prezes,
popieramy kandydaturę.
Z poważaniem
Jan Próba
Do wiadomości:
Orbita"""


def divided(text):
    parts = parts_of(text)
    return [(kind, text[slice(*parts.span(kind))].split("\n")[0]) for kind in parts.kinds]


def test_parts_of_a_whole_letter():
    assert divided(LETTER) == [
        (Part.HEAD, "AKADEMIA LOTÓW"), (Part.ADDRESSEE, "Szanowna Pani"),
        (Part.BODY, "Szanowna Pani Prezes,"), (Part.CLOSING, "Z poważaniem"),
        (Part.COPIES, "Do wiadomości:")]


@pytest.mark.parametrize("salutation, regards", [
    ("Dear Mr President,", "Yours sincerely,"), ("Szanowni Państwo!", "Łączę wyrazy szacunku"),
    ("Ladies and Gentlemen,", "Kind regards"), ("Dear Sir or Madam:", "Respectfully")])
def test_parts_by_the_turns_of_phrase_of_both_languages(salutation, regards):
    assert divided(f"Academy\n{salutation}\nwe support it.\n{regards}\nJane") == [
        (Part.HEAD, "Academy"), (Part.BODY, salutation), (Part.CLOSING, regards)]


def test_parts_of_a_resolution():
    text = "UCHWAŁA\nSenatu\nNa podstawie statutu\n§ 1. Popiera.\n§ 2. Wchodzi.\nPrezes\nJan"
    assert divided(text) == [(Part.HEAD, "UCHWAŁA"), (Part.BODY, "Na podstawie statutu"),
                             (Part.CLOSING, "")]


def test_parts_of_a_text_without_turns_of_phrase_are_its_ends():
    text = " ".join(f"s{number}" for number in range(300))
    parts = parts_of(text)
    assert [text[start:].split()[0] for start in parts.starts] == ["s0", "s100", "s220"]
    assert [parts.at(text.index(it)) for it in ("s99", "s100", "s219", "s299")] == [
        Part.HEAD, Part.BODY, Part.BODY, Part.CLOSING]


@pytest.mark.parametrize("text", ["", "\n", "List"])
def test_parts_of_hardly_any_text(text):
    assert parts_of(text).at(0) in (Part.HEAD, Part.CLOSING)
