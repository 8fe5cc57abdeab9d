"""One short writing transaction: work is kicked after the commit, never after an undo."""

import factories
import pytest
from sqlalchemy import StaticPool, create_engine, func, select
from sqlalchemy.orm import Session

from esabid.domain.errors import InvalidValue, Stale
from esabid.extensions import db
from esabid.models import Institution
from esabid.services.kicks import Kick, later, left_by
from esabid.services.transactions import transaction


@pytest.fixture
def fresh():
    """A session of its own over the application's database."""
    with Session(db.engine, expire_on_commit=False) as session:
        yield session


def count(session) -> int:
    return session.scalar(select(func.count(Institution.id)))


@pytest.mark.usefixtures("app")
def test_kicks_follow_the_commit_in_order(fresh):
    seen = []

    def kick(work, row_id):
        with Session(db.engine) as other:
            seen.append((work, row_id, count(other)))

    with transaction(fresh, kick) as session:
        factories.institution(session)
        later(session, Kick.CHECK_FILE, 7)
        later(session, Kick.MAKE_DOSSIER, 8)
        before = list(seen)
    assert (before, seen) == ([], [(Kick.CHECK_FILE, 7, 1), (Kick.MAKE_DOSSIER, 8, 1)])


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("error", [InvalidValue("x"), RuntimeError("x"), KeyboardInterrupt()])
def test_nothing_is_kicked_and_nothing_kept_after_an_error(fresh, error):
    seen = []
    with pytest.raises(type(error)), transaction(fresh, seen.append) as session:
        factories.institution(session)
        later(session, Kick.CHECK_FILE, 7)
        raise error
    assert (seen, left_by(fresh), count(fresh)) == ([], [], 0)


@pytest.mark.usefixtures("app")
def test_kicks_of_one_transaction_are_not_kicked_by_the_next(fresh):
    seen = []
    for row_id in (1, 2):
        with transaction(fresh, lambda work, it: seen.append(it)) as session:
            later(session, Kick.CHECK_FILE, row_id)
    assert seen == [1, 2]


@pytest.mark.usefixtures("app")
def test_row_changed_by_somebody_else_meanwhile_is_stale(fresh):
    with transaction(fresh, print) as session:
        row = factories.institution(session)
    with pytest.raises(Stale) as refused, transaction(fresh, print) as session:
        row = session.get(Institution, row.id)
        session.connection().exec_driver_sql("UPDATE institution SET version = version + 1")
        row.notes = "druga"
    assert (refused.value.code, count(fresh)) == ("stale", 1)


@pytest.mark.usefixtures("app")
def test_row_read_in_an_earlier_transaction_is_read_anew(fresh):
    with transaction(fresh, print) as session:
        row = factories.institution(session)
    with Session(db.engine) as other:
        other.get(Institution, row.id).notes = "druga"
        other.commit()
    with transaction(fresh, print) as session:
        assert session.get(Institution, row.id).notes == "druga"


@pytest.mark.usefixtures("app")
def test_writer_keeps_other_writers_waiting_not_readers(fresh):
    with transaction(fresh, print) as session:
        factories.institution(session)
        with Session(db.engine) as reader:
            assert count(reader) == 0
    assert count(fresh) == 1


@pytest.mark.usefixtures("app")
def test_kick_that_fails_undoes_nothing_and_stops_no_other(fresh, caplog):
    seen = []

    def kick(work, row_id):
        seen.append(row_id)
        raise OSError("the queue's disk is full")

    with transaction(fresh, kick) as session:
        factories.institution(session)
        later(session, Kick.CHECK_FILE, 7)
        later(session, Kick.CHECK_FILE, 8)
    assert (seen, count(fresh), caplog.text.count("was lost")) == ([7, 8], 1, 2)


@pytest.mark.usefixtures("app")
def test_who_waits_too_long_for_another_writer_is_told_so(fresh):
    impatient = create_engine(db.engine.url, poolclass=StaticPool)
    with impatient.connect() as only:
        only.exec_driver_sql("PRAGMA busy_timeout = 1")
    fresh.bind = impatient
    with Session(db.engine) as other:
        other.connection(execution_options={"writing": True})
        with pytest.raises(Stale) as refused, transaction(fresh, print) as session:
            factories.institution(session)
    assert refused.value.code == "busy"
    fresh.close()
    impatient.dispose()
