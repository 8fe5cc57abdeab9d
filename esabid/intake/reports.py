"""Puts together the report of one signature, whatever form it has."""

from datetime import UTC, datetime

from esabid.domain.signature import SignatureForm, SignatureReport, Trust
from esabid.intake.certificates import Holder
from esabid.intake.cms import Signer

MOST_SIGNATURES = 20


def report(form: SignatureForm, who: Holder, signer: Signer, *, whole: bool,
           at: datetime | None = None) -> SignatureReport:
    """The report; `at` is the moment to say where the signature itself states none."""
    return SignatureReport(
        form, signer.sound, whole, signer.trust, who.signer, who.organisation, who.office,
        moment(signer.at or at), signer.stamped, who.kind)


def unreadable(form: SignatureForm) -> SignatureReport:
    """The report of a signature that is there and cannot be read."""
    return SignatureReport(form, intact=False, whole=False, trust=Trust.NOT_CHECKED)


def moment(at: datetime | None) -> str:
    """An ISO instant in UTC to the second, "" for none."""
    if at is None:
        return ""
    return at.astimezone(UTC).replace(microsecond=0).isoformat()
