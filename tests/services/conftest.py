"""What the tests of deeds share: files checked once, and history as it was written."""

import factories
import pytest
from services import checked_files
from sqlalchemy import select

from esabid.domain.permissions import Role
from esabid.extensions import writing
from esabid.filestore import LocalStore
from esabid.models import History
from esabid.services import accounts, incoming
from esabid.services.kicks import left_by


@pytest.fixture(scope="session")
def checking(tmp_path_factory):
    """A file store to check files in, apart from every application."""
    return LocalStore(tmp_path_factory.mktemp("checking"))


@pytest.fixture(scope="session")
def good_file(checking):
    """A letter of one page in which intake found nothing."""
    return checked_files.check(checking, factories.pdf("Popieramy"))


@pytest.fixture(scope="session")
def other_file(checking):
    """Another letter of two pages in which intake found nothing."""
    return checked_files.check(checking, factories.pdf("Popieramy także", pages=2))


@pytest.fixture(scope="session")
def warned_file(checking):
    """A letter with a blank page, of which intake warns."""
    return checked_files.check(checking, checked_files.half_blank())


@pytest.fixture
def received(session, store, good_file):
    """Make a received letter with its checked file."""
    def make(*signers, file=good_file, **changes):
        row = factories.letter(session, *(signers or (factories.institution(session),)), **changes)
        checked_files.give(session, store, row, file)
        return row
    return make


@pytest.fixture
def written(session):
    """History as (subject, action, plain changes, personal changes, note), oldest first."""
    def read(**about):
        rows = session.scalars(select(History).filter_by(**about).order_by(History.id))
        return [(row.subject.value, row.action, row.changes,
                 row.personal.changes if row.personal else {}, row.note) for row in rows]
    return read


@pytest.fixture
def last_written(written):
    """The newest row of history."""
    return lambda **about: written(**about)[-1]


@pytest.fixture
def drop(session, store):
    """Hand in bytes at the desk; the file waits, unless `checked` lets all background
    work run."""
    factories.campaign(session)
    session.commit()

    def give(data, name="skan.pdf", *, checked=True, **by):
        stored = store.put(data)
        who = by.pop("who", factories.actor())
        if checked:
            with writing():
                row = incoming.receive(session, who, name=name, sha256=stored.sha256,
                                       size=stored.size, **by)
            session.expire_all()
            return row
        row = incoming.receive(session, who, name=name, sha256=stored.sha256,
                               size=stored.size, **by)
        session.commit()
        left_by(session)
        return row
    return give


@pytest.fixture
def coordinator(session):
    """A coordinator with an account."""
    row = accounts.add(session, factories.actor(Role.SYSTEM), email="anna@example.org",
                       role=Role.COORDINATOR, name="Anna Testowa")
    session.commit()
    return factories.Actor(Role.COORDINATOR, row.name, factories.NOW, row.id)


@pytest.fixture
def two(session):
    """An institution recorded twice, the older record first."""
    factories.campaign(session)
    return tuple(factories.institution(session, name)
                 for name in ("Akademia Próbna", "AKADEMIA PRÓBNA"))
