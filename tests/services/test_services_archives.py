"""The archive of a dossier: every original untouched, a manifest that tells the truth."""

import csv
import hashlib
import io
import zipfile
from datetime import date
from pathlib import Path

import factories
import pytest
from factories import TODAY, actor
from services import checked_files

from esabid.domain.errors import IllegalTransition, NotPermitted
from esabid.domain.letter import FileRole, LetterAction, SignatureKind
from esabid.domain.permissions import Role
from esabid.domain.profiles import Profile
from esabid.models import LetterFile
from esabid.services import archives, compilations, incoming, letters
from esabid.services.kicks import left_by

FONTS = Path(__file__).parents[2] / "static" / "fonts"
ATTACHED = b"PK attachment"


@pytest.fixture
def compiled(session, store, good_file, other_file):
    """A dossier of two letters, one with an attachment, whose files pass for made."""
    campaign = factories.campaign(session)
    for name, file, kind in (("=Akademia", good_file, SignatureKind.QUALIFIED),
                             ("Firma", other_file, SignatureKind.SCAN_WITH_ORIGINAL)):
        row = factories.letter(session, factories.institution(session, name), signature=kind)
        checked_files.give(session, store, row, file)
        letters.advance(session, actor(), row, action=LetterAction.VERIFY)
    stored = store.put(ATTACHED)
    incoming.keep(session, actor(), sha256=stored.sha256, size=stored.size)
    row.files.append(LetterFile(sha256=stored.sha256, role=FileRole.ATTACHMENT, name="ź.docx"))
    made = compilations.compile_dossier(session, actor(), campaign, profile=Profile.MINISTRY,
                                        short=False, today=TODAY)
    stored = store.put(b"%PDF dossier")
    incoming.keep(session, actor(), sha256=stored.sha256, size=stored.size)
    for file in made.files:
        file.sha256, file.pages, file.size = stored.sha256, 1, stored.size
    session.flush()
    left_by(session)
    return made


def zipped(session, store, row):
    """The archive's bytes, and what was lost."""
    out = io.BytesIO()
    found = archives.contents(session, actor(), row, lang="pl", fonts=FONTS)
    lost = archives.write(out, found, store)
    return out.getvalue(), [(it.name, it.state) for it in lost]


def manifest(archive) -> list[list[str]]:
    text = archive.read("manifest.csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_archive_holds_the_originals_byte_for_byte(session, store, compiled, good_file,
                                                   other_file):
    data, lost = zipped(session, store, compiled)
    assert lost == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [
            "README.txt", "manifest.csv", "originals/0001-original.pdf",
            "originals/0002-original.pdf", "originals/0002-attachment-1.docx",
            f"dossier-ministry-pl-{TODAY}.pdf", f"dossier-ministry-en-{TODAY}.pdf",
            f"dossier-ministry-pl-{TODAY}.html", f"dossier-ministry-en-{TODAY}.html",
            "css/tokens.css", "css/charts.css", "css/twin.css", "fonts/inter-latin.woff2",
            "fonts/inter-latin-ext.woff2", "fonts/INTER-OFL.txt"]
        assert archive.read("originals/0001-original.pdf") == good_file.data
        assert archive.read("originals/0002-original.pdf") == other_file.data
        assert archive.read("originals/0002-attachment-1.docx") == ATTACHED


def test_full_and_short_dossier_of_a_day_have_names_of_their_own(session, compiled):
    names = [archives.name_of(compiled, "pl")]
    compiled.short = True
    found = archives.contents(session, actor(), compiled, lang="pl", fonts=FONTS)
    assert (names, [it.name for it in found.files if it.entry is None],
            [name for name, _ in found.twins], archives.name_of(compiled)) == (
        [f"dossier-ministry-pl-{TODAY}"],
        [f"dossier-ministry-{lang}-{TODAY}-short.pdf" for lang in ("pl", "en")],
        [f"dossier-ministry-{lang}-{TODAY}-short.html" for lang in ("pl", "en")],
        f"dossier-ministry-{TODAY}-short")


def test_manifest_names_every_file_with_its_checksum(session, store, compiled, good_file):
    data, _ = zipped(session, store, compiled)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("manifest.csv").startswith(b"\xef\xbb\xbf")
        head, *rows = manifest(archive)
        assert head == ["List", "Instytucja", "Czym jest plik", "Plik w archiwum",
                        "Nazwa, pod którą przyszedł", "SHA-256", "Bajty", "Data wpływu", "Podpis",
                        "Stan"]
        # What a spreadsheet would run as a formula is marked as text.
        assert rows[0] == ["1", "'=Akademia", "Oryginał", "originals/0001-original.pdf",
                           "list.pdf", hashlib.sha256(good_file.data).hexdigest(),
                           str(len(good_file.data)), date(2026, 3, 3).isoformat(),
                           "Kwalifikowany podpis elektroniczny", "nienaruszony"]
        # The ministry's dossier does not know whether a scan has its original.
        assert [row[8] for row in rows[1:]] == ["Skan", "Skan", "", ""]
        assert [row[2:5] for row in rows[2:]] == [
            ["Załącznik", "originals/0002-attachment-1.docx", "ź.docx"],
            ["Dossier", f"dossier-ministry-pl-{TODAY}.pdf", ""],
            ["Dossier", f"dossier-ministry-en-{TODAY}.pdf", ""]]
        for row in rows:
            kept = archive.read(row[3])
            assert (hashlib.sha256(kept).hexdigest(), str(len(kept))) == (row[5], row[6])


def test_twins_lead_to_what_lies_beside_them(session, store, compiled):
    data, _ = zipped(session, store, compiled)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        page = archive.read(f"dossier-ministry-pl-{TODAY}.html").decode()
        names = archive.namelist()
    beside = [part.split('"')[0] for part in page.split('href="')[1:]]
    assert [it for it in beside if not it.startswith(("#", "data:"))
            and it.split("#")[0] not in names] == []
    assert f"dossier-ministry-en-{TODAY}.html" in beside


def test_archive_is_the_same_each_time(session, store, compiled):
    assert zipped(session, store, compiled) == zipped(session, store, compiled)


def test_lost_and_damaged_files_are_named_and_left_out(session, store, compiled, good_file,
                                                       other_file):
    store.path(hashlib.sha256(good_file.data).hexdigest()).unlink()
    with store.path(hashlib.sha256(other_file.data).hexdigest()).open("r+b") as file:
        file.write(b"X")
    data, lost = zipped(session, store, compiled)
    assert lost == [("originals/0001-original.pdf", "missing"),
                    ("originals/0002-original.pdf", "damaged")]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert [name for name in archive.namelist() if name.startswith("originals")] == [
            "originals/0002-attachment-1.docx"]
        assert [row[-1] for row in manifest(archive)[1:4]] == ["brak", "uszkodzony",
                                                               "nienaruszony"]
        assert "2 files are missing or damaged" in archive.read("README.txt").decode()


def test_archive_of_what_is_not_made_is_refused(session, compiled):
    compiled.files[0].sha256 = compiled.files[0].pages = None
    with pytest.raises(IllegalTransition) as refused:
        archives.contents(session, actor(), compiled, lang="pl", fonts=FONTS)
    assert refused.value.code == "not_made_yet"


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.GUEST, Role.PARTNER, Role.VISITOR])
def test_originals_are_for_the_office_alone(session, compiled, role):
    with pytest.raises(NotPermitted):
        archives.contents(session, actor(role), compiled, lang="pl", fonts=FONTS)
