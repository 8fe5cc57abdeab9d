"""Taking back what went on since: refused in a sentence, never half-done, never a fault."""

from dataclasses import replace
from datetime import date

import factories
import pytest
from factories import actor
from services.undone_deeds import DAY, Desk
from sqlalchemy import select

from esabid.domain.ask import AskAction
from esabid.domain.conversation import NextStep
from esabid.domain.errors import IllegalTransition, InvalidValue, Stale
from esabid.domain.institution import ContactDetails
from esabid.models import History, Subject
from esabid.services import asks, contributions, institutions, mergers, next_steps, undo

MAY, JUNE = date(2026, 5, 5), date(2026, 6, 6)


@pytest.fixture
def desk(session):
    return Desk(session)


def last(session) -> History:
    return session.scalars(select(History).order_by(History.id.desc())).first()


def expect(desk, day) -> History:
    asks.expect(desk.session, actor(), desk.body, expected_on=day)
    return last(desk.session)


def refused(session, done, kind=Stale) -> str:
    """The code with which taking `done` back is refused."""
    with pytest.raises(kind) as error:
        undo.undo(session, actor(), done)
    session.flush()
    return error.value.code


def test_the_day_a_promise_stands_on_is_not_taken_from_it(session, desk):
    desk.step(AskAction.ASK, expected_on=None, waits_at="", waits_until=None)
    done = expect(desk, MAY)
    desk.step(AskAction.PROMISE, expected_on=MAY)
    assert (refused(session, done), desk.body.expected_on) == ("changed_since_then", MAY)


def test_a_day_is_not_given_back_to_an_ask_that_was_declined_since(session, desk):
    desk.step(AskAction.ASK, expected_on=MAY, waits_at="", waits_until=None)
    done = expect(desk, None)
    desk.step(AskAction.DECLINE, declined_on=MAY)
    assert (refused(session, done), desk.body.expected_on) == ("changed_since_then", None)


def test_a_day_before_a_later_ask_is_not_given_back(session, desk):
    desk.step(AskAction.ASK, expected_on=MAY, waits_at="", waits_until=None)
    done = expect(desk, None)
    desk.step(AskAction.DECLINE)
    desk.step(AskAction.ASK_AGAIN, asked_on=JUNE, expected_on=None, waits_at="", waits_until=None)
    assert (refused(session, done, InvalidValue), desk.body.expected_on) == (
        "expected_before_asked", None)


def test_a_step_given_a_day_since_is_not_taken_from_under_it(session, desk):
    for step in (NextStep("Zadzwonić"), NextStep("Zadzwonić", DAY)):
        next_steps.plan(session, actor(), desk.body, step=step)
    first = session.scalars(select(History).where(History.action == "plan_step",
                                                  History.subject_id == desk.body.id)).first()
    assert (refused(session, first), desk.body.next_step) == ("changed_since_then", "Zadzwonić")
    undo.undo(session, actor(), last(session))
    undo.undo(session, actor(), first)
    assert (desk.body.next_step, desk.body.next_step_on) == ("", None)


def test_what_an_institution_was_part_of_may_be_gone_by_a_merger(session, desk):
    desk.facts(parent_id=desk.other.id)
    desk.facts(parent_id=None)
    done = last(session)
    mergers.merge(session, actor(), factories.institution(session), desk.other)
    assert (refused(session, done), desk.body.parent_id) == ("changed_since_then", None)


def test_of_two_offers_alike_the_one_that_was_corrected_gets_its_words_back(session, desk):
    twin = contributions.add(session, actor(), details=desk.offered(quote="Damy dwa."))
    contributions.change(session, actor(), desk.offer, details=desk.offered(quote="Damy dwa."))
    undo.undo(session, actor(), last(session))
    assert (desk.offer.quote, twin.quote) == ("Damy.", "Damy dwa.")


def test_a_correction_of_what_is_gone_or_was_corrected_again_stays(session, desk):
    contributions.change(session, actor(), desk.offer, details=desk.offered(quote="Raz."))
    first = last(session)
    contributions.change(session, replace(actor(), name="Jan Inny"), desk.offer,
                         details=desk.offered(quote="Dwa."))
    assert (refused(session, first), desk.offer.quote) == ("changed_since", "Dwa.")
    contributions.remove(session, replace(actor(), name="Ewa Inna"), desk.offer)
    with pytest.raises(Stale) as error:
        undo.undo(session, actor(), first)
    assert error.value.values == {"who": "Ewa Inna"}


def test_a_correction_of_another_offer_is_nobodys_doing(session, desk):
    other = contributions.add(session, actor(), details=desk.offered(quote="Inna."))
    contributions.change(session, actor(), desk.offer, details=desk.offered(quote="Raz."))
    first = last(session)
    contributions.change(session, actor(), other, details=desk.offered(quote="Dwa."))
    undo.undo(session, actor(), first)
    assert (desk.offer.quote, other.quote) == ("Damy.", "Dwa.")


@pytest.mark.parametrize("action", ["change_contribution", "change_evidence", "change_contact"])
def test_a_correction_of_which_history_does_not_say_whose_has_no_way_back(session, desk, action):
    subject = Subject.CAMPAIGN if action == "change_evidence" else Subject.INSTITUTION
    row = History(at=actor().at, actor="Anna", subject=subject, subject_id=desk.body.id,
                  action=action, changes={"quote": ["Damy.", "Raz."]})
    session.add(row)
    session.flush()
    assert (undo.undoable(row), refused(session, row, IllegalTransition)) == (False, "cannot_undo")


def test_a_person_renamed_since_gets_the_telephone_back(session, desk):
    def correct(**said):
        institutions.change_contact(session, actor(), desk.body, contact=desk.person,
                                    details=replace(desk_details, **said))
    desk_details = ContactDetails("Jan Nowy", email="jan@example.org")
    correct(phone="12")
    first = last(session)
    correct(phone="12", name="Jan Nowszy")
    undo.undo(session, actor(), first)
    assert (desk.person.name, desk.person.phone) == ("Jan Nowszy", "")


def test_a_contact_corrected_meanwhile_is_not_overwritten(session, desk):
    seen = institutions.mark(desk.person)
    new = ContactDetails("Jan Nowy", phone="12")
    institutions.change_contact(session, actor(), desk.body, contact=desk.person, details=new,
                                seen=seen)
    with pytest.raises(Stale):
        institutions.change_contact(session, actor(), desk.body, contact=desk.person,
                                    details=replace(new, phone="34"), seen=seen)
    assert desk.person.phone == "12"


def test_a_correction_of_a_contact_is_personal_and_one_without_a_change_leaves_no_row(
        session, desk):
    before = last(session).id
    same = ContactDetails("Jan Nowy", email="jan@example.org")
    institutions.change_contact(session, actor(), desk.body, contact=desk.person, details=same)
    assert last(session).id == before
    institutions.change_contact(session, actor(), desk.body, contact=desk.person,
                                details=replace(same, phone="12"))
    assert (last(session).changes, last(session).personal.changes) == ({}, {
        "contact.id": [desk.person.id] * 2, "contact": ["Jan Nowy"] * 2,
        "contact.phone": ["", "12"]})
