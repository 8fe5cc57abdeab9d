"""Where the forecast comes from: the asks behind it, how long answers take, what it cannot know."""

from dataclasses import dataclass

from flask import render_template

from esabid.access.guards import allows, session
from esabid.domain.lead_times import End, incidence, pace, spells
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.queries import asks, promotion, standing
from esabid.web.charts import progress_lines
from esabid.web.context import campaign, voice
from esabid.web.leadership import pages
from esabid.wording.forecast import milestone_ahead, outlook

# After so many days it is said how many asks have ended, as long as any ended later.
_DAYS = (7, 14, 21, 30, 45, 60, 90, 120, 180)


@dataclass(frozen=True)
class Answered:
    """Shares of the asks within so many days, in whole per cent; they come to a hundred."""

    days: int
    letter: int
    declined: int

    @property
    def waiting(self) -> int:
        return 100 - self.letter - self.declined


@pages.get("/overview/forecast")
@allows(Permission.SEE_OVERVIEW)
def forecast():
    day = tools().today()
    now = standing.read(session(), campaign(), day)
    asked = asks.asked(session())
    ended = spells(asked, day)
    actions = promotion.for_line(session(), now.forecast.by)
    return render_template(
        "leadership/forecast.html", forecast=now.forecast, progress=now.progress, actions=actions,
        outlook=outlook(now.forecast, voice()), ahead=milestone_ahead(now.forecast, voice()),
        still_open=sum(number for spell, number in ended if spell.end == End.OPEN),
        planned=asks.still_to_send(session()), pace=round(pace(asked, day), 1),
        answers=_answers(incidence(ended)), lines=progress_lines(now.progress, actions,
                                                                 now.forecast))


def _answers(steps) -> list[Answered]:
    """The lead times at a few days: of all asks, how many have ended and how."""
    found = []
    for days in _DAYS:
        reached = [it for it in steps if it.days <= days]
        if reached:
            found.append(Answered(days, round(100 * reached[-1].letter),
                                  round(100 * reached[-1].declined)))
        if steps and days >= steps[-1].days:
            break
    return found
