"""Two records of one institution become one, and two again: nothing is lost."""

from datetime import date

import factories
import pytest
from factories import TODAY, actor
from services.twice_recorded import give_everything, rows
from sqlalchemy import select

from esabid.domain.ask import AskAction
from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted, Stale
from esabid.domain.institution import ContactRole, InstitutionDetails, reference
from esabid.domain.merging import Side
from esabid.domain.permissions import Role
from esabid.models import Base, Institution, LetterSigner
from esabid.queries import claims, history
from esabid.queries import institutions as bodies
from esabid.queries.named import named
from esabid.services import asks, institutions, mergers


def test_everything_of_the_one_that_goes_moves_and_moves_back(session, two):
    survivor, gone = two
    give_everything(session, gone)
    before, gone_id, survivor_id = rows(session), gone.id, survivor.id
    merger = mergers.merge(session, actor(), survivor, gone)
    left = {(key.column.table.name, key.parent.table.name): session.scalar(
        select(key.parent).where(key.parent == gone_id).limit(1))
        for table in Base.metadata.sorted_tables for key in table.foreign_keys
        if key.column.table.name == "institution"}
    assert (session.get(Institution, gone_id), set(left.values())) == (None, {None})
    assert {kind: len(keys) for kind, keys in (
        merger.moved["owned"] | merger.moved["paired"]).items()} == {
        "contact": 1, "contribution": 1, "conversation": 1, "school_project": 1, "link": 1,
        "child": 1, "merger": 0, "letter": 1, "agreement": 1, "promotion_action": 1}
    assert len(session.get(Institution, survivor_id).contacts) == 1
    found = mergers.undo(session, actor(), merger)
    assert (rows(session), found.stay, found.columns_stay) == (before, {}, ())


def test_what_both_share_is_kept_once_and_given_back_to_both(session, two):
    survivor, gone = two
    letter = give_everything(session, gone, others=(survivor,))
    before = rows(session)
    merger = mergers.merge(session, actor(), survivor, gone)
    signers = session.scalars(select(LetterSigner.institution_id).where(
        LetterSigner.letter_id == letter.id)).all()
    assert (signers, merger.moved["paired"]["letter"], "Przykładowy" in str(merger.moved)) == (
        [survivor.id], [], False)
    mergers.undo(session, actor(), merger)
    assert rows(session) == before


def test_ids_numbers_and_references_lead_to_the_survivor_until_undone(session, two):
    survivor, gone = two
    public_id, number, own = gone.public_id, gone.number, (survivor.id, gone.id)

    def found():
        session.expire_all()
        return tuple(row and row.id for row in (
            bodies.by_public_id(session, public_id), bodies.by_number(session, number),
            named(session, "KRK", [reference("KRK", number)]).found[0]))

    merger = mergers.merge(session, actor(), survivor, gone)
    merged = found()
    mergers.undo(session, actor(), merger)
    assert (merged, found()) == ((own[0],) * 3, (own[1],) * 3)


def test_a_number_and_a_row_number_are_never_given_again(session, two):
    survivor, gone = two
    number, row_id = gone.number, gone.id
    merger = mergers.merge(session, actor(), survivor, gone)
    later = factories.institution(session, "Nowa")
    assert (later.number, later.id) == (number + 1, row_id + 1)
    mergers.undo(session, actor(), merger)
    assert session.get(Institution, row_id).number == number


def test_choices_decide_field_by_field_and_the_ask_stands_whole(session, two):
    survivor, gone = two
    institutions.change(session, actor(), gone, details=InstitutionDetails(
        name_pl="Nowsza", nip="6750001923", tags="b", notes="druga", city="Tarnów"))
    institutions.change(session, actor(), survivor, details=InstitutionDetails(
        name_pl="Starsza", tags="a, B", notes="pierwsza", city="Kraków"))
    asks.advance(session, actor(), gone, action=AskAction.ASK, asked_on=date(2026, 3, 1),
                 expected_on=date(2026, 3, 9), today=TODAY)
    mergers.merge(session, actor(), survivor, gone, choices={"name_pl": Side.GONE})
    session.refresh(survivor)
    assert [getattr(survivor, it) for it in (
        "name_pl", "nip", "city", "tags", "notes", "ask_state", "asked_on", "expected_on")] == [
        "Nowsza", "6750001923", "Kraków", "a, B", "pierwsza\n\ndruga", "asked", date(2026, 3, 1),
        date(2026, 3, 9)]


