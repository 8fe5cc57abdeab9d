"""The HTML twin says what the PDF prints, in the same order, literally and by itself."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from dossier.chaptered import ISSUED, chaptered, since
from dossier.office import office
from dossier.printed import Said, even, printed
from dossier.samples import AS_OF, FONTS, signer, snapshot

from esabid.domain.bilingual import Bilingual
from esabid.domain.chapters import ActionEntry
from esabid.domain.polish import sort_key
from esabid.domain.profiles import LetterOrder, Part, Profile
from esabid.domain.snapshot import Argued, SignedOriginal
from esabid.dossier.twin import render
from esabid.dossier.twin_view import TwinRequest, read_request
from esabid.typeset.layout import Edition
from esabid.typeset.skeleton import typeset

SVG = "{http://www.w3.org/2000/svg}"
TEMPLATES = Path(__file__).parents[2] / "templates"
HOSTILE = ("<img src=x onerror=1>", "<b>Huta", "R&D <3", "{{ 7*7 }}", "Kosmos 🚀")
# A working version; an edition with all changes.
EDITIONS = (None, "edition")


def twin(found, lang="en", edition=None, **more) -> Said:
    """The twin of a snapshot."""
    return Said(written(found, lang, edition, **more))


def written(found, lang="en", edition=None, *, places=(), unplaced=(), **more) -> str:
    return render(TwinRequest(found, lang, edition, dict(places), frozenset(unplaced), TEMPLATES,
                              FONTS, ("css/twin.css",), **more))


def with_abstracts(found):
    """Every third letter with what the City says of it, one in the other language only."""
    return replace(found, letters=tuple(
        replace(it, abstract=Bilingual(f"Obiecuje {it.number} staży.", "" if it.number == 3 else
                                       f"Promises {it.number} internships."))
        if it.number % 3 == 0 else it for it in found.letters))


@pytest.fixture(scope="module")
def whole(letters):
    """The office's dossier with everything in it."""
    found = snapshot(12, letters, signers={6: tuple(signer(n) for n in range(100, 114))},
                     foreword=Bilingual("Szanowni Państwo,\nKraków zbiera głosy poparcia."),
                     unnamed=6)
    return with_abstracts(replace(chaptered(office(found)), gone=()))


def profiled(whole, profile):
    """The dossier as it is for a profile."""
    return replace(whole, profile=profile,
                   internal=whole.internal if profile == Profile.INTERNAL else None)


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("profile", Profile)
def test_twin_says_everything_the_pdf_prints(whole, tmp_path, profile, lang, edition):
    found = profiled(whole, profile)
    edition = edition and Edition(3, ISSUED, since(found))
    layout = typeset(found, lang, edition, FONTS, tmp_path / "skeleton.pdf")
    page = twin(found, lang, edition, places=layout.places, pdf="dossier.pdf")
    contents = range(layout.places["contents"], layout.places["summary"])
    said = [it for it in printed(tmp_path / "skeleton.pdf") if it.page not in contents]
    assert len(said) > 200
    # A label of the cover has a colon there, and a term of a list has none; what had to be cut to
    # fit into its line is whole in the twin.
    assert [it.whole for it in said if not page.says(it.whole.replace(": ", " "))
            and not all(page.says(it.split("…")[0].rstrip(":")) for it in it.pieces)] == []


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_twin_has_the_parts_of_the_pdf_in_its_order(whole, tmp_path, lang):
    edition = Edition(3, ISSUED, since(whole))
    layout = typeset(whole, lang, edition, FONTS, tmp_path / "skeleton.pdf")
    page = twin(whole, lang, edition)
    heads = [it.get("id") for it in page.all("h2")]
    assert heads == ["contents", *(part.value for part in Part)]
    in_print = sorted((at, key) for key, at in layout.places.items() if key in heads)
    assert [key for _, key in in_print] == heads
    linked = [it.get("href") for nav in page.all("nav") for it in nav.iter("a")]
    assert linked == [f"#{key}" for key in heads[1:]]


