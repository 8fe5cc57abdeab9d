"""A small certification authority of the tests, and PDFs signed with its certificates."""

import hashlib
import io
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from odd_files import letter
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers, timestamps
from pyhanko.sign.ades.qualified_asn1 import QcStatements
from pyhanko_certvalidator.registry import SimpleCertificateStore

PESEL = "44051401359"
FROM, UNTIL = datetime(2025, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
STAMPED = datetime(2026, 3, 3, 11, 15, tzinfo=UTC)
MINISTER = "Minister do spraw informatyzacji - pieczęć podpisu zaufanego"
QC_COMPLIANCE, QC_TYPE = "0.4.0.1862.1.1", "0.4.0.1862.1.6"
OIDS = {"sha256": "608648016503040201", "sha384": "608648016503040202",
        "sha512": "608648016503040203"}
ESIGN, ESEAL = "0.4.0.1862.1.6.1", "0.4.0.1862.1.6.2"


@dataclass(frozen=True)
class Identity:
    """A certificate with its key; `issuer` is None for one that signed itself.

    `bare` is one that names the hash in its signatures without parameters.
    """

    cert: x509.Certificate
    key: rsa.RSAPrivateKey
    issuer: "Identity | None" = None
    bare: bool = False

    @property
    def chain(self) -> list["Identity"]:
        """Itself and those above it."""
        return [self, *(self.issuer.chain if self.issuer else [])]

    @property
    def asn1(self) -> asn1.Certificate:
        return asn1.Certificate.load(self.cert.public_bytes(serialization.Encoding.DER))

    @property
    def pem(self) -> bytes:
        return self.cert.public_bytes(serialization.Encoding.PEM)

    @property
    def asn1_key(self) -> keys.PrivateKeyInfo:
        return keys.PrivateKeyInfo.load(self.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption()))

    @property
    def pem_key(self) -> bytes:
        return self.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption())

    @property
    def signer(self) -> signers.SimpleSigner:
        """What pyHanko signs with."""
        store = SimpleCertificateStore()
        store.register_multiple([it.asn1 for it in self.chain])
        kind = BareSigner if self.bare else signers.SimpleSigner
        return kind(self.asn1, self.asn1_key, store)


class BareSigner(signers.SimpleSigner):
    """Signs as the minister's seal does."""

    async def async_sign_raw(self, data, digest_algorithm, dry_run=False):
        key = serialization.load_der_private_key(self.signing_key.dump(), None)
        return bare(key, data, digest_algorithm)


def bare(key: rsa.RSAPrivateKey, content: bytes, algorithm="sha256") -> bytes:
    """An RSA signature with no parameters to its hash, by plain numbers (RFC 8017, 9.2)."""
    digest, oid = hashlib.new(algorithm, content).digest(), bytes.fromhex(OIDS[algorithm])
    inner = (bytes((0x30, len(oid) + 2, 0x06, len(oid))) + oid
             + bytes((0x04, len(digest))) + digest)
    stated, numbers = bytes((0x30, len(inner))) + inner, key.private_numbers()
    padded = b"\0\1" + b"\xff" * (256 - 3 - len(stated)) + b"\0" + stated
    value = pow(int.from_bytes(padded, "big"), numbers.d, numbers.public_numbers.n)
    return value.to_bytes(256, "big")


def name(**parts) -> x509.Name:
    """A subject from parts such as COMMON_NAME."""
    return x509.Name([x509.NameAttribute(getattr(NameOID, key), value)
                      for key, value in parts.items()])


