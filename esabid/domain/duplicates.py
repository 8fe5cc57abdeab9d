"""Institutions that may be one recorded twice, or one a part of the other: said with its reasons.

It only suggests. A machine never merges, and a warning never blocks.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations, product

from esabid.domain.name_likeness import FIRST_WORDS, PART_WORDS, Names, compare
from esabid.domain.name_parts import NameParts, parts, weight
from esabid.domain.naming import plain

# Mail boxes that anybody may have tell nothing of an institution.
_ANYBODYS = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com icloud.com yahoo.com proton.me "
    "protonmail.com wp.pl o2.pl onet.pl onet.eu op.pl poczta.onet.pl vp.pl interia.pl interia.eu "
    "poczta.fm gazeta.pl tlen.pl go2.pl buziaczek.pl autograf.pl spoko.pl".split())
# A word borne by more names than this leads to too many pairs; rarer words lead to each of them.
_LARGEST_BLOCK = 12
# A short word and the names it may stand for; a piece of a name and the names it is the whole of.
_MEETS = {"short": 100, "whole": 12}
_NEIGHBOURS, _ALIKE_START = 3, 8
# Letters that stay the same in every case of a word.
_STEM = 4


class LikenessReason(StrEnum):
    SAME_NIP = "same_nip"
    SAME_REGON = "same_regon"
    SAME_KRS = "same_krs"
    SAME_NAME = "same_name"
    NEARLY_SAME_NAME = "nearly_same_name"
    ACRONYM = "acronym"
    SAME_SHORT_NAME = "same_short_name"
    SAME_DOMAIN = "same_domain"
    PART_OF = "part_of"


@dataclass(frozen=True)
class Body:
    """What comparing needs to know of an institution; `domains` are those of its e-mails."""

    id: int
    name_pl: str = ""
    name_en: str = ""
    short_name: str = ""
    city: str = ""
    nip: str = ""
    regon: str = ""
    krs: str = ""
    domains: frozenset[str] = frozenset()
    parent_id: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its names in any language."""
        return tuple(filter(None, (self.name_pl, self.name_en)))


@dataclass(frozen=True)
class Likeness:
    """Two bodies that may be one; where `part` is set, its id is that of a part of the other."""

    one: int
    other: int
    reasons: tuple[LikenessReason, ...]
    part: int | None = None

    @property
    def pair(self) -> frozenset[int]:
        """The ids of both."""
        return frozenset((self.one, self.other))

    @property
    def whole(self) -> int:
        """The id of the one that the part would belong to."""
        return self.other if self.part == self.one else self.one


def domain_of(email: str) -> str:
    """The domain of an e-mail address that tells whose it is, else ""."""
    found = email.rpartition("@")[2].strip().lower() if "@" in email else ""
    return "" if found in _ANYBODYS else found


def alike(a: Body, b: Body) -> Likeness | None:
    """Whether two bodies may be one, or one a part of the other, and why; None where not."""
    if b.id in (a.id, a.parent_id) or a.id == b.parent_id:
        return None
    marks = _same_marks(a, b)
    found = _best(a, b)
    if found.part is not None:
        return Likeness(a.id, b.id, (LikenessReason.PART_OF, *marks),
                        part=(a, b)[found.part].id)
    if found.never_one or not marks and a.nip and b.nip and a.nip != b.nip:
        return None
    return _one(a, b, found, marks)


def _one(a: Body, b: Body, found: Names, marks) -> Likeness | None:
    """The likeness of two that nothing tells apart for sure."""
    reasons = list(marks)
    short = plain(a.short_name)
    in_two_languages = not (a.name_pl and b.name_pl or a.name_en and b.name_en)
    unlike = found.unlike and not in_two_languages
    if found.same:
        reasons.append(LikenessReason.ACRONYM if found.by_acronym else LikenessReason.SAME_NAME
                       if found.exact else LikenessReason.NEARLY_SAME_NAME)
    if len(short) > 1 and short == plain(b.short_name) and not unlike:
        reasons.append(LikenessReason.SAME_SHORT_NAME)
    shared = a.domains & b.domains - _ANYBODYS
    if shared and (reasons or in_two_languages or found.score > 0.5 and not unlike):
        reasons.append(LikenessReason.SAME_DOMAIN)
    return Likeness(a.id, b.id, tuple(reasons)) if reasons else None


def _same_marks(a: Body, b: Body) -> tuple[LikenessReason, ...]:
    return tuple(why for why, mine, its in (
        (LikenessReason.SAME_NIP, a.nip, b.nip), (LikenessReason.SAME_REGON, a.regon, b.regon),
        (LikenessReason.SAME_KRS, a.krs, b.krs)) if mine and mine == its)


