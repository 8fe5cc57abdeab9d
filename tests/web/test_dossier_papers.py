"""A dossier's page to read, its archive and its covering letters at their doors."""

import io
import zipfile

import pytest
from docx import Document
from web.world import SECRETS, Role

from esabid.domain.profiles import Profile
from esabid.extensions import db, system, tools, writing
from esabid.models import Campaign
from esabid.services import compilations

PAPERS = ("archive.zip", "letter/{addressee}.docx")


def compiled(world, profile, languages) -> str:
    """A dossier of these languages, made; its id."""
    with world.app.app_context():
        with writing() as session:
            row = compilations.compile_dossier(
                session, system(), session.get(Campaign, 1), profile=profile, short=False,
                today=tools().today(), languages=languages)
            public_id = row.public_id
        db.session.remove()
    return public_id


@pytest.mark.parametrize("lang, heading", [("pl", "Indeks instytucji"),
                                           ("en", "Index of institutions")])
def test_twin_speaks_the_readers_language(full, lang, heading):
    page = full.reader(Role.LEADERSHIP, lang).page(f"/dossiers/{full.ids['dossier']}/")
    assert heading in [page.text_of(it) for it in page.all("h2")]
    assert page.lang == lang


def test_twin_in_a_language_that_was_not_made_comes_in_the_other(full):
    public_id = compiled(full, Profile.PUBLIC, ("pl",))
    answer = full.reader(Role.GUEST, "en").client.get(f"/dossiers/{public_id}/?lang=en")
    assert (answer.status_code, '<html lang="pl">' in answer.text) == (200, True)


@pytest.mark.parametrize("role, allowed", [
    (Role.VISITOR, False), (Role.PARTNER, False), (Role.GUEST, True), (Role.LEADERSHIP, True),
    (Role.COORDINATOR, True)])
def test_twin_is_for_those_who_may_have_the_pdf(full, role, allowed):
    reader = full.reader(role)
    twin = reader.status(f"/dossiers/{full.ids['dossier']}/")
    assert twin == reader.status(f"/dossiers/{full.ids['dossier']}-pl.pdf")
    assert (twin == 200) == allowed


@pytest.mark.parametrize("role, status", [
    (Role.GUEST, 404), (Role.LEADERSHIP, 404), (Role.COORDINATOR, 200)])
def test_internal_dossier_stays_in_the_office(full, role, status):
    public_id = compiled(full, Profile.INTERNAL, ("pl",))
    reader = full.reader(role)
    assert [reader.status(f"/dossiers/{public_id}{it}") for it in ("/", "-pl.pdf")] == [status] * 2


def test_twin_of_nothing_is_not_found(full):
    assert full.reader(Role.LEADERSHIP).status("/dossiers/zzzzzzzz/") == 404


def test_public_twin_tells_nothing_that_may_not_be_told(full):
    page = full.reader(Role.LEADERSHIP).page(
        f"/dossiers/{compiled(full, Profile.PUBLIC, ('pl', 'en'))}/")
    assert [it for it in SECRETS if it in page.html] == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.GUEST, Role.LEADERSHIP])
def test_papers_are_the_offices_alone(full, role, paper):
    address = f"/desk/dossiers/{full.ids['edition']}/{paper.format(**full.ids)}"
    assert full.reader(role).status(address) in (302, 403)


def test_archive_comes_as_one_file_in_which_nothing_runs(full):
    desk = full.reader(Role.COORDINATOR)
    answer = desk.client.get(f"/desk/dossiers/{full.ids['dossier']}/archive.zip")
    data = answer.data
    answer.close()
    assert (answer.status_code, answer.mimetype, answer.content_length) == (
        200, "application/zip", len(data))
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=dossier-minis")
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:3] == ["README.txt", "manifest.csv",
                                          "originals/0001-original.pdf"]


def test_covering_letter_comes_from_the_page_of_an_edition(full):
    desk = full.reader(Role.COORDINATOR)
    address = f"/desk/dossiers/{full.ids['edition']}"
    links = [href for _, href in desk.page(address).links if href.endswith(".docx")]
    assert links == [f"{address}/letter/{full.ids['addressee']}.docx"]
    answer = desk.client.get(links[0])
    said = [it.text for it in Document(io.BytesIO(answer.data)).paragraphs]
    answer.close()
    assert said[2:4] == ["Rada Próbna", "Szanowni Państwo,"]


def test_working_version_has_an_archive_and_no_letters(full):
    links = full.reader(Role.COORDINATOR).page(f"/desk/dossiers/{full.ids['dossier']}").links
    assert [href.rsplit("/", 1)[1] for _, href in links
            if href.endswith((".zip", ".docx"))] == ["archive.zip"]


def test_covering_letter_of_a_working_version_is_refused(full):
    address = f"/desk/dossiers/{full.ids['dossier']}/letter/{full.ids['addressee']}.docx"
    assert full.reader(Role.COORDINATOR).status(address) == 409
