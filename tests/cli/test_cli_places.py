"""Paths as people and systems really have them: pipes, devices, names in no encoding."""

import os

import factories
import pytest
from sqlalchemy import select

from esabid.extensions import db
from esabid.models import LetterFile


@pytest.fixture
def pipe(tmp_path):
    """A named pipe that nobody writes to."""
    os.mkfifo(tmp_path / "pipe.csv")
    return tmp_path / "pipe.csv"


@pytest.mark.parametrize("command", [
    ("letters", "add"), ("institutions", "import"), ("institutions", "export"),
    ("dossier", "make", "--out")])
def test_pipe_is_neither_read_nor_replaced(esabid, pipe, command):
    said = esabid.run(*command, pipe, code=2).stderr
    assert ("neither a file nor a folder" in said, pipe.is_fifo()) == (True, True)


def test_broken_link_is_named(esabid, tmp_path):
    (tmp_path / "link.pdf").symlink_to(tmp_path / "nowhere")
    assert "link.pdf' does not exist" in esabid.run(
        "letters", "add", tmp_path / "link.pdf", code=2).stderr


def test_file_name_in_no_encoding_is_taken_and_said(esabid, tmp_path):
    folder = tmp_path / "post"
    folder.mkdir()
    (folder / os.fsdecode(b"list\xff\n.pdf")).write_bytes(factories.pdf("Popieramy"))
    answer = esabid.json("letters", "add", folder)["files"][0]
    with esabid.opened():
        names = list(db.session.scalars(select(LetterFile.name)))
    assert (answer["result"], os.fsencode(answer["path"])[-10:], names) == (
        "stored", b"list\xff\n.pdf"[-10:], ["list??.pdf"])
    assert "list??.pdf" in esabid.run("letters", "add", folder).stdout
