"""The page of one dossier: in the making, stopped, made, issued for somebody."""

import hashlib

import html5lib
import pytest
from factories import actor
from web.world import Role

from esabid.domain.addressee import AddresseeDetails
from esabid.domain.profiles import Profile
from esabid.extensions import db, tools, writing
from esabid.models import CompilationFile
from esabid.queries.dossier import by_public_id
from esabid.services import addressees, incoming
from esabid.wording.words import words


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


@pytest.fixture
def waiting(filled, tmp_path):
    """A campaign whose worker does nothing, and the address of a dossier that waits for it."""
    world = filled.copy(tmp_path, IMMEDIATE=False)
    desk = world.reader(Role.COORDINATOR)
    yield world, desk, desk.post("/desk/dossiers", profile="internal",
                                 short="").headers["Location"]
    world.close()


def files(world, address) -> list[tuple]:
    """Whether each file of a dossier is stopped, and whether it is made."""
    with world.app.app_context():
        found = [(it.cancelled, it.sha256 is not None)
                 for it in by_public_id(db.session, address.rsplit("/", 1)[1]).files]
        db.session.remove()
    return found


def test_dossier_in_the_making_says_its_steps_and_can_be_stopped(waiting):
    world, desk, address = waiting
    with world.app.app_context(), writing() as session:
        for file, percent in zip(by_public_id(session, address.rsplit("/", 1)[1]).files, (0, 60)):
            file.progress, file.claimed_until = percent, actor().at.replace(year=2100)
    page = desk.page(address)
    assert [words in page.text for words in (
        "Polish PDF: 0%, looking through the letters' copies",
        "English PDF: 60%, putting the letters in", "stays here to download",
        "you may leave this page")] == [True] * 4
    assert desk.client.get(f"{address}/progress").headers.get("HX-Refresh") is None
    page = desk.fill(address, f"{address}/cancel")
    assert (page.status, "It was stopped before it was made." in page.text,
            files(world, address)) == (200, True, [(True, False)] * 2)
    assert desk.client.get(f"{address}/progress").headers["HX-Refresh"] == "true"
    page = desk.fill(address, f"{address}/again")
    assert ("Polish PDF: waiting" in page.text, files(world, address)) == (
        True, [(False, False)] * 2)


def test_making_is_said_aloud_by_its_steps_and_not_by_its_per_cent(waiting):
    """Only a step that was not said yet is sent to the place that is read aloud, which stays."""
    world, desk, address = waiting

    def piece(percent, again=""):
        with world.app.app_context(), writing() as session:
            file = by_public_id(session, address.rsplit("/", 1)[1]).files[0]
            file.progress, file.claimed_until = percent, actor().at.replace(year=2100)
        root = html5lib.parseFragment(desk.client.get(again or f"{address}/progress").text,
                                      namespaceHTMLElements=False)
        said = [it.text for it in root.iter("p") if it.get("id") == "making-said"]
        return said, next(it for it in root.iter("div") if it.get("id") == "making")

    said, part = piece(60)
    assert (said, part.get("role")) == (
        ["Polish PDF: putting the letters in; English PDF: waiting"], None)
    said, part = piece(61, part.get("hx-get"))
    assert (said, "61%" in "".join(part.itertext())) == ([], True)
    assert piece(90, part.get("hx-get"))[0] == [
        "Polish PDF: checking every page and link; English PDF: waiting"]
    page = desk.page(address)
    assert [(it.get("id"), page.text_of(it)) for it in page.all("p", "div")
            if it.get("role") == "status"] == [("making-said", "")]


def test_edition_in_the_making_is_not_stopped(waiting):
    world, desk, address = waiting
    with world.app.app_context(), writing() as session:
        row = by_public_id(session, address.rsplit("/", 1)[1])
        row.edition, row.issued_on = 9, actor().at.date()
    page = desk.page(address)
    assert ("Polish PDF: waiting" in page.text, f"{address}/cancel" in page.html) == (True, False)
    page = desk.sent(f"{address}/cancel")
    assert (page.status, "its files are made to the end" in page.text, files(world, address)) == (
        409, True, [(False, False)] * 2)


