"""The macros of charts: every drawing has its title, its description and its data in words."""

from datetime import date, timedelta

import html5lib
import pytest
from flask import render_template_string

from esabid.domain.counting import InstitutionFacts, LetterFacts, count
from esabid.domain.coverage import MentionFacts, against, grid
from esabid.domain.forecast import FanPoint, Forecast
from esabid.domain.funnel import Stage
from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import LetterState
from esabid.domain.progress import Goal, progress
from esabid.domain.bilingual import Bilingual
from esabid.figures.bars import target_bars
from esabid.queries.promotion import OnLine
from esabid.web.charts import funnel_bars, progress_lines

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2026, 6, 30)
ACTIONS = (OnLine(DAY - timedelta(3), Bilingual("Targi", "A fair")),
           OnLine(DAY - timedelta(80), Bilingual("Piknik", "Picnic")),
           OnLine(DAY - timedelta(2), Bilingual("Lekcja", "A lesson")))
FAN = tuple(FanPoint(DAY + timedelta(7 * n), 3, 3 + n, 3 + 2 * n) for n in range(5))
FORECAST = Forecast(True, 9, FAN[-1].day, 7, 3, 11, 50, None, FAN)
HREF = "{% macro href(kind, other=none) %}/rows/{{ kind }}{{ '/' ~ other if other }}{% endmacro %}"
NOWHERE = "{% macro href(kind, other=none) %}{% endmacro %}"


def read(letters: int):
    """The numbers of as many institutions with a letter each, a day apart."""
    bodies = [InstitutionFacts(n, Sector.OTHER, Reach.KRAKOW) for n in range(letters)]
    rows = [LetterFacts(n, LetterState.VERIFIED, DAY - timedelta(letters - n), (n,))
            for n in range(letters)]
    return progress(count(rows, bodies), Goal(50, (60, 75)), {}, DAY)


@pytest.fixture
def draw(app):
    """Draw a macro of a component and parse it."""
    def drawn(component, call, lang="en", before="", **values):
        name = call.split("(")[0]
        text = (f'{{% from "components/{component}.html" import {name} with context %}}{before}'
                f"{{{{ {call} }}}}")
        with app.test_request_context(f"/?lang={lang}"):
            app.preprocess_request()
            made = render_template_string(text, **values)
        return html5lib.parse(made, namespaceHTMLElements=False)
    return drawn


def words_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def cells(root, table=0) -> list[list[str]]:
    """The texts of a table's rows, its head included."""
    return [[words_of(cell) for cell in row]
            for row in list(root.iter("table"))[table].iter("tr")]


def links(root) -> list[tuple[str, str]]:
    return [(words_of(a), a.get("href")) for a in root.iter("a")]


def line(draw, letters, actions=(), forecast=None, lang="en"):
    found = read(letters)
    return draw("charts", "progress_line(lines, rows, actions, forecast)", lang, rows=found.curve,
                lines=progress_lines(found, actions, forecast), actions=actions, forecast=forecast)


@pytest.mark.parametrize(("lang", "title"), [
    ("pl", "Jak przybywało listów"), ("en", "Letters over time")])
def test_line_has_two_drawings_with_title_and_description(draw, lang, title):
    root = line(draw, 3, ACTIONS, FORECAST, lang)
    drawings = list(root.iter(SVG + "svg"))
    named = [[words_of(next(it.iter(SVG + tag))) for tag in ("title", "desc")] for it in drawings]
    ids = [it.get("id") for it in root.iter() if it.get("id")]
    assert (len(drawings), [it.get("role") for it in drawings], named[0][0], named[0] == named[1],
            len(set(ids)) == len(ids)) == (2, ["img", "img"], title, True, True)


def test_actions_are_numbered_by_day_and_named_beneath(draw):
    root = line(draw, 3, ACTIONS)
    labels = [words_of(it) for it in root.iter(SVG + "text")
              if it.get("class") == "chart-action-label"]
    listed = [words_of(it) for it in next(root.iter("ol"))]
    assert (labels, listed) == (["1", "2–3"] * 2, [
        "Picnic 11 Apr 2026", "A fair 27 Jun 2026", "A lesson 28 Jun 2026"])


def test_line_tells_its_data_and_the_forecast_as_a_table(draw):
    assert cells(line(draw, 2, (), FORECAST)) == [
        ["Date received", "Letters so far"], ["28 Jun 2026", "1"], ["29 Jun 2026", "2"],
        ["Forecast: from, most likely, to"], ["7 Jul 2026", "3 · 4 · 5"],
        ["14 Jul 2026", "3 · 5 · 7"], ["21 Jul 2026", "3 · 6 · 9"], ["28 Jul 2026", "3 · 7 · 11"]]


