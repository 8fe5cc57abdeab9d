"""Claims word for word, in both languages, for every number that bends them."""

from datetime import date

import pytest

from esabid.domain.claims import Claim, ClaimKind, Refusal, Refused
from esabid.wording import LANGUAGES, words
from esabid.wording.claims import asked, rule, sentence, spoken_date, why

PL, EN = words("pl"), words("en")
DAY = date(2026, 11, 23)
K, R = ClaimKind, Refused
HEAD = {"pl": "Według stanu na 23 listopada 2026 roku kampania „Kraków dla ESA” ",
        "en": "As of 23 November 2026, the “Kraków for ESA” campaign "}
TITLES = {"pl": "Kraków dla ESA", "en": "Kraków for ESA"}
LETTERS = {
    1: ("1 zweryfikowany list poparcia", "1 verified letter of support"),
    2: ("2 zweryfikowane listy poparcia", "2 verified letters of support"),
    5: ("5 zweryfikowanych listów poparcia", "5 verified letters of support"),
    21: ("21 zweryfikowanych listów poparcia", "21 verified letters of support"),
    22: ("22 zweryfikowane listy poparcia", "22 verified letters of support"),
    49: ("49 zweryfikowanych listów poparcia", "49 verified letters of support"),
    50: ("50 zweryfikowanych listów poparcia", "50 verified letters of support"),
    51: ("51 zweryfikowanych listów poparcia", "51 verified letters of support"),
    60: ("60 zweryfikowanych listów poparcia", "60 verified letters of support"),
    61: ("61 zweryfikowanych listów poparcia", "61 verified letters of support"),
    100: ("100 zweryfikowanych listów poparcia", "100 verified letters of support"),
    112: ("112 zweryfikowanych listów poparcia", "112 verified letters of support"),
    200: ("200 zweryfikowanych listów poparcia", "200 verified letters of support"),
}


def said(voice, kind, number, second=None) -> str:
    """The sentence without what all begin with."""
    whole = sentence(Claim(kind, number, second), voice, title=TITLES[voice.lang], as_of=DAY)
    head = HEAD[voice.lang]
    assert whole.startswith(head)
    return whole.removeprefix(head)


@pytest.mark.parametrize(("number", "polish", "english"),
                         [(number, *forms) for number, forms in LETTERS.items()])
def test_letters_bend_with_their_number(number, polish, english):
    assert [said(voice, kind, number) for kind in (K.LETTERS, K.LETTERS_OVER)
            for voice in (PL, EN)] == [
        f"zgromadziła {polish}.", f"has gathered {english}.",
        f"zgromadziła ponad {polish}.", f"has gathered over {english}."]


@pytest.mark.parametrize(("number", "polish", "english"), [
    (1, "1 instytucji", "1 institution"), (2, "2 instytucji", "2 institutions"),
    (22, "22 instytucji", "22 institutions"), (51, "51 instytucji", "51 institutions"),
    (112, "112 instytucji", "112 institutions")])
def test_institutions_stand_in_the_genitive(number, polish, english):
    assert [said(voice, kind, number) for kind in (K.INSTITUTIONS, K.INSTITUTIONS_OVER)
            for voice in (PL, EN)] == [
        f"ma poparcie {polish}, wyrażone w zweryfikowanych listach.",
        f"has the support of {english}, given in verified letters.",
        f"ma poparcie ponad {polish}, wyrażone w zweryfikowanych listach.",
        f"has the support of over {english}, given in verified letters."]


@pytest.mark.parametrize(("kind", "number", "second", "polish", "english"), [
    (K.LETTERS_AND_INSTITUTIONS, 53, 61, "zgromadziła 53 zweryfikowane listy poparcia od "
     "61 instytucji.", "has gathered 53 verified letters of support from 61 institutions."),
    (K.LETTERS_AND_INSTITUTIONS, 1, 1, "zgromadziła 1 zweryfikowany list poparcia od "
     "1 instytucji.", "has gathered 1 verified letter of support from 1 institution."),
    (K.ORGANISATIONS, 1, None, "ma poparcie 1 odrębnej organizacji, wyrażone w zweryfikowanych "
     "listach.", "has the support of 1 separate organisation, given in verified letters."),
    (K.ORGANISATIONS, 54, None, "ma poparcie 54 odrębnych organizacji, wyrażone w "
     "zweryfikowanych listach.",
     "has the support of 54 separate organisations, given in verified letters."),
    (K.INDEPENDENT_LETTERS, 43, None, "zgromadziła 43 zweryfikowane listy poparcia, nie licząc "
     "listów wyłącznie od jednostek miejskich.", "has gathered 43 verified letters of support, "
     "not counting letters from bodies of the city alone."),
    (K.GOAL_REACHED, 50, 50, "osiągnęła cel 50 listów poparcia: ma 50 zweryfikowanych.",
     "has reached its goal of 50 letters of support: it has 50 verified ones."),
    (K.GOAL_EXCEEDED, 50, 53, "przekroczyła cel 50 listów poparcia: ma 53 zweryfikowane.",
     "has exceeded its goal of 50 letters of support: it has 53 verified ones."),
    (K.GOAL_REACHED, 1, 1, "osiągnęła cel 1 listu poparcia: ma 1 zweryfikowany.",
     "has reached its goal of 1 letter of support: it has 1 verified one."),
    (K.RECEIVED, 60, 53, "otrzymała 60 listów, w tym 53 zweryfikowane i wliczone.",
     "has received 60 letters, of which 53 are verified and counted."),
    (K.RECEIVED, 22, 1, "otrzymała 22 listy, w tym 1 zweryfikowany i wliczony.",
     "has received 22 letters, of which 1 is verified and counted."),
    (K.RECEIVED, 1, 0, "otrzymała 1 list, na razie bez ani jednego zweryfikowanego.",
     "has received 1 letter, none verified yet."),
])
def test_other_kinds_are_whole_sentences(kind, number, second, polish, english):
    assert [said(voice, kind, number, second) for voice in (PL, EN)] == [polish, english]


