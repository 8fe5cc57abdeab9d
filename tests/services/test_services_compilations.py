"""Compiling and issuing: equal content is one row, and numbers of letters are kept for ever."""

import json
from datetime import date

import factories
import pytest
from factories import TODAY, actor
from services import checked_files

from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted, Stale
from esabid.domain.letter import LetterAction
from esabid.domain.permissions import Role
from esabid.domain.profiles import Profile
from esabid.services import compilations, incoming, letters
from esabid.services.kicks import Kick, left_by

TOMORROW = date(2026, 3, 19)


@pytest.fixture
def campaign(session):
    return factories.campaign(session)


@pytest.fixture
def counted(session, store, good_file):
    """Make a letter that counts."""
    def make(day=3, **changes):
        row = factories.letter(session, factories.institution(session),
                               received_on=date(2026, 3, day), **changes)
        checked_files.give(session, store, row, good_file)
        letters.advance(session, actor(), row, action=LetterAction.VERIFY)
        return row
    return make


@pytest.fixture
def compiled(session, campaign):
    """Compile for a profile."""
    def make(profile=Profile.INTERNAL, today=TODAY, short=False, **how):
        return compilations.compile_dossier(session, actor(), campaign, profile=profile,
                                            short=short, today=today, **how)
    return make


@pytest.fixture
def issued(session, store, compiled):
    """Compile, let the files pass for made, and issue."""
    def make(row=None, **how):
        row = row or compiled(**how)
        stored = store.put(b"Dossier")
        incoming.keep(session, actor(), sha256=stored.sha256, size=stored.size)
        for file in row.files:
            file.sha256, file.pages, file.size = stored.sha256, 1, stored.size
        session.flush()
        left_by(session)
        return compilations.issue(session, actor(), row, today=TODAY)
    return make


def withdraw(session, row):
    letters.advance(session, actor(), row, action=LetterAction.WITHDRAW, reason="Tak",
                    withdrawn_on=TODAY)


def numbers(row):
    return {entry["id"]: entry["number"] for entry in json.loads(row.snapshot)["letters"]}


def test_nothing_is_compiled_while_no_letter_counts(session, compiled, received):
    received()
    with pytest.raises(InvalidValue) as refused:
        compiled()
    assert refused.value.code == "no_letters_yet"


def test_compilation_orders_a_file_in_each_language(session, compiled, counted, last_written):
    counted()
    row = compiled()
    assert ([f.lang for f in row.files], row.verified, row.letters, row.edition,
            left_by(session), last_written()[:2]) == (
        ["pl", "en"], 1, 1, None, [(Kick.MAKE_DOSSIER, f.id) for f in row.files],
        ("compilation", "compile"))


def test_equal_content_is_the_same_compilation(session, compiled, counted, written):
    counted()
    first = compiled(languages=("pl",))
    before = written()
    again = compiled()
    session.refresh(again, ["files"])
    assert (again, sorted(f.lang for f in again.files), written()) == (
        first, ["en", "pl"], before)


def test_other_content_is_another_compilation(compiled, counted):
    counted()
    rows = [compiled(), compiled(Profile.PUBLIC), compiled(short=True), compiled(today=TOMORROW)]
    counted()
    assert len({it.id for it in (*rows, compiled())}) == 5


def test_issue_gives_numbers_that_letters_keep(session, compiled, counted, issued, last_written):
    late, early = counted(day=9), counted(day=2)
    row = issued()
    assert (row.edition, row.issued_on, early.dossier_number, late.dossier_number,
            [f.sha256 for f in row.files], left_by(session), last_written()[1:3]) == (
        1, TODAY, 1, 2, [None, None], [(Kick.MAKE_DOSSIER, f.id) for f in row.files],
        ("issue", {"edition": [None, 1]}))
    oldest = counted(day=1)
    assert numbers(compiled()) == {early.public_id: 1, late.public_id: 2, oldest.public_id: 3}


def test_editions_are_numbered_in_a_row(counted, issued):
    counted()
    assert [issued(profile=p).edition for p in (Profile.ESA, Profile.MINISTRY)] == [1, 2]


