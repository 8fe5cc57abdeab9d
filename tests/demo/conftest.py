"""The whole demo campaign for its tests, played once."""

import pytest
from flask_migrate import upgrade

from esabid import create_app
from esabid.demo import seed
from esabid.extensions import db


@pytest.fixture(scope="package")
def demo(tmp_path_factory):
    """The whole demo campaign, played once."""
    app = create_app(INSTANCE=tmp_path_factory.mktemp("demo"), TESTING=True, IMMEDIATE=True,
                     PASSWORD_COST={"time_cost": 1, "memory_cost": 8, "parallelism": 1})
    with app.app_context():
        upgrade()
        seed()
        yield db.session
        db.session.remove()
        db.engine.dispose()