@pytest.mark.parametrize("short", [False, True])
def test_parts_without_content_leave_no_trace(letters, short):
    found = snapshot(5, letters)
    page = twin(found.without_letters() if short else found)
    assert [it.get("id") for it in page.all("h2")] == [
        "contents", "summary", "numbers", "index", *(() if short else ("letters",)), "method"]
    assert page.says("the letters are listed, but not shown") == short


def test_parts_left_out_are_not_in_the_twin(whole):
    left_out = (Part.NUMBERS, Part.ARGUMENTS, Part.EVIDENCE, Part.CONTRIBUTIONS, Part.ENGAGEMENT,
                Part.INTERNAL, Part.LETTERS)
    page = twin(replace(whole, left_out=left_out))
    assert [it.get("id") for it in page.all("h2")] == ["contents", "summary", "index", "method"]


def test_letters_stand_in_the_chosen_order_and_lead_to_their_pages(whole):
    places = {f"letter-{it.number}": 100 + it.number for it in whole.letters}
    page = twin(replace(whole, order=LetterOrder.NAME), places=places, pdf="dossier.pdf")
    numbers = [int(it.find("h3").get("id")[7:]) for it in page.all("article")]
    names = [whole.letters[number - 1].signers[0].name.text("en") for number in numbers]
    assert (len(names), names) == (12, sorted(names, key=sort_key))
    leads = [[a.get("href") for a in it.iter("a")] for it in page.all("article")]
    assert leads == [[f"dossier.pdf#page={100 + number}"] for number in numbers]


def test_landmarks_are_the_parts_not_the_letters(whole):
    page = twin(whole)
    assert [it.get("aria-labelledby") for it in page.all("section")] == [
        part.value for part in Part if part != Part.CHANGES]
    assert {tuple(it.attrib.items()) for it in page.all("article")} == {(("class", "twin-letter"),)}


def test_without_places_no_page_is_named(whole):
    page = twin(whole, pdf="dossier.pdf")
    assert [it.get("href") for it in page.all("a") if "#page" in it.get("href")] == []


def test_letter_that_is_not_in_the_pdf_says_so(whole):
    page = twin(whole, unplaced=(2,))
    letter = next(it for it in page.all("article") if it.find("h3").get("id") == "letter-2")
    assert "its file is missing or damaged" in even("".join(letter.itertext()))
    assert sum(it.count("its file is missing or damaged") for it in page.texts) == 2


def test_hostile_texts_stand_literally(letters):
    names = {n: (signer(n, Bilingual(text, text)),) for n, text in enumerate(HOSTILE, start=1)}
    found = snapshot(5, letters, signers=names, title=Bilingual("<script>alert(1)</script>", ""))
    html = written(found)
    page = Said(html)
    assert [text for text in HOSTILE if not page.says(text)] == []
    assert page.errors == [] and page.all("script", "img", "b") == []
    assert page.says("<script>alert(1)</script>")


def test_what_nobody_can_see_is_left_out(letters):
    name = Bilingual("A\x00ka\u202edemia\u200b\ud800 Próbna\x1b", "")
    page = twin(snapshot(1, letters, signers={1: (signer(1, name),)}), "pl")
    assert page.errors == [] and page.says("Akademia Próbna")


def test_texts_of_the_other_language_say_so(whole):
    page = twin(whole)
    foreword = next(it for it in page.all("div") if "Kraków zbiera" in "".join(it.itertext())
                    and it.get("lang"))
    assert foreword.get("lang") == "pl"
    polish = {"".join(it.itertext()) for it in page.all("span") if it.get("lang") == "pl"}
    assert "Obiecuje 3 staży." in polish and "Jakość życia" in polish
    quotes = {("".join(it.itertext())[0], it.get("lang")) for it in page.all("q")}
    assert quotes == {("„", "pl"), ("“", None)}


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_twin_is_valid_and_needs_nothing_but_its_sheets(whole, lang):
    page = twin(whole, lang, Edition(3, ISSUED, since(whole)))
    assert page.errors == []
    assert page.root.get("lang") == lang
    attributes = {name for it in page.root.iter() if isinstance(it.tag, str) for name in it.attrib}
    assert {name for name in attributes if name == "style" or name.startswith("on")} == set()
    assert page.all("script", "style", "img", "iframe", "form") == []
    assert [it.get("href") for it in page.all("link")] == ["data:,", "css/twin.css"]
    assert [it.get("href") for it in page.all("a") if not it.get("href").startswith("#")] == []
    ids = [it.get("id") for it in page.root.iter() if it.get("id")]
    assert sorted(ids) == sorted(set(ids))
    assert {it.get("href")[1:] for it in page.all("a")} - set(ids) == set()
    levels = [int(it.tag[1]) for it in page.all("h1", "h2", "h3", "h4")]
    assert [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1] == []


