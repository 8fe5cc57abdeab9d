"""The receipt: what the City confirms to one institution about its letter, frozen for a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from esabid.domain.bilingual import Bilingual
from esabid.domain.counting import Reason
from esabid.domain.letter import Channel, Disclosure, LetterState, SignatureKind
from esabid.domain.snapshot import CampaignFacts

# Which letter is confirmed where there are several: the one that counts before one that is looked
# at, and that before one that is closed.
_FIRST = (LetterState.VERIFIED, LetterState.RECEIVED, LetterState.RETURNED,
          LetterState.REPLACED, LetterState.WITHDRAWN)
_STEPS = tuple(Disclosure)


@dataclass(frozen=True)
class Receipt:
    """Everything a receipt prints of the letter and of this institution's part in it.

    `others` is how many more institutions signed, `office` that of this one's signatory, never a
    person's name; `disclosure` what the public is told (as `in_public`); `number` the letter's in
    the dossier, once it has one. `address` is the public page, empty where only this machine could
    open it.
    """

    as_of: date
    demo: bool
    campaign: CampaignFacts
    institution: Bilingual
    reference: str
    received_on: date
    channel: Channel
    state: LetterState
    reason: Reason
    signature: SignatureKind
    disclosure: Disclosure
    office: Bilingual = Bilingual()
    dated_on: date | None = None
    registry_number: str = ""
    case_mark: str = ""
    missing: str = ""
    others: int = 0
    number: int | None = None
    address: str = ""


def in_public(own: Disclosure, every: Iterable[Disclosure]) -> Disclosure:
    """What the public is told of an institution and its letter, of `every` signer's wish and its
    `own`: only that takes its name away, and more than the name all of them have to allow."""
    if own == Disclosure.NO_NAME:
        return own
    return max(Disclosure.NAME, min(every, key=_STEPS.index), key=_STEPS.index)


def to_confirm(letters, reasons: dict[int, Reason]):
    """The letter (with `id`, `state`, `received_on`) a receipt is about: the one that counts, else
    the one nearest to counting, the newest of several; None where there is no letter."""
    return min(letters, default=None, key=lambda it: (
        reasons[it.id] != Reason.COUNTS, _FIRST.index(it.state), -it.received_on.toordinal(),
        it.id))
