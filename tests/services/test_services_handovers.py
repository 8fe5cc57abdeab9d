"""Addressees, editions handed over to them, what the next edition is compared with, and telling
who has an edition of the letters gone since."""

import json
from dataclasses import replace
from datetime import date

import factories
import pytest
from factories import TODAY, actor
from services import checked_files
from sqlalchemy import select

from esabid.domain.addressee import AddresseeDetails
from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted, Stale
from esabid.domain.handover import HandoverDetails
from esabid.domain.letter import Channel, LetterAction
from esabid.domain.permissions import Role
from esabid.domain.profiles import Profile
from esabid.extensions import tools
from esabid.models import Addressee, Handover, HandoverNotice
from esabid.queries import notices
from esabid.services import (addressees, compilations, handovers, incoming, institutions, letters,
                             mergers)

MINISTER = AddresseeDetails(Profile.MINISTRY, "pl", "Minister (próba)", "Minister (test)",
                            "Szanowna Pani Minister Zofio Próbna,", "", "ul. Próbna 1\nKraków")
BY_POST = HandoverDetails("pl", TODAY, Channel.POST, "odebrał Jan Tajny")


@pytest.fixture
def campaign(session):
    return factories.campaign(session)


@pytest.fixture
def minister(session, campaign):
    return addressees.add(session, actor(), details=MINISTER)


@pytest.fixture
def esa(session, campaign):
    return addressees.add(session, actor(), details=AddresseeDetails(
        Profile.ESA, "en", name_en="Office (test)"))


@pytest.fixture
def counted(session, store, good_file):
    """Make a letter that counts."""
    def make(name="", day=3, **changes):
        row = factories.letter(session, factories.institution(session, name),
                               received_on=date(2026, 3, day), **changes)
        checked_files.give(session, store, row, good_file)
        letters.advance(session, actor(), row, action=LetterAction.VERIFY)
        return row
    return make


@pytest.fixture
def made(session, store):
    """Let a compilation's files pass for made."""
    def pass_for(row):
        stored = store.put(b"Dossier")
        incoming.keep(session, actor(), sha256=stored.sha256, size=stored.size)
        for file in row.files:
            file.sha256, file.pages, file.size = stored.sha256, 1, stored.size
        session.flush()
        return row
    return pass_for


@pytest.fixture
def issued(session, campaign, made):
    """Compile, issue, and let the files pass for made."""
    def make(addressee=None, profile=Profile.MINISTRY, today=TODAY):
        row = made(compilations.compile_dossier(session, actor(), campaign, profile=profile,
                                                short=False, today=today))
        return made(compilations.issue(session, actor(), row, today=today, addressee=addressee))
    return make


def give(session, row, addressee, **changes):
    return handovers.hand_over(session, actor(), row, addressee=addressee, today=TODAY,
                               details=replace(BY_POST, **changes))


def withdraw(session, row):
    letters.advance(session, actor(), row, action=LetterAction.WITHDRAW, reason="Tak",
                    withdrawn_on=TODAY)


def due(session):
    """What is still to be said: (addressee, edition, numbers)."""
    found = [(it.handover.addressee.name_pl, it.handover.compilation.edition,
              [n.named.number for n in it.notices if n.due])
             for it in notices.notices(session, tools().zone)]
    return [it for it in found if it[2]]


def test_an_addressee_is_kept_and_what_may_name_a_person_can_be_erased(session, minister,
                                                                       last_written):
    assert last_written() == (
        "campaign", "add_addressee",
        {"profile": ["", "ministry"], "language": ["", "pl"], "name_pl": ["", "Minister (próba)"],
         "name_en": ["", "Minister (test)"]},
        {"greeting_pl": ["", "Szanowna Pani Minister Zofio Próbna,"],
         "address": ["", "ul. Próbna 1\nKraków"]}, "")


def test_an_addressee_changes_and_an_old_form_is_refused(session, minister, last_written):
    seen = minister.version
    addressees.change(session, actor(), minister, version=seen,
                      details=replace(MINISTER, greeting_pl="Szanowny Panie Ministrze,"))
    assert last_written()[1:] == ("change_addressee", {}, {"greeting_pl": [
        MINISTER.greeting_pl, "Szanowny Panie Ministrze,"]}, "Minister (próba)")
    with pytest.raises(Stale):
        addressees.change(session, actor(), minister, details=MINISTER, version=seen)


@pytest.mark.parametrize(("wrong", "code"), [
    ({"name_pl": "", "name_en": ""}, "missing_name"), ({"language": "de"}, "unknown_language")])
def test_an_addressee_that_makes_no_sense_is_refused(session, campaign, wrong, code):
    with pytest.raises(InvalidValue) as refused:
        addressees.add(session, actor(), details=replace(MINISTER, **wrong))
    assert refused.value.code == code


def test_an_addressee_goes_only_while_nothing_refers_to_it(session, minister, esa, counted,
                                                           issued, last_written):
    addressees.remove(session, actor(), esa)
    assert (last_written()[1], session.scalars(select(Addressee.name_pl)).all()) == (
        "remove_addressee", ["Minister (próba)"])
    counted()
    issued(minister)
    with pytest.raises(IllegalTransition) as refused:
        addressees.remove(session, actor(), minister)
    assert refused.value.code == "addressee_in_use"


