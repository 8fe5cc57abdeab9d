"""The demo's addressees, its plans and abstracts, and the edition that one addressee received.

An addressee is loud about being a sample: nothing was ever handed to the office it stands for.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from esabid.demo.arguing import made_by
from esabid.demo.deeds import Deed, Stage
from esabid.demo.plan import Arrival, Plan, next_workday, workday
from esabid.domain.abstract import AbstractDetails, Weight
from esabid.domain.addressee import AddresseeDetails
from esabid.domain.handover import HandoverDetails
from esabid.domain.letter import Channel
from esabid.domain.opening import OPENING
from esabid.domain.plan import PlanDetails
from esabid.domain.profiles import LetterOrder, Part, Profile
from esabid.models import Letter
from esabid.queries.addressees import addressees as known
from esabid.queries.campaign import the_campaign
from esabid.queries.dossier import compilations
from esabid.services import abstracts, addressees, handovers, plans

MINISTER = AddresseeDetails(
    Profile.MINISTRY, "pl", "Minister odpowiedzialny za kandydaturę (DEMO)",
    "Minister responsible for the bid (DEMO)", "Szanowni Państwo,",
    "Dear Sir or Madam,", "DEMO: nie wysyłać\nul. Przykładowa 1\n00-000 Warszawa")
ESA = AddresseeDetails(
    Profile.ESA, "en", "Europejska Agencja Kosmiczna (DEMO)",
    "European Space Agency (DEMO)", "Szanowni Państwo,", "Dear Sir or Madam,",
    "DEMO: do not send\n1 Sample Street\n00000 Paris")
_PLANS = {
    Profile.MINISTRY: PlanDetails(LetterOrder.SECTOR),
    Profile.ESA: PlanDetails(LetterOrder.WEIGHT),
    Profile.PUBLIC: PlanDetails(LetterOrder.NAME, [Part.CONTRIBUTIONS.value]),
}
_WRITTEN_DAYS = 17
_DESCRIBED = 9
_WEIGHTS = (Weight.FIRST, Weight.IMPORTANT, Weight.ORDINARY)
_ENGLISH = {it.name_pl: it.name_en for it in OPENING}


def chosen(stage: Stage, planned: Plan, today: date) -> list[Deed]:
    """Before the first edition: addressees, plans, and abstracts of the first letters."""
    day = workday(today - timedelta(days=_WRITTEN_DAYS))
    read = [it for it in planned.arrivals
            if it.fate == "verified" and it.checked < day and not it.players[0].more
            and made_by(it)][:_DESCRIBED]
    return [stage.deed(day, 330, _choose),
            *(stage.deed(day, 340 + place, _describe(stage, it, _WEIGHTS[place % 3]))
              for place, it in enumerate(read))]


def _choose(session, actor) -> None:
    for details in (MINISTER, ESA):
        addressees.add(session, actor, details=details)
    for profile, details in _PLANS.items():
        plans.choose(session, actor, the_campaign(session), profile, details=details)


def _describe(stage: Stage, arrival: Arrival, weight: Weight) -> Callable:
    """Two sentences on what the letter says, by the arguments that the office found in it."""
    arguments = list(made_by(arrival))

    def do(session, actor):
        signers = len(arrival.players) > 1
        abstracts.describe(
            session, actor, session.get(Letter, stage.letters[arrival.number]),
            details=AbstractDetails(
                ("Instytucje popierają" if signers else "Instytucja popiera")
                + " kandydaturę Krakowa. List wskazuje na: " + ", ".join(arguments).lower() + ".",
                ("The institutions support" if signers else "The institution supports")
                + " the bid of Kraków. The letter points to: "
                + ", ".join(_ENGLISH[it] for it in arguments).lower() + ".", weight))
    return do


def received(stage: Stage, evening: datetime) -> list[Deed]:
    """The minister receives the edition issued on this evening on the morning after."""
    day = next_workday(evening.date())

    def hand_over(session, actor):
        minister = next(it for it in known(session) if it.name_pl == MINISTER.name_pl)
        edition = next(it for it in compilations(session) if it.edition)
        handovers.hand_over(
            session, actor, edition, addressee=minister, today=day,
            details=HandoverDetails("pl", day, Channel.EDORECZENIA, "DEMO: nikomu nie wysłano"))
    return [stage.deed(day, 60, hand_over)]
