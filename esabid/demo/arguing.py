"""What the demo's letters argue and what their institutions offer, as the office reads them."""

from collections.abc import Callable
from datetime import date, timedelta

from esabid.demo.deeds import Deed, Stage
from esabid.demo.offers import OFFERS, Offer, said_by
from esabid.demo.plan import Arrival, Plan, workday
from esabid.demo.texts import argued
from esabid.domain.argument import MentionDetails
from esabid.domain.contribution import ContributionDetails
from esabid.models import Letter
from esabid.services import contributions, mentions

# The office reads a letter for its arguments when it verifies it; the newest are still to be read.
_READ = ("verified", "replacing", "withdrawn")
_UNREAD_DAYS = 4
_OFFERED_ALOUD = 37


def arguments_read(stage: Stage, planned: Plan, today: date) -> list[Deed]:
    """Each verified letter's arguments, with the sentence and the page that make them."""
    return [stage.deed(it.checked, 240 + place, _argue(stage, it))
            for place, it in enumerate(planned.arrivals)
            if it.fate in _READ and it.checked < today - timedelta(days=_UNREAD_DAYS)]


def made_by(arrival: Arrival) -> dict[str, str]:
    """The arguments of a letter in its own language, each with the sentence that makes it."""
    first = arrival.players[0]
    return argued(first.details.sector, first.lang, number=arrival.number,
                  offer=said_by(first.name))


def _argue(stage: Stage, arrival: Arrival) -> Callable:
    def do(session, actor):
        letter = session.get(Letter, stage.letters[arrival.number])
        for argument, quote in made_by(arrival).items():
            # An annex follows on the second page; every letter argues on its first.
            mentions.add(session, actor, letter, details=MentionDetails(
                stage.arguments[argument], quote=quote, page=1))
    return do


def offers_kept(stage: Stage, planned: Plan, today: date) -> list[Deed]:
    """Each offer of a letter on the day the letter is looked at, the others on one afternoon."""
    sent = {it.players[0].name: it for it in planned.arrivals}
    return [stage.deed(
        sent[offer.by].checked if offer.said else workday(today - timedelta(days=_OFFERED_ALOUD)),
        296 + place % 4, _keep(stage, offer, sent.get(offer.by)))
        for place, offer in enumerate(OFFERS)]


def _keep(stage: Stage, offer: Offer, arrival: Arrival | None) -> Callable:
    def do(session, actor):
        contributions.add(session, actor, details=ContributionDetails(
            stage.rows[offer.by], offer.unit, offer.period, name_pl=offer.name_pl,
            name_en=offer.name_en, amount=offer.number, disclosure=offer.disclosure,
            letter_id=stage.letters[arrival.number] if arrival else None,
            quote=offer.said.text if offer.said else ""))
    return do
