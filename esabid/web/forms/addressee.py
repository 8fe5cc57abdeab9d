"""The form about whom dossiers go to."""

from wtforms import SelectChoice, SelectField

from esabid.domain.addressee import AddresseeDetails
from esabid.domain.profiles import Profile
from esabid.web.forms.base import CodeField, area, text
from esabid.web.forms.once import OnceForm
from esabid.wording import LANGUAGE_NAMES
from esabid.wording.marks import _


class AddresseeForm(OnceForm):
    name_pl = text(_("Office, in Polish"), hint=_("The office, not the person: who holds it may "
                                                  "change."))
    name_en = text(_("Office, in English"))
    profile = CodeField(_("Which dossier it gets"), Profile)
    language = SelectField(_("Its language"), choices=[
        SelectChoice(*it) for it in LANGUAGE_NAMES.items()])
    greeting_pl = text(_("Greeting, in Polish"), hint=_(
        "It opens the covering letter exactly as you write it, for example “Szanowny Panie "
        "Ministrze,”."))
    greeting_en = text(_("Greeting, in English"))
    address = area(_("Postal address"), most=500, hint=_("As on an envelope, line by line."))

    def details(self) -> AddresseeDetails:
        """What was typed, as the rules know it."""
        return AddresseeDetails(
            self.profile.data, self.language.data, self.name_pl.data, self.name_en.data,
            self.greeting_pl.data, self.greeting_en.data, self.address.data)
