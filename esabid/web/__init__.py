"""The pages: one blueprint an audience, and what all of them share."""

from esabid.access.guards import refuse_unguarded
from esabid.web import (auth, context, coordinator, errors, headers, leadership, logs, partner,
                        public)


def init_app(app) -> None:
    """Give the application its pages; refuse to start with one that nobody guards."""
    headers.init_app(app)
    logs.init_app(app)
    context.init_app(app)
    errors.init_app(app)
    for audience in (public, auth, partner, leadership, coordinator):
        app.register_blueprint(audience.pages)
    refuse_unguarded(app)