def test_days_are_said_in_full():
    assert (spoken_date(date(2026, 3, 3), PL), spoken_date(date(2026, 3, 3), EN)) == (
        "3 marca 2026 roku", "3 March 2026")


def test_a_title_may_hold_a_percent_sign():
    whole = sentence(Claim(K.LETTERS, 2), EN, title="100 % for %(num)s", as_of=DAY)
    assert whole == ("As of 23 November 2026, the “100 % for %(num)s” campaign has gathered "
                     "2 verified letters of support.")


@pytest.mark.parametrize(("kind", "reason", "number", "have", "polish", "english"), [
    (K.LETTERS, R.NOTHING_YET, 1, 0,
     "Nie ma jeszcze ani jednego zweryfikowanego listu, więc nie ma liczby, którą można podać.",
     "No letter is verified yet, so there is no number to say."),
    (K.RECEIVED, R.NOTHING_YET, 1, 0, "Nie wpłynął jeszcze żaden list.", "No letter has come yet."),
    (K.LETTERS_OVER, R.NOT_OVER, 50, 50,
     "„Ponad 50” znaczy co najmniej 51, a jest 50 zweryfikowanych listów.",
     "“Over 50” means at least 51, and there are 50 verified letters."),
    (K.INSTITUTIONS_OVER, R.NOT_OVER, 60, 22,
     "„Ponad 60” znaczy co najmniej 61, a za zweryfikowanymi listami stoją 22 instytucje.",
     "“Over 60” means at least 61, and there are 22 institutions behind the verified letters."),
    (K.GOAL_EXCEEDED, R.GOAL_NOT_EXCEEDED, 50, 1,
     "Cel jest przekroczony dopiero powyżej 50, a jest 1 zweryfikowany list.",
     "The goal is exceeded only above 50 letters, and there is 1 verified letter."),
    (K.GOAL_REACHED, R.GOAL_NOT_REACHED, 50, 49, "Cel wynosi 50, a jest 49 zweryfikowanych listów.",
     "The goal is reached at 50 letters, and there are 49 verified letters."),
    (K.GOAL_REACHED, R.NOT_THE_GOAL, 40, 50, "Cel kampanii to 50, a nie 40.",
     "The campaign's goal is 50 letters, not 40."),
    (K.INDEPENDENT_LETTERS, R.CITY_AMONG_THEM, 53, 49,
     "Nie wszystkie są niezależne od miasta: bez listów wyłącznie od jednostek miejskich jest "
     "49 zweryfikowanych listów.", "Not all of them are independent of the city: without letters "
     "from bodies of the city alone there are 49 verified letters."),
    (K.LETTERS, R.NOT_ALL_VERIFIED, 60, 53,
     "Nie każdy otrzymany list jest zweryfikowany i wliczony: są 53 zweryfikowane listy.",
     "Not every letter received is verified and counted: there are 53 verified letters."),
    (K.ORGANISATIONS, R.PARTS_OF_ONE, 61, 54, "Niektóre są częściami jednej organizacji, jak "
     "wydziały jednej uczelni: są 54 odrębne organizacje.", "Some are parts of one organisation, "
     "as faculties of a university are: there are 54 separate organisations."),
    (K.RECEIVED, R.MORE_THAN_THERE_ARE, 61, 60,
     "To więcej, niż pozwalają dane: jest 60 otrzymanych listów.",
     "That is more than there are: there are 60 letters received."),
    (K.INSTITUTIONS, R.FEWER_THAN_THERE_ARE, 40, 51,
     "Dokładna liczba jest wyższa: za zweryfikowanymi listami stoi 51 instytucji.",
     "The exact number is higher: there are 51 institutions behind the verified letters."),
])
def test_refusals_are_one_sentence_with_what_there_is(kind, reason, number, have, polish,
                                                      english):
    refusal = Refusal(kind, reason, number, have)
    assert [why(refusal, voice) for voice in (PL, EN)] == [polish, english]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", K)
def test_every_kind_has_its_words(kind, lang):
    voice = words(lang)
    found = [sentence(Claim(kind, 51, 53), voice, title="T", as_of=DAY), rule(kind, voice),
             *(why(Refusal(kind, reason, 60, 51), voice) for reason in R)]
    assert [it for it in found if it[-1] != "." or "%" in it] == []


def test_wordings_by_themselves_stand_in_the_nominative():
    found = [(asked(kind, 22, PL), asked(kind, 51, PL), asked(kind, 51, EN)) for kind in (
        K.LETTERS_OVER, K.INSTITUTIONS, K.ORGANISATIONS, K.RECEIVED)]
    assert found == [
        ("ponad 22 listy poparcia", "ponad 51 listów poparcia", "over 51 letters of support"),
        ("22 instytucje", "51 instytucji", "51 institutions"),
        ("22 odrębne organizacje", "51 odrębnych organizacji", "51 separate organisations"),
        ("22 otrzymane listy", "51 otrzymanych listów", "51 letters received")]


def test_rules_say_what_a_kind_leaves_out():
    assert (rule(K.LETTERS, EN), rule(K.RECEIVED, EN), rule(K.ORGANISATIONS, EN)) == (
        EN.rule(),
        "We count every letter that came and was neither withdrawn nor replaced, its language "
        "versions and further letters of the same institution included.",
        f"{EN.rule()} Faculties of one university and companies of one group are counted as one "
        "organisation.")
