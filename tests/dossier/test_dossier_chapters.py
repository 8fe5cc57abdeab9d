"""The chapters: every quote, fact, offer and change, each leading where it says."""

from dataclasses import replace

import pytest
from dossier.chaptered import (ENGLISH, FACT, ISSUED, NAMES, POLISH, chapter, chaptered,
                               first_pages, leads, since, squeezed, titles)
from dossier.making import make
from dossier.office import office
from dossier.samples import snapshot
from dossier.tagged import elements, faults

from esabid.domain.bilingual import Bilingual
from esabid.domain.changes import Changes
from esabid.domain.profiles import Profile
from esabid.domain.snapshot import SignedOriginal
from esabid.typeset.layout import Edition
from esabid.wording.words import words


@pytest.fixture(scope="module")
def whole(letters):
    return chaptered(snapshot(12, letters))


@pytest.fixture(scope="module", params=["pl", "en"])
def told(request, whole, letters, tmp_path_factory):
    """An edition with every chapter, in each language."""
    path = tmp_path_factory.mktemp("chapters") / f"{request.param}.pdf"
    return request.param, make(path, whole, request.param, letters.paths,
                               Edition(3, ISSUED, since(whole)))


def test_checkers_find_nothing_in_the_chapters(told):
    assert faults(told[1].path) == []


def test_outline_and_contents_hold_every_chapter_in_order(told):
    lang, it = told
    say = words(lang).gettext
    expected = [say("Summary"), say("The campaign in numbers"), *titles(lang)[:4],
                say("Index of institutions"), say("Letters"), *titles(lang)[4:]]
    with it.open() as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [say("Cover"), say("Contents"), *expected]
        numbers = {p.obj.objgen: n for n, p in enumerate(pdf.pages, start=1)}
        pages = {item.title: numbers[item.destination[0].objgen] for item in outline.root}
    places = [it.texts[1].find(f"{title} {pages[title]}") for title in expected]
    assert (min(places) > 0, places) == (True, sorted(places))
    assert [title for title in expected if not it.texts[pages[title] - 1].startswith(title)] == []


def test_page_count_adds_up_with_pages_after_the_letters(told):
    _, it = told
    letters = sum(len(entry.pages) for entry in it.snapshot.letters)
    with it.open() as pdf:
        assert len(pdf.pages) == it.built.pages == it.built.front_pages + letters + 2
        assert [page.label for page in pdf.pages] == [str(n + 1) for n in range(it.built.pages)]


def test_every_quote_stands_in_its_marks_before_its_letter_and_page(told):
    lang, it = told
    text = squeezed(chapter(it, lang, 0))
    expected = []
    for entry in it.snapshot.letters:
        mention = it.snapshot.arguments[0].quoted[entry.number - 1]
        page = first_pages(it)[entry.number] + (mention.page or 1) - 1
        name = entry.signers[0].name.text(lang)
        letter, at = {"pl": ("List", "s."), "en": ("Letter", "p.")}[lang]
        if entry.number % 3:
            quote = (f"„{POLISH}”" if entry.number % 3 == 1 else f"“{ENGLISH}”").format(
                entry.number)
            expected.append(f"{quote}{letter}{entry.number}{name}{at}{page}")
        else:
            expected.append(f"{entry.number}{name}{page}")
    assert [it for it in expected if squeezed(it) not in text] == []


def test_links_of_the_arguments_lead_to_the_quoted_page(told):
    lang, it = told
    letter = words(lang).gettext("Letter %(number)s")
    expected = []
    for argument in it.snapshot.arguments:
        for spoken in (True, False):
            for mention in argument.quoted:
                if bool(mention.quote) == spoken:
                    page = first_pages(it)[mention.number] + (mention.page or 1) - 1
                    expected.append((words(lang).gettext(
                        "%(title)s, page %(page)s", title=letter % {"number": mention.number},
                        page=page), page))
    first = next(n for n, text in enumerate(it.texts) if text.startswith(titles(lang)[0]))
    last = next(n for n, text in enumerate(it.texts) if text.startswith(titles(lang)[1]))
    with it.open() as pdf:
        assert sum(leads(pdf)[first:last], []) == expected
    # One of them is an inner page: a letter of two pages is quoted on its second.
    assert any(page not in first_pages(it).values() for _, page in expected)


def test_argument_that_nobody_makes_is_a_gap_and_stays_inside(told):
    lang, it = told
    gap = NAMES[3][lang == "en"]
    assert (gap in chapter(it, lang, 0), gap in chapter(it, lang, 1)) == (False, True)


def test_evidence_says_fact_source_day_and_address_and_links_nothing(told):
    lang, it = told
    text = chapter(it, lang, 1)
    day = {"pl": "3 lutego 2026 r.", "en": "3 February 2026"}[lang]
    assert text.count(f"{FACT.text(lang)} Raport roczny, {day} example.org/raporty/sektor.pdf"
                      ) == 2
    with it.open() as pdf:
        assert [note for page in pdf.pages for note in page.obj.get("/Annots", [])
                if "/A" in note or "/Dest" not in note] == []


