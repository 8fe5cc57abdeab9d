"""The letter of support: its states, kinds, channels, signatures and how far it may be shown."""

from enum import StrEnum

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


_LIVE = (LetterState.RECEIVED, LetterState.RETURNED, LetterState.VERIFIED)

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
