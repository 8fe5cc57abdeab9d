"""Where the names of institutions stand in a text: word for word, or in another case of them."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from esabid.domain.naming import apart, phrase, plain, spelled, without_form

_TOKEN = re.compile(r"(?P<word>[^\W_]+)|(?P<cut>[\n\r\t,;:()|•„”“\"–—]|\s{3,}"
                    r"|(?<=[^\W\d_]{5})\.\s)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_CITY = re.compile(r" (?:w|we|in) [a-z]+(?: [a-z]+)?$")
_SHORTEST = 3
# So many letters two cases of one word share at least.
_BEGINNING = 3


class How(StrEnum):
    """How a name stands there: as written down, in another case, or cut short."""

    EXACT = "exact"
    INFLECTED = "inflected"
    SHORT = "short"


@dataclass(frozen=True)
class Candidate:
    """An institution as matching knows it: names in any language, short name for file names.

    An addressee (one that sits in the decision) is named by every letter written to it, so its
    name tells nothing of the sender; its reference still does. `domains` are those of its website
    and e-mails; `parent` is the id of the body it is a part of.
    """

    id: int
    number: int
    names: tuple[str, ...]
    short_name: str = ""
    addressee: bool = False
    parent: int | None = None
    city: str = ""
    domains: tuple[str, ...] = ()

    @property
    def home(self) -> frozenset[str]:
        """Words that may stand beside its name: its city, and what its names are made of."""
        return _home(self.city, self.names)


class Word(NamedTuple):
    """A word without case and diacritics; words with one `run` have no sign between them."""

    text: str
    run: int
    capital: bool
    at: int


class Place(NamedTuple):
    """The words from `start` to before `end` name an institution."""

    start: int
    end: int
    institution: int
    how: How


@dataclass(frozen=True)
class Index:
    """Names by the beginnings of their words, short names, and names as files bear them.

    `lengths` says how many words names have that begin so.
    """

    near: dict
    short: dict
    filed: dict
    lengths: dict


def clean(text: str) -> str:
    """The text in one normal form, without signs that nobody sees; positions refer to it."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def words_in(text: str) -> list[Word]:
    """The words of a clean text, legal forms brought to one word each."""
    raw, run = [], 0
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "cut":
            run += 1
            continue
        word = token.group()
        raw += [Word(it, run, word[0].isupper(), token.start()) for it in _folded(word)]
    return [Word(text, *raw[place][1:]) for text, place in spelled([it.text for it in raw])]


@lru_cache(maxsize=4)
def index_of(institutions: tuple[Candidate, ...]) -> Index:
    """The names of all institutions, ready to be sought; kept for the next file."""
    whole, shortened, cut, short, filed = (defaultdict(set) for _ in range(5))
    for it in institutions:
        for name in it.names:
            for found, spellings in ((whole, _spellings), (shortened, _without_patron),
                                     (cut, _without_city)):
                for words in spellings(name):
                    found[words].add(it.id)
        for words in _file_names((*it.names, it.short_name)):
            filed[words].add(it.id)
        if len(it.short_name) >= _SHORTEST:
            short[phrase(it.short_name)].add(it.id)
    # Two schools may share everything but the patron that is left out.
    whole |= {words: ids for words, ids in shortened.items()
              if len(ids) == 1 and words not in whole}
    near, lengths = defaultdict(set), defaultdict(set)
    for known, how in ((whole, How.EXACT), (cut, How.SHORT)):
        for words, ids in known.items():
            near[_beginnings(words)] |= {(words, how, it) for it in ids}
            lengths[_beginnings(words[:2])].add(len(words))
    return Index(dict(near), dict(short), dict(filed), dict(lengths))


def places(words: list[Word], index: Index) -> list[Place]:
    """Every place where an institution of two words or more is named, the longest ones only."""
    texts = tuple(it.text for it in words)
    begun, found = _beginnings(texts), set()
    for start in range(len(texts) - 1):
        for length in index.lengths.get(begun[start:start + 2], ()):
            end = start + length
            there = texts[start:end]
            for name, how, institution in index.near.get(begun[start:end], ()):
                if there == name:
                    found.add(Place(start, end, institution, how))
                elif how == How.EXACT and all(map(alike, there, name)):
                    found.add(Place(start, end, institution, How.INFLECTED))
    for start, word in enumerate(texts):
        for institution in index.short.get(word, ()) if words[start].capital else ():
            found.add(Place(start, start + 1, institution, How.SHORT))
    return longest(found)


def short_places(words: list[Word], index: Index) -> list[Place]:
    """Places in a file's name: names of one word and short names count there, too."""
    texts = tuple(it.text for it in words)
    found = {Place(start, end, institution, How.EXACT)
             for start in range(len(texts)) for end in range(start + 1, len(texts) + 1)
             for institution in index.filed.get(texts[start:end], ())}
    return longest(found | set(places(words, index)))


def longest(found) -> list[Place]:
    """Without places that overlap a longer one: the faculty's name holds its university's."""
    kept, taken, weight = [], {}, {
        it: 2 * (it.end - it.start) + (it.how == How.EXACT) for it in found}
    for it in sorted(found, key=lambda it: (-weight[it], it)):
        if all(taken.get(place, weight[it]) <= weight[it] for place in range(it.start, it.end)):
            kept.append(it)
            for place in range(it.start, it.end):
                taken.setdefault(place, weight[it])
    return sorted(kept)


def alike(one: str, other: str) -> bool:
    """Whether two words may be one word in two cases: their ends alone differ, and a little."""
    if one == other:
        return True
    short, long = sorted((len(one), len(other)))
    if short <= 3 and not (short == 3 and long <= 4) or not (one + other).isalpha():
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), short)
    return same >= max(long - 3, short - (1 if short <= 5 else 2), 3)


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> tuple[str, ...]:
    return tuple(plain(word).split())


def _beginnings(words) -> tuple[str, ...]:
    return tuple(word[:_BEGINNING] for word in words)


@lru_cache(maxsize=1 << 14)
def _spellings(name: str) -> frozenset[tuple[str, ...]]:
    """A name as it may be written whole; one word alone is too little in a running text."""
    words = phrase(clean(name))
    return frozenset(tuple(it.split()) for it in (words, without_form(words)) if " " in it)


@lru_cache(maxsize=1 << 14)
def _without_patron(name: str) -> frozenset[tuple[str, ...]]:
    """A name without the patron in the middle of it; its city or body still tells it apart."""
    words = without_form(phrase(clean(name)))
    bare = apart(words)[0]
    return frozenset() if words.startswith(bare) else frozenset({tuple(bare.split())})


@lru_cache(maxsize=1 << 14)
def _without_city(name: str) -> frozenset[tuple[str, ...]]:
    """A name cut at its patron or city: others may be called so in other cities."""
    words = without_form(phrase(clean(name)))
    bare = apart(words)[0]
    found = {_CITY.sub("", bare), _CITY.sub("", words), *([bare] if words.startswith(bare) else [])}
    return frozenset(tuple(it.split()) for it in found - {words} if " " in it)


@lru_cache(maxsize=1 << 14)
def _home(city: str, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(plain(" ".join((city, *names))).split())


@lru_cache(maxsize=1 << 14)
def _file_names(names: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(it.split()) for name in names
                     for words in (phrase(clean(name)),) for it in (words, without_form(words))
                     if len(it) >= _SHORTEST)
