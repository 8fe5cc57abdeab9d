"""Contributions: what an institution offers beyond praise, written down from its words."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from esabid.domain.contribution import ContributionDetails, check_contribution
from esabid.domain.errors import InvalidValue
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Contribution, Institution, LetterSigner
from esabid.models.base import new_public_id
from esabid.services.history import apply, emptied, fill, fresh, record


def add(session: Session, actor: Actor, *, details: ContributionDetails,
        public_id: str | None = None) -> Contribution:
    """Write an offer down; `public_id` is the id that a form gave it beforehand (web.forms.once).

    Raises InvalidValue without words, for an amount that is none, or for a letter that the
    institution did not sign.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    contribution, changes = write(session, details, public_id)
    institution = session.get(Institution, details.institution_id)
    record(session, actor, institution, action="add_contribution", changes=changes)
    return contribution


def write(session: Session, details: ContributionDetails,
          public_id: str | None = None) -> tuple[Contribution, dict]:
    """The new row and what it says, which is for history to keep; raises as `add` does."""
    _check(session, details)
    contribution = Contribution(public_id=public_id or new_public_id())
    changes = fill(contribution, details)
    session.add(contribution)
    return contribution, _said(changes)


def change(session: Session, actor: Actor, contribution: Contribution, *,
           details: ContributionDetails, version: int | None = None) -> Contribution:
    """Correct an offer; raises Stale, and InvalidValue as adding one does."""
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(contribution, version)
    if changes := revise(session, contribution, details):
        institution = session.get(Institution, details.institution_id)
        record(session, actor, institution, action="change_contribution", changes=changes)
    return contribution


def revise(session: Session, contribution: Contribution, details: ContributionDetails) -> dict:
    """Make the offer say `details`; return what changed and of which, for history to keep.

    Raises InvalidValue as `add` does.
    """
    _check(session, details)
    changes = _said(apply(contribution, details))
    return changes and {"contribution": (contribution.public_id,) * 2} | changes


def remove(session: Session, actor: Actor, contribution: Contribution) -> None:
    """Remove an offer; history keeps all it said."""
    permit(actor, Permission.RUN_CAMPAIGN)
    institution, said = contribution.institution, said_of(contribution)
    session.delete(contribution)
    record(session, actor, institution, action="remove_contribution",
           changes={field: (value, "") for field, value in said.items()})


def said_of(contribution: Contribution) -> dict:
    """What history keeps of an offer."""
    return {field: pair[0] for field, pair in
            _said(emptied(contribution, ContributionDetails)).items()}


def _check(session: Session, details: ContributionDetails) -> None:
    check_contribution(details)
    if details.letter_id is not None and not session.scalar(select(exists().where(
            LetterSigner.letter_id == details.letter_id,
            LetterSigner.institution_id == details.institution_id))):
        raise InvalidValue("letter_of_another", field="letter_id")


def _said(changes: dict) -> dict:
    """Without the institution, with whose history it stands."""
    return {field: pair for field, pair in changes.items() if field != "institution_id"}
