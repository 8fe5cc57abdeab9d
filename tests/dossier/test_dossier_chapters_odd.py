"""Chapters left out, without content, without letters to show, and with odd or hostile texts."""

from dataclasses import replace

import pypdfium2
import pytest
from dossier.chaptered import (ISSUED, chapter, chaptered, first_pages, leads, since, squeezed,
                               titles)
from dossier.making import make
from dossier.office import office
from dossier.samples import snapshot
from dossier.tagged import faults

from esabid.domain.bilingual import Bilingual
from esabid.domain.chapters import ContributionsEntry, Quoted
from esabid.domain.plan import choosable
from esabid.domain.profiles import Part, Profile
from esabid.typeset.layout import Edition


@pytest.fixture(scope="module")
def whole(letters):
    return chaptered(snapshot(12, letters))


@pytest.mark.parametrize("part", choosable(Profile.INTERNAL))
def test_part_left_out_leaves_no_trace(part, whole, letters, tmp_path):
    titled = {Part.NUMBERS: "Kampania w liczbach", Part.INTERNAL: "Licząc ostrożnie",
              **dict(zip((Part.ARGUMENTS, Part.EVIDENCE, Part.CONTRIBUTIONS, Part.ENGAGEMENT,
                          Part.CHANGES), titles("pl"), strict=False))}
    found = office(whole) if part == Part.INTERNAL else whole
    it = make(tmp_path / "d.pdf", replace(found, left_out=(part,)), "pl", letters.paths,
              Edition(3, ISSUED, since(whole)))
    with it.open() as pdf, pdf.open_outline() as outline:
        listed = [item.title for item in outline.root]
    assert (titled[part] in it.whole, titled[part] in listed) == (False, False)
    assert faults(it.path) == []


def test_chapters_without_content_leave_no_trace(letters, tmp_path):
    bare = replace(snapshot(2, letters), contributions=ContributionsEntry(untold=0))
    it = make(tmp_path / "d.pdf", bare, "en", letters.paths)
    with it.open() as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Cover", "Contents", "Summary", "The campaign in numbers", "Index of institutions",
            "Letters", "Method and limits"]
    assert [title for title in titles("en")[:5] if title in it.whole] == []


def test_letters_that_are_not_shown_have_their_number_and_no_link(whole, tmp_path):
    it = make(tmp_path / "d.pdf", whole.without_letters(), "en", {},
              Edition(3, ISSUED, since(whole)))
    with it.open() as pdf:
        assert [found for found in leads(pdf)[2:] if found] == []
    text = chapter(it, "en", 0)
    name = whole.letters[0].signers[0].name.en
    assert f"Letter 1 {name} “Our" in text
    assert faults(it.path) == []


def test_page_that_a_letter_does_not_have_leads_to_its_first(letters, tmp_path):
    found = snapshot(2, letters)
    argument = replace(chaptered(found).arguments[0], quoted=(Quoted(1, "Tak.", 40),
                                                              Quoted(2, "", 40)))
    it = make(tmp_path / "d.pdf", replace(found, arguments=(argument,)), "pl", letters.paths)
    page = next(n for n, text in enumerate(it.texts) if text.startswith("Mapa argumentów"))
    with it.open() as pdf:
        assert [to for _, to in leads(pdf)[page]] == list(first_pages(it).values())


@pytest.mark.parametrize(("lang", "silent", "said"), [
    ("pl", 1, "Podnosi go także list:"), ("pl", 2, "Podnoszą go także listy:"),
    ("en", 1, "Also made in:"), ("en", 2, "Also made in:")])
def test_letters_without_a_quote_are_named_after_those_with_one(letters, tmp_path, lang, silent,
                                                                said):
    found = snapshot(3, letters)
    quoted = (Quoted(1, "Tak.", 1), Quoted(2, "", 1), Quoted(3, "", 1))[:1 + silent]
    argument = replace(chaptered(found).arguments[0], quoted=quoted)
    it = make(tmp_path / "d.pdf", replace(found, arguments=(argument,)), lang, letters.paths)
    assert said in it.whole


HOSTILE = ("<img src=x>", "<b>R&D <3</b>", "Sieć \u202ekarp", "A" * 3000, "Nul\x00a", "星 💫",
           "(\\) %s %(x)s {y}")


def test_hostile_texts_appear_letter_by_letter_or_capped(letters, tmp_path):
    texts = " ".join(HOSTILE)
    odd = Bilingual(texts, texts)
    found = chaptered(snapshot(3, letters))
    found = replace(
        found,
        arguments=tuple(replace(it, name=odd, quoted=tuple(
            replace(q, quote=texts) for q in it.quoted), facts=tuple(
            replace(f, text=odd, source=texts, url=texts) for f in it.facts))
            for it in found.arguments),
        contributions=replace(found.contributions, offers=tuple(
            replace(it, name=odd, institution=odd, quote=texts)
            for it in found.contributions.offers)),
        agreements=tuple(replace(it, name=odd, partners=(odd, odd)) for it in found.agreements),
        actions=tuple(replace(it, name=odd, place=texts, institutions=(odd,))
                      for it in found.actions),
        projects=tuple(replace(it, name=odd, field=odd, school=odd) for it in found.projects),
        campaign=replace(found.campaign, contact=texts))
    it = make(tmp_path / "d.pdf", found, "pl", letters.paths, Edition(3, ISSUED, since(found)))
    for place in (0, 1, 2, 3, 5):
        text = squeezed(chapter(it, "pl", place))
        assert "<imgsrc=x><b>R&D<3</b>Siećkarp" in text, place
    # The same line at the head of three pages is taken for a running title.
    assert [fault for fault in faults(it.path) if fault[0] != "PAG-001"] == []


def test_names_of_two_hundred_letters_stand_whole_in_the_chapters(letters, tmp_path):
    name = ("Międzyuczelniane Centrum Badań nad Łącznością Satelitarną " * 4)[:200].strip()
    long = Bilingual(name, "")
    found = chaptered(snapshot(3, letters))
    found = replace(
        found, contributions=replace(found.contributions, offers=tuple(
            replace(it, institution=long, name=long) for it in found.contributions.offers)),
        agreements=tuple(replace(it, partners=(long,) * 5) for it in found.agreements),
        actions=tuple(replace(it, institutions=(long,) * 3) for it in found.actions),
        projects=tuple(replace(it, school=long) for it in found.projects))
    it = make(tmp_path / "d.pdf", found, "pl", letters.paths)
    counts = [squeezed(chapter(it, "pl", place)).count(squeezed(name)) for place in (2, 3)]
    assert counts == [6, 5 + 6 + 2]


def test_names_beside_the_bars_end_no_line_with_a_short_word(whole, letters, tmp_path):
    named = tuple(replace(it, name=Bilingual("Infrastruktura badawcza i laboratoria w regionie"))
                  for it in whole.arguments)
    it = make(tmp_path / "d.pdf", replace(whole, arguments=named), "pl", letters.paths)
    page = next(n for n, text in enumerate(it.texts) if text.startswith(titles("pl")[0]))
    document = pypdfium2.PdfDocument(it.path)
    lines = [line.split()[-1] for line in
             document[page].get_textpage().get_text_bounded().splitlines() if line.split()]
    document.close()
    assert ("regionie" in lines, {"w", "i"} & set(lines)) == (True, set())
