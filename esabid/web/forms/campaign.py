"""Forms about the campaign: its settings, the first-run wizard, accounts and passwords."""

from wtforms import PasswordField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import Email, InputRequired, Length, NumberRange, Optional, Regexp
from wtforms.validators import ValidationError

from esabid.domain.bid_named import lines_of
from esabid.domain.campaign import (DEFAULT_GOAL, DEFAULT_MILESTONES, MOST_LETTERS,
                                    parse_milestones)
from esabid.domain.permissions import ACCOUNT_ROLES, Role
from esabid.services.accounts import SHORTEST_PASSWORD
from esabid.services.campaigns import CampaignDetails
from esabid.web.context import voice
from esabid.web.forms.base import CodeField, DayField, Form, WholeField, area, text
from esabid.wording import LANGUAGE_NAMES
from esabid.wording.marks import _


class NumbersField(StringField):
    """Whole numbers, written with commas."""

    def process_data(self, value) -> None:
        self.data = ", ".join(map(str, value or ()))


class PhrasesField(TextAreaField):
    """Words and phrases, one a line."""

    def process_data(self, value) -> None:
        self.data = "\n".join(value or ())


def _phrases(label: str, hint: str) -> PhrasesField:
    return PhrasesField(label, [Optional(), Length(max=2000)], description=hint,
                        render_kw={"rows": 5},
                        filters=[lambda typed: "\n".join(lines_of(typed or ""))])


class WithEmail(Form):
    email = text(_("E-mail"), most=254, required=True)

    def validate_email(self, field) -> None:
        Email()(self, field)


class SettingsForm(Form):
    title_pl = text(_("Name of the campaign, in Polish"), required=True)
    title_en = text(_("Name of the campaign, in English"))
    bidder_pl = text(_("Who bids, in Polish"), required=True, hint=_("Gmina Miejska Kraków."))
    bidder_en = text(_("Who bids, in English"))
    addressee_pl = text(_("Whom the dossier is for, in Polish"))
    addressee_en = text(_("Whom the dossier is for, in English"))
    goal = WholeField(_("Goal: how many letters"), default=DEFAULT_GOAL,
                      validators=[InputRequired(), NumberRange(min=1, max=MOST_LETTERS)])
    milestones = NumbersField(_("Milestones past the goal"), [Optional(), Length(max=100)],
                              default=DEFAULT_MILESTONES,
                              description=_("Numbers with commas: 60, 75, 100."))
    deadline = DayField(_("Deadline"), [Optional()], description=_("There may be none."))
    decides_on = DayField(_("Day of the decision"), [Optional()], description=_(
        "When the bid is decided. A letter that ends to hold before is set apart as weak; until "
        "the day is known the deadline stands in."))
    language = SelectField(_("First language"), choices=[
        SelectChoice(code, name) for code, name in LANGUAGE_NAMES.items()])
    prefix = text(_("Prefix of references"), most=5, required=True, default="KRK",
                  hint=_("Two to five capital letters; KRK gives KRK-0042-3."))
    contact = text(_("How to reach the campaign office"),
                   hint=_("E-mail and telephone; partners and the dossier see it."))
    bid_words = _phrases(_("Words that name the bid"), _(
        "One word or phrase a line, in any language; a letter with none of them is pointed out. "
        "Left empty, the names of the campaign and of who bids count."))
    addressee_words = _phrases(_("Words that name the addressee"), _(
        "One word or phrase a line. Left empty, the names of whom the dossier is for and of who "
        "bids count."))
    foreword_pl = area(_("Foreword of the dossier, in Polish"), most=3000)
    foreword_en = area(_("Foreword of the dossier, in English"), most=3000)

    def validate_milestones(self, field) -> None:
        try:
            parse_milestones(field.data or "", self.goal.data or 0)
        except ValueError as error:
            raise ValidationError(voice().gettext(
                "Please write whole numbers past the goal, with commas.")) from error

    def validate_prefix(self, field) -> None:
        Regexp(r"^[A-Z]{2,5}$", message=voice().gettext(
            "Two to five capital letters, please."))(self, field)

    def details(self) -> CampaignDetails:
        """What was typed, as the deeds know it."""
        values = {name: self[name].data for name in CampaignDetails.__dataclass_fields__
                  if name in self}
        values["milestones"] = list(parse_milestones(self.milestones.data or "", self.goal.data))
        values |= {name: lines_of(self[name].data) for name in ("bid_words", "addressee_words")}
        return CampaignDetails(**values)


class PasswordForm(Form):
    password = PasswordField(
        _("Password"), [InputRequired(), Length(min=SHORTEST_PASSWORD, max=200)],
        description=_("At least 12 characters; three words are easy to remember."))


class SetUpForm(SettingsForm, WithEmail):
    name = text(_("Your name"), most=120, required=True)
    password = PasswordForm.password


class SignInForm(WithEmail):
    password = PasswordField(_("Password"), [InputRequired(), Length(max=200)])


class AccountForm(WithEmail):
    name = text(_("Name"), most=120)
    role = CodeField(_("Role"), Role, only=ACCOUNT_ROLES)
