"""The cautious count: verified letters that somebody could contest are set apart."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from esabid.domain.letter import SignatureKind


class Weakness(StrEnum):
    """Why a verified letter may not hold."""

    VALIDITY_ENDS = "validity_ends"
    MANDATE_DOUBTFUL = "mandate_doubtful"
    ORIGINAL_ELSEWHERE = "original_elsewhere"
    SIGNATURE_BROKEN = "signature_broken"


@dataclass(frozen=True)
class SignatureFacts:
    """What is known of one signature under a letter."""

    kind: SignatureKind
    mandate_doubtful: bool = False
    signature_broken: bool = False


@dataclass(frozen=True)
class CautionFacts:
    """What caution needs to know of a letter; `valid_until` is None where it sets no end."""

    letter_id: int
    valid_until: date | None
    signatures: tuple[SignatureFacts, ...]


@dataclass(frozen=True)
class Cautious:
    """The cautious count, and by letter id why the weak ones are set apart."""

    count: int
    weak: dict[int, tuple[Weakness, ...]]


def weaknesses(letter: CautionFacts, decided_on: date) -> tuple[Weakness, ...]:
    """Why `letter` may be contested on the day of the decision; empty for a sound one.

    One weak signature makes a joint letter weak: caution does not weigh signers.
    """
    signed = letter.signatures
    found = {
        Weakness.VALIDITY_ENDS: letter.valid_until is not None and letter.valid_until < decided_on,
        Weakness.MANDATE_DOUBTFUL: any(it.mandate_doubtful for it in signed),
        Weakness.ORIGINAL_ELSEWHERE: any(it.kind == SignatureKind.SCAN for it in signed),
        Weakness.SIGNATURE_BROKEN: any(it.signature_broken for it in signed),
    }
    return tuple(why for why, holds in found.items() if holds)


def cautious(letters, decided_on: date) -> Cautious:
    """Set the weak ones of `letters` (CautionFacts of those that count) apart."""
    letters = tuple(letters)
    weak = {it.letter_id: why for it in letters if (why := weaknesses(it, decided_on))}
    return Cautious(len(letters) - len(weak), weak)
