"""Signatures inside a PDF (PAdES and its forerunners)."""

import io
import logging
import re

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, SignatureCoverageLevel

from esabid.domain.signature import SignatureForm, SignatureReport
from esabid.intake.certificates import holder
from esabid.intake.cms import read_signer, signer_infos
from esabid.intake.reports import MOST_SIGNATURES, report, unreadable

UNREADABLE = unreadable(SignatureForm.PADES)
_SIGNED = re.compile(rb"/ByteRange\s*\[|/SubFilter\s*/(?:adbe|ETSI)\.")
# Adobe's own signature that lets its reader save a form; it signs nothing for anybody.
_USAGE_RIGHTS = re.compile(rb"/TransformMethod\s*/UR")
# More revisions than any letter goes through; comparing them takes its time.
_MOST_REVISIONS = 60

# Its warnings quote the file, names of signers among them.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


def pdf_signatures(content: bytes, roots) -> list[SignatureReport]:
    """Reports of every signature in the PDF, the first signer first.

    One that is there and cannot be read is reported as not intact.
    """
    if not _SIGNED.search(content):
        return []
    try:
        found = _fields(content)
    except Exception:
        return [UNREADABLE]
    if not found:
        return [] if _USAGE_RIGHTS.search(content) else [UNREADABLE]
    names = {name for _reader, name, _value, _field in found}
    read = [_read(content, names, *one, roots) for one in found[:MOST_SIGNATURES]]
    return [it for _order, it in sorted(filter(None, read), key=lambda it: it[0])]


def _fields(content: bytes) -> list[tuple]:
    """The filled signature fields, and the reader they stand in."""
    reader = PdfFileReader(io.BytesIO(content), strict=False)
    if reader.encrypted:
        reader.decrypt(b"")
    return [(reader, name, value, field) for name, value, field in enumerate_sig_fields(
        reader, filled_status=True)]


def _read(content, names, reader, name, value, field, roots):
    """Where in the file it ends, and the report; None for a time-stamp, which nobody signs."""
    try:
        signature = value.get_object()
        if signature.get("/Type") == "/DocTimeStamp":
            return None
        embedded = EmbeddedPdfSignature(reader, field, name)
        return embedded.byte_range[2], _report(content, names, embedded, signature, roots)
    # A stranger's file finds ever new ways to make a parser stumble.
    except Exception:
        return len(content), UNREADABLE


def _report(content, names, embedded, signature, roots) -> SignatureReport:
    if not _leaves_out_itself_alone(content, embedded):
        return UNREADABLE
    if embedded.reader.xrefs.total_revisions <= _MOST_REVISIONS:
        embedded.compute_integrity_info()
    signer = read_signer(embedded.signed_data, signer_infos(embedded.signed_data)[0], roots,
                         actual=embedded.compute_digest())
    reason = signature.get("/Reason")
    return report(
        SignatureForm.PADES, holder(signer.cert, reason=reason), signer,
        whole=_nothing_added(embedded, names), at=signer.at or embedded.self_reported_timestamp)


def _leaves_out_itself_alone(content: bytes, embedded: EmbeddedPdfSignature) -> bool:
    """Whether all from the first byte is signed, but for the signature's own hexadecimal."""
    start, length, again, rest = (int(it) for it in embedded.byte_range)
    if start != 0 or rest < 0 or not 0 < length < again or again + rest > len(content):
        return False
    gap = content[length:again]
    return (gap[:1] == b"<" and gap[-1:] == b">"
            and bytes.fromhex(gap[1:-1].decode("ascii")) == embedded.pkcs7_content)


def _nothing_added(embedded: EmbeddedPdfSignature, names: set[str]) -> bool:
    """Whether nothing followed but what long keeping takes, and other people's signatures."""
    if embedded.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    changes = embedded.diff_result
    if not isinstance(changes, DiffResult):
        return False
    if changes.modification_level <= ModificationLevel.LTA_UPDATES:
        return True
    return (changes.modification_level == ModificationLevel.FORM_FILLING
            and changes.changed_form_fields <= names)
