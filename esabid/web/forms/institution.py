"""Forms about an institution: its facts, its contacts, and the steps of its ask."""

from wtforms import SelectChoice, SelectField, StringField
from wtforms.validators import Email, Optional, Regexp

from esabid.access.guards import session
from esabid.domain.ask import ASK, AskAction
from esabid.domain.institution import (CityTie, ContactDetails, ContactRole, InstitutionDetails,
                                       Reach, Sector)
from esabid.models import Contact
from esabid.queries.institutions import choices
from esabid.services.institutions import mark
from esabid.web.forms.base import CodeField, DayField, Form, area, require, strip, text
from esabid.web.forms.once import OnceForm
from esabid.wording.marks import _


class InstitutionForm(OnceForm):
    name_pl = text(_("Polish name"), hint=_(
        "As on the institution's letterhead. One of the two names is enough."))
    name_en = text(_("English name"), hint=_("The dossier for ESA prints it."))
    short_name = text(_("Short name"), most=40, hint=_("AGH, PK; search finds it."))
    sector = CodeField(_("Sector"), Sector)
    reach = CodeField(_("Reach"), Reach)
    city = text(_("City"), most=80)
    country = StringField(_("Country"), [Optional(), Regexp("^[A-Za-z]{2}$")], filters=[strip],
                          description=_("Two letters: PL, DE, FR."))
    parent_id = SelectField(_("Part of"), coerce=int,
                            description=_("A faculty's university, a company's group."))
    city_tie = CodeField(_("Tie to the city"), CityTie)
    nip = text(_("NIP"), most=20)
    regon = text(_("REGON"), most=20)
    krs = text(_("KRS"), most=20)
    website = text(_("Website"), most=200)
    owner = text(_("Who looks after it"), most=80)
    tags = text(_("Tags"), most=200)
    notes = area(_("Notes"), hint=_("Only coordinators see them."))

    def __init__(self, *args, institution=None, **kwargs):
        super().__init__(*args, obj=institution, **kwargs)
        self.parent_id.choices = [SelectChoice(0, "–")] + [
            SelectChoice(row_id, pl or en) for row_id, pl, en in choices(session())
            if institution is None or row_id != institution.id]

    def saved(self, row):
        """The form as it would open on the row now."""
        return type(self)(formdata=None, institution=row)

    def details(self) -> InstitutionDetails:
        """What was typed, as the rules know it."""
        values = {name: self[name].data for name in InstitutionDetails.__dataclass_fields__}
        values["parent_id"] = values["parent_id"] or None
        values["country"] = (values["country"] or "PL").upper()
        return InstitutionDetails(**values)


class ContactForm(Form):
    name = text(_("Name"), most=120, required=True)
    role = CodeField(_("Role"), ContactRole)
    salutation = text(_("Form of address"), most=120,
                      hint=_("As in a letter: Szanowna Pani Rektor."))
    email = text(_("E-mail"), most=254)
    phone = text(_("Telephone"), most=40)

    @classmethod
    def of(cls, row: Contact) -> "ContactForm":
        """The form as it opens on a contact; on a card no two have the same ids."""
        form = cls(obj=row, data={"version": mark(row)})
        for name in ContactDetails.__dataclass_fields__:
            form[name].id = form[name].label.field_id = f"contact-{row.id}-{name}"
        return form

    def validate_email(self, field) -> None:
        if field.data:
            Email()(self, field)

    def version_of(self, row: Contact) -> int:
        """What tells a contact from the same contact changed."""
        return mark(row)

    def details(self) -> ContactDetails:
        """What was typed, as the rules know it."""
        return ContactDetails(**{name: self[name].data
                                 for name in ContactDetails.__dataclass_fields__})


class AskForm(Form):
    asked_on = DayField(_("Day of the ask"), [Optional()])
    expected_on = DayField(_("Expected by"), [Optional()],
                           description=_("An approximate day is enough."))
    waits_at = text(_("Where it waits"), most=200, hint=_("Legal office, rector, senate."))
    waits_until = DayField(_("It goes on there on"), [Optional()],
                           description=_("The day of the senate's sitting, say."))
    declined_on = DayField(_("Declined on"), [Optional()])
    reason = text(_("Reason"), most=500)


# Which fields a step shows; the rule says which of them it cannot do without.
ASK_FIELDS = {
    AskAction.ASK: ("asked_on", "expected_on"),
    AskAction.PROMISE: ("expected_on", "waits_at", "waits_until"),
    AskAction.ASK_AGAIN: ("asked_on", "expected_on"),
    AskAction.DECLINE: ("declined_on", "reason"),
    AskAction.EXCLUDE: ("reason",),
    AskAction.INCLUDE: (),
}


def ask_form(action: AskAction, **kwargs) -> AskForm:
    """The form of one step of the ask, with only the fields this step knows."""
    form = AskForm(**kwargs)
    for name in ("asked_on", "expected_on", "waits_at", "waits_until", "declined_on", "reason"):
        if name not in ASK_FIELDS[action]:
            del form[name]
        elif name in ASK.needs(action):
            require(form[name])
    return form