def test_contributions_say_sums_offers_and_how_many_are_not_told(told):
    lang, it = told
    text = chapter(it, lang, 2)
    said = {"pl": ["36 miejsc w roku 3", "2 500,50 zł 1", "Staże 12 miejsc w roku – –",
                   f"Staże „{POLISH.format(3)}”", "Staże – 2",
                   "Sumy nie obejmują deklaracji bez podanej wielkości.",
                   "1 deklaracji nie wymieniamy na życzenie instytucji; sumy ją obejmują."],
            "en": ["36 places a year 3", "PLN 2,500.50 1", "Internships 12 places a year – –",
                   f"Internships „{POLISH.format(3)}”", "Internships – 2",
                   "Offers without an amount are not included in the sums.",
                   "1 offer is not listed, as its institution wishes; the sums include it."]}[lang]
    assert [it for it in said if squeezed(it) not in squeezed(text)] == []
    page = next(n for n, text in enumerate(it.texts) if text.startswith(titles(lang)[2]))
    with it.open() as pdf:
        assert [to for _, to in leads(pdf)[page]] == [first_pages(it)[n] for n in (2, 3, 4)]


def test_engagement_says_partners_places_numbers_and_schools(told):
    lang, it = told
    text = squeezed(chapter(it, lang, 3))
    names = [it.text(lang) for it in it.snapshot.agreements[0].partners]
    said = {"pl": ["List intencyjny", "Podpisano 3 lutego 2026 r.", *names,
                   "2 partnerów prosiło o niepodawanie nazwy.", "1 01.05.2026 Piknik Błonia",
                   "i 2 inne instytucje 1 200", "2 27.06.2026 Lekcja o orbitach –",
                   "Rakieta Napędy – –", "03.05.2026"],
            "en": ["Letter of intent", "Signed on 3 February 2026", *names,
                   "2 partners asked not to be named.", "1 1 May 2026 Picnic Błonia",
                   "and 2 other institutions 1,200", "2 27 Jun 2026 Lekcja o orbitach –",
                   "Rocket Drives – –", "3 May 2026"]}[lang]
    assert [it for it in said if squeezed(it) not in text] == []


def test_changes_say_what_came_and_went_with_links_to_what_is_here(told):
    lang, it = told
    text = chapter(it, lang, 4)
    said = {"pl": ["Przybyły 2 listy, zastąpiono 1, wycofano 1, nie liczymy już 1.",
                   "w wydaniu 2 z 4 maja 2026 r. – 11, w tym wydaniu – 12.", "92 –"],
            "en": ["2 letters added, 1 replaced, 1 withdrawn, 1 no longer counted.",
                   "Edition 2 of 4 May 2026 counted 11 verified letters; this one counts 12.",
                   "92 –"]}[lang]
    assert [it for it in said if it not in text] == []
    page = next(n for n, text in enumerate(it.texts) if text.startswith(titles(lang)[4]))
    with it.open() as pdf:
        assert [to for _, to in leads(pdf)[page]] == [first_pages(it)[n] for n in (11, 12, 1)]


def test_edition_without_changes_says_so_plainly(tmp_path):
    found = snapshot(2)
    same = replace(since(found), changes=Changes(2, 2))
    it = make(tmp_path / "d.pdf", found, "pl", {}, Edition(3, ISSUED, same))
    assert "Listy są te same." in chapter(it, "pl", 4)


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("profile", Profile)
def test_method_is_one_page_and_true_for_its_profile(profile, lang, letters, tmp_path):
    found = replace(chaptered(snapshot(4, letters)), profile=profile)
    found = replace(found, campaign=replace(found.campaign, contact="Biuro kampanii, pokój 12"),
                    letters=tuple(replace(it, abstract=Bilingual("Popiera.", "Supports."))
                                  for it in found.letters))
    if profile == Profile.INTERNAL:
        found = replace(office(found), originals=(SignedOriginal(1, "a" * 64, "l.pdf"),))
    it = make(tmp_path / "d.pdf", found, lang, letters.paths)
    text = it.texts[-1]
    assert text.startswith(titles(lang)[5])
    inside, whole, refused, attached = {
        "pl": ("Licząc ostrożnie", "wymienia każdą instytucję", "nie chce być wymieniona",
               "1 plik z podpisem elektronicznym jest załączony do pliku PDF"),
        "en": ("cautious count", "names every institution", "objects to being named",
               "1 file with an electronic signature is attached to the PDF")}[lang]
    internal = profile == Profile.INTERNAL
    assert [phrase in text for phrase in (inside, whole, refused, attached)] == [
        internal, profile != Profile.PUBLIC, profile == Profile.PUBLIC, internal]
    assert "Biuro kampanii, pokój 12" in text


def test_lists_and_quotes_are_lists_in_the_tree(told):
    _, it = told
    with it.open() as pdf:
        root = pdf.Root.StructTreeRoot
        lists = elements(root.K, "L")
        # Three arguments with quotes and lines beside, two of evidence, actions' legend, partners.
        sizes = sorted(len(elements(found.K, "LI")) for found in lists)
    mentions = sum(len(argument.quoted) for argument in it.snapshot.arguments)
    assert sum(sizes) == mentions + 2 + 2 + 5


def test_equal_chapters_give_equal_bytes(whole, letters, tmp_path):
    files = [make(tmp_path / f"{n}.pdf", whole, "pl", letters.paths).path for n in (1, 2)]
    assert files[0].read_bytes() == files[1].read_bytes()
