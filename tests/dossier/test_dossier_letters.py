"""The letters' part: its right-hand half-title, the order it says, and abstracts above letters."""

from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from dossier.making import make
from dossier.samples import signer, snapshot
from dossier.tagged import elements, faults

from esabid.domain.bilingual import Bilingual
from esabid.domain.profiles import LetterOrder, Profile

LONG = "Uczelnia udostępni laboratorium testów środowiskowych i 12 miejsc stażowych w roku. " * 9
ABSTRACTS = (Bilingual("Uczelnia daje laboratorium.", "The university gives a laboratory."),
             Bilingual("", "Only in English."), Bilingual(LONG, ""), *(Bilingual(),) * 9)


@pytest.fixture(scope="module", params=["pl", "en"])
def told(request, letters, tmp_path_factory):
    """Twelve letters, three of them with an abstract, in each language."""
    what = snapshot(12, letters)
    what = replace(what, letters=tuple(
        replace(entry, abstract=abstract)
        for entry, abstract in zip(what.letters, ABSTRACTS, strict=True)))
    path = tmp_path_factory.mktemp("told") / f"{request.param}.pdf"
    return request.param, make(path, what, request.param, letters.paths)


def pages_of(it):
    """The pages of each letter, from 0."""
    pages, page = [], it.built.front_pages
    for entry in it.snapshot.letters:
        pages.append(range(page, page + len(entry.pages)))
        page += len(entry.pages)
    return pages


def test_abstract_stands_on_the_first_page_of_its_letter_alone(told):
    lang, it = told
    label = {"pl": "streszczenie Miasta:", "en": "abstract by the City:"}[lang]
    marked = [[label in it.texts[page] for page in pages] for pages in pages_of(it)]
    assert marked == [[bool(abstract) and not part for part in range(len(entry.pages))]
                      for entry, abstract in zip(it.snapshot.letters, ABSTRACTS, strict=True)]
    first, second, third = (it.texts[pages[0]] for pages in pages_of(it)[:3])
    assert f"{label} {ABSTRACTS[0].text(lang)}" in first
    assert f"{label} Only in English." in second
    said = third.split(f"{label} ")[1].split("…")[0]
    assert ABSTRACTS[2].pl.startswith(said) and 300 < len(said) < 400


def test_abstract_in_the_other_language_says_which(told):
    lang, it = told
    with it.open() as pdf:
        sect = [it for it in elements(pdf.Root.StructTreeRoot.K, "Sect") if "/T" in it][:4]
        marked = [[str(it.get("/Lang", "")) for it in elements(found.K, "Span")] for found in sect]
    other = {"pl": "en", "en": "pl"}[lang]
    second, third = {"pl": (other, ""), "en": ("", other)}[lang]
    assert marked == [["", ""], ["", second], ["", third], []]


def test_abstract_and_strip_never_lie_over_the_letter(told):
    """All that is written above the letter's upper edge is ours, and nothing beneath it is."""
    lang, it = told
    document = pypdfium2.PdfDocument(it.path)
    found = []
    with it.open() as pdf:
        for pages in pages_of(it):
            form = pdf.pages[pages[0]].obj.Resources.XObject.Letter
            top = pikepdf.Matrix(form.Matrix).transform(pikepdf.Rectangle(form.BBox)).ury
            text = document[pages[0]].get_textpage()
            above, beneath = text.get_text_bounded(bottom=top), text.get_text_bounded(top=top)
            found.append(({"pl": "Miasta:", "en": "City:"}[lang] in above,
                          {"pl": "List", "en": "Letter"}[lang] in beneath, "…" in beneath))
    document.close()
    assert found == [(bool(abstract), False, False) for abstract in ABSTRACTS]


def test_checkers_find_nothing_in_letters_with_abstracts(told):
    _, it = told
    assert faults(it.path) == []


def test_half_title_is_a_right_hand_page_after_at_most_one_with_nothing_but_its_foot(
        tmp_path, letters):
    blanks = set()
    for many in (1, 20, 40, 60):
        it = make(tmp_path / "d.pdf", snapshot(1, letters, signers={
            1: tuple(signer(n) for n in range(many))}), "en", letters.paths)
        front = it.built.front_pages
        assert (front % 2, it.texts[front - 1].startswith("Letters ")) == (1, True)
        foot = "{} p. {} of {}".format(it.snapshot.campaign.title.en, "{}", it.built.pages)
        blank = [n - front for n, text in enumerate(it.texts, 1) if text == foot.format(n)]
        blanks.add(tuple(blank))
    assert blanks == {(), (-1,)}


@pytest.mark.parametrize(("order", "pl", "en"), [
    (LetterOrder.NUMBER, "Listy są ułożone według numerów.", "They are ordered by number."),
    (LetterOrder.DATE, "Listy są ułożone według daty wpływu.",
     "They are ordered by date received."),
    (LetterOrder.SECTOR, "Listy są ułożone według sektora pierwszego sygnatariusza, a w sektorze "
     "według nazwy.", "They are ordered by the sector of their first signer, then by name."),
    (LetterOrder.NAME, "Listy są ułożone alfabetycznie według nazwy pierwszego sygnatariusza.",
     "They are in the alphabetical order of their first signers."),
    (LetterOrder.WEIGHT, "O tym, które listy są na początku, zdecydowało Miasto; pozostałe są "
     "ułożone według numerów.",
     "The City chose which come first; the rest are ordered by number."),
])
def test_half_title_says_how_many_follow_and_in_which_order(tmp_path, letters, order, pl, en):
    what = replace(snapshot(3, letters), order=order)
    for lang, said in (("pl", f"Listy Dalej znajdują się 3 listy. {pl} Numer listu nie zmienia "
                              "się w kolejnych wydaniach."),
                       ("en", f"Letters 3 letters follow. {en} A number stays with its letter "
                              "from edition to edition.")):
        it = make(tmp_path / "d.pdf", what, lang, letters.paths)
        assert it.texts[it.built.front_pages - 1] == said


def test_one_letter_has_no_order(tmp_path, letters):
    it = make(tmp_path / "d.pdf", snapshot(1, letters), "en", letters.paths)
    assert it.texts[it.built.front_pages - 1] == (
        "Letters 1 letter follows. A number stays with its letter from edition to edition.")


@pytest.mark.parametrize(("profile", "short", "kind"), [
    (Profile.MINISTRY, False, ""), (Profile.ESA, False, ""),
    (Profile.PUBLIC, False, "Public version "), (Profile.INTERNAL, False, "For internal use "),
    (Profile.ESA, True, "Short version, without the letters "),
    (Profile.PUBLIC, True, "Public version · Short version, without the letters "),
])
def test_cover_says_what_kind_of_dossier_it_is(tmp_path, letters, profile, short, kind):
    what = replace(snapshot(3, letters), profile=profile)
    it = make(tmp_path / "d.pdf", what.without_letters() if short else what, "en", letters.paths)
    campaign = what.campaign
    assert it.texts[0].startswith(f"{campaign.bidder.en} {kind}{campaign.title.en} 3 of 50")


def test_cover_holds_a_long_addressee_whole(tmp_path, letters):
    name = ("Minister Finansów i Gospodarki oraz Pełnomocnik Rządu do spraw Polityki Kosmicznej za "
            "pośrednictwem Prezesa Polskiej Agencji Kosmicznej, Departament Współpracy")
    it = make(tmp_path / "d.pdf", snapshot(1, letters, addressee=Bilingual(name, "")), "pl",
              letters.paths)
    assert f"Adresat: {name} Stan" in it.texts[0]
