"""Editions handed over, and telling whoever has one of the letters gone since."""

import json
from datetime import date

import factories
import pytest
from factories import TODAY, actor
from services.handed import (BY_POST, MINISTER, campaign, counted, esa, give, issued, made,
                             minister, withdraw)
from sqlalchemy import select

from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted
from esabid.domain.letter import Channel
from esabid.domain.permissions import Role
from esabid.domain.profiles import Profile
from esabid.extensions import tools
from esabid.models import Handover, HandoverNotice
from esabid.queries import notices
from esabid.services import addressees, compilations, handovers, mergers

# Fixtures of services.handed, for the tests beneath.
__all__ = ["campaign", "counted", "esa", "issued", "made", "minister"]


def due(session):
    """What is still to be said: (addressee, edition, numbers)."""
    found = [(it.handover.addressee.name_pl, it.handover.compilation.edition,
              [n.named.number for n in it.notices if n.due])
             for it in notices.notices(session, tools().zone)]
    return [it for it in found if it[2]]


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
