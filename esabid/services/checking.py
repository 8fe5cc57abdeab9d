"""The background check of files on their way in: claimed, opened in a child, recorded."""

from esabid.domain.findings import blocks
from esabid.domain.permissions import Actor
from esabid.models import IncomingFile, IncomingState
from esabid.services.history import record
from esabid.services.incoming import attach, examine, prepare
from esabid.services.leases import claim, release


def check(writing, store, actor: Actor, row_id: int) -> None:
    """Check one waiting file: claim it, open it in a child outside any transaction, record.

    `writing` opens a short writing transaction; a file that is taken, checked or has failed too
    often is left alone, so that this may be called any number of times.
    """
    with writing() as session:
        row = session.get(IncomingFile, row_id)
        if row is None or row.state != IncomingState.WAITING or not claim(session, row, actor.at):
            return
        sha256, name = row.sha256, row.name
    outcome, stored = examine(store, sha256, name)
    with writing() as session:
        row = session.get(IncomingFile, row_id)
        release(row)
        row.kind = outcome.kind or ""
        row.findings = [f.as_dict() for f in outcome.findings]
        if blocks(outcome.findings):
            row.state = IncomingState.REFUSED
            if row.letter is None:
                record(session, actor, row, action="refuse")
            else:
                record(session, actor, row.letter, action="refuse_file")
        elif row.letter is None:
            prepare(session, actor, sha256=sha256, outcome=outcome, stored=stored)
            row.state = IncomingState.CHECKED
        else:
            row.state = IncomingState.LETTER
            attach(session, actor, row.letter, name=name, sha256=sha256, outcome=outcome,
                   stored=stored)
