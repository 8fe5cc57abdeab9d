"""Forms about claims: asking whether a wording may be said, and keeping one that may."""

from wtforms import HiddenField, SelectField
from wtforms.validators import InputRequired, Length, NumberRange

from esabid.domain.claims import ClaimKind
from esabid.web.forms.base import CodeField, Form, WholeField
from esabid.wording import LANGUAGES
from esabid.wording.marks import _


class FigureField(WholeField):
    """A figure somebody would like to say."""

    def __init__(self, label: str, **kwargs):
        super().__init__(label, [InputRequired(), NumberRange(1, 99999)], **kwargs)


class CheckForm(Form):
    """A wording and its figure; asking changes nothing, so that the answer has an address."""

    class Meta(Form.Meta):
        csrf = False

    kind = CodeField(_("Wording"), ClaimKind, default=ClaimKind.LETTERS_OVER)
    number = FigureField(_("Number"))


class KeepForm(Form):
    """What a button beside a sentence sends; `seen` is the sentence as the page showed it."""

    kind = CodeField(_("Wording"), ClaimKind)
    number = FigureField(_("Number"))
    lang = SelectField(choices=LANGUAGES)
    seen = HiddenField(validators=[Length(max=2000)])
