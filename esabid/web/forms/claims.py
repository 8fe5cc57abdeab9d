"""Forms about claims: asking whether a wording may be said, and keeping one that may."""

from wtforms import HiddenField, IntegerField, SelectField
from wtforms.validators import InputRequired, Length, NumberRange

from esabid.domain.claims import ClaimKind
from esabid.web.forms.base import CodeField, Form
from esabid.wording import LANGUAGES
from esabid.wording.marks import _


class CheckForm(Form):
    """A wording and its figure; asking changes nothing, so that the answer has an address."""

    class Meta(Form.Meta):
        csrf = False

    kind = CodeField(_("Wording"), ClaimKind, default=ClaimKind.LETTERS_OVER)
    number = IntegerField(_("Number"), [InputRequired(), NumberRange(1, 99999)])


class KeepForm(Form):
    """What a button beside a sentence sends; `seen` is the sentence as the page showed it."""

    kind = CodeField(_("Wording"), ClaimKind)
    number = IntegerField(_("Number"), [InputRequired(), NumberRange(1, 99999)])
    lang = SelectField(choices=LANGUAGES)
    seen = HiddenField(validators=[Length(max=2000)])
