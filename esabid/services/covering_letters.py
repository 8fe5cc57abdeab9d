"""Covering letters: what goes with an edition to one of those it is sent to."""

import json
import tempfile
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from esabid.domain.changes import Since
from esabid.domain.errors import IllegalTransition
from esabid.domain.frozen import to_json
from esabid.domain.permissions import Actor, Permission, permit
from esabid.domain.profiles import SHOWS
from esabid.domain.snapshot import snapshot_from
from esabid.isolate import Limits, run
from esabid.models import Addressee, Compilation
from esabid.queries.changes import between
from esabid.queries.handovers import register

_LIMITS = Limits(cpu_seconds=10, wall_seconds=30)


def covering_letter(session: Session, actor: Actor, row: Compilation, *, addressee: Addressee,
                    today: date) -> bytes:
    """The DOCX that goes with an edition, in its addressee's language; nothing is written down.

    Raises IllegalTransition for a working version, ChildError where it cannot be made.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    if row.edition is None:
        raise IllegalTransition("not_issued")
    lang, facts = addressee.language, snapshot_from(row.snapshot)
    since = received_before(session, row, addressee)
    letter = {
        "lang": lang, "day": today.isoformat(), "bidder": facts.campaign.bidder.text(lang),
        "addressee": addressee.name.text(lang), "address": addressee.address,
        # A greeting in the other language would be worse than the neutral one.
        "greeting": getattr(addressee.greeting, lang).strip(),
        "title": facts.campaign.title.text(lang), "edition": row.edition,
        "issued_on": row.issued_on.isoformat(), "letters": facts.numbers.verified,
        "contact": facts.campaign.contact, "since": since and json.loads(to_json(since))}
    with tempfile.TemporaryDirectory(prefix="esabid-") as folder:
        out = Path(folder) / "letter.docx"
        run("esabid.dossier.covering_letter", {"letter": letter, "out": str(out)}, _LIMITS)
        return out.read_bytes()


def received_before(session: Session, row: Compilation, addressee: Addressee) -> Since | None:
    """What changed since the edition that somebody received last before this one, of the profiles
    that show the same letters; None where they received none."""
    earlier = (it.compilation for it in register(session, addressee)
               if it.compilation.edition < row.edition
               and SHOWS[it.compilation.profile].whole == SHOWS[row.profile].whole)
    older = next(earlier, None)
    return older and Since(older.edition, older.issued_on, between(session, older, row))
