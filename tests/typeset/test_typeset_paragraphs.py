"""Long paragraphs over pages: no line of one stands alone, and what is kept stays together."""

import pytest
from dossier.samples import FONTS, entry, signer

from esabid.domain.bilingual import Bilingual
from esabid.typeset import blocks, fonts, page, said, styles
from esabid.wording.words import words

LINE = styles.BODY.leading


@pytest.fixture(scope="module", autouse=True)
def faces():
    fonts.register(FONTS)


def poured(lines, room_in_lines):
    """How many lines of a paragraph of so many stand on each page."""
    text = " ".join(["słowo" * 12] * lines)
    made = blocks.long_paragraph(text, styles.BODY, "pl")
    assert len(made) == lines + 1
    return [sum(not block.blank for block in found)
            for found in page.paginate(made, room_in_lines * LINE + 1)]


@pytest.mark.parametrize(("lines", "room", "pages"), [
    (1, 5, [1]), (2, 5, [2]), (5, 5, [5]), (6, 5, [4, 2]), (7, 5, [5, 2]), (11, 5, [5, 4, 2]),
    (3, 2, [3]),
])
def test_two_lines_at_least_stand_on_each_side_of_a_break(lines, room, pages):
    assert poured(lines, room) == pages


def test_first_line_goes_on_with_the_second():
    before = page.Block(4 * LINE, lambda book, top: None)
    made = blocks.long_paragraph(" ".join(["słowo" * 12] * 4), styles.BODY, "pl")
    found = page.paginate((before, *made), 5 * LINE + 1)
    assert [len(it) for it in found] == [1, 5]


def test_everybody_is_heard_whole_of_fourteen_names_of_two_hundred_letters():
    name = ("Międzyuczelniane Centrum Badań nad Łącznością Satelitarną " * 4)[:199]
    joint = entry(1, [signer(n, Bilingual(f"{name}{n % 10}", "")) for n in range(14)])
    assert said.everyone(joint, words("pl")) == ", ".join(f"{name}{n % 10}" for n in range(14))
