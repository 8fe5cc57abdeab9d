"""Signatures of the kind CMS (RFC 5652), in a PDF as in a .p7s: who, when, and if they hold."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import cms, core, tsp, x509
from pyhanko.sign.general import check_ess_certid, find_unique_cms_attribute
from pyhanko.sign.validation.generic_cms import (
    extract_self_reported_ts,
    extract_tst_data_iter,
    get_signing_cert_attr,
    validate_sig_integrity,
)

from esabid.domain.signature import Trust
from esabid.intake.rsa import BothForms
from esabid.intake.trust import trust

# SHA-1 and MD5 can be forged, so they vouch for nothing.
DIGESTS = ("sha224", "sha256", "sha384", "sha512")
MOST_SIGNERS = 20


@dataclass(frozen=True)
class Signer:
    """One signer of CMS data, as far as it was read.

    `digest` is what was signed, made by `algorithm`; `sound` says that the signature over it
    holds; `at` is the moment, `stamped` that an authority vouches for it.
    """

    cert: x509.Certificate
    algorithm: str
    digest: bytes
    sound: bool
    trust: Trust
    at: datetime | None
    stamped: bool


def signed_data(content: bytes) -> cms.SignedData:
    """The signed data in DER; ValueError for anything else. Bytes after it are left aside."""
    info = cms.ContentInfo.load(content)
    if info["content_type"].native != "signed_data":
        raise ValueError("not signed data")
    return info["content"]


def signer_infos(data: cms.SignedData) -> list[cms.SignerInfo]:
    """The first signers, as many as a letter can have."""
    return [data["signer_infos"][at] for at in range(min(len(data["signer_infos"]), MOST_SIGNERS))]


def stated_digest(info: cms.SignerInfo) -> bytes:
    """The hash of what was signed; b"" where only the signed bytes themselves could tell."""
    if not isinstance(info["signed_attrs"], cms.CMSAttributes):
        return b""
    return find_unique_cms_attribute(info["signed_attrs"], "message_digest").native


def read_signer(data: cms.SignedData, info: cms.SignerInfo, roots, *, content: str = "data",
                actual: bytes | None = None) -> Signer:
    """Check one signer; raises for data that cannot be read.

    `actual` is the hash of the bytes at hand; without it the signature is checked against the
    hash it states itself. `content` is the type of what was signed.
    """
    algorithm = info["digest_algorithm"]["algorithm"].native
    certs = [it.chosen for it in data["certificates"] or () if it.name == "certificate"]
    cert = _signers(info, certs)
    stated = stated_digest(info)
    digest = actual if actual is not None else stated
    intact, valid = validate_sig_integrity(info, cert, content, digest, BothForms())
    sound = bool(algorithm in DIGESTS and digest and intact and valid)
    at, stamped = _moment(info, roots)
    others = [it for it in certs if it is not cert]
    return Signer(cert, algorithm, digest, sound, trust(cert, others, roots, at), at, stamped)


def stamp_moment(token: cms.SignedData, stamped: bytes, roots) -> datetime | None:
    """The moment a time-stamp token (RFC 3161) puts on the bytes; None where it does not hold.

    Where this installation knows roots, the authority must lead to one.
    """
    info = token["encap_content_info"]["content"].parsed
    if not isinstance(info, tsp.TSTInfo):
        return None
    imprint = info["message_imprint"]
    algorithm = imprint["hash_algorithm"]["algorithm"].native
    if algorithm not in DIGESTS or (
            hashlib.new(algorithm, stamped).digest() != imprint["hashed_message"].native):
        return None
    signer = token["signer_infos"][0]
    certs = [it.chosen for it in token["certificates"] if it.name == "certificate"]
    cert = _signers(signer, certs)
    hashed = hashlib.new(signer["digest_algorithm"]["algorithm"].native,
                         bytes(token["encap_content_info"]["content"])).digest()
    if not all(validate_sig_integrity(signer, cert, "tst_info", hashed, BothForms())):
        return None
    at = info["gen_time"].native.astimezone(UTC)
    found = trust(cert, [it for it in certs if it is not cert], roots, at, "time_stamping")
    return None if found == Trust.NOT_TRUSTED else at


def _moment(info: cms.SignerInfo, roots) -> tuple[datetime | None, bool]:
    """When it was signed: as an authority stamped it, else as the signer claims."""
    claimed = None
    if isinstance(info["signed_attrs"], cms.CMSAttributes):
        claimed = extract_self_reported_ts(info)
    if isinstance(info["unsigned_attrs"], cms.CMSAttributes):
        for token in extract_tst_data_iter(info, signed=False):
            at = _stamp_or_none(token, info["signature"].native, roots)
            if at:
                return at, True
    return claimed and claimed.astimezone(UTC), False


def _stamp_or_none(token, stamped: bytes, roots) -> datetime | None:
    # A stamp that cannot be read takes nothing from the signature, it only vouches for nothing.
    try:
        return stamp_moment(token, stamped, roots)
    except Exception:
        return None


def _signers(info: cms.SignerInfo, certs: list[x509.Certificate]) -> x509.Certificate:
    """The signer's own certificate among those that came along; ValueError without it."""
    sid = info["sid"]
    for cert in certs:
        if sid.name == "issuer_and_serial_number":
            ours = (cert.issuer.dump() == sid.chosen["issuer"].dump()
                    and cert.serial_number == sid.chosen["serial_number"].native)
        else:
            ours = cert.key_identifier == sid.chosen.native
        if ours and _is_the_signed_one(info, cert):
            return cert
    raise ValueError("the signer's certificate is missing")


def _is_the_signed_one(info: cms.SignerInfo, cert: x509.Certificate) -> bool:
    if isinstance(info["signed_attrs"], core.Void):
        return True
    attribute = get_signing_cert_attr(info["signed_attrs"])
    return attribute is None or check_ess_certid(cert, attribute["certs"][0])
