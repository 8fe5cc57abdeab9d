"""Dossiers to hand over: the newest of each profile, compared with the letters that count now."""

import json

import pytest
from factories import NOW, TODAY
from queries import many_rows

from esabid.domain.changes import Difference
from esabid.domain.letter import LetterState
from esabid.domain.profiles import Profile
from esabid.models import Compilation, CompilationFile, Letter
from esabid.queries import editions, progress
from esabid.queries.editions import Ready
from esabid.wording.words import words

SHA = many_rows.SHA


def compilation(session, number: int, letters=(), made=True, **changes) -> Compilation:
    """A compilation of these letters, whose one file is made unless told otherwise."""
    edition = changes.get("edition")
    file = {"sha256": SHA, "pages": 3, "size": 3} if made else {}
    row = Compilation(**{
        "profile": Profile.MINISTRY, "short": False, "as_of": TODAY, "content_hash": f"{number}",
        "snapshot": json.dumps({"letters": [{"id": it.public_id} for it in letters]}),
        "verified": len(letters), "letters": len(letters), "created_at": NOW, "created_by": "Anna",
        "issued_on": TODAY if edition else None,
        "files": [CompilationFile(lang="pl", **file)]} | changes)
    session.add(row)
    session.flush()
    return row


@pytest.fixture
def letters(session):
    """Four counted letters; the first three have numbers in the dossier."""
    bodies = many_rows.fill(session, 4, 0)
    rows = [many_rows.letter([body], LetterState.VERIFIED, dossier_number=place or None)
            for body, place in zip(bodies, (1, 2, 3, 0))]
    session.add_all(rows)
    session.flush()
    return rows


def ready(session) -> list[Ready]:
    return editions.ready(session, progress.counted(session))


def test_edition_says_what_came_and_what_was_lost_since(session, letters):
    row = compilation(session, 1, letters[:3], edition=1)
    letters[0].state, letters[0].verified_at = LetterState.RECEIVED, None
    letters[0].verified_sha256 = None
    session.flush()
    assert ready(session) == [Ready(
        row, Difference((letters[3].public_id,), dropped=(letters[0].public_id,)),
        frozenset({letters[3].id}), frozenset({letters[0].id}))]


def test_edition_says_what_became_of_each_letter_as_the_next_edition_will(session, letters):
    """One replaced, one withdrawn, one new: "+1, replaced 1, withdrawn 1"."""
    row = compilation(session, 1, letters[:3], edition=1)
    newer = many_rows.letter([it.institution for it in letters[1].signers], LetterState.VERIFIED,
                             replaces_id=letters[1].id)
    session.add(newer)
    for letter, state in ((letters[0], LetterState.WITHDRAWN), (letters[1], LetterState.REPLACED)):
        letter.state, letter.verified_at, letter.verified_sha256 = state, None, None
        letter.state_reason = "Prosili"
        letter.withdrawn_on = TODAY if state == LetterState.WITHDRAWN else None
    session.flush()
    first, replaced, _, added = (it.public_id for it in letters)
    assert [it.changes for it in ready(session)] == [Difference(
        (added,), ((replaced, newer.public_id),), (first,))]
    assert (words("en").changed(ready(session)[0].changes),
            words("pl").changed(ready(session)[0].changes), row.edition) == (
        "+1, replaced 1, withdrawn 1", "+1, zastąpiono 1, wycofano 1", 1)


def test_edition_is_found_by_its_address_and_a_working_version_is_not(session, letters):
    first = compilation(session, 1, letters[:3], edition=1)
    compilation(session, 2, letters, edition=2)
    version = compilation(session, 3, letters)
    count = progress.counted(session)
    with many_rows.statements() as sent:
        found = editions.edition(session, count, first.public_id)
    assert (found, len(sent)) == (
        Ready(first, Difference((letters[3].public_id,)), frozenset({letters[3].id})), 3)
    assert editions.edition(session, count, version.public_id) is None


def test_edition_of_the_letters_that_count_has_no_difference(session, letters):
    letters[3].dossier_number = 4
    row = compilation(session, 1, letters, edition=1)
    assert ready(session) == [Ready(row)]


def test_working_version_is_not_compared(session, letters):
    row = compilation(session, 1, letters[:1])
    assert ready(session) == [Ready(row)]


def test_newest_edition_comes_before_a_newer_working_version(session, letters):
    compilation(session, 1, letters, edition=1)
    second = compilation(session, 2, letters, edition=2)
    compilation(session, 3, letters)
    esa = compilation(session, 4, letters, profile=Profile.ESA)
    assert [it.row for it in ready(session)] == [second, esa]


@pytest.mark.parametrize("changes", [
    {"made": False}, {"short": True}, {"profile": Profile.INTERNAL}, {"profile": Profile.PUBLIC},
    {"files": []}])
def test_what_cannot_be_handed_over_is_left_out(session, letters, changes):
    compilation(session, 1, letters, **changes)
    assert ready(session) == []


def test_dossiers_take_four_statements_however_many(session, letters):
    count = progress.counted(session)
    for number in range(12):
        compilation(session, number, letters, edition=number + 1)
    session.commit()
    session.expire_all()
    with many_rows.statements() as sent:
        found = editions.ready(session, count)
        assert [file.lang for it in found for file in it.row.files] == ["pl"]
    assert len(sent) == 4
