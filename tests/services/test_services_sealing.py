"""The city's seal on editions: appended, verifiable, and its key written nowhere."""

from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from services.made_dossiers import PASSWORD, file, issue, make, row, seal
from signing import authority

from esabid.config import WrongSetting
from esabid.extensions import equip, tools
from esabid.services import verifying

__all__ = ["file", "row", "seal"]


def test_edition_is_sealed_and_begins_with_the_unsealed_bytes(session, store, row, file, seal,
                                                              caplog):
    make(session, store, file, seal=seal)
    working = file.sealed_sha256
    issue(session, row)
    make(session, store, file, seal=seal)
    plain = store.path(file.sha256).read_bytes()
    data = store.path(file.sealed_sha256).read_bytes()
    assert (working, file.last_error, data[:len(plain)] == plain, len(data) > len(plain),
            PASSWORD in caplog.text) == (None, "", True, True, False)
    with open(store.path(file.sealed_sha256), "rb") as stream:
        signature = PdfFileReader(stream).embedded_signatures[0]
        status = validate_pdf_signature(signature, ValidationContext(
            trust_roots=[authority()["root"].asn1]))
    assert (signature.field_name, status.intact, status.valid, status.trusted,
            status.coverage.name) == ("Seal", True, True, True, "ENTIRE_FILE")
    assert verifying.verify(store, row, tools().fonts) == []


def test_seal_that_fails_leaves_the_edition_and_says_so(session, store, row, file, seal):
    make(session, store, file)
    issue(session, row)
    Path(seal.path).unlink()
    make(session, store, file, seal=seal)
    assert (store.verify(file.sha256), file.sealed_sha256, file.last_error) == (
        True, None, "esabid.dossier.seal: file")


def test_neither_key_nor_password_is_written_anywhere(session, store, row, file, seal, tmp_path):
    make(session, store, file)
    issue(session, row)
    make(session, store, file, seal=seal)
    session.commit()
    held = [path for path in tmp_path.rglob("*") if path.is_file()
            and PASSWORD.encode() in path.read_bytes()]
    assert (held, PASSWORD in repr(seal)) == ([], False)


@pytest.mark.parametrize(("change", "says"), [
    (lambda seal: (seal.path, "wrong"), "ESABID_SEAL is no PKCS#12 file"),
    (lambda seal: (__file__, PASSWORD), "ESABID_SEAL is no PKCS#12 file")])
def test_wrong_seal_stops_the_start(app, seal, change, says):
    path, password = change(seal)
    app.config.update(SEAL=path, SEAL_PASSWORD=password)
    with pytest.raises(WrongSetting, match=f"^{says}") as wrong:
        equip(app, fonts=tools().fonts, kick=None)
    assert "\n" not in str(wrong.value)


def test_right_seal_is_among_the_tools(app, seal):
    app.config.update(SEAL=seal.path, SEAL_PASSWORD=seal.password)
    equip(app, fonts=tools().fonts, kick=None)
    assert tools().seal == seal
