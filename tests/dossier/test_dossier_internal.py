"""The office's own dossier: what stays inside is in it, tagged and complete; no gap is hidden."""

from dataclasses import replace

import pytest
from dossier.making import make
from dossier.office import ACTIONS, office
from dossier.samples import snapshot
from dossier.tagged import elements, faults

from esabid.domain.forecast import Forecast
from esabid.domain.snapshot import Argued, Bilingual, Profile

HEADS = {
    "pl": ["Licząc ostrożnie", "Prognoza", "Sektory a cele", "Zasięg a cele", "Od prośby do listu",
           "Argumenty według sektorów"],
    "en": ["Counted cautiously", "Forecast", "Sectors against targets", "Reach against targets",
           "From the ask to the letter", "Arguments by sector"]}


@pytest.fixture(scope="module", params=["pl", "en"])
def inside(request, letters, tmp_path_factory):
    """The office's own short version in each language."""
    path = tmp_path_factory.mktemp("office") / f"{request.param}.pdf"
    return request.param, make(path, office(snapshot(12, letters)).without_letters(),
                               request.param, letters.paths)


def of_section(it, lang) -> str:
    """The text of the pages for internal use."""
    first = {"pl": "Do użytku wewnętrznego", "en": "For internal use"}[lang]
    last = {"pl": "Indeks instytucji", "en": "Index of institutions"}[lang]
    begins = next(n for n, text in enumerate(it.texts) if text.startswith(first))
    ends = next(n for n, text in enumerate(it.texts) if text.startswith(last))
    return " ".join(it.texts[begins:ends])


def test_checkers_find_nothing_in_the_internal_pages(inside):
    _, it = inside
    assert faults(it.path) == []


def test_internal_pages_hold_every_part_in_order(inside):
    lang, it = inside
    text = of_section(it, lang)
    places = [text.find(head) for head in HEADS[lang]]
    assert (min(places) > 0, places) == (True, sorted(places))


def test_internal_pages_say_the_numbers(inside):
    lang, it = inside
    text = of_section(it, lang)
    said = {
        "pl": ["12 zweryfikowanych listów, licząc ostrożnie: 9.",
               "Do 8 września 2026 r. prawdopodobnie 17–32 listy.",
               "Można się spodziewać 60 listów do 30 sierpnia 2026 r.",
               "Tego argumentu nie podnosi jeszcze żaden list: Talenty.",
               "Instytut badawczy 1 5 4", "Odpowiedziały 20", "Odmowa 5", "14.07.2026 13 14 16"],
        "en": ["12 verified letters; 9 when counted cautiously.",
               "By 8 September 2026 probably 17–32 letters.",
               "60 letters are likely by 30 August 2026.",
               "No letter makes this argument yet: Talent.",
               "Research institute 1 5 4", "Have answered 20", "Declined 5",
               "14 Jul 2026 13 14 16"]}[lang]
    assert [sentence for sentence in said if sentence not in text] == []


def test_weak_letters_are_listed_with_their_institution_and_reason(inside):
    lang, it = inside
    text = of_section(it, lang)
    named = [f"{entry.number} {entry.signers[0].name.text(lang)}" for entry in
             it.snapshot.letters[:3]]
    assert [name for name in named if name not in text] == []


def test_tree_has_a_figure_a_table_and_row_heads_for_each_chart(inside):
    _, it = inside
    with it.open() as pdf:
        sections = elements(pdf.Root.StructTreeRoot.K, "Sect")
        own = next(found for found in sections if len(elements(found.K, "H3")) == 6)
        figures, tables = elements(own.K, "Figure"), elements(own.K, "Table")
        assert (len(figures), [figure for figure in figures if not str(figure.get("/Alt", ""))],
                len(tables)) == (4, [], 6)
        # The grid is the last table: a head of twelve, and each row's head before eleven cells.
        rows = [[str(cell.S) for cell in row.K] for row in elements(tables[-1].K, "TR")]
        assert rows == [["/TH"] * 12] + [["/TH"] + ["/TD"] * 11] * 3


def test_bars_of_the_grid_are_read_with_their_zeros(inside):
    lang, it = inside
    name = {"pl": "Talenty", "en": "Talent"}[lang]
    assert f"{name} {' '.join('0' * 11)}" in of_section(it, lang)


def test_every_dossier_marks_the_actions_and_names_them(letters, tmp_path):
    found = replace(snapshot(12, letters), actions=ACTIONS).without_letters()
    made = make(tmp_path / "ministry.pdf", found, "pl", letters.paths)
    numbers = next(text for text in made.texts if text.startswith("Kampania w liczbach"))
    engagement = next(text for text in made.texts if text.startswith("Porozumienia, promocja"))
    legend = [f"{n} – {it.name.pl}" for n, it in enumerate(ACTIONS, start=1)]
    assert [row for row in legend if row not in numbers] == []
    listed = [f"{n} {it.day:%d.%m.%Y} {it.name.pl}" for n, it in enumerate(ACTIONS, start=1)]
    assert [row for row in listed if row not in engagement] == []
    with made.open() as pdf:
        alts = [str(it.Alt) for it in elements(pdf.Root.StructTreeRoot.K, "Figure")]
    assert [alt for alt in alts if alt.endswith("Na osi zaznaczono 3 działania promocyjne.")] == [
        alts[1]]


def test_parts_without_content_leave_no_trace(letters, tmp_path):
    bare = office(snapshot(3, letters), weak={}, cautious=3, sectors={}, reach={}, asks={},
                  arguments=(), forecast=Forecast(False, 2, ACTIONS[0].day)).without_letters()
    made = make(tmp_path / "bare.pdf", bare, "en", letters.paths)
    text = of_section(made, "en")
    assert [head for head in HEADS["en"] if head in text] == HEADS["en"][:2]
    assert "Too few data for a forecast: 2 asks are answered, it takes 8." in text
    assert "No verified letter has a weakness." in text


def test_many_arguments_repeat_the_head_of_the_grid(letters, tmp_path):
    many = office(snapshot(3, letters), arguments=tuple(
        Argued(Bilingual(f"Argument numer {n}"), {}) for n in range(60))).without_letters()
    made = make(tmp_path / "many.pdf", many, "pl", letters.paths)
    text = of_section(made, "pl")
    assert [n for n in range(60) if f"Argument numer {n} 0" not in text] == []
    pages = [page for page in made.texts if "Argument numer" in page]
    assert (len(pages) > 1, [page for page in pages if "Firma kosmiczna" not in page]) == (
        True, [])


def test_equal_internal_snapshots_give_equal_bytes(letters, tmp_path):
    found = office(snapshot(5, letters)).without_letters()
    files = [make(tmp_path / f"{n}.pdf", found, "pl", letters.paths).path for n in (1, 2)]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_dossier_without_internal_numbers_has_no_such_pages(letters, tmp_path):
    whole = office(snapshot(5, letters)).without_letters()
    bare = replace(whole, profile=Profile.MINISTRY, internal=None)
    pages = [make(tmp_path / f"{n}.pdf", it, "pl", letters.paths).texts
             for n, it in enumerate((whole, bare))]
    assert [sum("ostrożnie" in text for text in it) for it in pages] == [2, 0]