def test_a_handover_is_written_down_on_its_edition(session, minister, counted, issued,
                                                   last_written):
    counted()
    row = give(session, issued(), minister)
    assert (row.handed_on, last_written()) == (TODAY, (
        "compilation", "hand_over",
        {"addressee": ["", "Minister (próba)"], "lang": ["", "pl"],
         "handed_on": ["", "2026-03-18"], "sent_by": ["", "post"]},
        {"remark": ["", "odebrał Jan Tajny"]}, ""))


@pytest.mark.parametrize(("wrong", "code"), [
    ({"handed_on": date(2026, 3, 17)}, "handed_before_issue"),
    ({"handed_on": date(2026, 3, 19)}, "handed_in_future"),
    ({"lang": "de"}, "language_not_made")])
def test_an_impossible_handover_is_refused(session, minister, counted, issued, wrong, code):
    counted()
    row = issued()
    with pytest.raises(InvalidValue) as refused:
        give(session, row, minister, **wrong)
    assert (refused.value.code, session.scalars(select(Handover)).all()) == (code, [])


def test_a_file_still_in_the_making_is_not_handed_over(session, minister, counted, issued):
    counted()
    row = issued()
    row.file("en").sha256 = row.file("en").pages = None
    session.flush()
    with pytest.raises(InvalidValue) as refused:
        give(session, row, minister, lang="en")
    assert (refused.value.code, give(session, row, minister).lang) == ("language_not_made", "pl")


def test_one_handover_stands_once_and_a_working_version_never(session, campaign, minister,
                                                              counted, issued, made):
    counted()
    row = issued()
    give(session, row, minister)
    with pytest.raises(InvalidValue) as refused:
        give(session, row, minister, channel=Channel.EMAIL)
    assert refused.value.code == "handed_already"
    version = made(compilations.compile_dossier(session, actor(), campaign, profile=Profile.ESA,
                                                short=False, today=TODAY))
    with pytest.raises(IllegalTransition) as refused:
        give(session, version, minister)
    assert refused.value.code == "not_issued"


def test_a_handover_taken_back_leaves_its_values_in_history(session, minister, counted, issued,
                                                            last_written):
    gone = counted()
    counted(day=4)
    row = give(session, issued(), minister)
    withdraw(session, gone)
    handovers.tell(session, actor(), row, letters=[gone], today=TODAY)
    handovers.take_back(session, actor(), row)
    assert (last_written(), session.scalars(select(Handover)).all(),
            session.scalars(select(HandoverNotice)).all()) == ((
                "compilation", "take_back_handover",
                {"addressee": ["Minister (próba)", ""], "lang": ["pl", ""],
                 "handed_on": ["2026-03-18", ""], "sent_by": ["post", ""],
                 "letters": [[1], ""]},
                {"remark": ["odebrał Jan Tajny", ""]}, ""), [], [])


def test_an_edition_is_compared_with_what_its_addressee_received_last(
        session, minister, esa, counted, issued, last_written):
    """Not with the newest of its profile, and not with what shows other letters."""
    counted()
    first = issued(minister)
    give(session, first, minister)
    counted(day=4)
    give(session, issued(profile=Profile.PUBLIC), minister)
    issued()
    counted(day=5)
    third = issued(minister)
    assert (third.addressee, third.compared_with, third.since["edition"],
            [it["number"] for it in third.since["changes"]["added"]],
            last_written(action="issue")[2]) == (
        minister, first, 1, [2, 3], {"edition": [None, 4], "addressee": ["", "Minister (próba)"]})


def test_an_edition_of_another_profile_with_the_same_letters_counts_as_received(
        session, minister, counted, issued):
    counted()
    first = issued(profile=Profile.INTERNAL)
    give(session, first, minister)
    counted(day=4)
    assert issued(minister).compared_with is first


@pytest.mark.parametrize("named", [True, False])
def test_without_a_handover_the_profile_s_last_edition_is_compared_with(
        session, minister, counted, issued, named):
    counted()
    issued(profile=Profile.ESA)
    first = issued()
    assert (first.compared_with, first.since) == (None, None)
    counted(day=4)
    second = issued(minister if named else None)
    assert (second.compared_with, second.since["issued_on"]) == (first, "2026-03-18")


def test_old_editions_never_change(session, minister, counted, issued):
    gone = counted("Instytut Odchodzący")
    counted("Instytut Zmienny", day=4)
    first = issued(minister)
    give(session, first, minister)
    withdraw(session, gone)
    renamed = counted("Instytut Nowy", day=5)
    second = issued(minister)
    give(session, second, minister)

    def frozen():
        session.expire_all()
        return [(it.snapshot, it.content_hash, it.since, it.compared_with_id, it.addressee_id,
                 it.edition, it.issued_on, [(f.sha256, f.pages) for f in it.files])
                for it in (first, second)]

    before = frozen()
    assert [it["name"]["pl"] for it in before[1][2]["changes"]["withdrawn"]] == [
        "Instytut Odchodzący"]
    withdraw(session, renamed)
    body = renamed.signers[0].institution
    institutions.change(session, actor(), body, details=replace(
        institutions.details_of(body), name_pl="Inna nazwa"))
    addressees.change(session, actor(), minister,
                      details=replace(MINISTER, name_pl="Inny adresat"))
    issued(minister)
    assert frozen() == before


