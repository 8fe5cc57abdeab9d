"""What comes out of the printer: the list with its headings on every sheet, cards without forms."""

import factories
import pypdfium2
import pytest
from journeys.desk_deeds import come_in

from esabid.extensions import db, writing

pytestmark = pytest.mark.browser


@pytest.fixture
def page(serve, visit, filled, tmp_path):
    """A coordinator of a campaign with 120 institutions of one kind."""
    world = filled.copy(tmp_path, IMMEDIATE=False)
    with world.app.app_context():
        with writing() as session:
            for number in range(120):
                factories.institution(session, f"Pracownia {number:03d}", name_en="")
        db.session.remove()
    page = visit(serve(world))
    come_in(page)
    return page


def _sheets(page) -> list[tuple[bool, str]]:
    """(whether it lies across, its text without spaces) of each sheet."""
    with pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True)) as document:
        return [(sheet.get_width() > sheet.get_height(), "".join(
            sheet.get_textpage().get_text_range().split()))
                for sheet in document]


def test_a_long_list_begins_on_its_first_sheet_and_repeats_its_headings(page):
    page.goto("/desk/institutions/print?q=pracownia")
    sheets = _sheets(page)
    assert [(across, "Opiekun" in said, "Pracownia" in said) for across, said in sheets] == [
        (True, True, True)] * len(sheets)
    assert sum(said.count("Pracownia") for _, said in sheets) == 120


def test_a_card_on_paper_has_no_forms(page):
    page.goto("/desk/institutions?q=placówka&status=asked")
    page.click("[data-row-link]")
    page.wait_for_selector("#conversation")
    said = "".join(text for _, text in _sheets(page))
    assert [it in said for it in ("Placówkaasked", "Historia", "Zapiszrozmowę", "Utwórzlink",
                                  "Dodajosobękontaktową")] == [True, True, False, False, False]
