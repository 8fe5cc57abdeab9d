"""Institutions and their contacts: written down, changed, and kept in history."""

from dataclasses import replace

import factories
import pytest
from factories import actor
from sqlalchemy import select

from esabid.domain.errors import InvalidValue, NotPermitted, Stale
from esabid.domain.institution import ContactRole, InstitutionDetails, Sector
from esabid.domain.permissions import Role
from esabid.models import Contact, HistoryPersonal
from esabid.services import institutions

DETAILS = InstitutionDetails(name_pl="Instytut Próbny", name_en="Test Institute")


@pytest.fixture
def row(session):
    """An institution with the plain details."""
    return institutions.add(session, actor(), details=DETAILS)


def test_add_numbers_institutions_in_a_row(session, row):
    more = [institutions.add(session, actor(), details=DETAILS) for _ in range(2)]
    assert ([it.number for it in (row, *more)], {it.ask_state for it in more}) == (
        [1, 2, 3], {"planned"})


def test_add_checks_identifiers_first(session):
    with pytest.raises(InvalidValue) as refused:
        institutions.add(session, actor(), details=replace(DETAILS, nip="6750001924"))
    assert (refused.value.code, institutions.add(
        session, actor(), details=replace(DETAILS, nip="675-000-19-23")).nip) == (
        "wrong_nip", "6750001923")


def test_change_is_written_before_and_after(session, row, last_written):
    institutions.change(session, actor(), row, details=replace(
        DETAILS, name_pl="Instytut Zmieniony", sector=Sector.UNIVERSITY), version=row.version)
    assert last_written() == ("institution", "change", {
        "name_pl": ["Instytut Próbny", "Instytut Zmieniony"],
        "sector": ["other", "university"]}, {}, "")


def test_change_without_a_difference_writes_nothing(session, row, written):
    before = written()
    institutions.change(session, actor(), row, details=DETAILS)
    assert written() == before


def test_change_from_an_old_form_is_refused(session, row):
    seen = row.version
    institutions.change(session, actor(), row, details=replace(DETAILS, notes="a"), version=seen)
    session.flush()
    with pytest.raises(Stale):
        institutions.change(session, actor(), row, details=DETAILS, version=seen)


def test_change_never_makes_a_circle_of_parents(session, row):
    child = institutions.add(session, actor(), details=replace(DETAILS, parent_id=row.id))
    below = institutions.add(session, actor(), details=replace(DETAILS, parent_id=child.id))
    refused = []
    for parent in (row, child, below):
        with pytest.raises(InvalidValue) as error:
            institutions.change(session, actor(), row,
                                details=replace(DETAILS, parent_id=parent.id))
        refused.append(error.value.code)
    assert (refused, row.parent_id) == (["parent_circle"] * 3, None)


def test_contact_stands_in_the_personal_part_of_history_only(session, row, written):
    person = {"name": "dr Ewa Nowa", "role": ContactRole.SECRETARIAT, "email": "ewa@example.org",
              "phone": "12 000 00 00", "salutation": "Szanowna Pani Dyrektor"}
    contact = institutions.add_contact(session, actor(), row, **person)
    institutions.remove_contact(session, actor(), row, contact=contact)
    kept = {"contact": person["name"], "contact.role": "secretariat",
            "contact.email": person["email"], "contact.phone": person["phone"],
            "contact.salutation": person["salutation"]}
    assert written()[1:] == [
        ("institution", "add_contact", {}, {k: ["", v] for k, v in kept.items()}, ""),
        ("institution", "remove_contact", {}, {k: [v, ""] for k, v in kept.items()}, "")]
    assert session.scalars(select(Contact)).all() == []


def test_personal_part_of_history_can_be_erased_alone(session, row, written):
    institutions.add_contact(session, actor(), row, name="dr Ewa Nowa", role=ContactRole.OTHER)
    for personal in session.scalars(select(HistoryPersonal)):
        session.delete(personal)
    session.flush()
    session.expire_all()
    assert written()[-1] == ("institution", "add_contact", {}, {}, "")


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.LEADERSHIP])
def test_institutions_are_changed_by_the_desk_only(session, row, role):
    for deed in (lambda: institutions.add(session, actor(role), details=DETAILS),
                 lambda: institutions.change(session, actor(role), row, details=DETAILS),
                 lambda: institutions.add_contact(session, actor(role), row, name="A",
                                                  role=ContactRole.OTHER)):
        with pytest.raises(NotPermitted):
            deed()
