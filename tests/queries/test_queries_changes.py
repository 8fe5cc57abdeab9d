"""What changed between two stored dossiers: as the newer one froze it, else as letters stand."""

import secrets
from dataclasses import replace

import pytest
from factories import NOW, TODAY
from queries import many_rows

from esabid.domain.bilingual import Bilingual
from esabid.domain.changes import Changes, Named, Replaced
from esabid.domain.letter import Channel, LetterKind, LetterState, SignatureKind
from esabid.domain.profiles import Profile
from esabid.domain.snapshot import CampaignFacts, Gone, LetterEntry, Numbers, Signer, Snapshot
from esabid.models import Addressee, Compilation, Handover
from esabid.queries import changes, issuing

EMPTY = Bilingual()


@pytest.fixture
def letters(session):
    """Three verified letters that never stood in an edition."""
    rows = [many_rows.letter([body], LetterState.VERIFIED)
            for body in many_rows.fill(session, 3, 0)]
    session.add_all(rows)
    session.flush()
    return rows


@pytest.fixture
def compiled(session):
    """Store a dossier of these letters, by number."""
    def make(numbers, profile=Profile.MINISTRY, gone=()):
        entries = tuple(LetterEntry(
            row.public_id, number, LetterKind.LETTER, None, TODAY, (Signer(
                "gone0000", Bilingual(f"Instytut {number}"), "ngo", "krakow", "", EMPTY,
                SignatureKind.SCAN),)) for number, row in numbers.items())
        said = Snapshot(profile, False, False, TODAY, CampaignFacts(*[EMPTY] * 4),
                        Numbers(50, (), len(entries), 0, 0, 0, 0, 0, None, {}, {}, ()), entries,
                        gone=gone)
        row = Compilation(profile=profile, short=False, as_of=TODAY, snapshot=said.to_json(),
                          content_hash=secrets.token_hex(8), verified=len(entries),
                          letters=len(entries), created_at=NOW, created_by="Anna")
        session.add(row)
        session.flush()
        return row
    return make


def named(number):
    return Named(number, Bilingual(f"Instytut {number}"))


def end(session, letter, state):
    letter.state, letter.verified_at, letter.verified_sha256 = state, None, None
    letter.state_reason = "Prosili"
    letter.withdrawn_on = TODAY if state == LetterState.WITHDRAWN else None
    session.flush()


def test_working_versions_are_told_as_their_letters_stand_today(session, letters, compiled):
    first, second, third = letters
    older = compiled({1: first, 2: second})
    end(session, first, LetterState.WITHDRAWN)
    end(session, second, LetterState.REPLACED)
    third.replaces_id = second.id
    session.flush()
    assert changes.between(session, older, compiled({1: third})) == Changes(
        2, 1, replaced=(Replaced(named(2), named(1)),), withdrawn=(named(1),))


def test_what_the_newer_one_froze_stays(session, letters, compiled):
    """At the time the letter's verification was taken back; it was withdrawn afterwards."""
    older = compiled({1: letters[0], 2: letters[1]})
    newer = compiled({2: letters[1]}, gone=(Gone(letters[0].public_id, 1,
                                                 LetterState.RECEIVED),))
    end(session, letters[0], LetterState.WITHDRAWN)
    assert changes.between(session, older, newer) == Changes(2, 1, dropped=(named(1),))


def test_a_letter_that_came_back_is_no_withdrawal(session, letters, compiled):
    older = compiled({1: letters[0], 2: letters[1]})
    newer = compiled({2: letters[1]})
    public = replace(changes.between(session, older, compiled(
        {2: letters[1]}, Profile.PUBLIC)), before=0, now=0)
    assert (changes.between(session, older, newer), public) == (
        Changes(2, 1, dropped=(named(1),)), Changes(0, 0, unlisted=1))


@pytest.mark.parametrize(("lost", "statements"), [(0, 0), (1, 2), (3, 2)])
def test_a_comparison_takes_two_statements_at_most(session, letters, compiled, lost, statements):
    everything = dict(enumerate(letters, start=1))
    older = compiled(everything)
    newer = compiled({number: row for number, row in everything.items() if number > lost})
    for letter in letters[:lost]:
        end(session, letter, LetterState.WITHDRAWN)
    with many_rows.statements() as sent:
        found = changes.between(session, older, newer)
    assert (len(found.withdrawn), len(sent)) == (lost, statements)


@pytest.mark.parametrize("count", [1, 20])
def test_ways_to_issue_take_six_statements_however_many_addressees(session, letters, compiled,
                                                                   count):
    """Each addressee has an edition of their own, with a letter that is gone by now."""
    for number in range(1, count + 1):
        row = compiled({1: letters[0], 2: letters[1]})
        row.edition, row.issued_on = number, TODAY
        session.add(Handover(
            compilation=row, lang="pl", channel=Channel.POST, handed_on=TODAY, note="",
            addressee=Addressee(name_pl=f"Adresat {number:02}", profile=Profile.MINISTRY,
                                language="pl")))
    session.add(Addressee(name_pl="Nowy", profile=Profile.MINISTRY, language="pl"))
    end(session, letters[0], LetterState.WITHDRAWN)
    row = compiled({2: letters[1]})
    session.commit()
    row = session.get(Compilation, row.id)
    with many_rows.statements() as sent:
        found = issuing.ways(session, row)
    assert len(sent) == 6
    assert [(it.addressee and it.addressee.name_pl, it.older.edition, it.received_on,
             it.changes.withdrawn) for it in found] == [
        (None, count, None, (named(1),)),
        *((f"Adresat {it:02}", it, TODAY, (named(1),)) for it in range(1, count + 1)),
        ("Nowy", count, None, (named(1),))]
    assert [it.older for it in found] == [
        changes.edition_before(session, row.profile, it.addressee) for it in found]


def test_letters_are_found_by_their_numbers(letters, compiled):
    assert changes.addresses(compiled({7: letters[0], 3: letters[1]})) == {
        7: letters[0].public_id, 3: letters[1].public_id}
