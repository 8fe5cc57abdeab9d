"""A connection past the models, over a database of the test's own."""

import pytest
from sqlalchemy import create_engine

from esabid.models import Base


@pytest.fixture
def connection(session):
    """The session's own connection, for plain SQL."""
    return session.connection()


@pytest.fixture(scope="session")
def bare_engine():
    """The tables in memory, where nothing refers to anything: CHECKs alone are asked."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def bare(bare_engine):
    """A connection to bare tables; what it wrote is undone."""
    with bare_engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        yield connection
        connection.rollback()