def issue(subject: x509.Name, issuer: Identity | None = None, *, authority=False, qualified=None,
          stamps=False, from_=FROM, until=UNTIL) -> Identity:
    """A certificate; `qualified` is ESIGN, ESEAL or "" where it is stated to be qualified."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    builder = (x509.CertificateBuilder().subject_name(subject)
               .issuer_name(issuer.cert.subject if issuer else subject)
               .public_key(key.public_key()).serial_number(x509.random_serial_number())
               .not_valid_before(from_).not_valid_after(until)
               .add_extension(x509.BasicConstraints(ca=authority, path_length=None), True)
               .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
               .add_extension(_usage(authority), True))
    if qualified is not None:
        statements = QcStatements([{"statement_id": QC_COMPLIANCE}, *(
            [{"statement_id": QC_TYPE, "statement_info": [qualified]}] if qualified else [])])
        builder = builder.add_extension(x509.UnrecognizedExtension(
            x509.ObjectIdentifier("1.3.6.1.5.5.7.1.3"), statements.dump()), False)
    if stamps:
        builder = builder.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
    return Identity(builder.sign((issuer.key if issuer else key), hashes.SHA256()), key, issuer)


def _usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority, content_commitment=not authority, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=authority, crl_sign=authority,
        encipher_only=False, decipher_only=False)


@cache
def authority() -> dict[str, Identity]:
    """Everybody of the tests by a short name; made once, for keys take their time."""
    root = issue(name(COUNTRY_NAME="PL", COMMON_NAME="Testowe Centrum Certyfikacji"),
                 authority=True)
    middle = issue(name(COUNTRY_NAME="PL", COMMON_NAME="Testowe Centrum Kwalifikowane"), root,
                   authority=True)
    card = issue(name(COUNTRY_NAME="PL", COMMON_NAME="pl.ID Authorization CA"), root,
                 authority=True)
    jan = name(COUNTRY_NAME="PL", COMMON_NAME=f"Jan Kowalski {PESEL}", GIVEN_NAME="Jan",
               SURNAME="Kowalski", SERIAL_NUMBER=f"PNOPL-{PESEL}", TITLE="Rektor",
               ORGANIZATION_NAME="Uniwersytet Testowy w Krakowie")
    anna = name(COUNTRY_NAME="PL", COMMON_NAME=f"Anna Nowak TINPL-{PESEL}", SERIAL_NUMBER=PESEL)
    return {
        "root": root, "middle": middle,
        "jan": issue(jan, middle, qualified=ESIGN),
        "anna": issue(anna, middle, qualified=ESIGN),
        "seal": issue(name(COUNTRY_NAME="PL", COMMON_NAME="Pieczęć uczelni",
                           ORGANIZATION_NAME="Uniwersytet Testowy w Krakowie"), middle,
                      qualified=ESEAL),
        "minister": replace(issue(name(COUNTRY_NAME="PL", COMMON_NAME=MINISTER,
                                       ORGANIZATION_NAME="Ministerstwo Cyfryzacji"), middle,
                                  qualified=ESEAL), bare=True),
        "card": issue(name(COUNTRY_NAME="PL", COMMON_NAME="JAN KOWALSKI",
                           SERIAL_NUMBER=f"PNOPL-{PESEL}"), card),
        "expired": issue(jan, middle, qualified=ESIGN, until=FROM + timedelta(days=30)),
        "self": issue(name(COMMON_NAME="Jan Kowalski")),
        "clock": issue(name(COMMON_NAME="Testowy zegar"), root, stamps=True),
        "other_clock": issue(name(COMMON_NAME="Obcy zegar"), stamps=True),
    }


def roots(folder: Path, *who) -> Path:
    """Lay the certificates of these into the folder, as an installation would."""
    for it in who or ("root",):
        (folder / f"{it}.pem").write_bytes(authority()[it].pem)
    return folder


def stamper(who="clock") -> timestamps.DummyTimeStamper:
    """A time-stamp authority of our own; always the same moment."""
    clock = authority()[who]
    return timestamps.DummyTimeStamper(clock.asn1, clock.asn1_key, fixed_dt=STAMPED)


def signed(source: bytes | None = None, who="jan", *, field="Podpis1", stamped=None, box=None,
           **how) -> bytes:
    """A letter signed in a field of its own; visible where it has a `box`."""
    out = io.BytesIO()
    signers.PdfSigner(
        signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256",
                                     subfilter=fields.SigSeedSubFilter.PADES, **how),
        signer=authority()[who].signer, timestamper=stamped,
        new_field_spec=fields.SigFieldSpec(field, box=box),
    ).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(source or letter())), output=out)
    return out.getvalue()


def revised(source: bytes, change) -> bytes:
    """The file with one more revision, after `change(writer)`."""
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(source))
    change(writer)
    writer.write(out)
    return out.getvalue()
