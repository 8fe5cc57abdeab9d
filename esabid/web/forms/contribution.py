"""The form of a contribution: what is offered, how much of it, and where that is said."""

from wtforms import SelectChoice, SelectField, StringField
from wtforms.validators import Optional

from esabid.domain.argument import LONGEST_QUOTE
from esabid.domain.contribution import ContributionDetails, Period, Unit, parse_amount
from esabid.domain.letter import Disclosure
from esabid.models import Institution, Letter
from esabid.web.context import language, voice
from esabid.web.forms.base import CodeField, area, strip, text
from esabid.web.forms.once import OnceForm
from esabid.wording.marks import _


class AmountField(StringField):
    """An amount as people type it: "2 500,50"; what cannot be read stays as it was typed."""

    def process_formdata(self, valuelist) -> None:
        typed = strip(valuelist[0]) if valuelist else ""
        self.data = None
        if typed:
            try:
                self.data = parse_amount(typed)
            except ValueError as error:
                raise ValueError(voice().gettext(
                    "Please write a number, such as 2 500,50.")) from error

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        if self.data is None:
            return ""
        plain = f"{self.data.normalize():f}"
        return plain.replace(".", ",") if language() == "pl" else plain


class ContributionForm(OnceForm):
    name_pl = text(_("What is offered, in Polish"), hint=_("Staże dla studentek i studentów."))
    name_en = text(_("What is offered, in English"))
    amount = AmountField(_("How much"), [Optional()], description=_(
        "A number: 120 or 2 500,50. Leave it empty where the letter names none."))
    unit = CodeField(_("Unit"), Unit)
    period = CodeField(_("How often"), Period)
    letter_id = SelectField(_("In which letter"), coerce=int, description=_(
        "What is offered in a letter is totalled while that letter counts."))
    quote = area(_("Quote"), most=LONGEST_QUOTE,
                 hint=_("A sentence in the letter's own words, up to 300 characters."))
    disclosure = CodeField(_("What may be shown"), Disclosure, default=Disclosure.NAME)

    def __init__(self, *args, institution: Institution, letters: list[Letter], **kwargs):
        super().__init__(*args, **kwargs)
        self.of, self.letters = institution, letters
        self.letter_id.choices = [SelectChoice(0, "–")] + [
            SelectChoice(it.id, f"{voice().long_date(it.received_on)} · {voice().label(it.state)}")
            for it in letters]

    def saved(self, row):
        """The form as it would open on the row now."""
        return type(self)(formdata=None, obj=row, institution=self.of, letters=self.letters)

    def details(self) -> ContributionDetails:
        """What was typed, as the rules know it."""
        values = {name: self[name].data for name in ContributionDetails.__dataclass_fields__
                  if name in self}
        return ContributionDetails(institution_id=self.of.id, **values | {
            "letter_id": self.letter_id.data or None})
