"""`esabid dossier archive`: the ZIP by command, the same each time, honest about what is lost."""

import hashlib
import zipfile

import factories
import pytest

from esabid.extensions import tools, writing


@pytest.fixture
def dossier(campaign):
    """The id of a dossier of one letter, made, and the hash of the letter's original."""
    with campaign.opened(), writing() as session:
        row = factories.letter(session, factories.institution(session, "Akademia Próbna"),
                               store=tools().store, verified=True)
        original = row.original.sha256
    return campaign.json("dossier", "make", "--lang", "pl")["id"], original


def test_archive_is_written_whole_and_the_same_each_time(campaign, dossier, tmp_path):
    out = tmp_path / "archive.zip"
    first = campaign.json("dossier", "archive", dossier[0], "--out", out)
    assert first == {"id": dossier[0], "path": str(out), "bytes": out.stat().st_size,
                     "sha256": hashlib.sha256(out.read_bytes()).hexdigest(), "files": 2,
                     "lost": []}
    assert campaign.json("dossier", "archive", dossier[0], "--out", out) == first
    with zipfile.ZipFile(out) as archive:
        kept = archive.read("originals/0001-original.pdf")
    assert hashlib.sha256(kept).hexdigest() == dossier[1]


def test_archive_without_a_lost_file_says_so_and_ends_with_1(campaign, dossier, tmp_path):
    with campaign.opened():
        tools().store.path(dossier[1]).unlink()
    out = tmp_path / "archive.zip"
    found = campaign.json("dossier", "archive", dossier[0], "--out", out, code=1)
    assert (found["files"], found["lost"]) == (1, [
        {"name": "originals/0001-original.pdf", "sha256": dossier[1], "state": "missing"}])
    said = campaign.run("dossier", "archive", dossier[0], "--out", out, code=1).stdout
    assert "originals/0001-original.pdf" in said
    assert out.exists()


def test_archive_of_a_dossier_nobody_has_is_refused(campaign, tmp_path):
    found = campaign.json("dossier", "archive", "zzzzzzzz", "--out", tmp_path / "a.zip", code=1)
    assert found["error"]["code"] == "not_found"
    assert list(tmp_path.glob("*.zip*")) == []
