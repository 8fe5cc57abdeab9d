"""What all forms share: words in the reader's language, stripped text, and deeds tried safely."""

from enum import StrEnum

from flask import request
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.datastructures import MultiDict
from wtforms import (BooleanField, Choice, DateField, Field, FieldList, HiddenField, IntegerField,
                     SelectChoice, SelectField, StringField, TextAreaField)
from wtforms.validators import DataRequired, InputRequired, Length, Optional, StopValidation

from esabid.access.guards import session
from esabid.domain.errors import DomainError, Stale
from esabid.web.context import voice
from esabid.web.errors import STATUS
from esabid.web.forms.messages import MESSAGES


class Voice:
    """WTForms' own messages in our words."""

    def gettext(self, text: str) -> str:
        return voice().gettext(MESSAGES.get(text, text))

    def ngettext(self, one: str, many: str, num: int) -> str:
        # WTForms fills the places itself.
        return voice().plural(MESSAGES.get(one, one), MESSAGES.get(many, many), num)


def speak(form) -> None:
    """Put labels and hints of a form's fields into the reader's language."""
    for field in form:
        if field.label.text:
            field.label.text = voice().gettext(field.label.text)
        if field.description:
            field.description = voice().gettext(field.description)


class Form(FlaskForm):
    """A form that speaks the reader's language and refuses in one clear sentence a field."""

    version = HiddenField()
    refusal: DomainError | None = None

    class Meta:
        def get_translations(self, form):
            return Voice()

        def wrap_formdata(self, form, formdata):
            # Flask-WTF reads JSON, too, in which a text may be a number or a list.
            sent = None if request.is_json else super().wrap_formdata(form, formdata)
            return sent and MultiDict(_readable(form, sent))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        speak(self)

    @property
    def seen_version(self) -> int | None:
        """The version of the record the form was opened with."""
        seen = str(self.version.data or "")
        return int(seen) if seen.isdecimal() and len(seen) < 10 else None

    def refuse(self, error: DomainError) -> None:
        """Put a rule's refusal beside its field, or above the form."""
        self.refusal = error
        field = self._fields.get(error.field or "")
        sentence = voice().error(error)
        if isinstance(field, Field) and not isinstance(field.errors, dict):
            field.errors = [*field.errors, sentence]
        else:
            self.form_errors.append(sentence)

    def attempt(self, deed):
        """Run `deed` in a savepoint; on a refusal undo it, say why in the form, return None."""
        try:
            with session().begin_nested():
                return deed()
        except DomainError as error:
            self.refuse(error)
            return None

    def status(self) -> int:
        """The status of a page that shows this form, for the first time or with its errors."""
        return STATUS.get(type(self.refusal), 422) if self.errors else 200

    def saved(self, row):
        """The form as it would open on the row now."""
        return type(self)(formdata=None, obj=row)

    def show_others(self, row) -> None:
        """After a clash show beside each field what somebody else has saved meanwhile.

        Sending the form again then overwrites it knowingly.
        """
        if isinstance(self.refusal, Stale):
            _show_others(self, self.saved(row))
            self.version.data = str(self.version_of(row))

    def version_of(self, row) -> int:
        """What tells a row from the same row changed."""
        return row.version


_SAID = (StringField, IntegerField, DateField, SelectField, BooleanField)


def _show_others(form, saved) -> None:
    for field in form:
        other = saved[field.short_name]
        if isinstance(field, FieldList):
            for entry, its in zip(field, other):
                _show_others(entry.form, its.form)
            field.errors = [*field.errors, *(e.errors for e in field if e.errors)]
        elif (isinstance(field, _SAID) and not isinstance(field, HiddenField)
              and (field.data or other.data) and field.data != other.data):
            field.errors = [voice().gettext("Saved meanwhile: %(text)s", text=_said(other) or "–")]


def _said(field) -> str:
    """What a field shows: the words of a choice or of a tick, or the text itself."""
    if isinstance(field, BooleanField):
        return voice().gettext("yes") if field.data else voice().gettext("no")
    if isinstance(field, SelectField):
        return ", ".join(str(it.label) for it in field.iter_choices() if it.selected)
    return field._value()


# What HTML cannot even show again beside the field that is refused.
_UNSHOWN = dict.fromkeys({*range(32), *range(127, 160)} - {ord(c) for c in "\n\r\t"})


def _readable(form, sent):
    """Pairs of name and value: text that can be shown again, files only where one is asked for."""
    for name, value in sent.items(multi=True):
        if isinstance(value, str):
            yield name, value.translate(_UNSHOWN)
        elif isinstance(form[name] if name in form else None, FileField):
            yield name, value


def require(field) -> None:
    """Make an optional field one that must be filled in; its other checks stay."""
    field.validators = [InputRequired(), *(it for it in field.validators
                                           if not isinstance(it, Optional))]
    field.flags.required, field.flags.optional = True, False


def strip(text: str | None) -> str:
    """Text without surrounding space and without what no keyboard types.

    The hard and narrow spaces of a word processor become plain ones.
    """
    return "".join(c if c.isprintable() or c in "\n\r\t" else " " * c.isspace()
                   for c in text or "").strip()


def text(label: str, *, most: int = 250, required: bool = False, hint: str = "", **kwargs):
    """A line of text of at most `most` characters."""
    first = DataRequired() if required else Optional()
    return StringField(label, [first, Length(max=most)], filters=[strip], description=hint,
                       **kwargs)


def area(label: str, *, most: int = 5000, required: bool = False, hint: str = ""):
    """Several lines of text."""
    first = DataRequired() if required else Optional()
    return TextAreaField(label, [first, Length(max=most)], filters=[strip], description=hint)


class DayField(DateField):
    """A day of our century: a year typed short would stretch every chart over the Middle Ages."""

    def process_formdata(self, valuelist) -> None:
        super().process_formdata(valuelist)
        if self.data and not 2000 <= self.data.year <= 2100:
            self.data = None
            raise ValueError(self.gettext("Not a valid date value."))


class WholeField(IntegerField):
    """A whole number; what is none is refused as such, and not as out of range, too."""

    def pre_validate(self, form) -> None:
        if self.process_errors and strip(self.raw_data[0]):
            raise StopValidation


class CodeField(SelectField):
    """A choice among the codes of the domain, in their own words."""

    def __init__(self, label: str, codes: type[StrEnum], *, only=None, **kwargs):
        super().__init__(label, choices=[SelectChoice(c.value) for c in only or codes],
                         coerce=codes, **kwargs)
        self.codes = codes

    def iter_choices(self):
        for value, _, chosen, attributes in super().iter_choices():
            yield Choice(value, voice().label(self.codes(value)), chosen, attributes)
