"""The register and who must be told, read in few statements from snapshots of any format."""

import json
from datetime import date

import pytest
from factories import NOW, TODAY
from queries import many_rows

from esabid.domain.bilingual import Bilingual
from esabid.domain.changes import Named
from esabid.domain.letter import Channel, LetterState
from esabid.domain.profiles import Profile
from esabid.extensions import tools
from esabid.models import Addressee, Compilation, CompilationFile, Handover, HandoverNotice
from esabid.queries import addressees, handovers, notices

SHA = many_rows.SHA


@pytest.fixture
def letters(session):
    """Three letters that count, with numbers of the dossier."""
    bodies = many_rows.fill(session, 3, 0)
    rows = [many_rows.letter([body], LetterState.VERIFIED, dossier_number=place)
            for place, body in enumerate(bodies, start=1)]
    session.add_all(rows)
    session.flush()
    return rows


@pytest.fixture
def edition(session, letters):
    """Make an edition of these letters, of an old format: names and numbers are all it has."""
    def make(number, of=letters, **changes):
        said = {"format": 1, "profile": "ministry", "letters": [
            {"id": it.public_id, "number": it.dossier_number,
             "signers": [{"id": "gone0000", "name": {"pl": f"Dawna nazwa {it.dossier_number}"}}]}
            for it in of]}
        row = Compilation(**{
            "profile": Profile.MINISTRY, "short": False, "as_of": TODAY, "edition": number,
            "content_hash": f"{number}", "snapshot": json.dumps(said), "verified": len(of),
            "letters": len(of), "created_at": NOW, "created_by": "Anna", "issued_on": TODAY,
            "files": [CompilationFile(lang="pl", sha256=SHA, pages=3, size=3)]} | changes)
        session.add(row)
        session.flush()
        return row
    return make


@pytest.fixture
def handed(session):
    """Hand an edition over on a day of March to somebody with this name."""
    people = {}

    def make(row, name="Minister", day=18):
        who = people.setdefault(name, Addressee(name_pl=name, profile=Profile.MINISTRY,
                                                language="pl"))
        made = Handover(compilation=row, addressee=who, lang="pl", channel=Channel.POST,
                        handed_on=date(2026, 3, day))
        session.add(made)
        session.flush()
        return made
    return make


def withdrawn(session, letter):
    letter.state, letter.verified_at, letter.verified_sha256 = LetterState.WITHDRAWN, None, None
    letter.withdrawn_on, letter.state_reason = TODAY, "Prosili"
    session.flush()


def read(session):
    return notices.notices(session, tools().zone)


def test_register_is_newest_first_and_may_be_one_addressee_s(session, edition, handed):
    first, second = edition(1), edition(2)
    rows = [handed(first, day=1), handed(second, "ESA", 2), handed(second, day=3),
            handed(first, "ESA", 2)]
    minister = rows[0].addressee
    assert (handovers.register(session), handovers.register(session, minister),
            handovers.of_compilation(session, second)) == (
        [rows[2], rows[1], rows[3], rows[0]], [rows[2], rows[0]], [rows[2], rows[1]])
    assert (handovers.last_received(session, minister),
            handovers.last_received(session, minister, [Profile.ESA]),
            handovers.newest_of_each(session)) == (
        rows[2], None, {minister.id: rows[2], rows[1].addressee_id: rows[1]})


def test_addressees_stand_in_polish_order_with_what_they_had_last(session, edition, handed):
    rows = [handed(edition(1), "Świat"), handed(edition(2), "Łódź")]
    last = handed(edition(3), "Łódź")
    assert [(it.row.name_pl, it.last) for it in addressees.known(session)] == [
        ("Łódź", last), ("Świat", rows[0])]


def test_a_letter_is_named_as_it_stood_there(session, letters, edition, handed):
    """The snapshot's institution may be merged away by now: its name there is what they read."""
    row = handed(edition(1))
    withdrawn(session, letters[1])
    assert [(it.handover, [(n.letter, n.named, n.fate.on, n.due) for n in it.notices])
            for it in read(session)] == [
        (row, [(letters[1], Named(2, Bilingual("Dawna nazwa 2")), TODAY, True)])]


@pytest.mark.parametrize(("signed", "others"), [({}, 0), ({"signed": 0}, 0), ({"signed": 3}, 2)])
def test_silent_signers_are_counted_among_the_others(session, letters, edition, handed, signed,
                                                     others):
    row = edition(1)
    frozen = json.loads(row.snapshot)
    frozen["letters"][0] |= signed
    row.snapshot = json.dumps(frozen)
    handed(row)
    withdrawn(session, letters[0])
    assert [n.named.others for it in read(session) for n in it.notices] == [others]


def test_one_handover_and_one_letter_are_asked_for_alone(session, letters, edition, handed):
    row, other = handed(edition(1)), handed(edition(2, letters[:1]), "ESA")
    withdrawn(session, letters[1])
    zone = tools().zone
    assert (notices.of_handover(session, row, zone).due,
            notices.of_handover(session, other, zone).due,
            notices.of_letter(session, letters[1], zone),
            notices.of_letter(session, letters[0], zone)) == (1, 0, [row], [])


def test_holders_are_those_who_would_have_to_be_told(session, letters, edition, handed):
    first, second = edition(1), edition(2, letters[:1])
    rows = [handed(first), handed(first, "ESA"), handed(second)]
    assert (notices.holders(session, letters[0], TODAY), notices.holders(
        session, letters[2], TODAY)) == ([rows[2], rows[1]], [rows[1], rows[0]])
    withdrawn(session, letters[0])
    assert notices.holders(session, letters[0], TODAY) == []


def test_a_change_that_the_edition_leaves_out_tells_nobody(session, letters, edition, handed):
    older = edition(1)
    row = handed(older)
    since = {"edition": 1, "issued_on": "2026-03-18", "changes": {
        "withdrawn": [{"number": 2}], "dropped": [], "replaced": []}}
    later = edition(2, letters[:1], compared_with=older, since=since)
    handed(later)
    withdrawn(session, letters[1])
    assert [it.known_by for found in read(session) for it in found.notices] == [2]
    later.snapshot = json.dumps(json.loads(later.snapshot) | {"left_out": ["changes"]})
    session.flush()
    assert [(found.handover, found.due) for found in read(session)] == [(row, 1)]


@pytest.mark.parametrize(("gone", "statements"), [(0, 1), (1, 7), (3, 7)])
def test_notices_take_few_statements_however_many(session, letters, edition, handed, gone,
                                                  statements):
    for number in range(1, 13):
        row = handed(edition(number), f"Urząd {number % 3}", number)
    for letter in letters[:gone]:
        withdrawn(session, letter)
        session.add(HandoverNotice(handover=row, letter=letter, told_on=TODAY))
    session.commit()
    session.expire_all()
    with many_rows.statements() as sent:
        found = read(session)
        assert [it.handover.addressee.name_pl for it in found for _ in it.notices] == [
            f"Urząd {it}" for it in (0, 2, 1) for _ in range(gone)]
    assert len(sent) == statements


def test_the_register_takes_one_statement(session, edition, handed):
    for number in range(1, 13):
        handed(edition(number), f"Urząd {number % 3}", number)
    session.commit()
    session.expire_all()
    with many_rows.statements() as sent:
        assert len({(it.addressee.name_pl, it.compilation.edition)
                    for it in handovers.register(session)}) == 12
    assert len(sent) == 1
