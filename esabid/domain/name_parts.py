"""A name taken apart for comparing: its words, patron, place and numbers."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from esabid.domain.naming import apart, phrase, without_form

# Words that say what kind of body it is: two bodies that differ in them are two bodies.
KINDS = frozenset(
    "uniwersytet politechnika akademia instytut wydzial katedra fundacja stowarzyszenie "
    "towarzystwo liceum technikum gimnazjum przedszkole szkola zespol klub kolo izba klaster park "
    "muzeum teatr biblioteka urzad szpital spoldzielnia agencja centrum zwiazek grupa".split())
# Words that tell little beside others.
_LIGHT = frozenset("ogolnoksztalcace podstawowa szkol miasta miejski miejska gminy polska poland "
                   "group firma przedsiebiorstwo krakow".split())
LIGHT_WEIGHT = 0.3
_SPELLINGS = {
    "lo": "liceum ogolnoksztalcace", "tow": "towarzystwo", "stow": "stowarzyszenie",
    "zs": "zespol szkol", "inst": "instytut",
    "uniw": "uniwersytet", "polit": "politechnika", "university": "uniwersytet",
    "institute": "instytut", "foundation": "fundacja", "academy": "akademia", "cracow": "krakow",
    "school": "szkola", "museum": "muzeum", "cluster": "klaster"}
_SILENT = frozenset("i w z o u na do dla przy oraz of the and for in at nr no numer".split())
_ENDINGS = frozenset("a u y i e ie em ami ow om ach ego iego emu ej iej ym im ich ych o ia ii iu "
                     "owi".split()) | {""}
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PLACE = re.compile(r" (?:w|we|in) ([a-z]+(?: [a-z]+)?)$")
_MOST_WORDS = 24
_LONGEST_SLIP = 4


@dataclass(frozen=True)
class NameParts:
    """`words` in their order, without legal forms, patron, place and words that say nothing."""

    words: tuple[str, ...]
    patron: frozenset[str]
    place: tuple[str, ...]
    numbers: frozenset[int]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The words that say what kind of body it is."""
        return KINDS.intersection(self.words)

    @cached_property
    def short_words(self) -> tuple[str, ...]:
        """The words that may be acronyms."""
        return tuple(word for word in self.words if 1 < len(word) < 7)

    @cached_property
    def joined(self) -> str:
        """All words as one."""
        return "".join(self.words)


@lru_cache(maxsize=200_000)
def parts(name: str) -> NameParts:
    """The parts of a name as it was typed."""
    said = without_form(phrase(_IN_BRACKETS.sub(" ", name) or name))
    said, patron = apart(said)
    place = _PLACE.search(said)
    said = said[:place.start()] if place else said
    tokens = " ".join(_SPELLINGS.get(it, it) for it in said.split()).split()[:_MOST_WORDS]
    words, numbers = [], set()
    for at, token in enumerate(tokens):
        number = _number(token, at, tokens)
        if number is not None:
            numbers.add(number)
        elif token not in _SILENT and token != "spzoo":
            words.append(token)
    return NameParts(tuple(words), frozenset(it for it in patron.split() if len(it) > 2),
                     tuple(place.group(1).split()) if place else (), frozenset(numbers))


def _number(token: str, at: int, tokens: list[str]) -> int | None:
    """The number a word is; one letter is a number only where a number stands."""
    if token.isdecimal():
        return int(token)
    if len(token) == 1 and at > 0 and tokens[at - 1] not in ("nr", "no", "numer"):
        return None
    found = _ROMAN.fullmatch(token)
    if not found or len(tokens) == 1:
        return None
    units = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8,
             "ix": 9}
    return 10 * len(found.group(1)) + units[found.group(2)]


def weight(word: str) -> float:
    """How much a word tells: one that many bodies bear tells little."""
    return LIGHT_WEIGHT if word in KINDS or word in _LIGHT else 1.0


@lru_cache(maxsize=50_000)
def inflected(one: str, other: str) -> bool:
    """Whether two words may be one in different cases: "politechniki" and "politechnika"."""
    if one == other:
        return True
    shared = _shared(one, other)
    return shared >= 3 and one[shared:] in _ENDINGS and other[shared:] in _ENDINGS


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    at = 0
    for mine, its in zip(one, other):
        if mine != its:
            break
        at += 1
    return at


def same_place(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two places may be one in different cases: "Nowy Sącz" and "w Nowym Sączu"."""
    return len(one) == len(other) and all(_one_place(a, b) for a, b in zip(one, other))


def _one_place(one: str, other: str) -> bool:
    if one == other:
        return True
    shared = _shared(one, other)
    return shared >= max(3, min(len(one), len(other)) - 2) and abs(len(one) - len(other)) < 4


@lru_cache(maxsize=50_000)
def mistyped(one: str, other: str) -> bool:
    """Whether a long word may be the other with a slip: a letter more, less, other or swapped."""
    if one == other:
        return True
    least, shared = min(len(one), len(other)), _shared(one, other)
    slips = 0 if least < 7 else 1 if least < 10 else 2
    if not slips or abs(len(one) - len(other)) > slips:
        return False
    # Slips lie close together, so what differs is short; the rest is not looked at.
    ending = min(_shared(one[::-1], other[::-1]), least - shared)
    if least - shared - ending > _LONGEST_SLIP:
        return False
    return _distance(one[shared:len(one) - ending], other[shared:len(other) - ending]) <= slips


def _distance(one: str, other: str) -> int:
    """Optimal string alignment distance (Damerau 1964, restricted)."""
    earlier, last = [], list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for to, its in enumerate(other, 1):
            cost = min(last[to] + 1, row[to - 1] + 1, last[to - 1] + (letter != its))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == its:
                cost = min(cost, earlier[to - 2] + 1)
            row.append(cost)
        earlier, last = last, row
    return last[-1]


def contracted(words: tuple[str, ...], short: str) -> tuple[str, ...]:
    """`words` with the run whose first letters are `short` replaced by it; else unchanged."""
    if len(short) > len(words):
        return words
    at = "".join([word[0] for word in words]).find(short)
    if at < 0 or short in words:
        return words
    return (*words[:at], short, *words[at + len(short):])
