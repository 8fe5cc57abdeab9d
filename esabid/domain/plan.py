"""What may be chosen for the dossiers of a profile: order, parts, and texts of their own."""

from dataclasses import dataclass, field, replace

from esabid.domain.errors import InvalidValue
from esabid.domain.profiles import ALWAYS, SHOWS, LetterOrder, Part, Profile

# Characters of a line on the cover, and of a foreword that leaves room for the contents.
LONGEST_LINE = 250
LONGEST_FOREWORD = 3000


@dataclass(frozen=True)
class PlanDetails:
    """A plan; `left_out` holds codes of Part, and an empty text is the campaign's own."""

    letter_order: LetterOrder = LetterOrder.NUMBER
    left_out: list[str] = field(default_factory=list)
    title_pl: str = ""
    title_en: str = ""
    addressee_pl: str = ""
    addressee_en: str = ""
    foreword_pl: str = ""
    foreword_en: str = ""


def choosable(profile: Profile) -> tuple[Part, ...]:
    """The parts that the dossiers of a profile may do without, in their order.

    The letters are left out by the short version alone.
    """
    return tuple(part for part in SHOWS[profile].parts if part not in {*ALWAYS, Part.LETTERS})


def checked_plan(details: PlanDetails, profile: Profile) -> PlanDetails:
    """The plan with each left-out part once and in its order.

    Raises InvalidValue for a part that this profile cannot leave out, and for a text that is too
    long.
    """
    if not set(details.left_out) <= set(choosable(profile)):
        raise InvalidValue("part_stays", field="parts")
    for name in ("title", "addressee", "foreword"):
        most = LONGEST_FOREWORD if name == "foreword" else LONGEST_LINE
        for lang in ("pl", "en"):
            if len(getattr(details, f"{name}_{lang}")) > most:
                raise InvalidValue("text_too_long", field=f"{name}_{lang}", most=most)
    return replace(details, left_out=[part.value for part in choosable(profile)
                                      if part in details.left_out])
