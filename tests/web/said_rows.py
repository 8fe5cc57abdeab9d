"""What letters argue and offer, for the tests of pages: counted, not counted, with and without."""

from datetime import date
from decimal import Decimal

import factories
from sqlalchemy import select

from esabid.domain.argument import MentionDetails
from esabid.domain.contribution import ContributionDetails, Period, Unit
from esabid.domain.conversation import ConversationDetails, NextStep
from esabid.domain.institution import ConversationKind
from esabid.models import Argument, Evidence
from esabid.services import contributions, conversations, institutions, mentions, next_steps

# What was said on the telephone is for coordinators alone.
SAID = "Rektor waha się, nie mówić nikomu."


def said(session, rows: dict) -> dict:
    """Mentions and contributions over the letters of `rows`, by what they show."""
    actor = factories.actor()
    argument, other = session.scalars(select(Argument).order_by(Argument.position).limit(2))
    body, school = rows["institution"], rows["joint"].signers[0].institution

    def mention(letter, of, quote="", page=None):
        return mentions.add(session, actor, rows[letter], details=MentionDetails(
            of.id, quote, page))

    def offer(of, amount, unit=Unit.PLACES, period=Period.A_YEAR, letter=None, **names):
        return contributions.add(session, actor, details=ContributionDetails(
            of.id, unit, period, amount=amount and Decimal(amount),
            letter_id=letter and rows[letter].id, **{"name_pl": "Staże"} | names))

    mention("joint", argument)
    mention("joint", other, "Dajemy laboratoria.")
    mention("further", argument, "Kształcimy dla kosmosu.")
    offer(school, "3", letter="joint")
    offer(body, "4.5", Unit.HOURS, Period.A_MONTH, letter="further")
    offer(body, None, Unit.PLN, Period.ONCE, name_pl="", name_en="A plot of land")
    talk = conversations.log(session, actor, body, today=factories.TODAY, details=(
        ConversationDetails(ConversationKind.CALL, date(2026, 3, 16), SAID, "pani z sekretariatu")))
    next_steps.plan(session, actor, body, step=NextStep(
        "Zadzwonić do kanclerza", date(2026, 3, 17), "Osoba coordinator"))
    institutions.support_elsewhere(session, actor, body, city="Gdańsk")
    return {"conversation": talk, "argument": argument,
            "mention": mention("letter", argument, "Popieramy.", 1),
            "evidence": session.scalars(select(Evidence).order_by(Evidence.id)).first(),
            "contribution": offer(body, "2", letter="letter", quote="Przyjmiemy dwie osoby.")}
