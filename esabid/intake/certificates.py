"""Who a certificate speaks for: person, organisation, office and kind, never a PESEL."""

import re
import unicodedata
from dataclasses import dataclass

from asn1crypto import x509
from pyhanko.sign.ades.qualified_asn1 import get_qc_statements

from esabid.domain.letter import SignatureKind

LONGEST = 160
# A PESEL has 11 digits, and nothing that a name or an office holds has as many. "PNOPL-" and
# "TINPL-" go before it in a serial number (ETSI EN 319 412-1), "PESEL" in a Reason.
_NUMBER = re.compile(r"(?:\b(?:PNO|TIN|IDC|PAS|PI:)[A-Z]{2}\W*|\bPESEL\W*)?\d(?:[\W_]{0,2}\d){10,}"
                     r"|\bPESEL\b", re.IGNORECASE)
_EMPTIED = re.compile(r"\(\W*\)")
_EDGES = " ,;:-–/\"'"
# The seal of the minister, who signs for the holders of a profil zaufany.
_MINISTERS_SEAL = re.compile(r"podpisu zaufanego|profil\w* zaufan|epuap|egov sign", re.IGNORECASE)
# Who issues the certificates of Polish identity cards.
_IDENTITY_CARD = re.compile(r"\bpl\.?id\b|podpis\w* osobist", re.IGNORECASE)
_ON_BEHALF = re.compile(r"\bw imieniu\b\s*:?\s*\(?(?P<who>[^,;()\d]+)", re.IGNORECASE)
_SIGNED_BY = re.compile(r"\bpodpis\w*\b[^:]*\bprzez\b\s*:?\s*\(?(?P<who>[^,;()\d]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Holder:
    """Whom a certificate names; empty where it names none."""

    signer: str = ""
    organisation: str = ""
    office: str = ""
    kind: SignatureKind | None = None


def plain(text) -> str:
    """A stranger's words fit to be shown: one line, without control characters and PESEL."""
    if not isinstance(text, str):
        return ""
    kept = "".join(" " if unicodedata.category(it) in ("Cc", "Zl", "Zp") else it
                   for it in unicodedata.normalize("NFC", text[:LONGEST * 10])
                   if unicodedata.category(it) not in ("Cf", "Cs", "Co", "Cn"))
    left = _EMPTIED.sub(" ", _NUMBER.sub(" ", kept))
    return " ".join(left.split()).strip(_EDGES)[:LONGEST].strip(_EDGES)


def holder(cert: x509.Certificate, reason: str = "", person: str = "", office: str = "") -> Holder:
    """Whom the certificate speaks for.

    `reason` is the text of the signature, where the minister's seal names the person; `person`
    and `office` are what the signature says elsewhere, as XAdES does.
    """
    subject = {name: _last(cert.subject.native.get(name)) for name in (
        "common_name", "given_name", "surname", "organization_name", "title")}
    kind = kind_of(cert)
    organisation = plain(subject["organization_name"])
    if kind == SignatureKind.TRUSTED_PROFILE:
        return Holder(plain(person) or person_in(reason), kind=kind)
    if kind == SignatureKind.QUALIFIED_SEAL:
        return Holder("", organisation or plain(subject["common_name"]), kind=kind)
    whole_name = f"{subject['given_name']} {subject['surname']}"
    named = subject["given_name"] and subject["surname"]
    return Holder(plain(whole_name if named else subject["common_name"]), organisation,
                  plain(subject["title"]) or plain(office), kind)


def person_in(reason: str) -> str:
    """The person for whom the minister's seal stands, out of the Reason of a podpis zaufany."""
    words = " ".join(reason.split()) if isinstance(reason, str) else ""
    found = _ON_BEHALF.search(words) or _SIGNED_BY.search(words)
    return plain(found["who"]) if found else ""


def kind_of(cert: x509.Certificate) -> SignatureKind | None:
    """The kind of signature that the certificate is made for, None where it does not say."""
    names = [_last(cert.subject.native.get(it)) for it in ("common_name", "organization_name")]
    if any(_MINISTERS_SEAL.search(name) for name in names):
        return SignatureKind.TRUSTED_PROFILE
    issuer = [_last(cert.issuer.native.get(it)) for it in ("common_name", "organization_name")]
    if any(_IDENTITY_CARD.search(name) for name in issuer):
        return SignatureKind.PERSONAL_ID
    return _qualified(cert)


def _qualified(cert: x509.Certificate) -> SignatureKind | None:
    """What the issuer states by ETSI EN 319 412-5: a qualified certificate, and for what.

    Some Polish issuers leave out for what; then a person's is for signatures, a body's for seals.
    """
    try:
        stated = {it["statement_id"].native: it["statement_info"].native
                  for it in get_qc_statements(cert)}
    except (ValueError, TypeError, KeyError):
        return None
    if "qc_compliance" not in stated:
        return None
    types, subject = stated.get("qc_type"), cert.subject.native
    if not types:
        signs, seals = "surname" in subject, "organization_identifier" in subject
    else:
        signs, seals = "qct_esign" in types, "qct_eseal" in types
    if signs:
        return SignatureKind.QUALIFIED
    return SignatureKind.QUALIFIED_SEAL if seals else None


def _last(value) -> str:
    """One value of a name's part, which may stand there several times."""
    if isinstance(value, list):
        value = value[-1] if value else ""
    return value if isinstance(value, str) else ""
