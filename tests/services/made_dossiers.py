"""A compilation that is not made yet, the city's seal, and what workers do with them."""

import factories
import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from factories import NOW, TODAY, Actor, actor
from services import checked_files
from signing import authority

from esabid.domain.letter import LetterAction
from esabid.domain.permissions import Role
from esabid.domain.profiles import Profile
from esabid.extensions import tools, writing
from esabid.services import compilations, letters, making, sealing
from esabid.services.kicks import left_by

PASSWORD = "tajne hasło"


@pytest.fixture
def row(session, store, good_file, other_file):
    """A compilation of two letters in Polish, not made yet."""
    campaign = factories.campaign(session)
    for data in (good_file, other_file):
        letter = factories.letter(session, factories.institution(session))
        checked_files.give(session, store, letter, data)
        letters.advance(session, actor(), letter, action=LetterAction.VERIFY)
    found = compilations.compile_dossier(session, actor(), campaign, profile=Profile.MINISTRY,
                                         short=False, today=TODAY, languages=("pl",))
    session.commit()
    left_by(session)
    return found


@pytest.fixture
def file(row):
    return row.files[0]


@pytest.fixture
def seal(tmp_path):
    """The city's certificate, as an installation has it."""
    own = authority()["seal"]
    path = tmp_path / "city.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(
        b"city", own.key, own.cert, [it.cert for it in own.chain[1:]],
        BestAvailableEncryption(PASSWORD.encode())))
    return sealing.Seal(str(path), PASSWORD)


def make(session, store, file, at=NOW, seal=None):
    making.make(writing, store, Actor(Role.SYSTEM, "esabid", at), file.id, tools().fonts, seal)
    session.expire_all()


def issue(session, row):
    compilations.issue(session, actor(), row, today=TODAY)
    session.commit()
    left_by(session)
