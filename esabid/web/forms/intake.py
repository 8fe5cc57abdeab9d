"""The form of a new file: whose letter a person says it is, in small on a list or in full."""

import re

from flask import request
from wtforms import (BooleanField, FieldList, FormField, RadioField, SelectChoice, SelectField,
                     StringField)
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from esabid.access.guards import session
from esabid.domain.errors import DomainError, InvalidValue
from esabid.domain.institution import reference
from esabid.domain.letter import (Channel, Disclosure, LetterDetails, LetterKind, SignatureKind,
                                  SignerDetails)
from esabid.models import Institution, Letter
from esabid.queries.letters import by_public_id
from esabid.queries.named import named
from esabid.web.context import campaign, language, voice
from esabid.web.forms.base import CodeField, DayField, Form, Voice, area, speak, strip, text
from esabid.web.forms.checklist import ChecklistForm
from esabid.web.forms.letter import MOST_SIGNERS
from esabid.wording.marks import _

OWN, REPLACES, VERSION, PART = "own", "replaces", "version", "part"
_RELATIONS = {
    OWN: _("A letter of its own"), REPLACES: _("It replaces an earlier letter"),
    VERSION: _("Another language version of a letter"),
    PART: _("An attachment or a signature of a letter"),
}


def named_so(row: Institution) -> str:
    """How a field names an institution: the reference first, so that no name is a riddle."""
    return f"{reference(campaign().prefix, row.number)} {row.name_pl or row.name_en}"


class InstitutionField(StringField):
    """One institution, typed as its reference, name or short name; `row` is the one meant."""

    row: Institution | None = None

    def pre_validate(self, form) -> None:
        if not self.data:
            return
        read = named(session(), campaign().prefix, [self.data])
        self.row = next(iter(read.found), None)
        if read.ambiguous:
            raise ValidationError(voice().gettext(
                "Several institutions are called so. Please write the reference."))
        if read.unknown:
            raise ValidationError(voice().gettext(
                "No institution here is called so. Please write the name as in the list of "
                "institutions, or the reference."))


# What verifying may lack of those who signed -> the field that says it.
_OF_SIGNERS = {"signer": "institution", "signature": "signature"}


class WhoForm(PlainForm):
    """One institution behind a letter, and who signed for it."""

    institution = InstitutionField(
        _("Institution"), [Optional(), Length(max=300)], filters=[strip],
        description=_("Its name, short name or reference."))
    signatory = text(_("Signed by"), most=160)
    office_pl = text(_("Office, in Polish"), most=160)
    office_en = text(_("Office, in English"), most=160)
    signature = CodeField(_("Kind of signature"), SignatureKind, default=SignatureKind.SCAN)
    disclosure = CodeField(_("What may be shown"), Disclosure, default=Disclosure.NAME)
    mandate_doubtful = BooleanField(_("The signatory's mandate is doubtful"))
    signature_broken = BooleanField(_("The signature was found broken"))

    class Meta:
        def get_translations(self, form):
            return Voice()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        speak(self)


class IntakeForm(ChecklistForm):
    """What a person says of a checked file; what a small form leaves out stays as proposed."""

    signers = FieldList(FormField(WhoForm), min_entries=1, max_entries=MOST_SIGNERS)
    received_on = DayField(_("Received on"), [InputRequired()])
    dated_on = DayField(_("Date on the letter"), [Optional()])
    channel = CodeField(_("How it came"), Channel)
    kind = CodeField(_("Kind of document"), LetterKind, default=LetterKind.LETTER)
    valid_until = DayField(_("Holds until"), [Optional()],
                           description=_("Only where the letter sets an end itself."))
    registry_number = text(_("Registry number (RPW)"), most=60)
    case_mark = text(_("Case mark"), most=60)
    note = area(_("Note"), hint=_("Only coordinators see it."))
    relation = RadioField(_("What this file is"), default=OWN)
    known_letter = SelectField(_("Which letter"), validate_choice=False)
    other_letter = text(_("Or another letter: its number or address"), most=300)
    reason = text(_("Why it counts all the same"), most=500,
                  hint=_("Needed where something is missing or was pointed out."))

    def __init__(self, *args, letters: list[Letter] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.relation.choices = [SelectChoice(code, voice().gettext(label))
                                 for code, label in _RELATIONS.items()]
        self.known_letter.choices = [SelectChoice("", "–")] + [
            SelectChoice(it.public_id, _called(it)) for it in letters]

    def validate(self, extra_validators=None) -> bool:
        """The questions are for what is to count now, and for letters alone."""
        if self.relation.data == PART or "keep" in request.form:
            return Form.validate(self, extra_validators)
        return super().validate(extra_validators)

    def refuse(self, error: DomainError) -> None:
        """A refusal for want of an institution, or of its signature, leads to where it is said."""
        if error.field not in _OF_SIGNERS:
            super().refuse(error)
            return
        entry = next((it for it in self.signers
                      if it.form.signature.data == SignatureKind.NONE), self.signers[0])
        self.refusal = error
        entry.form[_OF_SIGNERS[error.field]].errors = [voice().error(error)]
        self.signers.errors = [entry.errors]

    def rename(self, public_id: str) -> None:
        """Give the fields ids of their own and no hints, for a page that shows many such forms."""
        for field in (*self, *(inner for entry in self.signers for inner in entry.form)):
            field.id, field.description = f"{public_id}-{field.id}", ""
        self.need_an_institution()

    def need_an_institution(self) -> None:
        """Say of the first institution that it is needed; the rule refuses where there is none."""
        flags = self.signers[0].form.institution.flags
        flags.required, flags.optional = True, False

    def add_signer(self) -> None:
        """Open one more place for an institution, as joint letters need, up to MOST_SIGNERS."""
        if len(self.signers) < MOST_SIGNERS:
            self.signers.append_entry()

    def details(self) -> LetterDetails:
        """What was typed of the letter, as the rules know it."""
        return LetterDetails(**{name: self[name].data
                                for name in LetterDetails.__dataclass_fields__})

    def signer_details(self) -> tuple[SignerDetails, ...]:
        """The institutions behind the letter; a place left empty is no signer."""
        return tuple(
            SignerDetails(it.institution.row.id, it.signature.data, it.disclosure.data,
                          it.signatory.data, it.office_pl.data, it.office_en.data,
                          it.mandate_doubtful.data, it.signature_broken.data)
            for it in (entry.form for entry in self.signers) if it.institution.row)

    def letter(self, *relations: str) -> Letter | None:
        """The letter that the file replaces, translates or belongs to, for these `relations`.

        Raises InvalidValue where one is needed and none, or an unknown one, is named.
        """
        if self.relation.data not in relations:
            return None
        typed = self.other_letter.data or self.known_letter.data or ""
        # An address is read by its last part.
        wanted = re.split("[?#]", typed)[0].rstrip("/").rsplit("/", 1)[-1].lower()
        found = by_public_id(session(), wanted) if wanted else None
        if found is None:
            raise InvalidValue("missing_other_letter", field="other_letter")
        return found


def _called(letter: Letter) -> str:
    names = ", ".join(it.institution.name.text(language()) for it in letter.signers) or "–"
    return f"{names[:90]} · {voice().long_date(letter.received_on)} · {voice().label(letter.state)}"
