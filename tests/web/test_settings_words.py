"""The words by which letters name bid and addressee are settings, one a line."""

import pytest
from web.world import Role


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def test_words_of_the_campaign_are_kept_one_a_line(desk):
    typed = {"bid_words": " siedziba  ESA\r\n\r\nthe bid of Kraków\r\nsiedziba ESA",
             "addressee_words": "Prezydent Miasta Krakowa"}
    desk.fill("/desk/settings", **typed)
    kept = desk.page("/desk/settings").form()
    assert (kept["bid_words"].split("\n"), kept["addressee_words"]) == (
        ["siedziba ESA", "the bid of Kraków"], "Prezydent Miasta Krakowa")
    desk.fill("/desk/settings", bid_words="")
    assert desk.page("/desk/settings").form()["bid_words"] == ""


def test_words_that_are_too_many_are_refused_and_stay_there(desk):
    page = desk.fill("/desk/settings", bid_words="słowo " * 400)
    assert (page.status, page.form()["bid_words"].split()[:2]) == (422, ["słowo", "słowo"])
