"""Forms of the deeds for many institutions: one or two fields each."""

from enum import StrEnum

from wtforms import HiddenField
from wtforms.validators import InputRequired, Optional

from esabid.web.forms.base import DayField, Form, text
from esabid.wording.marks import _


class Deed(StrEnum):
    """What can be done with many institutions at once."""

    ASSIGN = "assign"
    TAG = "tag"
    UNTAG = "untag"
    EXPECT = "expect"
    PLAN = "plan"
    ASK = "ask"


class BulkForm(Form):
    """The fields of all deeds; `bulk_form` keeps those of one.

    `seen` is how many institutions the page showed that asks for the confirmation.
    """

    seen = HiddenField()
    owner = text(_("Who looks after it"), most=80)
    tags = text(_("Tags"), most=200, required=True, hint=_("Several are parted by commas."))
    expected_on = DayField(_("Expected by"), [InputRequired()])
    planned_on = DayField(_("Day of the ask"), [InputRequired()])
    asked_on = DayField(_("Day of the ask"), [InputRequired()])
    answer_by = DayField(_("Expected by"), [Optional()],
                         description=_("An approximate day is enough."))


FIELDS = {
    Deed.ASSIGN: ("owner",), Deed.TAG: ("tags",), Deed.UNTAG: ("tags",),
    Deed.EXPECT: ("expected_on",), Deed.PLAN: ("planned_on",),
    Deed.ASK: ("asked_on", "answer_by"),
}


def bulk_form(deed: Deed) -> BulkForm:
    """The form of one deed, with only the fields it knows."""
    form = BulkForm()
    for name in {it for names in FIELDS.values() for it in names} - set(FIELDS[deed]):
        del form[name]
    return form
