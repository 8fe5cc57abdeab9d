"""Taking back a change of values; every function gives what it changed, for history to keep."""

from dataclasses import fields, replace

from sqlalchemy.orm import Session

from esabid.domain.conversation import NextStep, checked_step
from esabid.domain.errors import InvalidValue
from esabid.domain.letter import SignerDetails
from esabid.models import History, Institution, Letter, LetterSigner
from esabid.services import asks, institutions, letters
from esabid.services.before import before, said, since, typed, unchanged

_THERE = ["added", "added"]


def columns(session: Session, row, done: History) -> dict:
    """Give a row's columns the values they had."""
    changes = {}
    for name, value in before(session, row, done).items():
        changes[name] = (getattr(row, name), value)
        setattr(row, name, value)
    return changes


def step(session: Session, institution: Institution, done: History) -> dict:
    """Give an institution the next step it had; raises Stale where a day or a name that was given
    since would be left without its step."""
    values = before(session, institution, done)
    then = {it.name: values.get(it.name, getattr(institution, it.name)) for it in fields(NextStep)}
    try:
        checked_step(NextStep(**then))
    except InvalidValue as error:
        raise since(session, done) from error
    return columns(session, institution, done)


def facts(session: Session, institution: Institution, done: History) -> dict:
    """Give an institution the facts it had; raises InvalidValue where they do not fit any more,
    Stale where what it was part of is gone."""
    values = before(session, institution, done)
    if values.get("parent_id") and session.get(Institution, values["parent_id"]) is None:
        raise since(session, done)
    return institutions.revise(session, institution,
                               replace(institutions.details_of(institution), **values))


def ask(session: Session, institution: Institution, done: History) -> dict:
    """Give an ask the state and the days it had."""
    return asks.take_back(institution, before(session, institution, done))


def letter(session: Session, row: Letter, done: History) -> dict:
    """Give a letter the words it had, and those who stood behind it; raises IllegalTransition
    for a letter that is closed by now."""
    changed = said(done)
    own = {name: pair for name, pair in changed.items() if "." not in name}
    details = replace(letters.details_of(row), **before(session, row, done, own))
    # Its days were possible before, and a day does not become impossible.
    return letters.revise(row, details, _signers(session, row, done, changed),
                          details.received_on)


def _signers(session: Session, row: Letter, done: History, changed: dict) -> tuple:
    """Those who stood behind the letter; their fields are kept by "field.institution"."""
    signers, by_body = letters.signers_of(row), {}
    for key, pair in changed.items():
        field, _, body = key.partition(".")
        if body:
            by_body.setdefault(int(body), {})[field] = pair
    for body, its in by_body.items():
        was, became = (value == "added" for value in its.pop("signer", _THERE))
        if became != (body in signers) or session.get(Institution, body) is None:
            raise since(session, done)
        if became:
            unchanged(session, signers[body], done, its)
        if was:
            values = typed(LetterSigner, {field: pair[0] for field, pair in its.items()})
            signers[body] = replace(signers.get(body, SignerDetails(body)), **values)
        else:
            del signers[body]
    return tuple(signers.values())
