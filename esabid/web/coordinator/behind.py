"""Numbers of the desk that lead into its lists: which rows each stands for."""

from enum import StrEnum

from esabid.access.guards import session
from esabid.domain.counting import Count
from esabid.queries import gaps, progress, promotion
from esabid.wording.marks import _


class Institutions(StrEnum):
    """What an address may ask the list of institutions for, as its `behind`."""

    PROMOTION = "promotion"
    ONE_NAME = "one_name"


class Letters(StrEnum):
    """What an address may ask the list of letters for, as its `behind`."""

    OFFICES = "offices"


SHOWN = {
    Institutions.PROMOTION: _("Shown: institutions involved in promotion."),
    Institutions.ONE_NAME: _(
        "Shown: institutions behind the letters that count whose name is known in one language "
        "only."),
    Letters.OFFICES: _(
        "Shown: letters that count of which a signatory's office is not known in both languages."),
}


def institutions(behind: Institutions | None) -> frozenset[int] | None:
    """The institutions behind the number; None where the address names none."""
    if behind is None:
        return None
    if behind == Institutions.PROMOTION:
        return promotion.involved(session())
    return gaps.named_in_one_language(session(), progress.counted(session()))


def letters(behind: Letters | None, count: Count) -> frozenset[int] | None:
    """The letters behind the number; None where the address names none."""
    return gaps.offices_missing(session(), count) if behind else None
