"""The ask funnel: how far the campaign came with each institution, from the list to the count."""

from dataclasses import dataclass
from enum import StrEnum

from esabid.domain.ask import AskState
from esabid.domain.counting import RECEIVED, Count


class Stage(StrEnum):
    """Each stage holds part of the one before it; DECLINED stands apart, beside the letters."""

    TO_ASK = "to_ask"
    ASKED = "asked"
    ANSWERED = "answered"
    RECEIVED = "received"
    COUNTS = "counts"
    DECLINED = "declined"


@dataclass(frozen=True)
class AskedFacts:
    """An institution's ask; `asked` says whether the day of an ask is known."""

    id: int
    state: AskState
    asked: bool


def funnel(asks, signed, count: Count) -> dict[Stage, frozenset[int]]:
    """The ids of the institutions at each stage, in the order of the stages.

    `asks` are AskedFacts, `signed` pairs of a letter and an institution behind it. On the list
    is everyone but the neutral ones. Whoever sent a letter or declined has answered, and whoever
    has answered was asked, even if nobody wrote the day down. A withdrawn or replaced letter was
    an answer, but is no letter received. Declined are those whose refusal stands and who are
    behind no letter that is here.
    """
    signed = tuple(signed)
    here = count.because(*RECEIVED)
    received = {institution for letter, institution in signed if letter in here}
    refused = {it.id for it in asks if it.state == AskState.DECLINED}
    # A neutral institution is not asked; what it sent unasked still stands in the count.
    neutral = {it.id for it in asks if it.state == AskState.NEUTRAL} - received
    answered = ({institution for _, institution in signed} | refused) - neutral
    asked = answered | ({it.id for it in asks if it.asked} - neutral)
    return {stage: frozenset(ids) for stage, ids in (
        (Stage.TO_ASK, {it.id for it in asks} - neutral), (Stage.ASKED, asked),
        (Stage.ANSWERED, answered), (Stage.RECEIVED, received),
        (Stage.COUNTS, count.institutions), (Stage.DECLINED, refused - received))}
