"""An e-signature as it was found, in a file or beside it: never more than was checked."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from esabid.domain.findings import Finding, FindingCode, Severity, finding
from esabid.domain.letter import SignatureKind


class SignatureForm(StrEnum):
    """Where a signature lives: in the PDF itself, or in a file beside it."""

    PADES = "pades"
    CADES = "cades"
    XADES = "xades"
    ASIC = "asic"


class Trust(StrEnum):
    """What this installation can say of the certificate; NOT_CHECKED where it knows no roots."""

    TRUSTED = "trusted"
    NOT_TRUSTED = "not_trusted"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True)
class SignatureReport:
    """One signature: who, when, and whether the bytes are still those that were signed.

    `signer` is the person; for a podpis zaufany the one named in the Reason, because the
    certificate is the minister's seal. No field ever holds a PESEL. `signed_at` is an ISO instant
    in UTC, "" where none is stated; `stamped` says that a time-stamp authority vouches for it.
    `whole` says that nothing of the file lies outside what was signed, `intact` that the signed
    bytes are unchanged; `kind` is the kind the certificate speaks for, if it does.
    """

    form: SignatureForm
    intact: bool
    whole: bool
    trust: Trust
    signer: str = ""
    organisation: str = ""
    office: str = ""
    signed_at: str = ""
    stamped: bool = False
    kind: SignatureKind | None = None

    def as_dict(self) -> dict:
        """Plain values for JSON."""
        return asdict(self)

    @property
    def sound(self) -> bool:
        """Whether the bytes are unchanged and nothing was added after signing."""
        return self.intact and self.whole


def signatures_from(rows) -> tuple[SignatureReport, ...]:
    """Rebuild reports from stored dicts."""
    return tuple(SignatureReport(**{
        **row, "form": SignatureForm(row["form"]), "trust": Trust(row["trust"]),
        "kind": SignatureKind(row["kind"]) if row["kind"] else None}) for row in rows)


def signature_findings(signatures) -> tuple[Finding, ...]:
    """What is noted of each signature: one that does not hold for the whole file warns."""
    return tuple(_noted(one, one.signer or one.organisation or one.form) for one in signatures)


def _noted(one: SignatureReport, who: str) -> Finding:
    if not one.intact:
        return finding(FindingCode.SIGNATURE_BROKEN, Severity.WARNS, who)
    if not one.whole:
        return finding(FindingCode.SIGNATURE_PARTIAL, Severity.WARNS, who)
    return finding(FindingCode.SIGNATURE_FOUND, Severity.INFORMS, who)
