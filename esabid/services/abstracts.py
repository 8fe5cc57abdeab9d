"""What the City writes of a letter for the dossier: two sentences, and its weight."""

from sqlalchemy.orm import Session

from esabid.domain.abstract import AbstractDetails, check_abstract
from esabid.domain.errors import IllegalTransition
from esabid.domain.letter import CLOSED
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Letter
from esabid.services.history import apply, fresh, record


def describe(session: Session, actor: Actor, letter: Letter, *, details: AbstractDetails,
             version: int | None = None) -> Letter:
    """Write a letter's abstract and weight.

    Raises InvalidValue for a text that is too long, IllegalTransition for a letter that is
    withdrawn or replaced, Stale.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(letter, version)
    check_abstract(details)
    if letter.state in CLOSED:
        raise IllegalTransition("letter_closed")
    if changes := apply(letter, details):
        record(session, actor, letter, action="describe", changes=changes)
    return letter
