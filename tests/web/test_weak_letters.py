"""What makes a letter weak, the day of a refusal and of the decision: written down at the desk."""

import pytest
from web.refusals import check_refusals
from web.world import Role

REFUSED = [
    ("/desk/institutions/{asked}/ask/decline", {"reason": "x", "declined_on": "2099-01-01"},
     ["Declined on: The day of the refusal lies in the future."]),
    ("/desk/institutions/{asked}/ask/decline", {"reason": "x", "declined_on": "2026-02-28"},
     ["Declined on: The refusal cannot have come before the ask."]),
    ("/desk/letters/{to_check}/edit", {"dated_on": "2026-03-02", "valid_until": "2026-03-01"},
     ["Holds until: The letter cannot end to hold before it was written."]),
]


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def test_weak_letter_says_on_its_card_why(full, desk):
    card = f"/desk/letters/{full.ids['letter']}"
    said = "The cautious count sets this letter apart:"
    assert said not in desk.page(card).text
    page = desk.fill(f"{card}/edit", valid_until="2026-04-01", dated_on="2026-03-01",
                     **{"signers-0-mandate_doubtful": "y", "signers-0-signature_broken": "y"})
    notice = next(page.text_of(it) for it in page.all("div")
                  if it.get("class", "").startswith("notice notice-warn"))
    assert (said in notice, len([li for div in page.all("div") if said in page.text_of(div)
                                 and "notice" in div.get("class", "") for li in div.iter("li")])
            ) == (True, 3)
    further = f"/desk/letters/{full.ids['further']}"
    page = desk.fill(f"{further}/edit", **{"signers-0-signature_broken": "y"})
    assert (said in page.text, "The signature was found broken" in page.text) == (False, True)


def test_doubts_survive_a_clash(full, desk):
    address = f"/desk/letters/{full.ids['to_check']}/edit"
    values = desk.page(address).form()
    desk.fill(address, note="Pierwszy", **{"signers-0-mandate_doubtful": "y"})
    page = desk.sent(address, **values | {"signers-0-signature_broken": "y",
                                          "csrf_token": desk.token()})
    form = page.form()
    assert (page.status, page.errors[1:]) == (409, [
        "The signatory's mandate is doubtful: Saved meanwhile: yes",
        "The signature was found broken: Saved meanwhile: no", "Note: Saved meanwhile: Pierwszy"])
    assert ("signers-0-mandate_doubtful" in form, form["signers-0-signature_broken"]) == (
        False, "y")


def test_doubts_about_a_letter_do_not_pass_to_the_newer_one(full, desk):
    card = f"/desk/letters/{full.ids['to_check']}"
    desk.fill(f"{card}/edit", **{"signers-0-mandate_doubtful": "y",
                                 "signers-0-signature_broken": "y"})
    form = desk.page(f"/desk/letters/new?replaces={full.ids['to_check']}").form()
    assert [name for name in form if "doubtful" in name or "broken" in name] == []


def test_refusal_keeps_its_day(full, desk):
    card = f"/desk/institutions/{full.ids['asked']}"
    page = desk.fill(f"{card}/ask/decline", reason="Statut", declined_on="2026-03-05")
    assert "Declined on5 March 2026" in page.text


def test_decision_has_its_day(desk):
    desk.fill("/desk/settings", decides_on="2026-09-01")
    assert desk.page("/desk/settings").form()["decides_on"] == "2026-09-01"


def test_impossible_days_are_refused_and_nothing_is_lost(full, desk):
    check_refusals(full, desk, REFUSED)

