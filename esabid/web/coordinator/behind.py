"""Numbers of the desk that lead into its lists: which rows each stands for."""

from enum import StrEnum

from esabid.access.guards import session
from esabid.access.identity import identity
from esabid.domain.counting import Count
from esabid.extensions import tools
from esabid.queries import gaps, morning, progress, promotion
from esabid.queries.morning import Morning
from esabid.wording.marks import _


class Institutions(StrEnum):
    """What an address may ask the list of institutions for, as its `behind`."""

    PROMOTION = "promotion"
    ONE_NAME = "one_name"
    THIS_WEEK = Morning.THIS_WEEK.value
    STALE = Morning.STALE.value
    MY_STEPS = Morning.MY_STEPS.value


class Letters(StrEnum):
    """What an address may ask the list of letters for, as its `behind`."""

    OFFICES = "offices"
    ORIGINALS = "originals"
    NO_ABSTRACT = "no_abstract"
    ABSTRACT_PL = "abstract_pl"
    ABSTRACT_EN = "abstract_en"


SHOWN = {
    Institutions.PROMOTION: _("Shown: institutions involved in promotion."),
    Institutions.ONE_NAME: _(
        "Shown: institutions behind the letters that count whose name is known in one language "
        "only."),
    Institutions.THIS_WEEK: _("Shown: letters promised for this week."),
    Institutions.STALE: _(
        "Shown: asked 14 days ago or earlier, without an answer and without a conversation since."),
    Institutions.MY_STEPS: _("Shown: your next steps."),
    Letters.OFFICES: _(
        "Shown: letters that count of which a signatory's office is missing in at least one "
        "language."),
    Letters.ORIGINALS: _(
        "Shown: letters that count as a scan, whose original is not in the office."),
    Letters.NO_ABSTRACT: _("Shown: letters that count without an abstract by the City."),
    Letters.ABSTRACT_PL: _("Shown: letters that count whose abstract is in Polish only."),
    Letters.ABSTRACT_EN: _("Shown: letters that count whose abstract is in English only."),
}
# Which part of queries.gaps.Abstracts each stands for.
_ABSTRACTS = {Letters.NO_ABSTRACT: "missing", Letters.ABSTRACT_PL: "polish",
              Letters.ABSTRACT_EN: "english"}


def institutions(behind: Institutions | None) -> frozenset[int] | None:
    """The institutions behind the number; None where the address names none."""
    if behind is None:
        return None
    if behind == Institutions.PROMOTION:
        return promotion.involved(session())
    if behind in set(Morning):
        return morning.behind(session(), Morning(behind), tools().today(), identity().name)
    return gaps.named_in_one_language(session(), progress.counted(session()))


def letters(behind: Letters | None, count: Count) -> frozenset[int] | None:
    """The letters behind the number; None where the address names none."""
    if behind is None:
        return None
    if behind in _ABSTRACTS:
        return getattr(gaps.abstracts(session(), count), _ABSTRACTS[behind])
    find = gaps.originals_elsewhere if behind == Letters.ORIGINALS else gaps.offices_missing
    return find(session(), count)
