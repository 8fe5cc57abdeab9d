"""Forms about the bid's arguments: their names, the evidence for them, and who makes them."""

from wtforms import SelectChoice, SelectField
from wtforms.validators import InputRequired, NumberRange, Optional, Regexp

from esabid.domain.argument import (LONGEST_QUOTE, ArgumentDetails, EvidenceDetails,
                                    MentionDetails)
from esabid.models import Argument
from esabid.web.context import language, voice
from esabid.web.forms.base import DayField, Form, WholeField, area, text
from esabid.web.forms.once import OnceForm
from esabid.wording.marks import _

# Pages of the longest letter that anybody would send.
_MOST_PAGES = 999


def _choices(arguments: list[Argument]) -> list[SelectChoice]:
    return [SelectChoice(it.id, it.name.text(language())) for it in arguments]


class ArgumentForm(OnceForm):
    name_pl = text(_("Polish name"), most=120)
    name_en = text(_("English name"), most=120)

    def details(self) -> ArgumentDetails:
        """What was typed, as the rules know it."""
        return ArgumentDetails(self.name_pl.data, self.name_en.data)


class EvidenceForm(OnceForm):
    argument_id = SelectField(_("For which argument"), coerce=int)
    text_pl = area(_("Fact, in Polish"), most=600)
    text_en = area(_("Fact, in English"), most=600,
                   hint=_("Without it the dossier for ESA prints the Polish one."))
    source = text(_("Source"), required=True, hint=_("Who says so: an article, a report, a law."))
    url = text(_("Address on the web"), most=500)
    dated_on = DayField(_("Date of the source"), [InputRequired()])

    def __init__(self, *args, arguments: list[Argument], **kwargs):
        super().__init__(*args, **kwargs)
        self.arguments = arguments
        self.argument_id.choices = _choices(arguments)

    def saved(self, row):
        """The form as it would open on the row now."""
        return type(self)(formdata=None, obj=row, arguments=self.arguments)

    def validate_url(self, field) -> None:
        if field.data:
            Regexp(r"^https?://\S+$", message=voice().gettext(
                "An address begins with https:// and has no spaces."))(self, field)

    def details(self) -> EvidenceDetails:
        """What was typed, as the rules know it."""
        return EvidenceDetails(**{name: self[name].data
                                  for name in EvidenceDetails.__dataclass_fields__})


class MentionForm(Form):
    argument_id = SelectField(_("Argument"), coerce=int)
    quote = area(_("Quote"), most=LONGEST_QUOTE,
                 hint=_("A sentence in the letter's own words, up to 300 characters."))
    page = WholeField(_("Page of the letter"), [Optional(), NumberRange(min=1, max=_MOST_PAGES)])

    def __init__(self, *args, arguments: list[Argument], **kwargs):
        super().__init__(*args, **kwargs)
        self.argument_id.choices = _choices(arguments)

    def details(self) -> MentionDetails:
        """What was typed, as the rules know it."""
        return MentionDetails(self.argument_id.data, self.quote.data, self.page.data)
