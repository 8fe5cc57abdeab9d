"""Promotion of the bid: actions, school projects and agreements; counted apart from letters."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from esabid.domain.argument import check_named
from esabid.domain.errors import InvalidValue


@dataclass(frozen=True)
class ActionDetails:
    """An event of the campaign; `reached` is how many people, where somebody counted."""

    happened_on: date
    name_pl: str = ""
    name_en: str = ""
    place: str = ""
    reached: int | None = None


@dataclass(frozen=True)
class ProjectDetails:
    """A school's project; there is no place for a pupil's name."""

    institution_id: int
    name_pl: str = ""
    name_en: str = ""
    field_pl: str = ""
    field_en: str = ""
    shown_on: date | None = None


@dataclass(frozen=True)
class AgreementDetails:
    """A signed paper such as a letter of intent."""

    signed_on: date
    name_pl: str = ""
    name_en: str = ""


class PartnerLetter(StrEnum):
    """Whether a partner of an agreement has given a letter, too."""

    COUNTS = "counts"
    RECEIVED = "received"
    NONE = "none"


def check_action(details: ActionDetails) -> None:
    """Raise InvalidValue without a name, or for a number reached that is none.

    An action may lie in the future: it is planned then.
    """
    check_named(details)
    if details.reached is not None and details.reached <= 0:
        raise InvalidValue("reached_not_positive", field="reached")


def check_project(details: ProjectDetails) -> None:
    """Raise InvalidValue without a title or a field."""
    check_named(details)
    if not (details.field_pl or details.field_en):
        raise InvalidValue("missing_field_of_project", field="field_pl")


def check_agreement(details: AgreementDetails, today: date) -> None:
    """Raise InvalidValue without a name, or for a signature in the future."""
    check_named(details)
    if details.signed_on > today:
        raise InvalidValue("signed_in_future", field="signed_on")
