"""Recording letters, and the one door through which a letter changes its state."""

from dataclasses import fields
from datetime import date

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from esabid.domain.checklist import Answer, Answers, Check, answered
from esabid.domain.errors import IllegalTransition, InvalidValue
from esabid.domain.findings import findings_from
from esabid.domain.letter import (CLOSED, LETTER, LetterAction, LetterDetails, LetterState,
                                  SignatureKind, SignerDetails, check_days, check_signers,
                                  check_withdrawal)
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Letter, LetterSigner
from esabid.models.base import new_public_id
from esabid.queries.letters import preparation_of, versions_of
from esabid.services.history import apply, fresh, record

_OF_SIGNER = ("signatory", "office_pl", "office_en", "signature", "disclosure",
              "mandate_doubtful", "signature_broken")


def add(session: Session, actor: Actor, *, details: LetterDetails, signers=(), today: date,
        replaces: Letter | None = None, version_of: Letter | None = None,
        public_id: str | None = None) -> Letter:
    """Record a letter, with or without a known institution (SignerDetails) behind it.

    A letter that `replaces` another ends the other's days; `version_of` names the letter it is
    a translation of, `public_id` is the id that a form gave it beforehand (web.forms.once).
    Raises InvalidValue for impossible days or an institution named twice, IllegalTransition for
    a version of a letter whose days are over.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    check_days(details, today)
    check_signers(signers)
    if version_of is not None and version_of.state in CLOSED:
        raise IllegalTransition("letter_closed")
    letter = Letter(state=LetterState.RECEIVED, public_id=public_id or new_public_id())
    apply(letter, details)
    _set_signers(letter, signers)
    if version_of is not None:
        letter.version_of_id = version_of.version_of_id or version_of.id
    elif replaces is not None:
        # A corrected translation is still a translation.
        letter.version_of_id = replaces.version_of_id
    session.add(letter)
    record(session, actor, letter, action="add")
    if replaces is not None:
        advance(session, actor, replaces, action=LetterAction.REPLACE, newer=letter)
    return letter


def change(session: Session, actor: Actor, letter: Letter, *, details: LetterDetails, signers,
           today: date, version: int | None = None) -> Letter:
    """Correct what is written down of a letter that is neither withdrawn nor replaced.

    Raises Stale, and InvalidValue where a verified letter would lose its signer or signature.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(letter, version)
    if changes := revise(letter, details, signers, today):
        record(session, actor, letter, action="change", changes=changes)
    return letter


def revise(letter: Letter, details: LetterDetails, signers, today: date) -> dict:
    """Make the letter say `details`; return what changed, which is for history to keep.

    Raises as `change` does.
    """
    if letter.state in CLOSED:
        raise IllegalTransition("letter_closed")
    check_days(details, today)
    check_signers(signers)
    if letter.state == LetterState.VERIFIED and not _signed(signers):
        raise InvalidValue("missing_signature", field="signers")
    changes = apply(letter, details) | _set_signers(letter, signers)
    if changes:
        # A change of signers alone must raise the version of the letter's own row, too.
        flag_modified(letter, "note")
    return changes


def details_of(letter: Letter) -> LetterDetails:
    """What is written down of a letter, to change a part of it."""
    return LetterDetails(**{it.name: getattr(letter, it.name) for it in fields(LetterDetails)})


def signers_of(letter: Letter) -> dict[int, SignerDetails]:
    """Who stands behind a letter, by institution and in order."""
    return {row.institution_id: SignerDetails(**{it.name: getattr(row, it.name)
                                                 for it in fields(SignerDetails)})
            for row in letter.signers}


def advance(session: Session, actor: Actor, letter: Letter, *, action: LetterAction,
            reason: str = "", withdrawn_on: date | None = None, newer: Letter | None = None,
            today: date | None = None, version: int | None = None,
            answers: Answers | None = None) -> Letter:
    """Take one step of the letter's life.

    Verifying binds to the bytes of the original that was looked at and to the `answers` of who
    looked; without them it confirms the letter as it was found. Against a warning of intake, or
    with a no, it takes a reason. A withdrawal takes the letter's language versions along.

    Raises IllegalTransition, InvalidValue (missing_...), Stale.
    """
    fresh(letter, version)
    reason = reason.strip()
    original = letter.original
    found = preparation_of(session, original.sha256) if original else None
    step = LETTER.step(letter.state, action, {
        "file": found, "signer": letter.signers, "signature": _signed(letter.signers),
        "reason": reason, "withdrawn_on": withdrawn_on, "newer": newer})
    permit(actor, step.permission)
    if withdrawn_on:
        check_withdrawal(withdrawn_on, letter.received_on, today)
    verifies = step.target == LetterState.VERIFIED
    looked = answered(answers, findings_from(original.findings), reason) if verifies else {}
    changes = {"state": (letter.state, step.target)} | _denied(looked)
    letter.checklist = looked
    letter.state = step.target
    letter.state_reason = "" if verifies else reason
    letter.verified_at = actor.at if verifies else None
    letter.verified_sha256 = original.sha256 if verifies else None
    letter.withdrawn_on = withdrawn_on if step.target == LetterState.WITHDRAWN else None
    if newer is not None:
        newer.replaces_id = letter.id
    record(session, actor, letter, action=action, changes=changes, note=reason)
    # Language versions are one letter, so they are withdrawn together.
    for translation in versions_of(session, letter) if letter.withdrawn_on else ():
        advance(session, actor, translation, action=action, reason=reason,
                withdrawn_on=max(withdrawn_on, translation.received_on), today=today)
    return letter


def _denied(answers: dict[Check, Answer]) -> dict:
    """What history keeps of the answers: the questions that were answered with no."""
    denied = [check for check, answer in answers.items() if answer == Answer.NO]
    return {"denied": ("", denied)} if denied else {}


def _signed(signers) -> bool:
    """Whether every institution's way of signing is known."""
    return bool(signers) and all(s.signature != SignatureKind.NONE for s in signers)


def _set_signers(letter: Letter, signers) -> dict:
    """Make the letter's signers equal to `signers`, rows kept; return what changed."""
    known = {s.institution_id: s for s in letter.signers}
    changes, kept = {}, []
    for position, details in enumerate(signers):
        row = known.pop(details.institution_id, None)
        if row is None:
            row = LetterSigner(institution_id=details.institution_id)
            changes[f"signer.{details.institution_id}"] = ("", "added")
        row.position = position
        for field, pair in apply(row, details).items():
            if field == "signatory" or pair[0] is not None:
                changes[f"{field}.{details.institution_id}"] = pair
        kept.append(row)
    for gone, row in known.items():
        changes[f"signer.{gone}"] = ("added", "")
        changes |= {f"{field}.{gone}": (value, "") for field in _OF_SIGNER
                    if (value := getattr(row, field))}
    letter.signers = kept
    return changes
