"""The questions before a letter counts, as their reader meets them."""

import pytest
from web.world import Role

CHECKS = ("readable", "dated", "names_bid", "names_institution", "signed", "entitled", "its_own")


@pytest.fixture
def desk(full):
    return full.reader(Role.COORDINATOR)


@pytest.fixture
def address(full):
    return f"/desk/letters/{full.ids['to_check']}"


def test_questions_are_filled_in_where_nothing_speaks_against_them(desk, address):
    values = desk.page(f"{address}/verify").form()
    assert {name: values[f"check_{name}"] for name in CHECKS} == dict.fromkeys(CHECKS, "yes")


def _marked(page, look: str) -> int:
    """How many questions of the card bear this mark."""
    return sum(f"state-{look}" in it.get("class", "") for box in page.all("ul")
               if box.get("class") == "answers" for it in box.iter("span"))


def test_a_no_takes_its_reason_and_stands_on_the_card(desk, address):
    refused = desk.fill(f"{address}/verify", check_entitled="no")
    card = desk.fill(f"{address}/verify", check_entitled="no", reason="Prokura w aktach")
    assert (refused.status, refused.errors, _marked(card, "good"), _marked(card, "bad")) == (
        422, ["Reason: Something is missing or was pointed out. Please say why the letter counts "
              "all the same."], len(CHECKS) - 1, 1)


def test_one_click_confirms_every_question(desk, address):
    before = desk.page(address)
    desk.sent(f"{address}/verify")
    assert (_marked(before, "good"), _marked(desk.page(address), "good")) == (0, len(CHECKS))


def test_a_question_left_open_is_named(desk, address):
    page = desk.sent(f"{address}/verify", check_signed="yes", check_dated="maybe")
    assert (page.status, page.errors) == (422, [
        f"{label}: Please choose yes or no." for label in (
            "Every page can be read", "The letter bears its date",
            "It names the bid and its addressee", "It names the institution",
            "Who signed may speak for the institution",
            "It is not the same as another letter")])
