"""Signed packages ASiC-S and ASiC-E (ETSI EN 319 162): a ZIP of documents and signatures."""

import base64
import hashlib
import io
import re
import zipfile
from dataclasses import replace
from urllib.parse import unquote

from esabid.domain.findings import FindingCode
from esabid.domain.signature import SignatureForm, SignatureReport
from esabid.intake.cades import open_cades
from esabid.intake.cms import DIGESTS
from esabid.intake.given import Given
from esabid.intake.refused import Refused
from esabid.intake.reports import MOST_SIGNATURES, unreadable
from esabid.intake.xades import xml_signatures
from esabid.intake.xmldsig import DS, parse

_SIGNATURES = re.compile(r"META-INF/[^/]*signatures?[^/]*\.(xml|p7s)", re.IGNORECASE)
_MANIFEST = re.compile(r"META-INF/ASiCManifest[^/]*\.xml", re.IGNORECASE)


def open_asic(content: bytes, roots, most_files: int, most_bytes: int) -> Given:
    """Check the signatures of a package over its documents, and take those out.

    Refused for one with too many files or bytes, or with names that lead elsewhere.
    """
    files = _files(content, most_files, most_bytes)
    documents = {name: data for name, data in files.items()
                 if name != "mimetype" and not name.upper().startswith("META-INF/")}
    reports = []
    for name in sorted(files):
        if not _SIGNATURES.fullmatch(name):
            continue
        if name.lower().endswith(".xml"):
            reports += _by_xml(files[name], documents, roots)
        else:
            reports += _by_cms(name, files, documents, roots)
    if not documents or not reports:
        raise Refused(FindingCode.SIGNATURE_CONTAINER)
    return Given(tuple(reports[:MOST_SIGNATURES]), tuple(documents.items()))


def _files(content: bytes, most_files: int, most_bytes: int) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = [it for it in package.infolist() if not it.is_dir()]
        # As many again for signatures and what belongs to them.
        if len(entries) > most_files + MOST_SIGNATURES:
            raise Refused(FindingCode.TOO_COMPLEX)
        if sum(it.file_size for it in entries) > most_bytes:
            raise Refused(FindingCode.TOO_LARGE, most_bytes // 1024**2)
        names = [it.filename for it in entries]
        if len(set(names)) < len(names) or not all(_stays_inside(it) for it in names):
            raise Refused(FindingCode.SIGNATURE_CONTAINER)
        # Any other way of packing is let alone: some take gigabytes to unpack a little.
        if any(it.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
               for it in entries):
            raise Refused(FindingCode.SIGNATURE_CONTAINER)
        # Reading stops at the size that the entry states.
        return {it.filename: package.read(it) for it in entries}


def _stays_inside(name: str) -> bool:
    """Whether the name leads to a place in the package and nowhere else."""
    parts = name.split("/")
    return "\\" not in name and ":" not in parts[0] and not {"", ".", ".."} & set(parts)


def _by_xml(content: bytes, documents: dict[str, bytes], roots) -> list[SignatureReport]:
    """Reports of XAdES signatures over the documents."""
    try:
        found = xml_signatures(parse(content), roots, lambda uri: documents.get(_named(uri)))
    except ValueError:
        return [unreadable(SignatureForm.ASIC)]
    return [replace(it.report, form=SignatureForm.ASIC,
                    whole=set(documents) <= {_named(ref.uri) for ref in it.references})
            for it in found]


def _by_cms(name: str, files: dict[str, bytes], documents: dict[str, bytes],
            roots) -> list[SignatureReport]:
    """Reports of a CAdES signature over the only document, or over a list of their hashes."""
    manifest = next((it for it in files if _MANIFEST.fullmatch(it)
                     and name in _sources(files[it], "SigReference")), None)
    try:
        only, over = next(iter(documents.items()))
        over = files[manifest] if manifest else over
        given = open_cades(files[name], roots, over=over)
        listed = _sources(over, "DataObjectReference") if manifest else {only: None}
    except (ValueError, StopIteration):
        return [unreadable(SignatureForm.ASIC)]
    kept = not given.documents and all(
        digest is None or _has_digest(documents.get(it), *digest) for it, digest in listed.items())
    return [replace(it, form=SignatureForm.ASIC, intact=it.intact and kept,
                    whole=set(documents) <= set(listed)) for it in given.signatures]


def _sources(manifest: bytes, kind: str) -> dict[str, tuple[str, bytes]]:
    """What a manifest names, by kind of entry: the names, and the hashes stated of them."""
    found = {}
    for entry in parse(manifest).iter("{*}" + kind):
        method, value = entry.find(DS + "DigestMethod"), entry.find(DS + "DigestValue")
        algorithm = method.get("Algorithm", "").partition("#")[2] if method is not None else ""
        digest = base64.b64decode(value.text or "") if value is not None else b""
        found[_named(entry.get("URI", ""))] = (algorithm, digest)
    return found


def _has_digest(content: bytes | None, algorithm: str, digest: bytes) -> bool:
    return content is not None and algorithm in DIGESTS and (
        hashlib.new(algorithm, content).digest() == digest)


def _named(uri: str) -> str:
    return unquote(uri).removeprefix("./")
