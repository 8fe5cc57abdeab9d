"""Alembic's entry: migrations run in one transaction on the application's own engine."""

from alembic import context
from flask import current_app

from esabid.models import Base

migrate = current_app.extensions["migrate"]


def run() -> None:
    """Apply the wanted migrations; batches rebuild tables where SQLite cannot alter them."""
    with migrate.db.engine.connect() as connection:
        # A table rebuilt under its name would take the rows that refer to it along; SQLite only
        # listens to this outside of a transaction, so past SQLAlchemy, which begins one.
        rebuilds = connection.dialect.name == "sqlite"
        if rebuilds:
            connection.connection.execute("PRAGMA foreign_keys = OFF")
        context.configure(connection=connection, target_metadata=Base.metadata,
                          **migrate.configure_args)
        with context.begin_transaction():
            context.run_migrations()
        if rebuilds and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise RuntimeError("a migration left rows that refer to nothing")
        connection.commit()
        if rebuilds:
            connection.connection.execute("PRAGMA foreign_keys = ON")


run()
