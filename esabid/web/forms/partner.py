"""What a partner fills in on its page."""

from flask_wtf.file import FileField

from esabid.web.forms.base import Form
from esabid.wording.marks import _


class HandInForm(Form):
    file = FileField(_("The signed letter"),
                     description=_("PDF, JPEG, PNG or TIFF, up to 20 MB. A PDF is best."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The form is only this file; that none was chosen is said in its own words.
        self.file.flags.required = True