def test_what_stays_inside_is_in_no_other_twin(whole):
    page = twin(profiled(whole, Profile.MINISTRY))
    inside = ("cautious", "Forecast", "targets", "Declined", "For internal use")
    assert [it for it in inside if page.says(it)] == []


@pytest.mark.parametrize("many", [False, True])
def test_gaps_and_letters_without_a_quote_are_one_or_several(whole, many):
    first = replace(whole.arguments[0],
                    quoted=whole.arguments[0].quoted[1:6 if many else 4])
    gaps = tuple(Argued(Bilingual(name, ""), {}) for name in ("Luka", "Druga")[:1 + many])
    page = twin(replace(whole, arguments=(first,),
                        internal=replace(whole.internal, arguments=gaps)), "pl")
    said = (("Podnoszą go także listy:", "Tych argumentów nie podnosi jeszcze żaden list: Luka, ")
            if many else
            ("Podnosi go także list:", "Tego argumentu nie podnosi jeszcze żaden list: Luka."))
    assert [it for it in said if not page.says(it)] == []


@pytest.mark.parametrize(("lang", "day"), [("pl", "30.06.2026"), ("en", "30 Jun 2026")])
def test_charts_mark_the_day_of_the_facts(whole, lang, day):
    planned = ActionEntry(AS_OF + timedelta(20), Bilingual("Targi", "A fair"))
    page = twin(replace(whole, actions=(*whole.actions, planned)), lang)
    drawn = page.all(f"{SVG}line", f"{SVG}text")
    assert [text.text for line, text in zip(drawn, drawn[1:])
            if line.get("class") == "chart-today"] == [day] * 4


@pytest.mark.parametrize(("lang", "of_the_pdf", "of_itself"), [
    ("pl", ("Plik PDF Jest oznaczony dla osób, które słuchają", "W pliku PDF każdy list widać",
            "1 plik z podpisem elektronicznym jest załączony do pliku PDF", "ten sam plik PDF.",
            "Sumę kontrolną (SHA-256) pliku PDF"), ("Ten plik", "do tego dossier")),
    ("en", ("The PDF It is tagged for those who listen", "In the PDF each letter is shown",
            "1 file with an electronic signature is attached to the PDF", "give the same PDF.",
            "checksum (SHA-256) of the PDF."), ("This file", "The pages show", "to this dossier")),
])
def test_twin_says_of_the_pdf_what_is_true_of_it_alone(whole, lang, of_the_pdf, of_itself):
    page = twin(replace(whole, originals=(SignedOriginal(1, "a" * 64, "l.pdf"),)), lang,
                Edition(3, ISSUED, None))
    assert [it for it in of_the_pdf if not page.says(it)] == []
    assert [it for it in of_itself if page.says(it)] == []


def test_equal_requests_give_equal_bytes(whole):
    assert written(whole) == written(whole)


def test_request_is_read_from_plain_json(whole):
    edition = Edition(3, ISSUED, since(whole))
    plain = {"snapshot": json.loads(whole.to_json()), "lang": "pl", "places": {"letter-1": 9},
             "edition": {"number": 3, "issued_on": "2026-07-02", "since": None}, "unplaced": [2],
             "templates": "t", "fonts": "f", "sheets": ["a.css"],
             "others": [["en", "English", "e"]]}
    assert read_request(plain) == TwinRequest(
        whole, "pl", replace(edition, since=None), {"letter-1": 9}, frozenset({2}), Path("t"),
        Path("f"), ("a.css",), others=(("en", "English", "e"),))
