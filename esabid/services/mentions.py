"""Mentions: which argument a letter makes, in which words and on which page."""

from sqlalchemy.orm import Session

from esabid.domain.argument import MentionDetails, check_mention
from esabid.domain.errors import IllegalTransition, InvalidValue, NotFound
from esabid.domain.letter import CLOSED
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Argument, Letter, Mention
from esabid.queries.arguments import mentions_of
from esabid.queries.letters import preparation_of
from esabid.services.history import record


def add(session: Session, actor: Actor, letter: Letter, *, details: MentionDetails) -> Mention:
    """Say that a letter makes an argument.

    Raises IllegalTransition for a withdrawn or replaced letter, InvalidValue for an argument
    it makes already or a page it does not have, NotFound for an unknown argument.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    mention = write(session, letter, details)
    record(session, actor, letter, action="add_mention",
           changes={field: ("", value) for field, value in said_of(mention).items()})
    return mention


def write(session: Session, letter: Letter, details: MentionDetails) -> Mention:
    """The new row, not yet in history; raises as `add` does."""
    refuse_closed(letter)
    if (argument := session.get(Argument, details.argument_id)) is None:
        raise NotFound("not_found")
    prepared = letter.original and preparation_of(session, letter.original.sha256)
    check_mention(details, len(prepared.pages) if prepared else 0)
    if argument.id in {it.argument_id for it in mentions_of(session, letter)}:
        raise InvalidValue("argument_twice", field="argument_id")
    mention = Mention(letter_id=letter.id, argument=argument, quote=details.quote,
                      page=details.page)
    session.add(mention)
    return mention


def remove(session: Session, actor: Actor, mention: Mention) -> None:
    """Take back that a letter makes an argument.

    Raises IllegalTransition for a withdrawn or replaced letter.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    letter = mention.letter
    refuse_closed(letter)
    changes = {field: (value, "") for field, value in said_of(mention).items()}
    session.delete(mention)
    record(session, actor, letter, action="remove_mention", changes=changes)


def said_of(mention: Mention) -> dict:
    """What history keeps of a mention; the argument by its name, which may change later."""
    said = {"argument": mention.argument.name.text("pl"), "quote": mention.quote,
            "page": mention.page}
    return {field: value for field, value in said.items() if value}


def refuse_closed(letter: Letter) -> None:
    """Raise IllegalTransition for a letter that is withdrawn or replaced."""
    if letter.state in CLOSED:
        raise IllegalTransition("letter_closed")
