"""The campaign's day: fifty letters of every sort taken in, and the dossier of them checked."""

import re
import shutil
import subprocess

import factories
import img2pdf
import pikepdf
import pypdfium2
import pytest
from cli.conftest import COORDINATOR, Esabid, listed
from cli.letterbox import pictured, post, typed

from esabid.domain.permissions import Role
from esabid.extensions import system, writing
from esabid.services import accounts

KINDS = ("Akademia", "Fundacja", "Liceum", "Spółka", "Stowarzyszenie")
SUBJECTS = ("Żeglugi Gwiezdnej w Łodzi", "Śledzenia Orbit w Ćmielowie", "Łączności w Żółwinie",
            "Ósmego Księżyca w Świdniku", "Gęśli i Jaźni w Źrebcach", "Napędów w Ńowie",
            "Lotów Próbnych w Lublinie", "Słonecznych Żagli w Płocku", "Źródeł w Ąbrzegu",
            "Pyłów Kosmicznych w Sączu")
NAMES = [f"{kind} {subject}" for subject in SUBJECTS for kind in KINDS]
STAMP = {"pl": "s. {} z {}", "en": "p. {} of {}"}


def letter_of(name: str, number: int) -> tuple[str, bytes, int]:
    """File name, bytes and pages: most are typed and name the institution, the rest are scans."""
    pages = 1 + number % 3
    if number < 32:
        lines = (name, "Do: Agencja Próbna", "Popieramy starania Krakowa o ośrodek.")
        return f"{number:02} list poparcia.pdf", typed(*lines, pages=pages), pages
    if number < 40:
        scans = [pictured(".jpg", 100 * number + page) for page in range(pages)]
        return f"{number} {name}.pdf", img2pdf.convert(scans, rotation=img2pdf.Rotation.ifvalid,
                                                       nodate=True), pages
    ending = (".jpg", ".png", ".tif")[number % 3]
    pages = 2 if ending == ".tif" else 1
    return f"{number} {name}{ending}", pictured(ending, number, pages), pages


@pytest.fixture(scope="module")
def fifty(tmp_path_factory, blank_database):
    """The command line over a campaign of fifty institutions, and a folder with their letters."""
    folder = tmp_path_factory.mktemp("fifty")
    shutil.copy(blank_database, folder / "esabid.sqlite")
    esabid = Esabid(folder)
    with esabid.opened(), writing() as session:
        factories.campaign(session)
        accounts.add(session, system(), email=COORDINATOR, role=Role.COORDINATOR, name="Anna")
    table = folder / "list.csv"
    table.write_text("\n".join(["name_pl", *NAMES]), encoding="utf-8")
    esabid.run("institutions", "import", table)
    letters = [letter_of(name, number) for number, name in enumerate(NAMES)]
    return esabid, post(folder / "post", {name: data for name, data, _ in letters}), letters


@pytest.fixture(scope="module")
def taken(fifty):
    """What `letters add` answers for the folder."""
    esabid, folder, _ = fifty
    return esabid.json("letters", "add", folder, "--verify", "--as", COORDINATOR)["files"]


@pytest.fixture(scope="module", params=["pl", "en"])
def dossier(request, fifty, taken):
    """The language, what `dossier make` answers, and the texts of the pages."""
    made = fifty[0].json("dossier", "make", "--lang", request.param)
    with pypdfium2.PdfDocument(made["path"]) as pdf:
        return request.param, made, [page.get_textpage().get_text_range() for page in pdf]


def squeezed(text: str) -> str:
    """Text without spaces: a name may be broken over lines."""
    return "".join(text.split())


def placed(lang: str, texts) -> dict[str, list[tuple[int, int]]]:
    """(number of the letter, page) for each page that bears an institution's name as its title."""
    title = {"pl": r"List (\d+) – (.+?) – s\. ", "en": r"Letter (\d+) – (.+?) – p\. "}[lang]
    found = {}
    for page, text in enumerate(texts, start=1):
        if shown := re.match(title, text):
            found.setdefault(shown[2], []).append((int(shown[1]), page))
    return found


