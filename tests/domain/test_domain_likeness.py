"""Alike texts are found through other letterheads and misread words, and no others."""

import random

import pytest

from esabid.domain.likeness import ALIKE, WORD_FOR_WORD, likeness, sketch

DRAFT = """W odpowiedzi na zaproszenie Miasta Krakowa wyrażamy pełne poparcie dla kandydatury
Krakowa na siedzibę ośrodka Europejskiej Agencji Kosmicznej. Kraków łączy silne uczelnie,
nowoczesny przemysł i młodych ludzi, którzy chcą pracować przy badaniach przestrzeni kosmicznej.
Jesteśmy przekonani, że obecność Agencji wzmocni współpracę nauki z gospodarką w całym kraju
i otworzy przed studentami drogę do pracy w europejskich misjach. Deklarujemy gotowość do udziału
we wspólnych przedsięwzięciach oraz do dzielenia się wiedzą i zapleczem laboratoryjnym.
Popieramy starania Miasta i życzymy powodzenia w dalszych etapach postępowania konkursowego."""
OTHER = """Zarząd spółki od lat buduje podzespoły satelitów i wie, jak wiele znaczy bliskość
partnerów. W Krakowie powstają przyrządy, które latają dziś na orbicie, a lokalne warsztaty
potrafią wykonać część tego, co dotąd sprowadzano z zagranicy. Centrum badawcze w tym mieście
skróciłoby drogę od pomysłu do lotu, dlatego bez wahania przyłączamy się do grona instytucji,
które chcą widzieć je właśnie tutaj, nad Wisłą, obok lotniska i parku technologicznego."""
ENGLISH = """In reply to the invitation of the City of Kraków we express our full support for its
bid to host a centre of the European Space Agency. Kraków brings together strong universities,
modern industry and young people who wish to work in space research. We are convinced that the
presence of the Agency will strengthen the cooperation of science and economy in the whole
country and will open to students the way to work in European missions."""
OWN = """Nasz instytut wnosi do tej współpracy komorę próżniową, w której od dwunastu lat badamy
zachowanie smarów w niskich temperaturach, oraz zespół czterech inżynierów z doświadczeniem
zdobytym przy budowie przyrządów dla misji planetarnych."""


def letter(body, name="Instytut Lotów", day="3 marca 2026 r."):
    return (f"{name}\nul. Gwiezdna {len(name)}, Kraków\nKraków, {day}\nSzanowni Państwo,\n{body}\n"
            f"Z poważaniem\nprof. Jan {name}\nDyrektor")


def misread(text, share, seed=1):
    chance = random.Random(seed)
    return " ".join(word[:-1] + "rn" if chance.random() < share else word
                    for word in text.split(" "))


def alike(one, other):
    return likeness(sketch(one), sketch(other))


def test_likeness_of_one_body_under_two_letterheads_is_word_for_word():
    assert alike(letter(DRAFT), letter(DRAFT, "Orbita sp. z o.o.", "12.04.2026")) == 1.0


def test_likeness_of_a_text_to_itself_is_one_however_its_lines_break():
    assert alike(DRAFT, DRAFT.replace("\n", " ").upper()) == 1.0


def test_likeness_of_a_draft_with_a_paragraph_of_their_own_lies_between():
    assert ALIKE <= alike(letter(DRAFT), letter(f"{DRAFT}\n{OWN}")) < WORD_FOR_WORD


@pytest.mark.parametrize("seed", range(5))
def test_likeness_is_seen_through_misread_words(seed):
    assert alike(letter(DRAFT), letter(misread(DRAFT, 0.05, seed))) >= ALIKE


@pytest.mark.parametrize("other", [OTHER, ENGLISH, "", "List poparcia"])
def test_likeness_of_another_text_or_language_is_nothing(other):
    assert alike(letter(DRAFT), letter(other)) < 0.1


def test_likeness_of_titles_alone_says_nothing():
    assert (sketch("List poparcia dla kandydatury Krakowa"), alike("List 1", "List 1")) == ([], 0)


def test_sketch_is_the_same_for_good():
    assert (len(sketch(DRAFT * 3)), min(sketch(letter(DRAFT)))) == (83, 2698188125456)


def test_sketch_of_a_long_text_stays_small():
    words = " ".join(f"slowo{number}" for number in range(3000))
    assert len(sketch(words)) == 128
