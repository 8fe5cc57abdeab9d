"""What letters argue and offer, for the tests of pages: counted, not counted, with and without."""

from decimal import Decimal

import factories
from sqlalchemy import select

from esabid.domain.argument import MentionDetails
from esabid.domain.contribution import ContributionDetails, Period, Unit
from esabid.models import Argument, Evidence
from esabid.services import contributions, mentions


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
    return {"argument": argument, "mention": mention("letter", argument, "Popieramy.", 1),
            "evidence": session.scalars(select(Evidence).order_by(Evidence.id)).first(),
            "contribution": offer(body, "2", letter="letter", quote="Przyjmiemy dwie osoby.")}
