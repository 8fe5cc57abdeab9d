"""What is seen on the pages of a letter: previews, codes, text, signatures."""

import shutil

import odd_files
import pypdfium2
import pytest
from PIL import Image

from esabid.domain.letter import previewed
from esabid.intake import Aids

OCR = Aids(ocr="pol+eng")
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="no tesseract")
# Invented, with a right check digit.
PESEL = "44051401359"


def noted(outcome):
    return [(it.code.value, it.severity.value, it.where) for it in outcome.findings]


@pytest.mark.parametrize(("pages", "shown"), [
    (0, ()), (1, (1,)), (3, (1, 2, 3)), (8, (1, 2, 3, 4, 5, 6, 7, 8)),
    (20, (1, 2, 3, 4, 5, 6, 7, 20))])
def test_first_pages_and_the_last_have_a_preview(pages, shown):
    assert previewed(pages) == shown


def test_previews_are_of_the_pages_they_say(hand_in):
    def page(shade):
        def draw(drawing):
            drawing.setFillGray(shade)
            drawing.rect(0, 0, 600, 850, fill=1)
        return draw
    outcome = hand_in(odd_files.drawn(*(page(number / 20) for number in range(1, 11))))
    assert [it.name for it in outcome.previews] == [f"preview-{n}.png" for n in previewed(10)]
    tones = []
    for path in outcome.previews:
        with Image.open(path) as preview:
            assert preview.height == 900
            tones.append(round(preview.convert("L").getpixel((300, 450)) / 255 * 20))
    assert tones == list(previewed(10))


@pytest.mark.parametrize("scanned", [False, True])
def test_codes_on_the_page_are_read(hand_in, scanned):
    content = odd_files.with_code("https://listy.example.pl/l/KRK-0042")
    if scanned:
        content = scan_of(content)
    outcome = hand_in(content, "letter.png" if scanned else "letter.pdf")
    assert outcome.codes == ("https://listy.example.pl/l/KRK-0042",)


def scan_of(content):
    """The first page as a scanner gives it, 150 dots an inch and a little turned."""
    with pypdfium2.PdfDocument(content) as document:
        page = document[0].render(scale=150 / 72).to_pil().convert("L")
    return odd_files.saved(page.rotate(1.5, fillcolor=255, resample=Image.BICUBIC), "PNG")


def test_a_letter_without_a_code_has_none(hand_in):
    assert hand_in(odd_files.letter()).codes == ()


@needs_tesseract
def test_pictures_are_read_where_reading_is_switched_on(hand_in):
    page = scan_of(odd_files.letter(words="Popieramy starania miasta, 2027"))
    unread, read = hand_in(page, "scan.png"), hand_in(page, "scan.png", aids=OCR)
    assert (unread.text.strip(), noted(unread)) == ("", [("text_not_read", "informs", "")])
    # The pen's line may be read as something, too.
    assert (read.text.split()[:4], noted(read)) == (
        ["Popieramy", "starania", "miasta,", "2027"], [])


def test_pages_with_text_are_not_read_again(hand_in):
    plain, asked = hand_in(odd_files.letter()), hand_in(odd_files.letter(), aids=OCR)
    assert plain.text == asked.text


def test_a_reader_that_is_not_there_reads_nothing(hand_in):
    page = scan_of(odd_files.letter())
    outcome = hand_in(page, "scan.png", aids=Aids(ocr="xyz"))
    assert noted(outcome) == [("text_not_read", "informs", "")]


def test_pesel_numbers_are_named_by_their_page_and_not_kept(hand_in):
    outcome = hand_in(odd_files.letter(words=f"PESEL {PESEL}"))
    assert noted(outcome) == [("pesel_printed", "warns", "1")]
    assert (PESEL in outcome.text, "PESEL •••" in outcome.text) == (False, True)


def test_pesel_number_in_a_code_is_not_kept(hand_in):
    assert hand_in(odd_files.with_code(f"PESEL {PESEL}")).codes == (f"PESEL {'•' * 11}",)


def test_hidden_layers_are_told(hand_in):
    assert noted(hand_in(odd_files.with_hidden_layer())) == [("hidden_layers", "informs", "")]


def picture(drawing):
    drawing.drawString(72, 700, odd_files.WORDS)
    drawing.drawImage(odd_files.ImageReader(odd_files.photo()), 300, 100, 100, 60)


def words(drawing):
    drawing.drawString(72, 700, odd_files.WORDS)


@pytest.mark.parametrize(("content", "found"), [
    (odd_files.letter(signed=False), [("signature_not_found", "informs", "")]),
    (odd_files.letter(signed=True), []),
    (odd_files.drawn(picture), []),
    (odd_files.drawn(words, picture), []),
    (odd_files.drawn(picture, words), [("signature_not_found", "informs", "")]),
], ids=["nothing", "pen", "picture", "last-page", "first-page-only"])
def test_a_signature_is_missed_where_nothing_could_be_one(hand_in, content, found):
    assert noted(hand_in(content)) == found


def test_a_blank_page_behind_the_signature_does_not_hide_it(hand_in):
    content = odd_files.drawn(picture, lambda drawing: None)
    assert noted(hand_in(content)) == [("blank", "warns", "2")]
