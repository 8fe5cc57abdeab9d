"""Two records of one institution made one: which of two values stands, field by field."""

from enum import StrEnum

from esabid.domain.ask import AskState
from esabid.domain.institution import CityTie, Sector
from esabid.domain.tags import tags_in, written


class Side(StrEnum):
    """Whose value stands: of the one that stays, of the one that goes, or both in turn."""

    SURVIVOR = "survivor"
    GONE = "gone"
    BOTH = "both"


ASK_COLUMNS = ("ask_state", "asked_on", "expected_on", "declined_on", "waits_at", "waits_until",
               "ask_reason")
# What is chosen, and the columns that go together with it: half an ask would be none.
FIELDS = {name: (name,) for name in (
    "name_pl", "name_en", "short_name", "sector", "reach", "city", "country", "parent_id",
    "city_tie", "nip", "regon", "krs", "website", "owner", "tags", "notes", "other_city")} | {
    "next_step": ("next_step", "next_step_on", "next_step_by"), "ask": ASK_COLUMNS}
ADDABLE = ("tags", "notes")
# As good as empty.
_NOTHING = {"sector": Sector.OTHER, "city_tie": CityTie.NONE, "ask_state": AskState.PLANNED}


def differing(kept: dict, gone: dict) -> tuple[str, ...]:
    """The fields in which two records (values by column) are not equal."""
    return tuple(field for field, columns in FIELDS.items()
                 if any(kept[column] != gone[column] for column in columns))


def usual(field: str, kept: dict, gone: dict) -> Side:
    """Whose value stands where nobody chose: what is filled in before what is empty.

    Who is not to be asked stays so, tags and notes are kept of both, else the survivor's stands.
    """
    if field == "ask" and AskState.NEUTRAL in (kept["ask_state"], gone["ask_state"]):
        return Side.SURVIVOR if kept["ask_state"] == AskState.NEUTRAL else Side.GONE
    first = FIELDS[field][0]
    if not _said(first, kept):
        return Side.GONE if _said(first, gone) else Side.SURVIVOR
    return Side.BOTH if field in ADDABLE and _said(first, gone) else Side.SURVIVOR


def _said(column: str, values: dict) -> bool:
    return values[column] not in (None, "", _NOTHING.get(column))


def merged(kept: dict, gone: dict, choices: dict[str, Side]) -> dict:
    """The values of the record that stays, by column; what is not chosen is as `usual`."""
    values = {}
    for field, columns in FIELDS.items():
        side = choices.get(field) or usual(field, kept, gone)
        if side == Side.BOTH and field in ADDABLE:
            values[field] = _both(field, kept[field], gone[field])
        else:
            values |= {it: (gone if side == Side.GONE else kept)[it] for it in columns}
    return values


def _both(field: str, kept: str, gone: str) -> str:
    if field == "tags":
        return written((*tags_in(kept), *tags_in(gone)))
    return "\n\n".join(dict.fromkeys(filter(None, (kept, gone))))
