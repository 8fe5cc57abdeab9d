"""The campaign's arguments: opening with the usual ones, adding, naming, ordering, removing."""

from sqlalchemy.orm import Session

from esabid.domain.argument import ArgumentDetails, check_named
from esabid.domain.errors import IllegalTransition
from esabid.domain.opening import ARTICLE, ARTICLE_DAY, OPENING
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Argument, Evidence
from esabid.models.base import new_public_id
from esabid.queries.arguments import arguments, in_use, last_position, neighbour
from esabid.queries.campaign import the_campaign
from esabid.services.history import apply, emptied, fill, fresh, record


def seed(session: Session, actor: Actor) -> list[Argument]:
    """Open with the arguments of domain.opening and the evidence for them.

    Raises IllegalTransition where the campaign has arguments already.
    """
    permit(actor, Permission.CHANGE_SETTINGS)
    if arguments(session):
        raise IllegalTransition("arguments_there")
    campaign = the_campaign(session)
    rows = [Argument(name_pl=it.name_pl, name_en=it.name_en, position=place)
            for place, it in enumerate(OPENING, start=1)]
    session.add_all(rows)
    session.flush()
    session.add_all(
        Evidence(argument_id=row.id, text_pl=pl, text_en=en, source=ARTICLE, dated_on=ARTICLE_DAY)
        for row, it in zip(rows, OPENING) for pl, en in it.evidence)
    record(session, actor, campaign, action="open_arguments",
           changes={"arguments": ([], [it.name_pl for it in OPENING])})
    return rows


def add(session: Session, actor: Actor, *, details: ArgumentDetails,
        public_id: str | None = None) -> Argument:
    """Add an argument below the others; raises InvalidValue without a name.

    `public_id` is the id that a form gave it beforehand (web.forms.once).
    """
    permit(actor, Permission.CHANGE_SETTINGS)
    check_named(details)
    campaign = the_campaign(session)
    argument = Argument(public_id=public_id or new_public_id(),
                        position=last_position(session) + 1)
    changes = fill(argument, details)
    session.add(argument)
    record(session, actor, campaign, action="add_argument", changes=changes)
    return argument


def change(session: Session, actor: Actor, argument: Argument, *, details: ArgumentDetails,
           version: int | None = None) -> Argument:
    """Name an argument anew; raises InvalidValue without a name, Stale."""
    permit(actor, Permission.CHANGE_SETTINGS)
    fresh(argument, version)
    check_named(details)
    campaign = the_campaign(session)
    if changes := apply(argument, details):
        record(session, actor, campaign, action="change_argument", changes=changes)
    return argument


def move(session: Session, actor: Actor, argument: Argument, *, up: bool) -> None:
    """Let an argument change places with its neighbour; the first cannot go up."""
    permit(actor, Permission.CHANGE_SETTINGS)
    other, campaign = neighbour(session, argument, up=up), the_campaign(session)
    if other is None:
        return
    before, after = argument.position, other.position
    # Places are unique, so that one of the two has to step aside first.
    for row, place in ((argument, 0), (other, before), (argument, after)):
        row.position = place
        session.flush()
    record(session, actor, campaign, action="move_argument",
           changes={"argument": (argument.name.text("pl"),) * 2, "position": (before, after)})


def remove(session: Session, actor: Actor, argument: Argument) -> None:
    """Remove an argument; raises IllegalTransition while a letter or evidence uses it."""
    permit(actor, Permission.CHANGE_SETTINGS)
    if in_use(session, argument):
        raise IllegalTransition("argument_in_use")
    campaign = the_campaign(session)
    session.delete(argument)
    record(session, actor, campaign, action="remove_argument",
           changes=emptied(argument, ArgumentDetails))
