"""The questions before a letter counts, as fields of a form."""

from wtforms import Choice, RadioField, SelectChoice

from esabid.domain.checklist import Answer, Answers, Check, prefilled
from esabid.web.context import voice
from esabid.web.forms.base import Form
from esabid.wording.labels import LABELS

_BEGINNING = "check_"


class AnswerField(RadioField):
    """Yes or no, or not answered yet."""

    def __init__(self, label: str, **kwargs):
        super().__init__(label, choices=[SelectChoice(it.value) for it in Answer],
                         validate_choice=False, **kwargs)

    def iter_choices(self):
        for value, _, chosen, attributes in super().iter_choices():
            yield Choice(value, voice().label(Answer(value)), chosen, attributes)

    @property
    def answer(self) -> Answer | None:
        """What was chosen, if anything that can be."""
        return Answer(self.data) if self.data in list(Answer) else None


class ChecklistForm(Form):
    """A form that asks every question of the checklist beside what else it asks."""

    @property
    def checks(self) -> list[AnswerField]:
        """The questions in their order."""
        return [self[_BEGINNING + check] for check in Check]

    def suppose(self, findings) -> None:
        """Fill in what the findings leave no doubt about, where nothing was sent yet."""
        if not self.is_submitted() or self.answers() is None:
            for check, answer in prefilled(findings).items():
                self[_BEGINNING + check].data = answer and answer.value

    def answers(self) -> Answers | None:
        """What was answered; None where the button came without the questions."""
        found = {check: self[_BEGINNING + check].answer for check in Check}
        return found if any(found.values()) else None

    def validate(self, extra_validators=None) -> bool:
        """Say beside each question that it was left open."""
        sound = super().validate(extra_validators)
        if self.answers() is None:
            return sound
        for field in self.checks:
            if field.answer is None:
                field.errors = [voice().gettext("Please choose yes or no.")]
                sound = False
        return sound


for _check, _label in LABELS[Check].items():
    setattr(ChecklistForm, _BEGINNING + _check, AnswerField(_label))
