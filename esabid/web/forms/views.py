"""The form that saves a view of the institutions list under a name."""

from esabid.web.forms.base import Form, text
from esabid.wording.marks import _


class SavedViewForm(Form):
    name = text(_("Name of the view"), most=60, required=True)
