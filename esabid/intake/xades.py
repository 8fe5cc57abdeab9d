"""Signatures of the kind XAdES: beside a file, around one, or inside an XML letter of ePUAP."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from esabid.domain.signature import SignatureForm, SignatureReport
from esabid.intake.cades import signed_hash
from esabid.intake.certificates import holder, person_in
from esabid.intake.cms import DIGESTS, Signer, signed_data, stamp_moment
from esabid.intake.given import Given
from esabid.intake.reports import MOST_SIGNATURES, report, unreadable
from esabid.intake.trust import trust
from esabid.intake.xmldsig import (
    BASE64,
    DS,
    SIGNATURE,
    Reference,
    canonical,
    parse,
    references,
    signed_by,
)

_MOST_CERTIFICATES = 10


@dataclass(frozen=True)
class XmlSignature:
    """One signature with what it refers to."""

    report: SignatureReport
    references: tuple[Reference, ...] = ()


def open_xades(content: bytes, roots, beside: bytes | None) -> Given:
    """Check the signatures in an XML file and take out the documents it carries.

    What it signs and does not carry is believed to have the hash that is signed; `beside` is a
    file that may be it. ValueError for what is no signed XML.
    """
    root = parse(content)
    found = xml_signatures(root, roots)
    if not found:
        raise ValueError("no signature")
    stated = {(it.algorithm, it.digest) for one in found for it in one.references
              if it.target is None and it.plain}
    documents = (*_attached(root), *(it for one in found for it in _enveloped(one)))
    return Given(tuple(it.report for it in found), documents,
                 "" if documents else signed_hash(stated, beside),
                 alone=not documents and not stated)


def xml_signatures(root: etree._Element, roots, files=None) -> list[XmlSignature]:
    """Every signature of the document that does not stand within another one.

    `files(name)` gives the bytes of a file, or None. Without it, a signature over files is
    checked as far as the hashes it states.
    """
    outer = [it for it in root.iter(SIGNATURE) if next(it.iterancestors(SIGNATURE), None) is None]
    return [_signature(it, roots, files) for it in outer[:MOST_SIGNATURES]]


def _signature(node: etree._Element, roots, files) -> XmlSignature:
    try:
        found = tuple(references(node, files or (lambda _name: None)))
        return XmlSignature(_report(node, found, roots, beside=files is None), found)
    # A stranger's file finds ever new ways to make a parser stumble.
    except Exception:
        return XmlSignature(unreadable(SignatureForm.XADES))


def _report(node, found: tuple[Reference, ...], roots, *, beside: bool) -> SignatureReport:
    certs = [base64.b64decode("".join(it.itertext()))
             for it in node.findall(f"{DS}KeyInfo/{DS}X509Data/{DS}X509Certificate")]
    certs = [x509.load_der_x509_certificate(it) for it in certs[:_MOST_CERTIFICATES]]
    signing = [it for it in certs if signed_by(node, it)]
    cert = (signing or certs)[0]
    properties = _properties(node, found)
    kept = all(it.intact if it.intact is not None else beside for it in found)
    sound = bool(signing) and kept and _names(properties, cert)
    ours, others = _read(cert), [_read(it) for it in certs if it is not cert]
    at, stamped = _moment(node, properties, roots)
    signer = Signer(ours, "", b"", sound, trust(ours, others, roots, at), at, stamped)
    person, office = _person(properties)
    return report(SignatureForm.XADES, holder(ours, person=person, office=office), signer,
                  whole=_all_signed(node, found))


def _read(cert: x509.Certificate) -> asn1.Certificate:
    return asn1.Certificate.load(cert.public_bytes(Encoding.DER))


def _properties(node, found: tuple[Reference, ...]) -> etree._Element | None:
    """What the signer states of itself, where it is signed like all else."""
    for it in found:
        if it.target is not None and it.intact and _is(it.target, "SignedProperties") and (
                node in it.target.iterancestors(SIGNATURE)):
            return it.target
    return None


def _names(properties, cert: x509.Certificate) -> bool:
    """Whether the signed properties, if they name a certificate, name this one."""
    stated = next(_all(properties, "CertDigest"), None)
    if stated is None:
        return True
    algorithm = stated.find(DS + "DigestMethod").get("Algorithm", "").partition("#")[2]
    digest = base64.b64decode(_text(stated.find(DS + "DigestValue")))
    return algorithm in (*DIGESTS, "sha1") and (
        hashlib.new(algorithm, cert.public_bytes(Encoding.DER)).digest() == digest)


def _person(properties) -> tuple[str, str]:
    """The person a podpis zaufany stands for, and the office that a signer claims."""
    for one in _all(properties, "DaneZPOsobyFizycznej"):
        first = " ".join(_text(it) for it in _all(one, "Imie"))
        last = "-".join(_text(it) for it in _all(one, "Nazwisko"))
        return f"{first} {last}", ""
    claimed = next((_text(it) for it in _all(properties, "ClaimedRole") if not len(it)), "")
    person = person_in(claimed)
    return person, "" if person else claimed


def _moment(node, properties, roots) -> tuple[datetime | None, bool]:
    """When it was signed: as an authority stamped it, else as the signer claims."""
    value = node.find(DS + "SignatureValue")
    for stamp in _all(node, "SignatureTimeStamp"):
        # A stamp that cannot be read takes nothing from the signature, it vouches for nothing.
        try:
            over = canonical(value, stamp.find(DS + "CanonicalizationMethod"))
            token = base64.b64decode(_text(next(_all(stamp, "EncapsulatedTimeStamp"))))
            at = stamp_moment(signed_data(token), over, roots)
        except Exception:
            continue
        if at:
            return at, True
    try:
        claimed = datetime.fromisoformat(_text(next(_all(properties, "SigningTime"), None)))
        return (claimed if claimed.tzinfo else claimed.replace(tzinfo=UTC)).astimezone(UTC), False
    except (ValueError, OverflowError):
        return None, False


def _all_signed(node, found: tuple[Reference, ...]) -> bool:
    """Whether nothing of the document lies outside of what the signature refers to."""
    root, targets = node.getroottree().getroot(), [it.target for it in found]
    carried = [it for it in node.findall(DS + "Object")
               if _text(it) and not any(_is(child, "QualifyingProperties") for child in it)]
    around = any(it is None or it is root for it in targets)
    # What stands in the signature itself is left out where the document around it is signed.
    # Some programs put a signature, or several, into an element of their own.
    alone = root is node or not _own_text(root) and all(it.tag == SIGNATURE for it in root)
    return (around or alone and bool(carried)) and all(
        any(it is target for target in targets) for it in carried)


def _own_text(element: etree._Element) -> str:
    """What an element says between its children."""
    return "".join((element.text or "", *(it.tail or "" for it in element))).strip()


def _enveloped(one: XmlSignature):
    """The documents inside the signature, as gov.pl makes them of any file."""
    for it in one.references:
        if it.target is not None and it.target.tag == DS + "Object" and (
                it.decoded or it.target.get("Encoding") == BASE64):
            yield from _decoded("", _text(it.target))


def _attached(root: etree._Element):
    """The attachments of an XML letter of ePUAP; none out of a signature, which nobody signs."""
    for it in _all(root, "DaneZalacznika"):
        if next(it.iterancestors(SIGNATURE), None) is not None:
            continue
        parent = it.getparent()
        name = parent.get("nazwaPliku", "") if parent is not None else ""
        yield from _decoded(_file_name(name), _text(it))


def _decoded(name: str, text: str):
    """The file, unless it is none: an attachment may be an address instead."""
    try:
        content = base64.b64decode("".join(text.split()), validate=True)
    except ValueError:
        return
    if content:
        yield name, content


def _file_name(name: str) -> str:
    """A file's name, which ePUAP writes in base64 at times."""
    try:
        plain = base64.b64decode(name, validate=True).decode("utf-8")
    except ValueError:
        return name
    return plain if "." in plain else name


def _all(element, name: str):
    """The elements of this local name in it; XAdES has several versions, each of its own."""
    if element is not None:
        yield from element.iter("{*}" + name)


def _is(element, name: str) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname == name


def _text(element) -> str:
    # As XPath reads it: without comments, which a signature may leave out.
    return element.xpath("string()").strip() if element is not None else ""
