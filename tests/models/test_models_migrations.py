"""Migrations lead to exactly the tables of the models, and back, with rows in them."""

import re

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from models.plain_rows import DAY, ROWS, insert, insert_all
from sqlalchemy import create_engine, inspect

from esabid.extensions import db
from esabid.models import Base


def _tables() -> set:
    return set(inspect(db.engine).get_table_names())


def _checks(engine) -> dict:
    with engine.connect() as connection:
        made = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table'").all()
    return {name: sorted(re.findall(r"CONSTRAINT \w+ CHECK \(.*\)", sql))
            for name, sql in made if name in ROWS}


def test_upgrade_makes_the_tables_of_the_models(app):
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_upgrade_makes_the_checks_of_the_models(app):
    plain = create_engine("sqlite://")
    Base.metadata.create_all(plain)
    found, wanted = _checks(db.engine), _checks(plain)
    plain.dispose()
    assert (found, len(found["letter"]), len(found["institution"])) == (wanted, 10, 11)


def test_downgrade_takes_everything_away_and_upgrade_brings_it_back(app):
    with db.engine.begin() as connection:
        insert_all(connection)
    downgrade(revision="base")
    without = _tables()
    upgrade()
    with db.engine.connect() as connection:
        left = {connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar()
                for name in ROWS}
    assert (without, _tables(), left) == (
        {"alembic_version"}, {"alembic_version", *Base.metadata.tables}, {0})


def _row(table: str) -> dict:
    with db.engine.connect() as connection:
        return dict(connection.exec_driver_sql(f"SELECT * FROM {table}").mappings().one())


def test_upgrade_of_a_campaign_that_runs_keeps_its_rows_and_learns_when_it_was_refused(app):
    with db.engine.begin() as connection:
        for table in tuple(ROWS)[:tuple(ROWS).index("argument")]:
            insert(connection, table)
        insert(connection, "institution", id=2, public_id="inst0002", number=2,
               ask_state="declined", asked_on=DAY, ask_reason="Nie", declined_on=DAY)
        insert(connection, "history", id=2, subject="institution", subject_id=2,
               action="decline")
    downgrade(revision="0001")
    with db.engine.connect() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM personal_link").scalar()
    upgrade()
    with db.engine.connect() as connection:
        days = connection.exec_driver_sql(
            "SELECT id, declined_on FROM institution ORDER BY id").all()
        faults = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    assert (before, _row("personal_link"), _row("account"), days, faults) == (
        1, ROWS["personal_link"], ROWS["account"], [(1, None), (2, "2026-03-18")], [])


def test_upgrade_of_what_is_up_to_date_keeps_the_rows(app):
    with db.engine.begin() as connection:
        insert_all(connection)
    upgrade()
    with db.engine.connect() as connection:
        assert {connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar()
                for name in ROWS} == {1}


def test_upgrade_finds_the_people_known_already_and_writes_tags_one_way(app):
    downgrade(revision="0003")
    with db.engine.begin() as connection:
        insert(connection, "institution", tags="Pilne;kosmos,pilne")
        insert(connection, "institution", id=2, public_id="inst0002", number=2, tags="a, b")
        values = {"name": "Łucja Źdźbło", "email": "L@agh.edu.pl"}
        connection.exec_driver_sql(
            "INSERT INTO contact (id, institution_id, role, name, salutation, email, phone) "
            "VALUES (1, 1, 'other', :name, '', :email, '')", values)
    upgrade()
    with db.engine.connect() as connection:
        tags = connection.exec_driver_sql(
            "SELECT tags FROM institution ORDER BY id").scalars().all()
    assert (_row("contact")["search_key"], tags) == (
        "lucja zdzblo l@agh.edu.pl", ["Pilne, kosmos", "a, b"])
