"""The page that compares two dossiers."""

import factories
import pytest
from sqlalchemy import select
from web.handed_over import withdraw

from esabid.domain.permissions import Role
from esabid.domain.profiles import Profile
from esabid.extensions import db, tools, writing
from esabid.models import Addressee, Campaign, Letter
from esabid.services import compilations, letters

COMPARE = "/desk/dossiers/compare"


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign, which has handed one edition over."""
    return full.reader(Role.COORDINATOR)


def _compiled(world, profile=Profile.MINISTRY) -> str:
    with world.app.app_context(), writing() as session:
        return compilations.compile_dossier(
            session, factories.actor(), session.get(Campaign, 1), profile=profile, short=True,
            today=tools().today(), languages=()).public_id


def test_two_dossiers_are_compared_with_the_older_one_first(full, desk):
    before = _compiled(full)
    withdraw(full, "joint")
    with full.app.app_context(), writing() as session:
        letters.advance(session, factories.actor(), session.scalar(select(Letter).where(
            Letter.public_id == full.ids["to_check"])), action="verify")
    now = _compiled(full)
    pages = [desk.page(f"{COMPARE}?a={a}&b={b}") for a, b in ((before, now), (now, before))]
    assert [it.title for it in pages] == ["+1, withdrawn 1"] * 2
    assert "Letters that count: 3 before, 3 now." in pages[0].text
    leads = [href for _, href in pages[0].links if href.startswith("/desk/letters/")]
    assert leads == [f"/desk/letters/{full.ids[it]}" for it in ("to_check", "joint")]


def test_dossiers_of_different_kinds_say_so(full, desk):
    """The public one lists no letter whose institution objects, and says that it counts."""
    page = desk.page(f"{COMPARE}?a={full.ids['edition']}&b={_compiled(full, Profile.PUBLIC)}")
    assert (page.title, "“Internal” and “Public”" in page.text,
            "1 letter of the older one may not be named in the newer one" in page.text) == (
        "no change", True, True)


def test_what_somebody_received_last_is_compared_with(full, desk):
    page = desk.page(f"{COMPARE}?a=to-{full.ids['addressee']}&b={full.ids['dossier']}")
    assert (page.status, page.title) == (200, "no change")
    desk.fill("/desk/addressees/new", name_pl="Minister próbny")
    with full.app.app_context():
        nothing = db.session.scalar(select(Addressee.public_id).where(
            Addressee.name_pl == "Minister próbny"))
    wrong = (f"a=to-{nothing}&b={full.ids['dossier']}", "a=nowhere0", "a=to-nowhere0")
    assert [desk.page(f"{COMPARE}?{it}").status for it in wrong] == [404] * 3


def test_a_choice_of_one_keeps_it_chosen(full, desk):
    page = desk.page(f"{COMPARE}?a={full.ids['edition']}")
    chosen = [it.get("value") for it in page.all("option") if "selected" in it.attrib]
    assert (page.title, chosen[0]) == ("Compare two dossiers", full.ids["edition"])
