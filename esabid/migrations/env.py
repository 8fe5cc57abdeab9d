"""Alembic's entry: migrations run in one transaction on the application's own engine."""

from alembic import context
from flask import current_app

from esabid.models import Base

migrate = current_app.extensions["migrate"]


def run() -> None:
    """Apply the wanted migrations; batches rebuild tables where SQLite cannot alter them."""
    with migrate.db.engine.connect() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata,
                          **migrate.configure_args)
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
