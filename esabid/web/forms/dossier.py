"""Forms about the dossier: which one to make, what is in it, and issuing it."""

from textwrap import shorten

from wtforms import BooleanField, RadioField, SelectChoice, SelectMultipleField
from wtforms.widgets import CheckboxInput

from esabid.domain.plan import LONGEST_FOREWORD, LONGEST_LINE, PlanDetails, choosable
from esabid.domain.profiles import LetterOrder, Profile
from esabid.models import Addressee, DossierPlan
from esabid.services.history import details_of
from esabid.web.context import language, voice
from esabid.web.forms.base import CodeField, Form, area, text
from esabid.wording.marks import _

# Characters of the campaign's own text that a hint shows.
_SHOWN = 120
_USUAL = _("Left empty, it is the campaign's: %(text)s")


class DossierForm(Form):
    profile = CodeField(_("For whom"), Profile)
    short = BooleanField(_("Short version, without the letters"))


class PlanForm(Form):
    """The plan of one profile; `parts` are those that stay in."""

    letter_order = CodeField(_("Order of the letters"), LetterOrder)
    parts = SelectMultipleField(_("What is in it"), option_widget=CheckboxInput())
    title_pl = text(_("Title, in Polish"), most=LONGEST_LINE)
    title_en = text(_("Title, in English"), most=LONGEST_LINE)
    addressee_pl = text(_("Whom the dossier is for, in Polish"), most=LONGEST_LINE)
    addressee_en = text(_("Whom the dossier is for, in English"), most=LONGEST_LINE)
    foreword_pl = area(_("Foreword of the dossier, in Polish"), most=LONGEST_FOREWORD)
    foreword_en = area(_("Foreword of the dossier, in English"), most=LONGEST_FOREWORD)

    def __init__(self, profile: Profile, campaign, formdata=..., **kwargs):
        row = kwargs.pop("obj", None)
        said = details_of(row, PlanDetails) if row else PlanDetails()
        left = choosable(profile)
        sent = {} if formdata is ... else {"formdata": formdata}
        super().__init__(obj=said, data={
            "parts": [it.value for it in left if it not in said.left_out],
            "version": row.version if row else 0}, **sent, **kwargs)
        self.profile, self.campaign = profile, campaign
        self.parts.choices = [SelectChoice(it.value, voice().label(it)) for it in left]
        for name in ("title", "addressee", "foreword"):
            for lang in ("pl", "en"):
                if usual := getattr(getattr(campaign, name), lang):
                    self[f"{name}_{lang}"].description = voice().gettext(
                        _USUAL, text=shorten(usual, _SHOWN, placeholder=" …"))

    def saved(self, row: DossierPlan) -> "PlanForm":
        """The form as it would open on the plan now."""
        return type(self)(self.profile, self.campaign, formdata=None, obj=row)

    def details(self) -> PlanDetails:
        """What was chosen, as the rules know it."""
        values = {name: self[name].data for name in PlanDetails.__dataclass_fields__
                  if name in self}
        return PlanDetails(**values, left_out=[
            it.value for it in choosable(self.profile) if it.value not in self.parts.data])


class IssueForm(Form):
    """For whom the edition is issued; `ways` (queries.issuing) say what each is compared with."""

    addressee = RadioField(_("For whom it is issued"))

    def __init__(self, *args, ways=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.ways = {it.addressee.public_id if it.addressee else "": it for it in ways}
        self.addressee.choices = [
            SelectChoice(value, it.addressee.name.text(language()) if it.addressee else
                         voice().gettext("For nobody in particular"))
            for value, it in self.ways.items()]

    def chosen(self) -> Addressee | None:
        """The addressee that was chosen."""
        return self.ways[self.addressee.data].addressee
