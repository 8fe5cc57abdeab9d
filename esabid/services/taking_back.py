"""Taking back a change of values; every function gives what it changed, for history to keep."""

from dataclasses import fields, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.argument import EvidenceDetails
from esabid.domain.contribution import ContributionDetails
from esabid.domain.conversation import NextStep, checked_step
from esabid.domain.errors import InvalidValue
from esabid.domain.institution import ContactDetails
from esabid.domain.letter import SignerDetails
from esabid.domain.profiles import Profile
from esabid.models import (Campaign, Contribution, Evidence, History, Institution, Letter,
                           LetterSigner)
from esabid.queries.dossier import plan as chosen
from esabid.services import asks, contributions, evidence, institutions, letters
from esabid.services.before import before, part_of, said, since, typed, unchanged
from esabid.services.history import details_of

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


def contact(session: Session, institution: Institution, done: History) -> dict:
    """Let a person be called as before a correction."""
    row = next((it for it in institution.contacts if it.id == part_of(done)), None)
    pairs = {"name" if key == "contact" else key.removeprefix("contact."): pair
             for key, pair in said(done).items() if pair[0] != pair[1]}
    return institutions.revise_contact(row, _earlier(session, row, ContactDetails, done, pairs))


def contribution(session: Session, institution: Institution, done: History) -> dict:
    """Let an offer say what it said before; raises InvalidValue where its letter is not theirs
    any more."""
    row = session.scalar(select(Contribution).where(
        Contribution.public_id == part_of(done), Contribution.institution_id == institution.id))
    pairs = {key: pair for key, pair in said(done).items() if key != "contribution"}
    return contributions.revise(
        session, row, _earlier(session, row, ContributionDetails, done, pairs))


def plan(session: Session, campaign: Campaign, done: History) -> dict:
    """Let the dossiers of a profile be chosen as before."""
    return columns(session, chosen(session, Profile(part_of(done))), done)


def fact(session: Session, campaign: Campaign, done: History) -> dict:
    """Let a fact say what it said before, for the argument it was for."""
    row = session.scalar(select(Evidence).where(Evidence.public_id == part_of(done)))
    pairs = {key: pair for key, pair in said(done).items() if key != "evidence"}
    if argument := pairs.pop("argument", None):
        was, became = (evidence.argument_named(session, name) for name in argument)
        if was is None or became is None:
            raise since(session, done)
        pairs["argument_id"] = was.id, became.id
    details = _earlier(session, row, EvidenceDetails, done, pairs)
    # Its day was possible before, and a day does not become impossible.
    return evidence.revise(session, row, details, details.dated_on)


def _earlier(session: Session, row, kind, done: History, pairs: dict):
    """What `row` said before its fields changed by `pairs`, as the dataclass `kind`; raises Stale
    where it is gone, or says something else by now."""
    if row is None:
        raise since(session, done)
    return replace(details_of(row, kind), **before(session, row, done, pairs))


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
            unchanged(session, LetterSigner, signers[body], done, its)
        if was:
            values = typed(LetterSigner, {field: pair[0] for field, pair in its.items()})
            signers[body] = replace(signers.get(body, SignerDetails(body)), **values)
        else:
            del signers[body]
    return tuple(signers.values())
