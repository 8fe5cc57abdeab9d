"""What the demo's office talks about with invented institutions, and what is agreed on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from esabid.demo.cast import OWNER
from esabid.demo.deeds import Deed, Stage
from esabid.demo.plan import next_workday, workday
from esabid.domain.conversation import ConversationDetails, NextStep
from esabid.domain.institution import ConversationKind
from esabid.services import conversations, next_steps


@dataclass(frozen=True)
class Talk:
    """A conversation with `body`, a Polish name of the cast, so many days ago.

    `step` is what was agreed on then and is still to be done, `due` days from today; the day is a
    working one.
    """

    body: str
    ago: int
    kind: ConversationKind
    partner: str
    said: str
    step: str = ""
    due: int = 0


TALKS = (
    Talk("Przekładnie Grawitacyjne S.A.", 41, ConversationKind.MEETING, "prezes Symulowany",
         "Zarząd jest za. List przejdzie jeszcze przez radcę prawnego."),
    Talk("Przekładnie Grawitacyjne S.A.", 5, ConversationKind.CALL, "sekretariat zarządu",
         "Radca prawny prosi o podstawę prawną kandydatury. Obiecali podpisać w tym tygodniu.",
         "Zapytać, czy radca ma już wszystko", -1),
    Talk("Gmina Mleczna Droga", 6, ConversationKind.CALL, "pani wójt Umowna",
         "Sprawa trafi na najbliższą sesję rady gminy. Wójt prosi o wzór listu.",
         "Zadzwonić po sesji rady gminy", 0),
    Talk("Akademia Pogody Kosmicznej w Szczecinie", 3, ConversationKind.MAIL, "kancelaria rektora",
         "Prośba dotarła, rektor wraca z konferencji w przyszłym tygodniu.",
         "Zapytać kancelarię o termin", 4),
    Talk("Mały Krok sp. z o.o.", 9, ConversationKind.NOTE, "",
         "Po zapowiedzi listu: chcą go wręczyć osobiście, najlepiej przy okazji pikniku.",
         "Umówić przekazanie listu", 6),
)


def talked(stage: Stage, today: date) -> list[Deed]:
    """Each conversation on its day, and with it the step that was agreed on."""
    return [stage.deed(workday(today - timedelta(days=it.ago)), 310 + 3 * place,
                       _talk(stage, it, today)) for place, it in enumerate(TALKS)]


def _talk(stage: Stage, talk: Talk, today: date) -> Callable:
    def do(session, actor):
        body, day = stage.row(session, talk.body), actor.at.date()
        conversations.log(session, actor, body, today=today, details=ConversationDetails(
            talk.kind, day, talk.said, talk.partner))
        if talk.step:
            next_steps.plan(session, actor, body, step=NextStep(
                talk.step, _due(today, talk.due), OWNER))
    return do


def _due(today: date, days: int) -> date:
    """The working day so many days from today; one in the past stays there."""
    day = today + timedelta(days=days)
    return workday(day) if days < 0 else next_workday(day - timedelta(days=1))
