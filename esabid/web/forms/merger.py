"""Forms about mergers: whose value stands, field by field, and undoing one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wtforms import HiddenField

from esabid.access.guards import session
from esabid.domain.merging import ADDABLE, FIELDS, Side, differing, usual
from esabid.models import Institution
from esabid.queries.mergers import values_of
from esabid.web.context import voice
from esabid.web.forms.base import Form
from esabid.wording.history import FIELDS as NAMES
from esabid.wording.marks import _

_LABELS = {"ask": _("The ask"), "next_step": _("Next step")}


@dataclass(frozen=True)
class Choice:
    """One field in which two records differ: what each says, and what is chosen."""

    field: str
    label: str
    kept: str
    gone: str
    chosen: Side
    both: bool


class MergeForm(Form):
    """Both records as they were seen, and a choice for each field in which they differ."""

    other_version = HiddenField()

    def __init__(self, survivor: Institution, gone: Institution):
        super().__init__(data={"version": survivor.version, "other_version": gone.version})
        self.both = (values_of(survivor), values_of(gone))

    @property
    def versions(self) -> tuple:
        """The versions of both records that the form was opened with."""
        other = str(self.other_version.data or "")
        return self.seen_version, int(other) if other.isdecimal() and len(other) < 10 else None

    def choices(self, said) -> dict[str, Side]:
        """What was chosen among `said` (the fields sent); what was not is as usual."""
        return {field: Side(value) for field in FIELDS
                if (value := said.get(field)) in (set(Side) if field in ADDABLE
                                                  else {Side.SURVIVOR, Side.GONE})}

    def rows(self, said) -> list[Choice]:
        """The fields in which both differ, in words, with what is chosen or usual."""
        chosen = self.choices(said)
        return [Choice(field, voice().gettext(_LABELS.get(field) or NAMES[field]),
                       *(_said(field, values) for values in self.both),
                       chosen.get(field) or usual(field, *self.both),
                       field in ADDABLE and all(values[field] for values in self.both))
                for field in differing(*self.both)]


def _said(field: str, values: dict) -> str:
    return ", ".join(filter(None, (_value(column, values[column]) for column in FIELDS[field])))


def _value(column: str, value) -> str:
    if column == "parent_id" and value is not None:
        return session().get(Institution, value).name.text(voice().lang)
    if isinstance(value, StrEnum):
        return voice().label(value)
    return voice().short_date(value) if isinstance(value, date) else str(value or "")
