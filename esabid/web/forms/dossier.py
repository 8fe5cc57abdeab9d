"""Forms about the dossier: which one to make, and issuing it."""

from wtforms import BooleanField

from esabid.domain.profiles import Profile
from esabid.web.forms.base import CodeField, Form
from esabid.wording.marks import _


class DossierForm(Form):
    profile = CodeField(_("For whom"), Profile)
    short = BooleanField(_("Short version, without the letters"))


class IssueForm(Form):
    """Only the version the reader saw; the button says the rest."""
