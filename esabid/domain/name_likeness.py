"""How alike two names are: the same, one a part of the other, or surely two bodies."""

from dataclasses import dataclass

from esabid.domain.name_parts import (LIGHT_WEIGHT, NameParts, contracted, inflected, mistyped,
                                      same_place, weight)

# Shares of the words' weights (twice what is shared by what is there); found on the labelled set
# of tests/domain/duplicate_pairs.csv.
_SAME = 0.8
# They make a name one of a part, wherever they stand.
PART_WORDS = frozenset("wydzial wydzialu katedra zaklad oddzial filia kolo samorzad dziekanat "
                        "collegium faculty department branch".split())
# At the beginning they do beside a body that has such parts.
FIRST_WORDS = frozenset("instytut centrum biblioteka szkola studium osrodek pracownia "
                         "laboratorium".split())
_WHOLES = frozenset("uniwersytet politechnika akademia uczelnia".split())
_BRANCHES = frozenset("oddzial filia branch".split())
# Bodies of their own that bear another's name.
_NAMESAKES = frozenset("fundacja stowarzyszenie klub towarzystwo".split())


@dataclass(frozen=True)
class Names:
    """`part` is 0 or 1, the place of the name that is of a part.

    `exact` where each word is found in both, `unlike` where each has a word of its own,
    `never_one` where kind, number, place or patron tells them apart.
    """

    score: float = 0.0
    same: bool = False
    exact: bool = False
    by_acronym: bool = False
    part: int | None = None
    unlike: bool = False
    never_one: bool = False


def compare(a: NameParts, b: NameParts, city_a=(), city_b=()) -> Names:
    """Compare two names; the cities (words) are those their bodies lie in, () where unknown."""
    words_a, words_b, by_acronym, used_place = _shortened(a, b)
    words_a, words_b = _without_place(words_a, b.place or city_b), _without_place(
        words_b, a.place or city_a)
    part = _part(a, b, words_a, words_b)
    if part is not None and not _far_apart(a, b, words_a + words_b):
        return Names(part=part)
    rest_a, rest_b = _left(words_a, words_b), _left(words_b, words_a)
    total = sum(map(weight, words_a)) + sum(map(weight, words_b))
    score = 1 - sum(map(weight, (*rest_a, *rest_b))) / total if total else 0.0
    if a.joined == b.joined:
        rest_a, rest_b, score = (), (), 1.0
    unlike = _rare(rest_a) and _rare(rest_b)
    never = _told_apart(a, b, rest_a, rest_b)
    known = {word for word in words_a if word not in rest_a}
    tells = (_rare(known) or a.numbers & b.numbers or a.patron and b.patron
             or score == 1 and not a.numbers | b.numbers)
    named = a.place or b.place or not _rare(known)
    if tells and not used_place and named and _elsewhere(a, b, city_a, city_b):
        never = True
    same = bool(tells) and score >= _SAME and not unlike and not never
    if same and _namesake(words_a, words_b):
        same, never = False, True
    exact = set(words_a) == set(words_b) or a.joined == b.joined
    return Names(score, same, exact, by_acronym and same, unlike=unlike, never_one=never)


def _shortened(a: NameParts, b: NameParts):
    """Both names' words with what the other has as an acronym shortened to it."""
    words_a, words_b, used_place = a.words, b.words, False
    for short in b.short_words:
        words_a = contracted(words_a, short)
    for short in a.short_words:
        words_b = contracted(words_b, short)
    if a.words == words_a and b.words == words_b:
        words_a, words_b = (_with_place(a, words_b), _with_place(b, words_a))
        used_place = a.words != words_a or b.words != words_b
    return words_a, words_b, (a.words, b.words) != (words_a, words_b), used_place


def _with_place(said: NameParts, other: tuple[str, ...]) -> tuple[str, ...]:
    """The words, with the place where the other name is an acronym that holds its letter."""
    if len(other) == 1 and said.place and len(said.words) > 1:
        found = contracted((*said.words, *said.place), other[0])
        return found if found == other else said.words
    return said.words


def _without_place(words: tuple[str, ...], place) -> tuple[str, ...]:
    """The words without those that only say where the other is: "Ekonomiczny Kraków"."""
    starts = {it[:3] for it in place}
    if len(words) < 2 or not any(word[:3] in starts for word in words):
        return words
    return tuple(word for word in words if not any(
        same_place((word,), (it,)) for it in place)) or words


def _left(words, others) -> tuple[str, ...]:
    """The words that the other name has not, however it spells them."""
    long = [it for it in others if len(it) > 6]
    return tuple(word for word in words if word not in others
                 and not (len(word) > 6 and any(mistyped(word, it) for it in long)))


def _rare(words) -> bool:
    """Whether one of the words is no everyday word."""
    return any(weight(word) > LIGHT_WEIGHT for word in words)


def _told_apart(a: NameParts, b: NameParts, rest_a, rest_b) -> bool:
    """Whether number, patron, place or kind says that these are two."""
    kinds_a, kinds_b = a.kinds.intersection(rest_a), b.kinds.intersection(rest_b)
    return bool(
        a.numbers and b.numbers and a.numbers != b.numbers
        or a.patron and b.patron and not any(
            mistyped(one, other) or inflected(one, other) for one in a.patron for other in b.patron)
        or a.place and b.place and not same_place(a.place, b.place)
        or kinds_a and kinds_b)


def _elsewhere(a: NameParts, b: NameParts, city_a, city_b) -> bool:
    """Whether both places are known, from name or address, and are two."""
    one, other = a.place or tuple(city_a), b.place or tuple(city_b)
    return bool(one and other) and not same_place(one, other)


def _namesake(words_a, words_b) -> bool:
    """Whether one is a body of its own that bears the other's name: "Fundacja AGH"."""
    longer, shorter = sorted((words_a, words_b), key=len, reverse=True)
    return bool(_NAMESAKES.intersection(longer) - set(shorter)) and (
        len(shorter) == 1 and len(shorter[0]) < 5 or bool(_WHOLES.intersection(shorter)))


def _far_apart(a: NameParts, b: NameParts, words) -> bool:
    """Whether the places in the names are two; a branch has a place of its own."""
    return bool(a.place and b.place) and not same_place(a.place, b.place) and not (
        _BRANCHES.intersection(words))


def _part(a: NameParts, b: NameParts, words_a, words_b) -> int | None:
    """Which of the names is of a part of the other: 0, 1, or None."""
    for place, part, whole in ((0, words_a, words_b), (1, words_b, words_a)):
        if len(part) > len(whole) and _is_part(part, whole):
            return place
    return None


def _is_part(part, whole) -> bool:
    more = [word for word in part if not any(inflected(word, it) for it in whole)]
    named = _rare(whole) and all(any(inflected(it, word) for word in part) for it in whole)
    first = part[0] in FIRST_WORDS and part[0] in more and (
        bool(_WHOLES.intersection(whole)) or len(whole) == 1 and len(whole[0]) < 6)
    return named and (first or bool(PART_WORDS.intersection(more)))
