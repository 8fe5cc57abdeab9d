"""The form that writes down that an edition was handed over."""

from wtforms import SelectChoice, SelectField
from wtforms.validators import InputRequired

from esabid.access.guards import session
from esabid.domain.handover import HandoverDetails
from esabid.domain.letter import Channel
from esabid.models import Addressee, Compilation
from esabid.queries.addressees import addressees
from esabid.web.context import language
from esabid.web.forms.base import CodeField, DayField, text
from esabid.web.forms.once import OnceForm
from esabid.wording import LANGUAGE_NAMES
from esabid.wording.marks import _


class HandoverForm(OnceForm):
    addressee = SelectField(_("To whom"), coerce=int)
    lang = SelectField(_("In which language"))
    handed_on = DayField(_("Handed over on"), [InputRequired()])
    channel = CodeField(_("How it was handed over"), Channel)
    note = text(_("Note"), hint=_("Who took it, a registry number."))

    def __init__(self, row: Compilation, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {it.id: it for it in addressees(session())}
        self.addressee.choices = [SelectChoice(it.id, it.name.text(language()))
                                  for it in self.rows.values()]
        self.lang.choices = [SelectChoice(file.lang, LANGUAGE_NAMES[file.lang])
                             for file in row.files if file.sha256]

    @property
    def chosen(self) -> Addressee:
        """Whoever was chosen."""
        return self.rows[self.addressee.data]

    def details(self) -> HandoverDetails:
        """What was typed, as the rules know it."""
        return HandoverDetails(self.lang.data, self.handed_on.data, self.channel.data,
                               self.note.data)
