"""Amounts of contributions in the reader's language."""

from esabid.models import Contribution
from esabid.web.context import voice
from esabid.wording.contributions import amount


def said_amount(row: Contribution) -> str:
    """How much a contribution is and how often: "5 miejsc w roku"."""
    return amount(voice(), row.amount, row.unit, row.period)