def test_undoing_leaves_what_was_changed_meanwhile_and_says_so(session, two):
    survivor, gone = two
    give_everything(session, gone)
    institutions.change(session, actor(), gone, details=InstitutionDetails(
        name_pl=gone.name_pl, nip="6750001923", website="proba.example"))
    merger = mergers.merge(session, actor(), survivor, gone)
    session.refresh(survivor)
    institutions.remove_contact(session, actor(), survivor, contact=survivor.contacts[0])
    institutions.change(session, actor(), survivor, details=InstitutionDetails(
        name_pl=survivor.name_pl, nip=survivor.nip, website="inna.example"))
    found = mergers.undo(session, actor(), merger)
    assert (list(found.stay), found.columns_stay, survivor.nip, survivor.website) == (
        ["contact"], ("website",), "", "inna.example")


def test_a_merger_is_undone_once_and_the_last_one_first(session, two):
    survivor, gone = two
    third = factories.institution(session, "Akademia")
    first = mergers.merge(session, actor(), survivor, gone)
    public_id, own = first.gone_public_id, survivor.id
    second = mergers.merge(session, actor(), third, survivor)
    assert bodies.by_public_id(session, public_id).id == third.id
    with pytest.raises(IllegalTransition) as refused:
        mergers.undo(session, actor(), first)
    mergers.undo(session, actor(), second)
    assert bodies.by_public_id(session, public_id).id == own
    mergers.undo(session, actor(), first)
    with pytest.raises(IllegalTransition) as again:
        mergers.undo(session, actor(), first)
    assert (refused.value.code, again.value.code) == ("merger_later_first", "merger_undone")


def test_a_child_takes_its_parents_place_in_the_tree(session, two):
    whole, part = two
    above = factories.institution(session, "Grupa")
    whole.parent_id, part.parent_id = above.id, whole.id
    session.flush()
    before = rows(session)
    merger = mergers.merge(session, actor(), part, whole)
    assert session.get(Institution, part.id).parent_id == above.id
    mergers.undo(session, actor(), merger)
    assert rows(session) == before


def test_merging_refuses_a_circle_itself_an_old_form_and_strangers(session, two):
    survivor, gone = two
    middle = factories.institution(session, parent_id=gone.id)
    survivor.parent_id = middle.id
    session.flush()
    codes = []
    for one, other, more in ((survivor, gone, {}), (survivor, survivor, {}),
                             (survivor, gone, {"versions": (None, gone.version + 1)})):
        with pytest.raises((InvalidValue, Stale)) as refused:
            mergers.merge(session, actor(), one, other, **more)
        codes.append(refused.value.code)
    with pytest.raises(NotPermitted):
        mergers.merge(session, actor(Role.LEADERSHIP), survivor, gone)
    assert codes == ["parent_circle", "merge_with_itself", "stale"]


def test_history_of_both_stands_in_one_timeline_and_parts_again(session, two):
    survivor, gone = two
    institutions.add_contact(session, actor(), gone, name="A", role=ContactRole.OTHER)
    merger = mergers.merge(session, actor(), survivor, gone)

    def timeline(row_id):
        return [(it.subject_id, it.action) for it in history.timeline(session, institution=row_id)]

    one, other = survivor.id, merger.gone_id
    assert timeline(one) == [(one, "merge"), (other, "add_contact"), (other, "add"), (one, "add")]
    mergers.undo(session, actor(), merger)
    assert (timeline(one), timeline(other)) == (
        [(one, "undo_merge"), (one, "merge"), (one, "add")],
        [(other, "add_contact"), (other, "add")])


def test_a_claim_that_stood_on_the_one_that_went_stands_on_the_survivor(session, two):
    survivor, gone = two
    claim = type("Kept", (), {"rows": [gone.public_id]})
    mergers.merge(session, actor(), survivor, gone)
    assert claims.rows_of(session, claim).institutions == {survivor.id}
