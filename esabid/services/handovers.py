"""Handing editions over, and telling who has them that a letter counts no more."""

import json
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.errors import IllegalTransition, InvalidValue
from esabid.domain.handover import HandoverDetails, check_handover
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Addressee, Compilation, Handover, HandoverNotice, Letter
from esabid.models.base import new_public_id
from esabid.services.history import record


def hand_over(session: Session, actor: Actor, row: Compilation, *, addressee: Addressee,
              details: HandoverDetails, today: date,
              public_id: str | None = None) -> Handover:
    """Write down that an edition was given to somebody.

    `public_id` is the id that a form gave it beforehand (web.forms.once).
    Raises IllegalTransition for a working version, InvalidValue for a language that is not made,
    an impossible day, and what the register holds already.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    if row.edition is None:
        raise IllegalTransition("not_issued")
    made = [file.lang for file in row.files if file.sha256]
    check_handover(details, made, row.issued_on, today)
    same = select(Handover).filter_by(compilation_id=row.id, addressee_id=addressee.id,
                                      lang=details.lang, handed_on=details.handed_on)
    if session.scalar(same) is not None:
        raise InvalidValue("handed_already", field="handed_on")
    handover = Handover(public_id=public_id or new_public_id(), compilation=row,
                        addressee=addressee, lang=details.lang, handed_on=details.handed_on,
                        channel=details.channel, note=details.note)
    session.add(handover)
    record(session, actor, row, action="hand_over",
           changes={field: ("", value) for field, value in _said(handover).items()})
    return handover


def take_back(session: Session, actor: Actor, handover: Handover) -> None:
    """Take a handover that was written down by mistake off the register, with what was told
    because of it; history keeps it."""
    permit(actor, Permission.RUN_CAMPAIGN)
    said = _said(handover)
    if told := [it.letter.dossier_number for it in handover.notices]:
        said["letters"] = sorted(told)
    record(session, actor, handover.compilation, action="take_back_handover",
           changes={field: (value, "") for field, value in said.items()})
    for notice in handover.notices:
        session.delete(notice)
    handover.notices = []
    session.delete(handover)
    session.flush()


def tell(session: Session, actor: Actor, handover: Handover, *, letters,
         today: date) -> None:
    """Note that the addressee of a handover was told today of these letters, gone from the
    edition they have (queries.notices says which).

    Raises IllegalTransition without a letter, or for one that did not stand in the edition.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    stood = {entry["id"] for entry in json.loads(handover.compilation.snapshot)["letters"]}
    if not letters:
        raise IllegalTransition("nobody_to_tell")
    if any(it.public_id not in stood for it in letters):
        raise IllegalTransition("letter_not_in_edition")
    known = {it.letter_id: it for it in handover.notices}
    for letter in letters:
        if letter.id in known:
            known[letter.id].told_on = today
        else:
            handover.notices.append(HandoverNotice(letter=letter, told_on=today))
    record(session, actor, handover.compilation, action="tell_addressee",
           changes={"letters": ([], sorted(it.dossier_number for it in letters))},
           note=handover.addressee.name.text("pl"))


def untell(session: Session, actor: Actor, handover: Handover, *, letter: Letter) -> None:
    """Take back that the addressee of a handover was told of a letter, whichever edition it was
    noted at. Raises IllegalTransition unless it was."""
    permit(actor, Permission.RUN_CAMPAIGN)
    told = session.scalars(select(HandoverNotice).join(HandoverNotice.handover).where(
        Handover.addressee_id == handover.addressee_id,
        HandoverNotice.letter_id == letter.id)).all()
    if not told:
        raise IllegalTransition("not_told")
    record(session, actor, handover.compilation, action="untell_addressee",
           changes={"letters": ([letter.dossier_number], [])},
           note=handover.addressee.name.text("pl"))
    for notice in told:
        notice.handover.notices.remove(notice)
        session.delete(notice)
    session.flush()


def _said(handover: Handover) -> dict:
    """What history keeps of a handover; its note may name a person."""
    said = {"addressee": handover.addressee.name.text("pl"), "lang": handover.lang,
            "handed_on": handover.handed_on, "sent_by": handover.channel,
            "remark": handover.note}
    return {field: value for field, value in said.items() if value}
