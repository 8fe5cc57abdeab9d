"""The sentences of the count and the names of letters, in both languages."""

from dataclasses import replace

import pytest
from dossier.samples import FONTS, entry, numbers, signer, snapshot

from esabid.domain.bilingual import Bilingual
from esabid.typeset import fonts, said, styles, text
from esabid.wording.words import words


@pytest.fixture(scope="module", autouse=True)
def faces():
    fonts.register(FONTS)


def counted(count):
    return replace(numbers(()), verified=count)


@pytest.mark.parametrize(("lang", "count", "line"), [
    ("pl", 0, "z 50 listów poparcia"),
    ("pl", 49, "z 50 listów poparcia"),
    ("pl", 50, "listów poparcia, cel 50 osiągnięty"),
    ("pl", 51, "listów poparcia, cel 50 przekroczony"),
    ("pl", 52, "listy poparcia, cel 50 przekroczony"),
    ("pl", 112, "listów poparcia, cel 50 przekroczony"),
    ("en", 0, "of 50 letters of support"),
    ("en", 49, "of 50 letters of support"),
    ("en", 50, "letters of support, the goal of 50 is reached"),
    ("en", 51, "letters of support, the goal of 50 is exceeded"),
    ("en", 112, "letters of support, the goal of 50 is exceeded"),
])
def test_headline_runs_on_past_the_goal(lang, count, line):
    assert said.headline(counted(count), words(lang)) == said.Headline(str(count), line)


@pytest.mark.parametrize(("lang", "count", "sentence"), [
    ("pl", 0, "Nie ma jeszcze zweryfikowanego listu."),
    ("pl", 49, "Do celu brakuje jeszcze 1 listu."),
    ("pl", 28, "Do celu brakuje jeszcze 22 listów."),
    ("pl", 50, "Cel jest osiągnięty."),
    ("en", 0, "There is no verified letter yet."),
    ("en", 49, "1 more letter is needed to reach the goal."),
    ("en", 28, "22 more letters are needed to reach the goal."),
    ("en", 51, "The goal is reached."),
])
def test_standing_says_what_is_missing(lang, count, sentence):
    assert said.standing(counted(count), words(lang)) == sentence


def test_standing_names_the_day_the_goal_was_reached():
    assert said.standing(snapshot(51).numbers, words("pl")) == (
        "Cel osiągnięto 11 czerwca 2026 r.: tego dnia wpłynął list, który go dopełnił.")


def test_rule_is_the_campaigns_own():
    assert words("pl").rule() == (
        "Liczymy zweryfikowane listy; list wspólny - raz; wycofanych i zastąpionych nie liczymy.")
    assert words("en").rule() == (
        "We count verified letters, joint letters once, withdrawn and replaced ones never.")


@pytest.mark.parametrize(("lang", "signers", "others"), [
    ("pl", 1, ""), ("pl", 2, " i 1 inna instytucja"), ("pl", 3, " i 2 inne instytucje"),
    ("pl", 14, " i 13 innych instytucji"), ("en", 2, " and 1 other institution"),
    ("en", 14, " and 13 other institutions"),
])
def test_joint_letter_is_named_by_its_first_signer_and_the_number_of_others(lang, signers, others):
    joint = entry(1, [signer(n) for n in range(signers)])
    name = {"pl": "Akademia Żeglugi Gwiezdnej, Łódź", "en": "Academy of Star Sailing, Łódź"}[lang]
    assert said.letter_name(joint, words(lang)) == (name, others)


def test_signers_that_are_not_named_are_among_the_others():
    silent = replace(entry(1, [signer(0)]), signed=2)
    assert said.letter_name(silent, words("pl")) == (
        "Akademia Żeglugi Gwiezdnej, Łódź", " i 1 inna instytucja")


def test_fitted_name_cuts_the_name_and_never_the_others():
    joint = entry(1, [signer(0, Bilingual("Nazwa " * 40, "")), signer(1)])
    fitted = said.fitted_name(joint, words("pl"), styles.STRIP, 220)
    assert (fitted.name[-1], fitted.others, fitted.lang) == ("…", " i 1 inna instytucja", None)
    assert text.width(str(fitted), styles.STRIP) <= 220


@pytest.mark.parametrize(("lang", "name", "own"), [
    ("en", Bilingual("Łódź", ""), "pl"), ("en", Bilingual("Łódź", "Lodz"), None),
    ("pl", Bilingual("", "Lodz"), "en")])
def test_fitted_name_knows_its_language(lang, name, own):
    found = said.fitted_name(entry(1, [signer(0, name)]), words(lang), styles.STRIP, 220)
    assert found == said.Fitted(name.text(lang), "", own)


def test_names_are_in_one_language_only_where_all_of_them_are():
    polish, both = Bilingual("Łódź", ""), Bilingual("Łódź", "Lodz")
    assert [said.one_lang(names, "en") for names in ((polish, polish), (polish, both), (both,), ())
            ] == ["pl", None, None, None]


def test_both_gives_the_other_name_only_where_it_differs():
    assert said.both(Bilingual("Łódź", "Lodz"), "pl") == ("Łódź", "Lodz")
    assert said.both(Bilingual("ESA", "ESA"), "pl") == ("ESA", None)
    assert said.both(Bilingual("Łódź", ""), "en") == ("Łódź", None)
