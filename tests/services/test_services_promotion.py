"""Promotion actions, school projects and agreements: kept, changed, removed with history."""

from dataclasses import replace
from datetime import date

import factories
import pytest
from factories import TODAY, actor
from sqlalchemy import select

from esabid.domain.errors import InvalidValue, NotPermitted, Stale
from esabid.domain.permissions import Role
from esabid.domain.promotion import ActionDetails, AgreementDetails, ProjectDetails
from esabid.models import Agreement, PromotionAction, SchoolProject
from esabid.services import agreements, promotion

ACTION = ActionDetails(happened_on=date(2026, 4, 22), name_pl="Piknik kosmiczny",
                       name_en="Space picnic", place="Błonia", reached=400)
AGREEMENT = AgreementDetails(signed_on=date(2026, 2, 3), name_pl="List intencyjny")


@pytest.fixture
def bodies(session):
    """Two institutions of a campaign."""
    factories.campaign(session)
    return [factories.institution(session, name) for name in ("Akademia", "Liceum")]


@pytest.fixture
def project(bodies):
    return ProjectDetails(institution_id=bodies[1].id, name_pl="CanSat", field_pl="Elektronika")


def test_an_action_is_kept_with_who_was_involved(session, bodies, last_written):
    row = promotion.add_action(session, actor(), details=ACTION, institutions=tuple(bodies))
    assert [it.name_pl for it in row.institutions] == ["Akademia", "Liceum"]
    assert last_written() == ("campaign", "add_promotion_action", {
        "happened_on": ["", "2026-04-22"], "name_pl": ["", "Piknik kosmiczny"],
        "name_en": ["", "Space picnic"], "place": ["", "Błonia"], "reached": ["", 400],
        "institutions": [[], ["Akademia", "Liceum"]]}, {}, "")


def test_a_changed_action_says_what_changed_of_which(session, bodies, last_written):
    row = promotion.add_action(session, actor(), details=ACTION, institutions=bodies[:1])
    promotion.change_action(session, actor(), row, details=replace(ACTION, reached=None),
                            institutions=bodies[1:])
    assert last_written() == ("campaign", "change_promotion_action", {
        "reached": [400, None], "institutions": [["Akademia"], ["Liceum"]]}, {},
        "Piknik kosmiczny")


def test_nothing_changed_writes_nothing(session, bodies, project, written):
    action = promotion.add_action(session, actor(), details=ACTION, institutions=bodies)
    school = promotion.add_project(session, actor(), details=project)
    signed = agreements.add(session, actor(), details=AGREEMENT, today=TODAY, partners=bodies)
    before = written()
    promotion.change_action(session, actor(), action, details=ACTION, institutions=bodies[::-1])
    promotion.change_project(session, actor(), school, details=project)
    agreements.change(session, actor(), signed, details=AGREEMENT, today=TODAY, partners=bodies)
    assert written() == before


def test_a_new_partner_alone_makes_an_old_form_stale(session, bodies):
    row = agreements.add(session, actor(), details=AGREEMENT, today=TODAY)
    seen = row.version
    agreements.change(session, actor(), row, details=AGREEMENT, today=TODAY, partners=bodies,
                      version=seen)
    with pytest.raises(Stale):
        agreements.change(session, actor(), row, details=AGREEMENT, today=TODAY, version=seen)


def test_removing_keeps_every_value_in_history(session, bodies, project, written):
    rows = (promotion.add_action(session, actor(), details=ACTION, institutions=bodies),
            promotion.add_project(session, actor(), details=project),
            agreements.add(session, actor(), details=AGREEMENT, today=TODAY, partners=bodies[:1]))
    added = written()[-3:]
    for deed, row in zip((promotion.remove_action, promotion.remove_project, agreements.remove),
                         rows):
        deed(session, actor(), row)
    turned = [{field: [after, [] if isinstance(after, list) else ""]
               for field, (_, after) in changes.items()} for _, _, changes, _, _ in added]
    assert [(action, changes) for _, action, changes, _, _ in written()[-3:]] == list(zip(
        ("remove_promotion_action", "remove_school_project", "remove_agreement"), turned))
    assert [session.scalars(select(kind)).all()
            for kind in (PromotionAction, SchoolProject, Agreement)] == [[], [], []]


def test_a_project_is_changed_and_says_so(session, bodies, project, last_written):
    row = promotion.add_project(session, actor(), details=project)
    promotion.change_project(session, actor(), row, version=row.version,
                             details=replace(project, shown_on=date(2026, 3, 9)))
    assert last_written() == ("campaign", "change_school_project",
                              {"shown_on": [None, "2026-03-09"]}, {}, "CanSat")


@pytest.mark.parametrize(("changes", "code"), [
    ({"name_pl": "", "name_en": ""}, "missing_name"), ({"reached": 0}, "reached_not_positive"),
    ({"reached": -3}, "reached_not_positive")])
def test_an_action_that_makes_no_sense_is_refused(session, bodies, written, changes, code):
    before = written()
    with pytest.raises(InvalidValue) as refused:
        promotion.add_action(session, actor(), details=replace(ACTION, **changes))
    assert (refused.value.code, written()) == (code, before)


def test_a_project_needs_a_field_and_an_agreement_a_day_that_was(session, bodies, project):
    with pytest.raises(InvalidValue) as field:
        promotion.add_project(session, actor(), details=replace(project, field_pl=""))
    with pytest.raises(InvalidValue) as day:
        agreements.add(session, actor(), today=TODAY,
                       details=replace(AGREEMENT, signed_on=date(2026, 3, 19)))
    assert (field.value.code, day.value.code) == ("missing_field_of_project", "signed_in_future")


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.GUEST, Role.LEADERSHIP])
def test_they_are_kept_by_the_desk_only(session, bodies, project, role):
    action = promotion.add_action(session, actor(), details=ACTION)
    school = promotion.add_project(session, actor(), details=project)
    signed = agreements.add(session, actor(), details=AGREEMENT, today=TODAY)
    who = actor(role)
    for deed in (
            lambda: promotion.add_action(session, who, details=ACTION),
            lambda: promotion.change_action(session, who, action, details=ACTION),
            lambda: promotion.remove_action(session, who, action),
            lambda: promotion.add_project(session, who, details=project),
            lambda: promotion.change_project(session, who, school, details=project),
            lambda: promotion.remove_project(session, who, school),
            lambda: agreements.add(session, who, details=AGREEMENT, today=TODAY),
            lambda: agreements.change(session, who, signed, details=AGREEMENT, today=TODAY),
            lambda: agreements.remove(session, who, signed)):
        with pytest.raises(NotPermitted):
            deed()
