"""Pages of mergers: side by side, done, shown before it is undone, and old addresses lead on."""

import factories
import pytest

from esabid.domain.institution import reference
from esabid.domain.permissions import Role
from esabid.extensions import writing


@pytest.fixture
def desk(empty):
    """A coordinator, and two records of one institution: (reader, older id, newer id)."""
    with empty.app.app_context(), writing() as session:
        rows = [factories.institution(session, name, name_en="", notes=notes) for name, notes in (
            ("Fundacja Orion", "pierwsza"), ("FUNDACJA ORION w Krakowie", "druga"))]
        factories.letter(session, rows[1])
        ids = [row.public_id for row in rows]
    return empty.reader(Role.COORDINATOR), *ids


def test_merging_shows_both_and_takes_the_choice(desk):
    reader, kept, gone = desk
    address = f"/desk/institutions/{kept}/merge/{gone}"
    form = reader.page(address).form()
    assert {it: form[it] for it in ("name_pl", "notes")} == {"name_pl": "survivor", "notes": "both"}
    page = reader.fill(address, name_pl="gone")
    assert (page.status, page.title, page.rows()) == (200, "FUNDACJA ORION w Krakowie", 1)


def test_old_addresses_lead_to_the_survivor_and_old_forms_are_refused(desk):
    reader, kept, gone = desk
    form = reader.page(f"/desk/institutions/{gone}/edit").form()
    reader.fill(f"/desk/institutions/{kept}/merge/{gone}")
    found = {address: reader.client.get(address).headers.get("Location") for address in (
        f"/desk/institutions/{gone}", f"/desk/institutions/{gone}?show=letters",
        f"/desk/institutions/{gone}/edit")}
    assert found == {address: address.replace(gone, kept) for address in found}
    answer = reader.client.post(f"/desk/institutions/{gone}/edit", data=form | {"name_pl": "X"})
    assert (answer.status_code, reader.page(f"/desk/institutions/{kept}").title) == (
        409, "Fundacja Orion")


def test_undoing_shows_its_list_first_and_gives_the_record_back(desk, empty):
    reader, kept, gone = desk
    reader.fill(f"/desk/institutions/{kept}/merge/{gone}")
    ways = [href for words, href in reader.page(f"/desk/institutions/{kept}").links
            if words == "Undo"]
    assert (len(ways), len(set(ways))) == (2, 1)
    before = empty.rows()
    listed = reader.page(ways[0])
    assert ("1 letter" in listed.text, "Notes" in listed.text, empty.rows()) == (
        True, True, before)
    page = reader.fill(ways[0])
    assert (page.title, reader.page(f"/desk/institutions/{gone}").title) == (
        "Fundacja Orion", "FUNDACJA ORION w Krakowie")
    assert reader.status(ways[0]) == 409


def test_a_merger_from_an_old_page_is_refused_and_shown_anew(desk):
    reader, kept, gone = desk
    address = f"/desk/institutions/{kept}/merge/{gone}"
    form = reader.page(address).form()
    reader.fill(f"/desk/institutions/{gone}/edit", notes="inna", alike_seen=kept)
    answer = reader.sent(address, **form)
    assert (answer.status, len(answer.errors), reader.fill(address).status) == (409, 1, 200)


def test_an_institution_is_never_merged_with_itself(desk):
    reader, kept, _ = desk
    page = reader.fill(f"/desk/institutions/{kept}/merge/{kept}")
    assert (page.status, page.errors) == (422, ["An institution cannot be merged with itself."])


def test_a_merged_reference_finds_the_survivor(desk):
    reader, kept, gone = desk
    reader.fill(f"/desk/institutions/{kept}/merge/{gone}")
    page = reader.page(f"/desk/institutions?q={reference('KRK', 2)}")
    assert (page.rows(), f"/desk/institutions/{kept}" in [href for _, href in page.links]) == (
        1, True)


def test_history_of_what_went_leads_to_the_survivor_and_offers_no_way_back(desk):
    reader, kept, gone = desk
    reader.fill(f"/desk/institutions/{gone}/edit", city="Hel", alike_seen=kept)

    def offers(address):
        return [it for it in reader.page(address).all("form") if "/undo" in it.get("action", "")]

    before = len(offers("/desk/activity?action=institution.change"))
    reader.fill(f"/desk/institutions/{kept}/merge/{gone}")
    page = reader.page("/desk/activity?action=institution.change")
    assert (before, offers(f"/desk/institutions/{kept}"), [
        href for name, href in page.links if name == "FUNDACJA ORION w Krakowie"]) == (
        1, [], [f"/desk/institutions/{kept}"])
    assert offers("/desk/activity?action=institution.change") == []
