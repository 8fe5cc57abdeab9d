"""The letter of support: its states, kinds, channels, signatures and how far it may be shown."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from esabid.domain.errors import InvalidValue
from esabid.domain.state_machine import Machine, Transition


class LetterState(StrEnum):
    RECEIVED = "received"
    VERIFIED = "verified"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


class LetterAction(StrEnum):
    VERIFY = "verify"
    RETURN = "return"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    REPLACE = "replace"


class LetterKind(StrEnum):
    LETTER = "letter"
    RESOLUTION = "resolution"
    DECLARATION = "declaration"


class Channel(StrEnum):
    EMAIL = "email"
    EDORECZENIA = "edoreczenia"
    EPUAP = "epuap"
    POST = "post"
    BY_HAND = "by_hand"
    UPLOAD = "upload"


class SignatureKind(StrEnum):
    QUALIFIED = "qualified"
    QUALIFIED_SEAL = "qualified_seal"
    TRUSTED_PROFILE = "trusted_profile"
    PERSONAL_ID = "personal_id"
    HANDWRITTEN = "handwritten"
    SCAN_WITH_ORIGINAL = "scan_with_original"
    SCAN = "scan"
    NONE = "none"


class Disclosure(StrEnum):
    """What the public may see of a supporter; each step includes the ones before it."""

    NO_NAME = "no_name"
    NAME = "name"
    QUOTE = "quote"
    LETTER = "letter"


class FileRole(StrEnum):
    ORIGINAL = "original"
    ATTACHMENT = "attachment"
    SIGNATURE = "signature"


SCANS = (SignatureKind.SCAN_WITH_ORIGINAL, SignatureKind.SCAN)
# Bytes of one file that a letter may come as; the sentences say 20 MB.
LARGEST_FILE = 20 << 20
MOST_PREVIEWS = 8

_LIVE = (LetterState.RECEIVED, LetterState.RETURNED, LetterState.VERIFIED)
CLOSED = (LetterState.WITHDRAWN, LetterState.REPLACED)

LETTER = Machine((
    Transition(LetterAction.VERIFY, (LetterState.RECEIVED,), LetterState.VERIFIED,
               needs=("file", "signer", "signature")),
    Transition(LetterAction.RETURN, (LetterState.RECEIVED,), LetterState.RETURNED,
               needs=("reason",)),
    Transition(LetterAction.REOPEN, (LetterState.VERIFIED,), LetterState.RECEIVED,
               needs=("reason",)),
    Transition(LetterAction.WITHDRAW, _LIVE, LetterState.WITHDRAWN,
               needs=("reason", "withdrawn_on")),
    # Never a button of its own: recording a newer letter that replaces this one is the only way.
    Transition(LetterAction.REPLACE, _LIVE, LetterState.REPLACED, needs=("newer",)),
))


def may_show_letter(disclosures) -> bool:
    """A joint letter may be public only where every signer allows it."""
    return bool(disclosures) and all(d == Disclosure.LETTER for d in disclosures)


@dataclass(frozen=True)
class LetterDetails:
    """What is written down of a letter; days are local.

    `valid_until` is the last day on which the letter says it holds, where it says one.
    """

    channel: Channel
    received_on: date
    kind: LetterKind = LetterKind.LETTER
    dated_on: date | None = None
    registry_number: str = ""
    case_mark: str = ""
    valid_until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class SignerDetails:
    """One institution behind a letter, who signed for it, and what is wrong with that."""

    institution_id: int
    signature: SignatureKind = SignatureKind.SCAN
    disclosure: Disclosure = Disclosure.NAME
    signatory: str = ""
    office_pl: str = ""
    office_en: str = ""
    mandate_doubtful: bool = False
    signature_broken: bool = False


def check_days(details: LetterDetails, today: date) -> None:
    """Raise InvalidValue for a letter from the future, or one that came, or ended to hold,
    before it was written."""
    if details.received_on > today:
        raise InvalidValue("received_in_future", field="received_on")
    if details.dated_on and details.dated_on > details.received_on:
        raise InvalidValue("dated_after_received", field="dated_on")
    if details.valid_until and details.dated_on and details.valid_until < details.dated_on:
        raise InvalidValue("valid_before_dated", field="valid_until")


def previewed(pages: int) -> tuple[int, ...]:
    """The numbers of the pages that get a preview: the first ones and, for its signature, the last.

    Where drawing them takes too long, only the first of these have one.
    """
    return (*range(1, min(pages, MOST_PREVIEWS)), pages) if pages else ()


def check_withdrawal(withdrawn_on: date, received_on: date, today: date | None) -> None:
    """Raise InvalidValue for a withdrawal in the future, or before the letter came."""
    if today and withdrawn_on > today:
        raise InvalidValue("withdrawn_in_future", field="withdrawn_on")
    if withdrawn_on < received_on:
        raise InvalidValue("withdrawn_before_received", field="withdrawn_on")


def check_signers(signers) -> None:
    """Raise InvalidValue where one institution is named twice."""
    if len({s.institution_id for s in signers}) < len(signers):
        raise InvalidValue("signer_twice", field="signers")
