"""What the City says of a letter in the dossier: an abstract, and how far in front it stands."""

from dataclasses import dataclass
from enum import IntEnum

from esabid.domain.errors import InvalidValue

# Characters of an abstract: two sentences, not a summary.
LONGEST_ABSTRACT = 400


class Weight(IntEnum):
    """Where letters are ordered by weight, the heavier ones come first."""

    ORDINARY = 0
    IMPORTANT = 1
    FIRST = 2


@dataclass(frozen=True)
class AbstractDetails:
    """The abstract in both languages, either of which may be empty."""

    abstract_pl: str = ""
    abstract_en: str = ""
    weight: int = Weight.ORDINARY


def check_abstract(details: AbstractDetails) -> None:
    """Raise InvalidValue for a text that is too long, and for a weight there is not."""
    for name in ("abstract_pl", "abstract_en"):
        if len(getattr(details, name)) > LONGEST_ABSTRACT:
            raise InvalidValue("text_too_long", field=name, most=LONGEST_ABSTRACT)
    if details.weight not in set(Weight):
        raise InvalidValue("weight_unknown", field="weight")
