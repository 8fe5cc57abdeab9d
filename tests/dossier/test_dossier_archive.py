"""The ZIP of a dossier: equal bytes for equal contents, plain names, no file in memory."""

import io
import tracemalloc
import zipfile

import pytest

from esabid.domain.letter import FileRole
from esabid.dossier.archive import Member, original_name, readme, write_archive


def zipped(members, **how) -> bytes:
    out = io.BytesIO()
    write_archive(out, members, **how)
    return out.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_equal_contents_give_equal_bytes(tmp_path, packed, monkeypatch):
    (tmp_path / "a").write_bytes(b"letter" * 99)
    members = [Member("ź.txt", "Źródło".encode()), Member("originals/0001", tmp_path / "a")]
    first = zipped(members, packed=packed)
    (tmp_path / "a").touch()
    (tmp_path / "a").chmod(0o600)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert zipped(members, packed=packed) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert [(it.filename, it.date_time, it.external_attr >> 16, it.create_system)
                for it in archive.infolist()] == [
            ("ź.txt", (1980, 1, 1, 0, 0, 0), 0o100644, 3),
            ("originals/0001", (1980, 1, 1, 0, 0, 0), 0o100644, 3)]
        assert archive.read("originals/0001") == b"letter" * 99


def test_files_are_stored_as_they_are(tmp_path):
    (tmp_path / "a").write_bytes(b"letter" * 999)
    with zipfile.ZipFile(io.BytesIO(zipped([Member("a", tmp_path / "a")]))) as archive:
        assert archive.getinfo("a").compress_type == zipfile.ZIP_STORED


def test_memory_does_not_grow_with_the_files(tmp_path):
    with (tmp_path / "large").open("wb") as file:
        file.truncate(60 << 20)
    with (tmp_path / "out.zip").open("w+b") as out:
        tracemalloc.start()
        write_archive(out, (Member(f"{n}.pdf", tmp_path / "large") for n in range(3)))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 8 << 20


def test_more_files_than_an_old_zip_can_hold():
    data = zipped(Member(f"{n}", b"") for n in range(65_600))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == 65_600


@pytest.mark.parametrize("number, role, place, sent, name", [
    (12, FileRole.ORIGINAL, 1, "List poparcia.PDF", "originals/0012-original.pdf"),
    (12, FileRole.ATTACHMENT, 2, "załącznik.docx", "originals/0012-attachment-2.docx"),
    (7, FileRole.SIGNATURE, 1, "list.pdf.xades", "originals/0007-signature-1.xades"),
    (20000, FileRole.ATTACHMENT, 1, "../../etc/passwd", "originals/20000-attachment-1"),
    (1, FileRole.ATTACHMENT, 1, "a.ł/..", "originals/0001-attachment-1"),
    (1, FileRole.ATTACHMENT, 1, "a.verylongending", "originals/0001-attachment-1"),
])
def test_names_in_the_archive_are_plain(number, role, place, sent, name):
    assert original_name(number, role, place, sent) == name


def test_readme_speaks_both_languages_and_names_what_is_lost():
    whole, lost = readme("Kandydatura", 0).decode(), readme("Kandydatura", 2).decode()
    assert "sumami kontrolnymi" in whole and "checksums" in whole
    assert "missing or damaged" not in whole
    assert "2 files are missing or damaged" in lost and "2 pliki zaginęły" in lost
