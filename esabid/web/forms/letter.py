"""Forms about a letter: what is written down of it, its file, and the steps of its life."""

from flask_wtf.file import FileField
from wtforms import BooleanField, FieldList, FormField, SelectChoice, SelectField
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, Optional

from esabid.access.guards import session
from esabid.domain.letter import (LETTER, Channel, Disclosure, LetterAction, LetterDetails,
                                  LetterKind, SignatureKind, SignerDetails)
from esabid.queries.institutions import choices
from esabid.web.forms.base import CodeField, DayField, Form, Voice, area, require, speak, text
from esabid.web.forms.checklist import ChecklistForm
from esabid.web.forms.once import OnceForm
from esabid.wording.marks import _

MOST_SIGNERS = 30


class SignerForm(PlainForm):
    institution_id = SelectField(_("Institution"), coerce=int)
    signatory = text(_("Signed by"), most=160, hint=_("Name with titles, as on the letter."))
    office_pl = text(_("Office, in Polish"), most=160)
    office_en = text(_("Office, in English"), most=160,
                     hint=_("Rector; the dossier prints the office, not the name."))
    signature = CodeField(_("Kind of signature"), SignatureKind,
                          default=SignatureKind.SCAN)
    disclosure = CodeField(_("What may be shown"), Disclosure, default=Disclosure.NAME)
    mandate_doubtful = BooleanField(_("The signatory's mandate is doubtful"))
    signature_broken = BooleanField(
        _("The signature was found broken"),
        description=_("Either makes the letter weak: the cautious count sets it apart."))

    class Meta:
        def get_translations(self, form):
            return Voice()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        speak(self)


class LetterForm(OnceForm):
    file = FileField(_("The letter's file"),
                     description=_("PDF, JPEG, PNG or TIFF, up to 20 MB. It may come later."))
    signers = FieldList(FormField(SignerForm), min_entries=1, max_entries=MOST_SIGNERS)
    received_on = DayField(_("Received on"), [InputRequired()])
    channel = CodeField(_("How it came"), Channel)
    dated_on = DayField(_("Date on the letter"), [Optional()])
    valid_until = DayField(_("Holds until"), [Optional()],
                           description=_("Only where the letter sets an end itself."))
    kind = CodeField(_("Kind of document"), LetterKind)
    registry_number = text(_("Registry number (RPW)"), most=60)
    case_mark = text(_("Case mark"), most=60)
    note = area(_("Note"), hint=_("Only coordinators see it."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        options = [SelectChoice(0, "–")] + [
            SelectChoice(row_id, pl or en) for row_id, pl, en in choices(session())]
        for entry in self.signers:
            entry.form.institution_id.choices = options

    def add_signer(self) -> None:
        """Open one more place for an institution, as joint letters need, up to MOST_SIGNERS."""
        if len(self.signers) == MOST_SIGNERS:
            return
        entry = self.signers.append_entry()
        entry.form.institution_id.choices = self.signers[0].form.institution_id.choices

    def details(self) -> LetterDetails:
        """What was typed of the letter, as the rules know it."""
        return LetterDetails(
            channel=self.channel.data, received_on=self.received_on.data, kind=self.kind.data,
            dated_on=self.dated_on.data, valid_until=self.valid_until.data,
            registry_number=self.registry_number.data, case_mark=self.case_mark.data,
            note=self.note.data)

    def signer_details(self) -> tuple[SignerDetails, ...]:
        """The institutions behind the letter; a place left empty is no signer."""
        return tuple(
            SignerDetails(e.institution_id.data, e.signature.data, e.disclosure.data,
                          e.signatory.data, e.office_pl.data, e.office_en.data,
                          e.mandate_doubtful.data, e.signature_broken.data)
            for e in (entry.form for entry in self.signers) if e.institution_id.data)


class FileForm(Form):
    file = FileField(_("The letter's file"),
                     description=_("PDF, JPEG, PNG or TIFF, up to 20 MB."))


class StepForm(Form):
    reason = text(_("Reason"), most=500)
    withdrawn_on = DayField(_("Withdrawn on"), [Optional()])


class VerifyForm(ChecklistForm):
    reason = text(_("Reason"), most=500,
                  hint=_("Needed where something is missing or was pointed out."))


def step_form(action: LetterAction, **kwargs) -> Form:
    """The form of one step with what its rule needs."""
    if action == LetterAction.VERIFY:
        return VerifyForm(**kwargs)
    form = StepForm(**kwargs)
    wanted = LETTER.needs(action)
    for name in ("reason", "withdrawn_on"):
        if name in wanted:
            require(form[name])
        else:
            del form[name]
    return form
