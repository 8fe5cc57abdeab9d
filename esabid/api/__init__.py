"""What programs read: the numbers as JSON, and the description of the addresses."""

from esabid.access.guards import refuse_unguarded
from esabid.api import errors, v1


def init_app(app) -> None:
    """Give the application its addresses for programs; refuse to start with an unguarded one."""
    errors.init_app(app)
    app.register_blueprint(v1.pages)
    refuse_unguarded(app)