@pytest.mark.parametrize("forecast", [None, Forecast(False, 2, DAY)])
def test_line_without_a_forecast_has_no_word_of_it(draw, forecast):
    root = line(draw, 2, ACTIONS, forecast)
    assert ("orecast" in words_of(root), [it for it in root.iter(SVG + "polygon")
                                          if it.get("class") == "chart-fan"]) == (False, [])


@pytest.mark.parametrize(("letters", "crossed", "marks"), [
    (0, 0, 0), (1, 0, 0), (49, 0, 0), (50, 1, 1), (51, 1, 1), (112, 1, 2), (200, 1, 2)])
def test_line_says_its_total_and_marks_the_crossing(draw, letters, crossed, marks):
    first = next(line(draw, letters).iter(SVG + "svg"))
    found = {name: [it for it in first.iter() if it.get("class") == name]
             for name in ("chart-total", "chart-crossed", "chart-milestone")}
    assert (words_of(found["chart-total"][0]), len(found["chart-crossed"]),
            len(found["chart-milestone"])) == (str(letters), crossed, marks)


def test_line_without_letters_says_so_in_its_table(draw):
    assert cells(line(draw, 0))[1] == ["There is no verified letter yet."]


def test_target_bars_say_what_is_there_what_is_wanted_and_what_is_missing(draw):
    bars = target_bars(against({Sector.NGO: 1, Sector.UNIVERSITY: 9, Sector.OTHER: 0},
                               {"ngo": 4, "university": 3}))
    root = draw("bars", "target_bars(bars, href)", before=HREF, bars=bars)
    assert [words_of(it) for it in next(root.iter("ul"))] == [
        "Non-governmental organisation 1 of 4", "University 9 of 3", "Other institution none"]
    assert cells(root)[1:] == [["Non-governmental organisation", "1", "4", "3"],
                               ["University", "9", "3", "0"], ["Other institution", "0", "–", "–"]]
    assert links(root) == [("Non-governmental organisation", "/rows/ngo"),
                           ("University", "/rows/university"), ("Other institution", "/rows/other")]


def test_bars_without_targets_say_that_none_is_set(draw):
    bars = target_bars(against({Sector.NGO: 1}, {}))
    root = draw("bars", "target_bars(bars)", "pl", bars=bars)
    assert (words_of(next(root.iter("figcaption"))), links(root)) == (
        "Instytucje, których listy wliczamy; celów jeszcze nie ustalono.", [])


@pytest.mark.parametrize(("before", "linked"), [(HREF, 6), (NOWHERE, 0)])
def test_funnel_says_each_stage_and_leads_to_its_rows_where_there_is_an_address(
        draw, before, linked):
    stages = {stage: range(number) for stage, number in zip(Stage, (9, 7, 5, 4, 3, 1),
                                                            strict=True)}
    root = draw("bars", "funnel(stages, href)", before=before, stages=funnel_bars(stages))
    assert cells(root)[1:] == [
        ["On the list", "9"], ["Asked for a letter", "7"], ["Have answered", "5"],
        ["Letter received", "4"], ["Letter counts", "3"], ["Declined", "1"]]
    assert [href for _, href in links(root)] == [f"/rows/{stage}" for stage in Stage][:linked]


NAMES = {1: Bilingual("Talenty", "Talent"), 2: Bilingual("Przemysł", "")}


def test_grid_says_the_letters_of_each_cell_and_leads_to_them(draw):
    found = grid((1, 2), (MentionFacts(n, 1, frozenset({Sector.NGO})) for n in (5, 6)))
    root = draw("argument_grid", "argument_grid(grid, names, href)", before=HREF, grid=found,
                names=NAMES)
    place = list(Sector).index(Sector.NGO)
    row = ["0"] * len(Sector)
    row[place] = "2"
    assert cells(root)[1:] == [["Talent", *row], ["Przemysł nobody yet", *["0"] * len(Sector)]]
    assert links(root) == [("2", "/rows/1/ngo")]
    classes = [it.get("class") for it in root.iter("td")]
    assert (classes[place], classes.count("grid-none")) == ("grid-some grid-4",
                                                            2 * len(Sector) - 1)


def test_grid_marks_the_language_of_a_name_that_has_only_the_other(draw):
    root = draw("argument_grid", "argument_grid(grid, names)", grid=grid((1, 2), ()), names=NAMES)
    assert [(words_of(it), it.get("lang")) for it in root.iter("span") if it.get("lang")] == [
        ("Przemysł", "pl")]