def test_number_of_a_withdrawn_letter_is_never_used_again(session, compiled, counted, issued):
    stays, gone = counted(day=1), counted(day=2)
    issued()
    withdraw(session, gone)
    new = counted(day=3)
    assert (numbers(compiled()), gone.dossier_number) == (
        {stays.public_id: 1, new.public_id: 3}, 2)


def test_edition_is_not_issued_twice(session, counted, issued):
    counted()
    row = issued()
    with pytest.raises(IllegalTransition) as refused:
        compilations.issue(session, actor(), row, today=TODAY)
    assert (refused.value.code, row.edition) == ("already_issued", 1)


def test_unmade_dossier_is_not_issued(session, compiled, counted):
    counted()
    row = compiled()
    with pytest.raises(IllegalTransition) as refused:
        compilations.issue(session, actor(), row, today=TODAY)
    assert (refused.value.code, row.edition) == ("not_made_yet", None)


def test_working_version_with_other_numbers_is_not_issued(session, compiled, counted, issued):
    counted(day=5)
    older = compiled()
    counted(day=1)
    issued()
    with pytest.raises(IllegalTransition) as refused:
        issued(older)
    assert (refused.value.code, older.edition) == ("numbers_moved", None)


def test_working_version_with_a_number_given_to_another_is_not_issued(session, compiled, counted,
                                                                      issued):
    counted(day=1)
    later = counted(day=4)
    first = compiled()
    counted(day=2)
    second = compiled()
    issued(second)
    with pytest.raises(IllegalTransition) as refused:
        issued(first)
    assert (refused.value.code, later.dossier_number) == ("numbers_moved", 3)


def test_older_working_version_does_not_say_that_letters_count_no_more(session, compiled, counted,
                                                                       issued):
    counted(day=1)
    older = compiled()
    later = counted(day=2)
    issued()
    with pytest.raises(IllegalTransition) as refused:
        issued(older)
    assert (refused.value.code, older.edition) == ("older_than_edition", None)
    withdraw(session, later)
    changes = issued(older).since["changes"]
    assert ([it["number"] for it in changes["withdrawn"]], changes["dropped"]) == ([2], [])


def test_issue_from_an_old_page_is_refused(session, compiled, counted, issued):
    counted()
    row = compiled()
    session.flush()
    with pytest.raises(Stale):
        compilations.issue(session, actor(), row, today=TODAY, version=row.version + 1)


def test_public_dossier_hides_a_name_and_keeps_the_numbers(session, compiled, counted):
    counted(day=1, disclosure="no_name")
    shown = counted(day=2, disclosure="letter")
    frozen = json.loads(compiled(Profile.PUBLIC).snapshot)
    assert ([(e["id"], e["number"]) for e in frozen["letters"]], frozen["unnamed"],
            frozen["numbers"]["verified"]) == ([(shown.public_id, 2)], 1, 2)


def test_snapshot_names_offices_and_no_person(compiled, counted):
    counted(signatory="prof. Zofia Tajna")
    text = compiled().snapshot
    assert ("Rektor" in text, "Tajna" in text, "Zofia" in text) == (True, False, False)


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.LEADERSHIP])
def test_dossiers_are_made_by_the_desk_only(session, campaign, compiled, counted, role):
    counted()
    row = compiled()
    for deed in (lambda: compilations.compile_dossier(
                     session, actor(role), campaign, profile=Profile.ESA, short=False,
                     today=TODAY),
                 lambda: compilations.retry(session, actor(role), row),
                 lambda: compilations.issue(session, actor(role), row, today=TODAY)):
        with pytest.raises(NotPermitted):
            deed()


def test_issue_is_refused_once_a_letter_in_it_is_withdrawn(
        session, counted, compiled, issued):
    gone = counted(day=4)
    row = compiled()
    letters.advance(session, actor(), gone, action=LetterAction.WITHDRAW, reason="Powód",
                    withdrawn_on=TODAY)
    with pytest.raises(IllegalTransition) as refusal:
        issued(row)
    assert (refusal.value.code, row.edition, gone.dossier_number) == (
        "letters_changed", None, None)
