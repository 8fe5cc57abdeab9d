"""Next best asks as pages show them: the institution, and its reasons in the reader's language."""

from dataclasses import dataclass

from esabid.models import Institution
from esabid.queries.next_asks import NextAskRow
from esabid.web.context import voice
from esabid.wording.next_asks import reason


@dataclass(frozen=True)
class SaidAsk:
    """One row for components/next_asks.html."""

    institution: Institution
    reasons: tuple[str, ...]
    resting: bool


def said(rows: list[NextAskRow]) -> list[SaidAsk]:
    """The rows with their reasons as sentences, in the order given."""
    return [SaidAsk(row.institution, tuple(reason(voice(), it, row.ask) for it in row.reasons),
                    row.resting) for row in rows]
