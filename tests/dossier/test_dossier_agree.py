"""Sixty letters: rendered stamps, labels, contents, links and bookmarks say the same page."""

import io
import subprocess

import pikepdf
import pypdfium2
import pytest
from dossier.chaptered import chaptered
from dossier.making import make
from dossier.samples import FONTS, snapshot
from PIL import ImageChops, ImageStat
from reportlab.pdfgen.canvas import Canvas

from esabid.typeset import styles
from esabid.typeset.fonts import register
from esabid.typeset.placing import SIDE, STRIP

MANY = 60
SCALE = 2
WORDS = {"pl": ("List {} – ", " – s. {} z {}"), "en": ("Letter {} – ", " – p. {} of {}")}


@pytest.fixture(scope="module", params=["pl", "en"])
def sixty(request, letters, tmp_path_factory):
    path = tmp_path_factory.mktemp("sixty") / f"{request.param}.pdf"
    return request.param, make(path, chaptered(snapshot(MANY, letters)), request.param,
                               letters.paths)


def expected(it, lang):
    """Of each letter page: its number, its title and its stamp, from the snapshot alone."""
    page = it.built.front_pages
    for entry in it.snapshot.letters:
        for part in range(len(entry.pages)):
            page += 1
            title = (WORDS[lang][0].format(entry.number), entry.signers[0].name.text(lang))
            # Only a name in the other language is drawn by itself.
            if entry.signers[0].name.lang(lang) == lang:
                title = ("".join(title),)
            yield page, entry, part, title, WORDS[lang][1].format(page, it.built.pages)


def template(sheets) -> bytes:
    """Strips drawn anew: (paper, pieces of the title, stamp) for each page."""
    register(FONTS)
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName=styles.STRIP.face)
    for (wide, high), title, stamp in sheets:
        canvas.setPageSize((wide, high))
        left = SIDE + 12
        for text, style in (*((it, styles.STRIP) for it in title), (stamp, styles.STRIP_PAGE)):
            canvas.setFont(style.face, style.size)
            canvas.setFillColor(style.colour)
            canvas.drawString(left, high - 23, text)
            left += canvas.stringWidth(text, style.face, style.size)
        canvas.setFillColor(styles.GOLD)
        canvas.rect(SIDE, high - 24, 6, 8, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def strips(source, pages):
    """The strip of each page, rendered without the line beneath it."""
    document = pypdfium2.PdfDocument(source)
    try:
        for number in pages:
            page = document[number - 1]
            yield page.get_size(), page.render(
                scale=SCALE, crop=(0, page.get_height() - STRIP + 2, 0, 0),
                grayscale=True).to_pil()
    finally:
        document.close()


def apart(one, other) -> float:
    """The share of grey that differs, in thousandths."""
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0] / 255 * 1000


def test_rendered_stamp_of_every_letter_page_is_its_own(sixty):
    lang, it = sixty
    told = list(expected(it, lang))
    seen = list(strips(it.path, [page for page, *_ in told]))
    right = [(size, title, stamp) for (size, _), (*_, title, stamp) in
             zip(seen, told, strict=True)]
    # The very next number in its place would be noticed.
    wrong = [(size, title, WORDS[lang][1].format(page + 1, it.built.pages))
             for (size, _), (page, _, _, title, _) in zip(seen, told, strict=True)]
    drawn, other = (list(strips(template(sheets), range(1, len(told) + 1)))
                    for sheets in (right, wrong))
    differs = [apart(image, own) for (_, image), (_, own) in zip(seen, drawn, strict=True)]
    misread = [apart(image, own) for (_, image), (_, own) in zip(seen, other, strict=True)]
    assert (max(differs) < 0.02, min(misread) > 0.1) == (True, True), (max(differs), min(misread))


def test_labels_contents_links_and_bookmarks_lead_where_the_stamps_say(sixty):
    lang, it = sixty
    first = {entry.number: page for page, entry, part, *_ in expected(it, lang) if part == 0}
    with it.open() as pdf, pdf.open_outline() as outline:
        pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages, start=1)}
        assert [page.label for page in pdf.pages] == [str(n) for n in pages.values()]
        beneath = next(item for item in outline.root if len(item.children) == MANY).children
        assert [pages[item.destination[0].objgen] for item in beneath] == list(first.values())
        linked = {}
        for number, page in enumerate(pdf.pages, start=1):
            for note in page.obj.get("/Annots", []):
                if "/Dest" in note:
                    linked.setdefault(number, []).append(pages[note.Dest[0].objgen])
    contents = it.built.places["contents"]
    summary = it.built.places["summary"]
    listed = [page for sheet in range(contents, summary) for page in linked[sheet]]
    assert [page for page in listed if page in first.values()] == list(first.values())
    said = " ".join(it.texts[contents - 1:summary - 1])
    assert [page for page in first.values() if f" {page}" not in said] == []
    assert {key: page for key, page in it.built.places.items() if key.startswith("letter-")
            and key.count("-") == 1} == {f"letter-{n}": page for n, page in first.items()}


def test_tools_open_it_without_a_warning(sixty):
    _, it = sixty
    for command in (["qpdf", "--check", it.path], ["pdfinfo", it.path],
                    ["pdftotext", it.path, "-"]):
        done = subprocess.run(command, capture_output=True)
        assert (command[0], done.returncode, done.stderr) == (command[0], 0, b"")
    with pikepdf.open(it.path) as pdf:
        assert (pdf.check_pdf_syntax(), pdf.get_warnings()) == ([], [])
    document = pypdfium2.PdfDocument(it.path)
    assert len(document) == it.built.pages
    document.close()
