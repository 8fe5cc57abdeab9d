"""Which institution a file speaks for: said only where nothing else can be meant.

A wrong match puts a letter into the wrong institution's name, a missing one costs a click. So a
doubt of any kind gives no match, and `why` says which doubt it was.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from esabid.domain.institution import references_in
from esabid.domain.naming import phrase, without_form

# A letterhead with date, addressee and first sentence; a closing with signature and address.
_HEAD_WORDS, _TAIL_WORDS = 100, 80
_NEIGHBOURS = 5
# Beside a name they speak of a part of it that is no institution of the campaign.
_PARTS = re.compile(r"(wydzial|katedr|instytut|institut|oddzial|dziekan|samorzad|parlament)\w*"
                    r"|faculty|department|school|branch|dean|kolo|filia")


class MatchReason(StrEnum):
    REFERENCE = "reference"
    LINK = "link"
    FILE_NAME = "file_name"
    TEXT = "text"
    CODE = "code"
    SIGNATURE = "signature"
    SUBJECT = "subject"
    SENDER = "sender"
    NOT_NAMED = "not_named"
    SEVERAL = "several"
    CONTRADICTION = "contradiction"
    ONLY_MENTIONED = "only_mentioned"
    PART_OF = "part_of"
    UNKNOWN_REFERENCE = "unknown_reference"
    OTHER_REFERENCE = "other_reference"
    ONLY_MAIL = "only_mail"


@dataclass(frozen=True)
class Candidate:
    """An institution as matching knows it: names in any language, short name for file names.

    An addressee (one that sits in the decision) is named by every letter written to it, so its
    name tells nothing of the sender; its reference still does.
    """

    id: int
    number: int
    names: tuple[str, ...]
    short_name: str = ""
    addressee: bool = False


@dataclass(frozen=True)
class Match:
    """The institutions found (one or none), and why."""

    institution_ids: tuple[int, ...]
    why: MatchReason


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    institution: int


def match(text: str, file_name: str, institutions: tuple[Candidate, ...], prefix: str) -> Match:
    """The institution named by a reference, else by the file's name, else by the text.

    `text` is the file's text, empty for a scan; `prefix` the campaign's, as in `KRK-0042-3`.
    """
    stem = file_name.rsplit("/", 1)[-1].replace("_", " ")
    coded = _by_reference(f"{text}\n{stem}", institutions, prefix)
    if coded:
        return coded
    addressees = {i.id for i in institutions if i.addressee}
    words, name_words = phrase(text).split(), phrase(_without_ending(stem)).split()
    in_name = _survivors(_spans(name_words, institutions, in_file_name=True), addressees)
    in_text = _survivors(_spans(words, institutions, in_file_name=False), addressees)
    named, written = {s.institution for s in in_name}, {s.institution for s in in_text}
    if named:
        return _by_file_name(named, written, name_words, in_name)
    if len(written) != 1:
        return Match((), MatchReason.SEVERAL if written else MatchReason.NOT_NAMED)
    if _speaks_of_a_part(words, in_text):
        return Match((), MatchReason.PART_OF)
    if not any(s.end <= _HEAD_WORDS or s.start >= len(words) - _TAIL_WORDS for s in in_text):
        return Match((), MatchReason.ONLY_MENTIONED)
    return Match(tuple(written), MatchReason.TEXT)


def _without_ending(name: str) -> str:
    return re.sub(r"(\.[A-Za-z0-9]{2,5})+$", "", name)


def _by_reference(text, institutions, prefix) -> Match | None:
    numbers = {number for found, number in references_in(text) if found == prefix}
    if not numbers:
        return None
    if len(numbers) > 1:
        return Match((), MatchReason.SEVERAL)
    ids = tuple(i.id for i in institutions if i.number in numbers)
    return Match(ids, MatchReason.REFERENCE if ids else MatchReason.UNKNOWN_REFERENCE)


def _by_file_name(named, written, name_words, spans) -> Match:
    """The file's name decides between those the text names, and alone for a scan."""
    if len(named) > 1:
        return Match((), MatchReason.SEVERAL)
    if written and not named <= written:
        return Match((), MatchReason.CONTRADICTION)
    if _speaks_of_a_part(name_words, spans):
        return Match((), MatchReason.PART_OF)
    return Match(tuple(named), MatchReason.FILE_NAME)


def _phrases(institution: Candidate, in_file_name: bool) -> set[str]:
    """What must be found word for word; one word alone is too little in a running text."""
    full = {phrase(name) for name in institution.names}
    found = full | {without_form(words) for words in full}
    if in_file_name:
        found.add(phrase(institution.short_name))
        return {words for words in found if len(words) > 2}
    return {words for words in found if " " in words}


def _spans(words: list[str], institutions, in_file_name: bool) -> list[_Span]:
    """Every place where a name stands, as positions of words."""
    text, spans = f" {' '.join(words)} ", []
    for institution in institutions:
        for name in _phrases(institution, in_file_name):
            at = text.find(f" {name} ")
            while at >= 0:
                start = text.count(" ", 0, at)
                spans.append(_Span(start, start + name.count(" ") + 1, institution.id))
                at = text.find(f" {name} ", at + 1)
    return spans


def _survivors(spans: list[_Span], addressees: set[int]) -> list[_Span]:
    """Without the spans that overlap a longer one: the faculty's name holds its university's."""
    longest = [s for s in spans if not any(
        o.end - o.start > s.end - s.start and o.start < s.end and s.start < o.end for o in spans)]
    return [s for s in longest if s.institution not in addressees]


def _speaks_of_a_part(words: list[str], spans: list[_Span]) -> bool:
    """Whether a faculty, branch or student body stands right beside a name."""
    return any(_PARTS.fullmatch(word) for s in spans
               for word in (*words[max(0, s.start - _NEIGHBOURS):s.start],
                            *words[s.end:s.end + _NEIGHBOURS]))
