"""A real worker on a real queue: checks files and makes dossiers, however often it is told."""

import factories
from factories import TODAY, actor

from esabid.domain.letter import LetterAction
from esabid.domain.profiles import Profile
from esabid.extensions import db, tools, writing
from esabid.models import History, IncomingState
from esabid.queries.campaign import the_campaign
from esabid.services import compilations, letters
from esabid.services.kicks import Kick


def test_worker_checks_a_file_and_makes_the_dossier(queued_app, worker, waiting_file, until):
    factories.campaign(db.session)
    row = waiting_file(queued_app, factories.pdf("Popieramy"))
    for _ in range(3):
        queued_app.huey.kick(Kick.CHECK_FILE, row.id)
    assert until(lambda: row.state == IncomingState.LETTER)
    with writing() as session:
        campaign = the_campaign(session)
        letters.advance(session, actor(), row.letter, action=LetterAction.VERIFY)
        made = compilations.compile_dossier(session, actor(), campaign, profile=Profile.ESA,
                                            short=False, today=TODAY, languages=("en",))
    assert until(lambda: made.files[0].sha256)
    attached = [it for it in db.session.scalars(db.select(History)) if it.action == "attach_file"]
    assert (row.attempts, len(attached), made.files[0].attempts, made.files[0].progress,
            tools().store.verify(made.files[0].sha256)) == (1, 1, 1, 100, True)


def test_work_left_while_no_worker_ran_waits_in_the_queue(queued_app, waiting_file):
    row = waiting_file(queued_app, b"To nie jest list.")
    queued_app.huey.kick(Kick.CHECK_FILE, row.id)
    assert (len(queued_app.huey), row.state) == (1, IncomingState.WAITING)
    queued_app.huey.storage.close()