def _best(a: Body, b: Body) -> Names:
    """The likest of all names; a short name stands in for a name one was typed as.

    Names are compared within a language, across two only where there is no other way.
    """
    places = (_city(a.city), _city(b.city))
    shared = [two for two in ((a.name_pl, b.name_pl), (a.name_en, b.name_en)) if all(two)]
    found = [compare(parts(mine), parts(its), *places)
             for mine, its in shared or product(a.names, b.names)]
    if found and found[0].part is None:
        # A part is one by its Polish name; the first letters of English ones mislead.
        found = [it for it in found if it.part is None]
    # Somebody writes the short name where the name belongs.
    for mine, its in ((a.names, b.short_name), (b.names, a.short_name)):
        if len(its) > 1 and any(plain(name) == plain(its) for name in mine):
            found.append(Names(1.0, same=True, by_acronym=True))
    return max(found, key=lambda it: (it.same, it.part is not None, it.never_one, it.score),
               default=Names())


@lru_cache(maxsize=4096)
def _city(text: str) -> tuple[str, ...]:
    return tuple(plain(text).split())


@lru_cache(maxsize=1)
def find(bodies: tuple[Body, ...]) -> tuple[Likeness, ...]:
    """Every two of `bodies` that are alike, the surest first; the last answer is remembered.

    Only those are compared that share a number, a domain, an acronym or a rare word, or whose
    names stand side by side in the alphabet: near to linear, however many there are.
    """
    by_id = {it.id: it for it in bodies}
    found = (alike(by_id[one], by_id[other]) for one, other in sorted(_pairs(by_id.values())))
    order = list(LikenessReason)
    return tuple(sorted(filter(None, found), key=lambda it: (
        -len(it.reasons), order.index(it.reasons[0]), it.one, it.other)))


def _pairs(bodies) -> set[tuple[int, int]]:
    blocks, keys = defaultdict(set), []
    for body in bodies:
        for key in _keys(body):
            blocks[key].add(body.id)
        for name in body.names:
            joined = parts(name).joined
            keys += [(joined, body.id), (joined[::-1], body.id)]
    keys.sort()
    pairs = {(min(mine, its), max(mine, its)) for at, (said, mine) in enumerate(keys)
             for other, its in keys[at + 1:at + 1 + _NEIGHBOURS]
             if its != mine and other.startswith(said[:_ALIKE_START])}
    for (kind, *key), ids in blocks.items():
        if kind in _MEETS:
            most, others = _MEETS[kind], blocks.get((kind.upper(), *key), ())
            if len(others) <= most:
                pairs.update((min(it), max(it)) for it in product(ids, others) if it[0] != it[1])
        elif kind.islower() and len(ids) <= _LARGEST_BLOCK:
            pairs.update(combinations(sorted(ids), 2))
    return pairs


def _keys(body: Body):
    """Under what a body is looked for; whoever shares one of them is compared with it.

    A kind of _MEETS meets only those under the same key in capitals.
    """
    yield from ((mark, getattr(body, mark)) for mark in ("nip", "regon", "krs")
                if getattr(body, mark))
    yield from (("domain", it) for it in body.domains - _ANYBODYS)
    if body.short_name:
        yield "short", plain(body.short_name)
        yield "SHORT", plain(body.short_name)
    for name in body.names:
        said = parts(name)
        stems = [word[:_STEM] for word in said.words]
        rare = sorted({it for it, word in zip(stems, said.words) if weight(word) == 1})
        yield from (("word", it) for it in rare)
        yield from (("two", *it) for it in combinations(rare, 2) if len(rare) < 9)
        yield from (("short", word) for word in said.short_words)
        yield from (("SHORT", it) for it in _initials(said))
        yield "WHOLE", *stems
        if (PART_WORDS | FIRST_WORDS).intersection(said.words):
            yield from (("whole", *stems[at:to]) for at in range(len(stems))
                        for to in range(at + 1, min(at + 6, len(stems) + 1)))
        for place in (plain(body.city), "".join(said.place)):
            yield "all", said.joined, tuple(sorted(said.numbers)), place[:4]


def _initials(said: NameParts) -> set[str]:
    """What the name, or three words and more of its beginning or end, may be called for short."""
    letters = "".join(word[0] for word in said.words)
    many = range(3, len(letters))
    return {letters, letters + "".join(word[0] for word in said.place),
            *(letters[:at] for at in many), *(letters[-at:] for at in many)}