def test_a_replaced_letter_stands_beside_the_newer_one(session, minister, counted, issued,
                                                       store, other_file):
    older = counted("Instytut Zmienny")
    give(session, issued(minister), minister)
    newer = letters.add(session, actor(), today=TODAY, replaces=older, details=replace(
        letters.details_of(older), received_on=TODAY), signers=letters.signers_of(older).values())
    checked_files.give(session, store, newer, other_file)
    letters.advance(session, actor(), newer, action=LetterAction.VERIFY)
    changes = issued(minister).since["changes"]
    assert [(it["before"]["number"], it["now"]["number"]) for it in changes["replaced"]] == [
        (1, 2)]
    assert (changes["added"], changes["dropped"], changes["before"], changes["now"]) == (
        [], [], 1, 1)


def test_who_has_the_letter_is_told_once(session, minister, esa, counted, issued):
    gone = counted()
    counted(day=4)
    first = issued(minister)
    for lang in ("pl", "en"):
        give(session, first, minister, lang=lang)
    row = give(session, first, esa)
    assert due(session) == []
    withdraw(session, gone)
    assert due(session) == [("", 1, [1]), ("Minister (próba)", 1, [1])]
    handovers.tell(session, actor(), row, letters=[gone], today=TODAY)
    assert due(session) == [("Minister (próba)", 1, [1])]


def test_telling_is_history_and_can_be_taken_back(session, minister, counted, issued, written):
    gone = counted()
    counted(day=4)
    row = give(session, issued(minister), minister)
    withdraw(session, gone)
    handovers.tell(session, actor(), row, letters=[gone], today=TODAY)
    handovers.untell(session, actor(), row, letter=gone)
    assert (due(session), written()[-2:]) == ([("Minister (próba)", 1, [1])], [
        ("compilation", "tell_addressee", {"letters": [[], [1]]}, {}, "Minister (próba)"),
        ("compilation", "untell_addressee", {"letters": [[1], []]}, {}, "Minister (próba)")])
    with pytest.raises(IllegalTransition) as refused:
        handovers.untell(session, actor(), row, letter=gone)
    assert refused.value.code == "not_told"


def test_nobody_is_told_of_a_letter_they_never_had(session, minister, counted, issued):
    counted()
    row = give(session, issued(minister), minister)
    for told, code in (([], "nobody_to_tell"), ([counted(day=4)], "letter_not_in_edition")):
        with pytest.raises(IllegalTransition) as refused:
            handovers.tell(session, actor(), row, letters=told, today=TODAY)
        assert refused.value.code == code


def test_whoever_received_the_edition_that_says_so_knows(session, minister, counted, issued):
    gone = counted()
    counted(day=4)
    give(session, issued(minister), minister)
    withdraw(session, gone)
    second = issued(minister)
    assert due(session) == [("Minister (próba)", 1, [1])]
    give(session, second, minister)
    assert (due(session), [it.known_by for found in notices.notices(session, tools().zone)
                           for it in found.notices]) == ([], [2])


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.GUEST, Role.LEADERSHIP])
def test_the_register_is_kept_by_the_desk_only(session, minister, counted, issued, role):
    letter = counted()
    edition = issued(minister)
    row, who = give(session, edition, minister), actor(role)
    for deed in (
            lambda: addressees.add(session, who, details=MINISTER),
            lambda: addressees.change(session, who, minister, details=MINISTER),
            lambda: addressees.remove(session, who, minister),
            lambda: handovers.hand_over(session, who, edition, addressee=minister,
                                        details=BY_POST, today=TODAY),
            lambda: handovers.take_back(session, who, row),
            lambda: handovers.tell(session, who, row, letters=[letter], today=TODAY),
            lambda: handovers.untell(session, who, row, letter=letter)):
        with pytest.raises(NotPermitted):
            deed()
    assert json.loads(edition.snapshot)["letters"][0]["number"] == 1


def test_an_institution_merged_since_stands_in_old_editions_as_it_did(session, minister, counted,
                                                                      issued):
    gone = counted("Instytut Wchłonięty")
    counted("Instytut Trwały", day=4)
    first = issued(minister)
    give(session, first, minister)
    body = gone.signers[0].institution
    mergers.merge(session, actor(), factories.institution(session, "Instytut Większy"), body)
    withdraw(session, gone)
    assert [n.named.name.pl for it in notices.notices(session, tools().zone)
            for n in it.notices] == ["Instytut Wchłonięty"]
    assert [it["name"]["pl"] for it in issued(minister).since["changes"]["withdrawn"]] == [
        "Instytut Wchłonięty"]
