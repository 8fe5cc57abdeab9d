"""The form that gives somebody a link to the overview, or a program its key."""

from wtforms import SelectChoice, SelectField

from esabid.models import LinkPurpose
from esabid.web.context import voice
from esabid.web.forms.base import Form, text
from esabid.wording.marks import _

KINDS = {
    LinkPurpose.LEADERSHIP: _("Link for leadership, 30 days"),
    LinkPurpose.PROGRAM: _("Key for a program, one year"),
}


class LinkForm(Form):
    given_to = text(_("Whom it is for"), most=120, required=True,
                    hint=_("An office, a person or a program: Gabinet Prezydenta."))
    purpose = SelectField(_("Kind"), coerce=LinkPurpose)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.purpose.choices = [SelectChoice(kind.value, voice().gettext(said))
                                for kind, said in KINDS.items()]
