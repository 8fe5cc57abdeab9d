"""What a dossier lacks: what its readers would see is said, and what they would not is left."""

from dataclasses import replace

import pytest

from esabid.domain.bilingual import Bilingual
from esabid.domain.findings import Severity
from esabid.domain.profiles import Choice, Part, Profile
from esabid.domain.readiness import Lack, Lacking, ReadinessFacts, readiness

BOTH = Bilingual("po polsku", "in English")
WHOLE = ReadinessFacts(53, BOTH, BOTH, BOTH, {})
EVERY_GAP = {(Lack.NAMES, ""): 1, (Lack.OFFICES, ""): 2, (Lack.ABSTRACTS, ""): 3,
             (Lack.ABSTRACT, "pl"): 4, (Lack.ABSTRACT, "en"): 5, (Lack.ORIGINALS, ""): 6,
             (Lack.ARGUMENTS, "en"): 7, (Lack.EVIDENCE, "en"): 8, (Lack.CONTRIBUTIONS, "pl"): 9,
             (Lack.AGREEMENTS, "en"): 10, (Lack.ACTIONS, "pl"): 11, (Lack.PROJECTS, "en"): 12}


def lacks(facts, profile, short=False, left_out=()):
    return readiness(facts, profile, Choice(left_out=left_out).parts(profile, short))


def said(found):
    return [(it.code, it.count, it.lang) for it in found]


@pytest.mark.parametrize("profile", Profile)
def test_whole_campaign_lacks_nothing(profile):
    assert lacks(WHOLE, profile) == ()


@pytest.mark.parametrize("profile", Profile)
def test_without_letters_nothing_else_is_said(profile):
    found = lacks(replace(WHOLE, letters=0, rows=EVERY_GAP, title=Bilingual()), profile)
    assert found == (Lacking(Lack.LETTERS, Severity.BLOCKS, 0),)


def test_office_hears_of_every_gap_in_order():
    assert said(lacks(replace(WHOLE, rows=EVERY_GAP), Profile.INTERNAL)) == [
        ("names", 1, ""), ("offices", 2, ""), ("abstracts", 3, ""), ("abstract", 4, "pl"),
        ("abstract", 5, "en"), ("arguments", 7, "en"), ("evidence", 8, "en"),
        ("contributions", 9, "pl"), ("agreements", 10, "en"), ("actions", 11, "pl"),
        ("projects", 12, "en"), ("originals", 6, "")]


@pytest.mark.parametrize(("profile", "texts"), [
    (Profile.MINISTRY, [("abstract", 4, "pl"), ("contributions", 9, "pl"), ("actions", 11, "pl")]),
    (Profile.ESA, [("abstract", 5, "en"), ("arguments", 7, "en"), ("evidence", 8, "en"),
                   ("agreements", 10, "en"), ("projects", 12, "en")])])
def test_names_are_wanted_in_both_languages_and_texts_in_the_readers(profile, texts):
    found = lacks(replace(WHOLE, rows=EVERY_GAP), profile)
    assert said(found) == [("names", 1, ""), ("offices", 2, ""), ("abstracts", 3, ""), *texts]


def test_what_is_left_out_lacks_nothing():
    found = lacks(replace(WHOLE, rows=EVERY_GAP), Profile.PUBLIC, short=True,
                  left_out=(Part.ARGUMENTS, Part.EVIDENCE, Part.CONTRIBUTIONS, Part.ENGAGEMENT))
    assert said(found) == [("names", 1, ""), ("offices", 2, "")]


@pytest.mark.parametrize(("profile", "texts", "expected"), [
    (Profile.ESA, {"title": Bilingual("Tytuł")}, [Lacking(Lack.TITLE, Severity.WARNS, 1, "en")]),
    (Profile.MINISTRY, {"title": Bilingual("Tytuł"), "foreword": Bilingual("Wstęp")}, []),
    (Profile.PUBLIC, {"foreword": Bilingual("", "Foreword")},
     [Lacking(Lack.FOREWORD, Severity.WARNS, 1, "pl")]),
    (Profile.PUBLIC, {"foreword": Bilingual()}, [Lacking(Lack.FOREWORD, Severity.INFORMS)]),
    (Profile.MINISTRY, {"addressee": Bilingual()},
     [Lacking(Lack.ADDRESSEE, Severity.WARNS, 1, "pl")]),
    (Profile.INTERNAL, {"addressee": Bilingual()}, []),
    (Profile.INTERNAL, {"addressee": Bilingual("Minister")},
     [Lacking(Lack.ADDRESSEE, Severity.WARNS, 1, "en")])])
def test_cover_is_whole_in_the_readers_languages(profile, texts, expected):
    assert lacks(replace(WHOLE, **texts), profile) == tuple(expected)


def test_only_what_the_reader_sees_is_a_warning():
    found = lacks(replace(WHOLE, rows=EVERY_GAP), Profile.INTERNAL)
    assert [it.code for it in found if it.severity == Severity.INFORMS] == [
        "abstracts", "originals"]