def test_made_dossier_is_not_stopped(full, desk):
    address = f"/desk/dossiers/{full.ids['dossier']}"
    before = full.rows()
    assert (desk.post(f"{address}/cancel").status_code, full.rows()) == (302, before)


def test_damaged_letters_are_named_with_the_way_to_them(full, desk):
    with full.app.app_context(), writing() as session:
        for file in by_public_id(session, full.ids["dossier"]).files:
            session.get(CompilationFile, file.id).unplaced = [2]
    page = desk.page(f"/desk/dossiers/{full.ids['dossier']}")
    href = dict(page.links)["Letter 2"]
    assert ("missing or damaged" in page.text, href) == (
        True, f"/desk/letters/{full.ids['letter']}")


def test_files_are_known_by_pages_size_seal_and_hash(full, desk):
    page = desk.page(f"/desk/dossiers/{full.ids['dossier']}")
    with full.app.app_context():
        made = [(it.sha256, it.pages) for it in by_public_id(
            db.session, full.ids["dossier"]).files]
    assert [it in page.text for it in made[0][:1] + made[1][:1]] == [True, True]
    assert page.text.count(f"Pages{made[0][1]} Size") == 2
    assert page.text.count("Sealnot sealed") == 2


def test_sealed_edition_shows_size_and_hash_of_what_one_downloads(full, desk):
    """The seal is made three megabytes long, so that sizes differ visibly."""
    with full.app.app_context(), writing() as session:
        file = by_public_id(session, full.ids["edition"]).files[0]
        plain, store = file.sha256, tools().store
        sealed = store.put(store.path(plain).read_bytes() + b" " * (3 << 20))
        incoming.keep(session, actor(), sha256=sealed.sha256, size=sealed.size)
        file.sealed_sha256 = sealed.sha256
    answer = desk.client.get(f"/dossiers/{full.ids['edition']}-pl.pdf")
    data = answer.data
    answer.close()
    page = desk.page(f"/desk/dossiers/{full.ids['edition']}")
    facts = {page.text_of(it): page.text_of(value)
             for it, value in zip(page.all("dt"), page.all("dd"))}
    size = len(data) / (1 << 20)
    assert (facts["SHA-256"], facts["SHA-256 before the seal"], facts["Size"]) == (
        hashlib.sha256(data).hexdigest(), plain, f"{size:.2f} MB")
    assert f"{size:.1f} MB)" in page.text


def test_edition_is_issued_for_an_addressee_of_its_profile(full, desk):
    with full.app.app_context(), writing() as session:
        ids = {profile: addressees.add(session, actor(), details=AddresseeDetails(
            profile=profile, language="pl", name_pl=f"Minister {profile}")).public_id
            for profile in (Profile.MINISTRY, Profile.ESA)}
    address = f"/desk/dossiers/{full.ids['dossier']}"
    page = desk.page(address)
    assert (f"Minister {Profile.MINISTRY}" in page.text, "Minister esa" in page.text,
            "There is no edition before to compare it with." in page.text) == (True, False, True)
    form = page.form(f"{address}/issue")
    wrong = desk.client.post(f"{address}/issue", data=form | {"addressee": ids[Profile.ESA]})
    assert wrong.status_code == 422
    page = desk.fill(address, f"{address}/issue", addressee=ids[Profile.MINISTRY])
    assert (page.status, page.title.startswith("Edition "),
            f"Issued forMinister {Profile.MINISTRY}" in page.text,
            "Who has received it" in page.text) == (200, True, True, True)


def test_next_edition_says_what_it_will_be_compared_with(full, desk):
    """The office's edition in the world went to somebody."""
    answer = desk.post("/desk/dossiers", profile="internal")
    page = desk.page(answer.headers["Location"])
    with full.app.app_context():
        today = words("en").long_date(tools().today())
    assert (f"Since edition 1, received on {today}: no change." in page.text,
            "Compare it with another dossier" in page.text) == (True, True)
