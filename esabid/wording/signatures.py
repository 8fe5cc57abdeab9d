"""An e-signature in sentences: who, when, whether the file is unchanged, and the certificate."""

from datetime import datetime, tzinfo

from esabid.domain.signature import SignatureReport
from esabid.wording.words import Words


def said(report: SignatureReport, words: Words, zone: tzinfo) -> list[str]:
    """What is known of a signature, as plain sentences; its day is that of `zone`."""
    return [_who(report, words), _when(report, words, zone), _unchanged(report, words),
            words.label(report.trust)]


def _who(report: SignatureReport, words: Words) -> str:
    kind = words.label(report.kind) if report.kind else words.ngettext(
        "Electronic signature", "Electronic signatures", 1)
    who = ", ".join(filter(None, (report.signer, report.office, report.organisation)))
    if not who:
        return words.gettext("%(kind)s that names nobody.", kind=kind)
    return words.gettext("%(kind)s: %(who)s.", kind=kind, who=who.rstrip("."))


def _when(report: SignatureReport, words: Words, zone: tzinfo) -> str:
    if not report.signed_at:
        return words.gettext("It states no date of signing.")
    at = datetime.fromisoformat(report.signed_at).astimezone(zone)
    day = words.long_date(at.date())
    if report.stamped:
        return words.gettext("Signed on %(day)s, with a time stamp.", day=day)
    return words.gettext("Signed on %(day)s by the signer's own clock.", day=day)


def _unchanged(report: SignatureReport, words: Words) -> str:
    if not report.intact:
        return words.gettext("The signature does not match the file: the file was changed after "
                             "signing, or the signature is damaged.")
    if not report.whole:
        return words.gettext("What was signed is unchanged, but the file holds something that this "
                             "signature does not cover.")
    return words.gettext("The file is unchanged since it was signed.")