def test_every_file_becomes_the_verified_letter_of_its_institution(fifty, taken):
    esabid, _, letters = fifty
    ids = {name: public_id for name, (public_id, _) in listed(esabid).items()}
    assert [(it["result"], it["state"], it["pages"], it["institutions"],
             {found["severity"] for found in it["findings"]})
            for it in taken] == [
        ("stored", "verified", pages, [ids[name]], {"informs"})
        for name, (_, _, pages) in zip(NAMES, letters, strict=True)]
    numbers = esabid.json("progress")
    assert [numbers[it] for it in ("verified", "received", "institutions", "percent",
                                   "next_milestone")] == [50, 50, 50, 100, 60]


def test_the_dossier_names_every_institution_with_its_diacritics(dossier):
    lang, made, texts = dossier
    first = min(page for places in placed(lang, texts).values() for _, page in places)
    front = squeezed(" ".join(texts[:first - 1]))
    assert [name for name in NAMES if squeezed(name) not in front] == []
    said = squeezed(subprocess.run(["pdftotext", made["path"], "-"], capture_output=True,
                                   text=True, check=True).stdout)
    assert [name for name in NAMES if squeezed(name) not in said] == []


def test_the_dossier_is_its_front_and_every_page_of_every_letter(fifty, dossier):
    lang, made, texts = dossier
    places = placed(lang, texts)
    assert {name: len(at) for name, at in places.items()} == {
        name: pages for name, (_, _, pages) in zip(NAMES, fifty[2], strict=True)}
    in_order = sorted(at for found in places.values() for at in found)
    front = in_order[0][1] - 1
    # The method of the count closes the dossier, on one page.
    assert [page for _, page in in_order] == list(range(front + 1, made["pages"]))
    assert sorted({number for number, _ in in_order}) == list(range(1, 51))
    assert (made["letters"], made["pages"]) == (50, len(texts))


def test_every_line_of_the_contents_leads_to_its_letter(dossier):
    lang, made, texts = dossier
    wanted = sorted((*at[0], name) for name, at in placed(lang, texts).items())
    with pikepdf.open(made["path"]) as pdf:
        summary = _contents(pdf, made["path"], 2)[0][1]
        lines = [line for sheet in range(2, summary)
                 for line in _contents(pdf, made["path"], sheet)]
    assert lines[-50:] == [(f"{number} {name} {page}", page) for number, page, name in wanted]


def _contents(pdf, path, sheet: int) -> list[tuple[str, int]]:
    """(text, page it leads to) of each link of a contents page, from top to bottom."""
    numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages, start=1)}
    with pypdfium2.PdfDocument(path) as shown:
        text = shown[sheet - 1].get_textpage()
        return [(" ".join(text.get_text_bounded(*map(float, note.Rect)).split()),
                 numbers[note.Dest[0].objgen]) for note in pdf.pages[sheet - 1].obj.Annots]


def test_every_letter_page_shows_its_stamp_in_ink(dossier):
    lang, made, texts = dossier
    pages = [page for at in placed(lang, texts).values() for _, page in at]
    assert [page for page in pages
            if STAMP[lang].format(page, made["pages"]) not in texts[page - 1]] == []
    pale = []
    with pypdfium2.PdfDocument(made["path"]) as pdf:
        for page in pages:
            image = pdf[page - 1].render(scale=1, grayscale=True).to_pil()
            strip, body = image.crop((0, 0, image.width, 30)), image.crop((0, 40, *image.size))
            if sum(strip.histogram()[:100]) < 100 or sum(body.histogram()[:60]) < 100:
                pale.append(page)
    assert pale == []


def test_qpdf_finds_nothing_wrong(dossier):
    checked = subprocess.run(["qpdf", "--check", dossier[1]["path"]], capture_output=True,
                             text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_made_once_more_the_dossier_has_the_same_bytes(fifty, dossier):
    lang, made, _ = dossier
    again = fifty[0].json("dossier", "make", "--lang", lang)
    assert (again["id"], again["sha256"]) == (made["id"], made["sha256"])
    assert fifty[0].json("dossier", "verify", made["id"]) == {
        "id": made["id"], "same": True, "differs": []}
