"""What everybody may see: kept for a minute where it is everybody's, and nothing private in it."""

import io

import pytest
from PIL import Image
from web.world import SECRETS, Role

from esabid.extensions import db, writing
from esabid.models import Campaign

ADDRESSES = ["/", "/progress.json", "/progress-pl.png", "/progress-en.png", "/privacy",
             "/accessibility"]
PUBLIC_KEYS = ["as_of", "rule", "goal", "verified", "received", "institutions", "percent",
               "crossed_on", "next_milestone", "by_sector", "by_reach"]
# Reasons, names and places of a campaign that has some of everything.
PRIVATE = (*SECRETS, "dr Jan Przykładowy", "Kontaktowa Osoba", "Zmiana władz", "Zasiada w jury",
           "Placówka", "Do sprawdzenia", "Bez pliku", "Wycofana", "senat")


def _kept(answer) -> tuple:
    return (answer.status_code, answer.headers["Cache-Control"], answer.headers.get("Vary"),
            "ETag" in answer.headers, "Set-Cookie" in answer.headers)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_visitor_s_answer_may_be_kept_by_everybody(full, address):
    client = full.app.test_client()
    first = client.get(address)
    assert _kept(first) == (200, "public, max-age=60", "Cookie", True, False)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (*_kept(again), again.data) == (
        304, "public, max-age=60", "Cookie", True, False, b"")
    assert client.get(address, headers={"If-None-Match": '"other"'}).data == first.data
    head = client.head(address)
    assert (*_kept(head), head.headers["ETag"], head.data) == (
        200, "public, max-age=60", "Cookie", True, False, first.headers["ETag"], b"")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_choice_of_language_is_the_reader_s_own(full, address):
    client = full.app.test_client()
    assert _kept(client.get(f"{address}?lang=en")) == (
        200, "private, no-cache", "Cookie", True, True)
    later = client.get(address)
    assert _kept(later) == (200, "private, no-cache", "Cookie", True, False)
    assert client.get(address, headers={
        "If-None-Match": later.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("role", [Role.PARTNER, Role.GUEST, Role.LEADERSHIP, Role.COORDINATOR])
def test_whoever_has_come_in_keeps_nothing(full, role):
    client = full.reader(role).client
    assert {address: client.get(address).headers["Cache-Control"]
            for address in ADDRESSES} == dict.fromkeys(ADDRESSES, "no-store")


def test_a_message_is_shown_once_and_not_kept(full):
    client = full.app.test_client()
    with client.session_transaction() as session:
        session["_flashes"] = [("message", "Zapisano.")]
    first = client.get("/", headers={"If-None-Match": "*"})
    assert (first.status_code, first.headers["Cache-Control"], "Zapisano." in first.text) == (
        200, "no-store", True)
    after = client.get("/")
    assert (_kept(after), "Zapisano." in after.text) == (
        (200, "private, no-cache", "Cookie", True, False), False)


def test_a_change_of_the_numbers_changes_every_answer_that_shows_them(full):
    client = full.app.test_client()
    before = {address: client.get(address).headers["ETag"] for address in ADDRESSES}
    with full.app.app_context(), writing() as session:
        session.get(Campaign, 1).goal = 2
        db.session.flush()
    after = {address: client.get(address).headers["ETag"] for address in ADDRESSES}
    assert [address for address in ADDRESSES if before[address] == after[address]] == [
        "/privacy", "/accessibility"]


@pytest.mark.parametrize("address", ["/", "/progress.json", "/?lang=en", "/progress.json?lang=en"])
def test_public_answers_hold_nothing_private(full, address):
    said = full.app.test_client().get(address).get_data(as_text=True)
    assert [secret for secret in PRIVATE if secret in said] == []


def test_public_json_has_the_keys_of_the_contract_and_no_other(full):
    said = full.app.test_client().get("/progress.json").json
    assert (list(said), said["verified"], said["institutions"], said["crossed_on"]) == (
        PUBLIC_KEYS, 3, 4, None)
    assert [it["institutions"] for it in said["by_reach"]] == [3, 1, 0]


def test_public_json_speaks_the_language_asked_for(full):
    client = full.app.test_client()
    assert [client.get(f"/progress.json?lang={lang}").json["by_reach"][1]["name"]
            for lang in ("pl", "en")] == ["Ogólnopolski", "National"]


def _properties(page) -> dict[str, str]:
    return {it.get("property"): it.get("content") for it in page.all("meta")
            if it.get("property")}


@pytest.mark.parametrize(("lang", "title", "url"), [
    ("pl", "3 z 50 listów poparcia", "http://127.0.0.1:8000/"),
    ("en", "3 of 50 letters of support", "http://127.0.0.1:8000/?lang=en")])
def test_public_page_describes_itself_to_other_sites(full, lang, title, url):
    reader = full.reader(lang=lang)
    said = _properties(reader.page("/"))
    picture = f"http://127.0.0.1:8000/progress-{lang}.png"
    assert (said["og:title"], said["og:url"], said["og:image"]) == (title, url, picture)
    answer = full.app.test_client().get(f"/progress-{lang}.png")
    shown = Image.open(io.BytesIO(answer.data))
    assert (answer.mimetype, shown.size) == ("image/png", (
        int(said["og:image:width"]), int(said["og:image:height"])))


def test_other_sites_may_show_the_picture_and_nothing_else(full):
    client = full.app.test_client()
    assert {address: client.get(address).headers["Cross-Origin-Resource-Policy"]
            for address in ADDRESSES} == {
        address: "cross-origin" if address.endswith(".png") else "same-origin"
        for address in ADDRESSES}


def test_addresses_never_come_from_the_host_header(full):
    said = full.app.test_client().get("/", headers={"Host": "localhost:1234"}).text
    assert ("localhost" in said, "http://127.0.0.1:8000/progress-pl.png" in said) == (False, True)


def test_a_demo_says_so_in_its_picture(full):
    client = full.app.test_client()
    before = client.get("/progress-pl.png").data
    with full.app.app_context(), writing() as session:
        session.get(Campaign, 1).demo = True
    assert client.get("/progress-pl.png").data != before


def test_before_the_campaign_there_is_nothing_to_show(blank):
    client = blank.app.test_client()
    assert {address: client.get(address).status_code for address in ADDRESSES} == {
        **dict.fromkeys(ADDRESSES, 200), "/progress.json": 404, "/progress-pl.png": 404,
        "/progress-en.png": 404}


def test_the_empty_page_promises_instead_of_counting_nothing(empty):
    page = empty.reader().page("/")
    assert ("The first letters are on their way." in page.text, "0 letters from" in page.text,
            page.hero()) == (True, False, 0)


def test_joint_letters_are_said(full):
    assert ("1 letter is signed by several institutions and counts once."
            in full.reader().page("/").text)
