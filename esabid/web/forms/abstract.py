"""The form for what the City writes of a letter in the dossier."""

from wtforms import SelectChoice, SelectField

from esabid.domain.abstract import LONGEST_ABSTRACT, AbstractDetails, Weight
from esabid.web.context import voice
from esabid.web.forms.base import Form, area
from esabid.wording.marks import _

_HINT = _("Two sentences, up to 400 characters; the dossier marks them as the City's.")


class AbstractForm(Form):
    abstract_pl = area(_("Abstract, in Polish"), most=LONGEST_ABSTRACT, hint=_HINT)
    abstract_en = area(_("Abstract, in English"), most=LONGEST_ABSTRACT, hint=_HINT)
    weight = SelectField(_("Weight"), coerce=int, description=_(
        "Where a dossier is ordered by weight, the weightier letters come first."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.weight.choices = [SelectChoice(int(it), voice().label(it)) for it in Weight]

    def details(self) -> AbstractDetails:
        """What was typed, as the rules know it."""
        return AbstractDetails(self.abstract_pl.data, self.abstract_en.data, self.weight.data)
