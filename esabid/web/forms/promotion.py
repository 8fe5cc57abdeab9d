"""Forms about promotion: an action, a school's project, an agreement."""

from wtforms import SelectChoice, SelectField
from wtforms.validators import InputRequired, NumberRange, Optional

from esabid.access.guards import session
from esabid.domain.promotion import ActionDetails, AgreementDetails, ProjectDetails
from esabid.queries.institutions import schools
from esabid.web.forms.base import DayField, WholeField, text
from esabid.web.forms.listed import InstitutionsField
from esabid.web.forms.once import OnceForm
from esabid.wording.marks import _

_MOST_PEOPLE = 100_000_000
_ONE_A_LINE = _("One a line: the name as in the list of institutions, its short name or its "
                "reference.")


class ActionForm(OnceForm):
    name_pl = text(_("What it was, in Polish"))
    name_en = text(_("What it was, in English"))
    happened_on = DayField(_("Day of the action"), [InputRequired()],
                           description=_("A day to come makes it a planned one."))
    place = text(_("Place"), most=120)
    reached = WholeField(_("People reached"), [Optional(), NumberRange(1, _MOST_PEOPLE)],
                         description=_("Only where somebody counted."))
    institutions = InstitutionsField(_("Institutions involved"), description=_ONE_A_LINE)

    def details(self) -> ActionDetails:
        """What was typed, as the rules know it."""
        return ActionDetails(self.happened_on.data, self.name_pl.data, self.name_en.data,
                             self.place.data, self.reached.data)


class ProjectForm(OnceForm):
    name_pl = text(_("Title, in Polish"))
    name_en = text(_("Title, in English"))
    field_pl = text(_("Field, in Polish"), most=120, hint=_("Robotics, astronomy, rockets."))
    field_en = text(_("Field, in English"), most=120)
    institution_id = SelectField(_("School"), coerce=int)
    shown_on = DayField(_("Day it was shown"), [Optional()])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.institution_id.choices = [SelectChoice(row_id, pl or en) for row_id, pl, en in
                                       schools(session(), self.institution_id.object_data)]

    def details(self) -> ProjectDetails:
        """What was typed, as the rules know it."""
        return ProjectDetails(self.institution_id.data, self.name_pl.data, self.name_en.data,
                              self.field_pl.data, self.field_en.data, self.shown_on.data)


class AgreementForm(OnceForm):
    name_pl = text(_("What was signed, in Polish"), hint=_("A letter of intent and what about."))
    name_en = text(_("What was signed, in English"))
    signed_on = DayField(_("Signed on"), [InputRequired()])
    partners = InstitutionsField(_("Partners"), description=_ONE_A_LINE)

    def details(self) -> AgreementDetails:
        """What was typed, as the rules know it."""
        return AgreementDetails(self.signed_on.data, self.name_pl.data, self.name_en.data)
