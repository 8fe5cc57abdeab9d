"""Small forms of the day's work: a conversation, the next step, who, where and until when."""

from wtforms.validators import InputRequired, Optional

from esabid.domain.conversation import ConversationDetails, NextStep
from esabid.domain.institution import ConversationKind
from esabid.models import Institution
from esabid.web.forms.base import CodeField, DayField, Form, area, text
from esabid.web.forms.once import OnceForm
from esabid.wording.marks import _


class ConversationForm(OnceForm):
    kind = CodeField(_("What it was"), ConversationKind)
    held_on = DayField(_("Day"), [InputRequired()])
    partner = text(_("With whom"), most=120)
    said = area(_("What was said"), most=2000, required=True)

    def details(self) -> ConversationDetails:
        """What was typed, as the rules know it."""
        return ConversationDetails(self.kind.data, self.held_on.data, self.said.data,
                                   self.partner.data)


class PartForm(Form):
    """A part of an institution's card, changed in place; `names` are the columns it shows."""

    names: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: Institution, **kwargs) -> "PartForm":
        """The form as it opens on the institution; in a list no two have the same ids."""
        form = cls(obj=row, **kwargs)
        for name in cls.names:
            form[name].id = f"{row.public_id}-{name}"
        return form

    def saved(self, row: Institution) -> "PartForm":
        """The form as it would open on the institution now."""
        return type(self).of(row, formdata=None)


class OwnerForm(PartForm):
    names = ("owner",)
    owner = text(_("Who looks after it"), most=80)


class ExpectedForm(PartForm):
    names = ("expected_on", "waits_at", "waits_until")
    expected_on = DayField(_("Expected by"), [Optional()],
                           description=_("An approximate day is enough."))
    waits_at = text(_("Where it waits"), most=200, hint=_("Legal office, rector, senate."))
    waits_until = DayField(_("It goes on there on"), [Optional()],
                           description=_("The day of the senate's sitting, say."))


class NextStepForm(PartForm):
    names = ("next_step", "next_step_on", "next_step_by")
    next_step = text(_("Next step"), most=200, hint=_("Ring the rector's office."))
    next_step_on = DayField(_("By when"), [Optional()])
    next_step_by = text(_("By whom"), most=80)

    def step(self) -> NextStep:
        """What was typed, as the rules know it."""
        return NextStep(self.next_step.data, self.next_step_on.data, self.next_step_by.data)


class OtherCityForm(PartForm):
    names = ("other_city",)
    other_city = text(_("Supports another city, too"), most=80,
                      hint=_("Its name. It only informs; the letter counts as any other."))
