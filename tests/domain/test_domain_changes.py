"""What changed between two dossiers: each letter in its one list, nobody named unasked."""

import json
from dataclasses import replace
from datetime import date

import pytest

from esabid.domain.bilingual import Bilingual
from esabid.domain.changes import Changes, Named, Replaced, compare
from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import LetterKind, LetterState, SignatureKind
from esabid.domain.profiles import Profile
from esabid.domain.snapshot import (CampaignFacts, Gone, LetterEntry, Numbers, Signer, Snapshot,
                                    snapshot_from)

DAY = date(2026, 3, 3)


def name(number, which=""):
    return Bilingual(f"Instytut {number}{which}", f"Institute {number}{which}")


def letter(number, *others):
    signers = tuple(Signer(f"i{it}", name(number, it), Sector.NGO, Reach.KRAKOW, "", Bilingual(),
                           SignatureKind.SCAN) for it in ("", *others))
    return LetterEntry(f"l{number}", number, LetterKind.LETTER, None, DAY, signers)


def dossier(*letters, gone=(), profile=Profile.MINISTRY, verified=None):
    empty = Bilingual()
    return Snapshot(
        profile=profile, short=False, demo=False, as_of=DAY,
        campaign=CampaignFacts(empty, empty, empty, empty),
        numbers=Numbers(50, (), len(letters) if verified is None else verified, 0, 0, 0, 0, 0,
                        None, {}, {}, ()),
        letters=letters, gone=gone)


def gone(number, state, newer=None):
    return Gone(f"l{number}", number, state, newer and f"l{newer}")


def named(number, others=0):
    return Named(number, name(number), others)


def test_equal_dossiers_have_no_changes():
    same = compare(dossier(letter(1)), dossier(letter(1)))
    assert (same, bool(same)) == (Changes(1, 1), False)


def test_each_letter_is_in_one_list_by_number():
    older = dossier(*(letter(it) for it in (5, 4, 3, 2, 1)))
    newer = dossier(letter(9, "a", "b"), letter(1), letter(7), letter(6), gone=(
        gone(2, LetterState.WITHDRAWN), gone(3, LetterState.REPLACED, 7),
        gone(4, LetterState.RECEIVED), gone(5, LetterState.WITHDRAWN)))
    assert compare(older, newer) == Changes(
        5, 4, added=(named(6), named(9, others=2)),
        replaced=(Replaced(named(3), named(7)),), withdrawn=(named(2), named(5)),
        dropped=(named(4),))


def test_silent_signers_are_counted_among_the_others():
    joint = replace(letter(2, "a"), signed=3)
    assert compare(dossier(letter(1)), dossier(letter(1), joint)).added == (named(2, others=2),)


@pytest.mark.parametrize("state", [LetterState.RECEIVED, LetterState.RETURNED,
                                   LetterState.VERIFIED, LetterState.REPLACED])
def test_a_letter_that_counts_no_more_was_not_withdrawn(state):
    """A replacement that is not verified, or was withdrawn itself, stands for nothing."""
    newer = dossier(letter(1), gone=(gone(2, state),))
    assert compare(dossier(letter(1), letter(2)), newer) == Changes(2, 1, dropped=(named(2),))


def test_the_letter_at_the_end_of_the_line_stands_for_the_first():
    """1 was replaced by 2 and 2 by 3: whoever had 1 or 2 is told of 3, once."""
    newer = dossier(letter(3), gone=(gone(1, LetterState.REPLACED, 3),
                                     gone(2, LetterState.REPLACED, 3)))
    assert [compare(dossier(letter(it)), newer) for it in (1, 2)] == [
        Changes(1, 1, replaced=(Replaced(named(it), named(3)),)) for it in (1, 2)]


def test_a_letter_gone_and_come_back_is_no_change_to_who_had_it():
    first, second, third = (dossier(letter(1), letter(2)), dossier(
        letter(1), gone=(gone(2, LetterState.RECEIVED),)), dossier(letter(1), letter(2)))
    assert (bool(compare(first, third)), compare(second, third)) == (
        False, Changes(1, 2, added=(named(2),)))


def test_public_dossier_names_nobody_who_is_gone_and_says_of_nobody_that_it_left():
    older = dossier(letter(1), letter(2), letter(3), profile=Profile.PUBLIC)
    newer = dossier(letter(1), profile=Profile.PUBLIC, verified=2,
                    gone=(gone(3, LetterState.WITHDRAWN),))
    assert compare(older, newer) == Changes(3, 2, withdrawn=(Named(3),), unlisted=1)


def test_what_is_merely_unlisted_is_no_change_to_print():
    older = dossier(letter(1), letter(2), profile=Profile.PUBLIC)
    assert not compare(older, dossier(letter(1), profile=Profile.PUBLIC, verified=2))


@pytest.mark.parametrize("frozen_format", [1, 2])
def test_older_formats_are_compared_as_well(frozen_format):
    """They know neither of gone letters nor of chapters."""
    text = json.loads(dossier(letter(1), letter(2)).to_json())
    for field in ("order", "left_out", "arguments", "contributions", "agreements", "actions",
                  "projects", "gone", "originals", "internal"):
        del text[field]
    old = snapshot_from(json.dumps(text | {"format": frozen_format}))
    newer = replace(dossier(letter(2), letter(3)), gone=(gone(1, LetterState.WITHDRAWN),))
    assert (compare(old, newer), compare(newer, old)) == (
        Changes(2, 2, added=(named(3),), withdrawn=(named(1),)),
        Changes(2, 2, added=(named(1),), dropped=(named(3),)))
