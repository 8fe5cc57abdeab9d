"""Columns with rules of their own: instants, codes, public ids, keys, versions of rows."""

from datetime import UTC, datetime, timedelta, timezone

import factories
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from esabid.extensions import db
from esabid.models import Campaign, Contact, Institution, Letter, Throttle
from esabid.models.base import new_public_id

WARSAW_SUMMER = timezone(timedelta(hours=2))


def test_instant_without_a_zone_is_refused(session):
    session.add(Throttle(key="x", since=datetime(2026, 3, 18, 9, 0), count=1))
    with pytest.raises(StatementError) as refused:
        session.flush()
    assert str(refused.value.orig) == "an instant needs a time zone"


def test_instant_is_kept_in_utc_and_read_back_aware(session):
    session.add(Throttle(key="x", since=datetime(2026, 7, 1, 11, 0, tzinfo=WARSAW_SUMMER), count=1))
    session.commit()
    session.expire_all()
    stored = session.scalar(text("SELECT since FROM throttle"))
    assert (session.get(Throttle, "x").since, stored) == (
        datetime(2026, 7, 1, 9, 0, tzinfo=UTC), "2026-07-01 09:00:00.000000")


def test_unknown_code_is_refused_before_the_database(session):
    row = factories.institution(session)
    row.sector = "bank"
    with pytest.raises(StatementError):
        session.flush()


def test_public_ids_are_eight_characters_nobody_misreads():
    made = [new_public_id() for _ in range(2000)]
    assert (len(set(made)), {len(it) for it in made}, set("".join(made)) & set("ilou")) == (
        2000, {8}, set())


def test_keys_follow_the_names_of_an_institution(session):
    row = factories.institution(session, "Łódzki Klub", short_name="ŁK", name_en="", city="Łódź")
    first = (row.sort_key, row.search_key)
    row.name_pl = "Ala"
    session.flush()
    assert (first[1], row.search_key, row.sort_key < first[0]) == (
        f"lodzki klub lk lodz {row.number:04d}", f"ala lk lodz {row.number:04d}", True)


def test_sort_key_is_of_the_english_name_where_there_is_no_other(session):
    row = factories.institution(session, name_en="Agency")
    row.name_pl = ""
    session.flush()
    other = factories.institution(session, "Agency")
    assert row.sort_key == other.sort_key


def _rows(session):
    campaign = factories.campaign(session)
    institution = factories.institution(session)
    letter = factories.letter(session, institution)
    session.commit()
    return {Campaign: campaign.id, Institution: institution.id, Letter: letter.id}


@pytest.mark.parametrize(("kind", "field"), [
    (Campaign, "contact"), (Institution, "notes"), (Letter, "note")])
def test_row_changed_by_two_is_saved_by_the_first_only(session, kind, field):
    ids = _rows(session)
    with (Session(db.engine, expire_on_commit=False) as one,
          Session(db.engine, expire_on_commit=False) as other):
        rows = [it.scalar(select(kind).where(kind.id == ids[kind])) for it in (one, other)]
        one.commit()
        other.commit()
        setattr(rows[0], field, "pierwsza")
        one.commit()
        setattr(rows[1], field, "druga")
        with pytest.raises(StaleDataError):
            other.commit()
    session.expire_all()
    assert getattr(session.get(kind, ids[kind]), field) == "pierwsza"


def test_key_of_a_contact_follows_name_and_address(session):
    body = factories.institution(session)
    row = Contact(role="other", name="Łucja Źdźbło", email="L.Z@agh.edu.pl", phone="600")
    body.contacts.append(row)
    session.flush()
    first = row.search_key
    row.name, row.email = "Ala", ""
    session.flush()
    assert (first, row.search_key) == ("lucja zdzblo l.z@agh.edu.pl", "ala")
