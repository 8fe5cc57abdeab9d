"""Arguments of the bid, what letters say for them, and the evidence behind them."""

from dataclasses import dataclass
from datetime import date

from esabid.domain.errors import InvalidValue


# Characters of a quote: a sentence or two, not the letter.
LONGEST_QUOTE = 300


@dataclass(frozen=True)
class ArgumentDetails:
    """An argument's name in both languages."""

    name_pl: str = ""
    name_en: str = ""


@dataclass(frozen=True)
class MentionDetails:
    """Where a letter makes an argument: a short quote, and the page of the letter it is on."""

    argument_id: int
    quote: str = ""
    page: int | None = None


@dataclass(frozen=True)
class EvidenceDetails:
    """A fact in both languages, where it comes from, and the day of that source."""

    argument_id: int
    source: str
    dated_on: date
    text_pl: str = ""
    text_en: str = ""
    url: str = ""


def check_named(details) -> None:
    """Raise InvalidValue where neither language has a name."""
    if not (details.name_pl or details.name_en):
        raise InvalidValue("missing_name", field="name_pl")


def check_evidence(details: EvidenceDetails, today: date) -> None:
    """Raise InvalidValue for a fact without words or source, or from the future."""
    if not (details.text_pl or details.text_en):
        raise InvalidValue("missing_text", field="text_pl")
    if not details.source:
        raise InvalidValue("missing_source", field="source")
    if details.dated_on > today:
        raise InvalidValue("source_in_future", field="dated_on")


def check_mention(details: MentionDetails, pages: int) -> None:
    """Raise InvalidValue for a page that a letter of so many pages does not have; none are known
    before its file is checked."""
    if details.page is None:
        return
    if not pages:
        raise InvalidValue("pages_unknown", field="page")
    if not 1 <= details.page <= pages:
        raise InvalidValue("page_not_there", field="page")
