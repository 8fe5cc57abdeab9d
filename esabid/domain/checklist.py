"""What is looked at before a letter counts: prefilled by findings, answered by a person."""

from enum import StrEnum

from esabid.domain.errors import InvalidValue
from esabid.domain.findings import FindingCode, Severity, needs_reason


class Check(StrEnum):
    """The questions, in the order in which a letter is read."""

    READABLE = "readable"
    DATED = "dated"
    NAMES_BID = "names_bid"
    NAMES_INSTITUTION = "names_institution"
    SIGNED = "signed"
    ENTITLED = "entitled"
    ITS_OWN = "its_own"


class Answer(StrEnum):
    YES = "yes"
    NO = "no"


Answers = dict[Check, Answer | None]

# Which question a warning throws open.
_OPENS = {
    FindingCode.BLANK: Check.READABLE,
    FindingCode.DATE_MISSING: Check.DATED,
    FindingCode.DATE_IN_FUTURE: Check.DATED,
    FindingCode.BID_NOT_NAMED: Check.NAMES_BID,
    FindingCode.ADDRESSEE_NOT_NAMED: Check.NAMES_BID,
    FindingCode.INSTITUTION_NOT_NAMED: Check.NAMES_INSTITUTION,
    FindingCode.OTHER_REFERENCE: Check.NAMES_INSTITUTION,
    FindingCode.SIGNATURE_BROKEN: Check.SIGNED,
    FindingCode.SIGNATURE_PARTIAL: Check.SIGNED,
    FindingCode.SIGNATURE_NOT_FOUND: Check.SIGNED,
    FindingCode.SAME_TEXT: Check.ITS_OWN,
}


def prefilled(findings) -> Answers:
    """Yes to everything that no warning of `findings` throws open; those stand unanswered."""
    opened = {_OPENS.get(it.code) for it in findings if it.severity == Severity.WARNS}
    return {check: None if check in opened else Answer.YES for check in Check}


def answered(given: Answers | None, findings, reason: str) -> dict[Check, Answer]:
    """The answers that a verification is bound to.

    Without `given` the letter is confirmed as it was found: what a warning threw open is denied
    and needs its reason. Raises InvalidValue: missing_answers where a question is left open,
    missing_reason_against_warning where a no, or any warning, stands without a reason.
    """
    found = prefilled(findings) if given is None else given
    answers = {check: found.get(check) or (Answer.NO if given is None else None)
               for check in Check}
    if not all(answers.values()):
        raise InvalidValue("missing_answers", field="answers")
    if not reason and (needs_reason(findings) or Answer.NO in answers.values()):
        raise InvalidValue("missing_reason_against_warning", field="reason")
    return answers
