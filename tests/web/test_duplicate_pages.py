"""Possible duplicates: the list, what a person decides, and the warning while one types."""

import factories
import pytest

from esabid.domain.permissions import Role
from esabid.extensions import writing


@pytest.fixture
def desk(empty):
    """A coordinator and the public ids of two that are alike, a whole and its part."""
    names = ("Fundacja Orion", "Fundacja „Orion” w Krakowie", "Uniwersytet Próbny",
             "Wydział Fizyki Uniwersytetu Próbnego")
    with empty.app.app_context(), writing() as session:
        ids = [factories.institution(session, name, name_en="").public_id for name in names]
    return empty.reader(Role.COORDINATOR), ids


def listed(page) -> list[str]:
    return [page.text_of(it) for it in page.all("li") if it.get("class") == "pair"]


def forms(page) -> list[str]:
    return [it.get("action") for it in page.all("form") if "/duplicates/" in it.get("action", "")]


def test_duplicates_and_parts_are_listed_apart_with_their_reasons(desk):
    reader, ids = desk
    page = reader.page("/desk/duplicates")
    same, part = listed(page)
    assert ("the same name in another spelling" in same, "the name says it is a part" in part) == (
        True, True)
    assert forms(page) == [f"/desk/duplicates/{ids[0]}/{ids[1]}/apart",
                           f"/desk/duplicates/{ids[3]}/{ids[2]}/part",
                           f"/desk/duplicates/{ids[3]}/{ids[2]}/apart"]


def test_not_the_same_is_remembered_and_can_be_taken_back(desk):
    reader, ids = desk
    reader.fill("/desk/duplicates", action=f"/desk/duplicates/{ids[0]}/{ids[1]}/apart")
    page = reader.page("/desk/duplicates")
    again = f"/desk/duplicates/{ids[0]}/{ids[1]}/again"
    assert (len(listed(page)), again in forms(page)) == (2, True)
    reader.fill("/desk/duplicates", action=again)
    assert forms(reader.page("/desk/duplicates"))[0].endswith("/apart")


def test_one_click_makes_the_whole_the_parent(desk):
    reader, ids = desk
    reader.fill("/desk/duplicates", action=f"/desk/duplicates/{ids[3]}/{ids[2]}/part")
    assert (len(listed(reader.page("/desk/duplicates"))),
            ("Uniwersytet Próbny", f"/desk/institutions/{ids[2]}")
            in reader.page(f"/desk/institutions/{ids[3]}").links) == (1, True)


@pytest.mark.parametrize(("typed", "named"), [
    ("name=Orion", 2), ("name_pl=FUNDACJA+ORION", 2), ("name=Fundacja+Wega", 0), ("name=", 0),
    ("name=UP", 2), ("name=Katedra+Optyki+Uniwersytetu+Próbnego", 1)])
def test_typing_a_name_warns_of_those_it_may_mean(desk, typed, named):
    reader, _ = desk
    answer = reader.client.get(f"/desk/institutions/alike?{typed}").text
    assert answer.count("<a href=") == named


def test_a_new_one_that_is_alike_comes_back_once_and_is_added_then(desk):
    reader, ids = desk
    page = reader.fill("/desk/institutions/new", name_pl="Fundacja Orion")
    assert (page.status, page.form()["name_pl"], page.form()["alike_seen"].split()) == (
        422, "Fundacja Orion", ids[:2])
    values = page.form()
    page = reader.sent("/desk/institutions/new", **values)
    assert page.status == 302


def test_a_part_that_is_typed_is_saved_as_one_with_a_tick(desk):
    reader, ids = desk
    page = reader.fill("/desk/institutions/new", name_pl="Katedra Optyki Uniwersytetu Próbnego")
    values = page.form() | {"as_part_of": ids[2]}
    page = reader.page(reader.post("/desk/institutions/new", **values).headers["Location"])
    assert (page.title, ("Uniwersytet Próbny", f"/desk/institutions/{ids[2]}") in page.links) == (
        "Katedra Optyki Uniwersytetu Próbnego", True)


def test_an_edit_that_does_not_touch_the_name_is_never_held_up(desk):
    reader, ids = desk
    page = reader.fill(f"/desk/institutions/{ids[0]}/edit", notes="Nowa uwaga")
    assert (page.status, page.title) == (200, "Fundacja Orion")


def test_without_duplicates_the_page_says_what_it_is_for(empty):
    page = empty.reader(Role.COORDINATOR).page("/desk/duplicates")
    assert (page.status, "No possible duplicates" in page.text) == (200, True)
