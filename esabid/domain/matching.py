"""Which institution a file speaks for: sure only where nothing else can be meant.

A wrong match puts a letter into the wrong institution's name, a missing one costs a click. So a
doubt of any kind leaves the choice to a person, with those who may be meant, best first; and what
makes sure is always in the file itself, because an e-mail may bring other people's letters.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from esabid.domain.institution import reference
from esabid.domain.match_evidence import (Clues, InName, InText, in_name, in_text, numbers_in,
                                          organisations, sent_from, stem)
from esabid.domain.name_places import Candidate

_MOST = 5


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


R = MatchReason
# How much a reason says; what is only mentioned is offered last.
_WEIGHT = {R.REFERENCE: 100, R.CODE: 100, R.SIGNATURE: 60, R.FILE_NAME: 50, R.TEXT: 45,
           R.SENDER: 35, R.SUBJECT: 30, R.PART_OF: 25, R.ONLY_MENTIONED: 10}


@dataclass(frozen=True)
class Whose:
    """Those who may be meant, best first, with the strongest reason for each; `sure` of them are
    meant for certain (several for a joint letter), `unsure` says what kept us from it.

    `other_reference` is a reference in the file that is not the one of whom the file names;
    `named` are all whom the text names in any way.
    """

    ranked: tuple[tuple[int, MatchReason], ...] = ()
    sure: tuple[int, ...] = ()
    unsure: MatchReason | None = None
    other_reference: str = ""
    named: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Found:
    """The evidence: references, then what text, file name, e-signature and e-mail name."""

    coded: frozenset[int]
    strangers: bool
    text: InText
    name: InName
    signed: frozenset[int]
    sender: frozenset[int]
    subject: frozenset[int]
    above: dict[int, frozenset[int]]

    @property
    def speakers(self) -> frozenset[int]:
        """Who stands in letterhead or closing; a faculty without its university, unless that
        one's head signs."""
        if self.text.head_signs:
            return self.text.firm
        return self.text.firm - {up for it in self.text.firm for up in self.above[it]}

    @property
    def filed(self) -> frozenset[int]:
        """Whom the file's name names; a faculty without its university."""
        return self.name.named - {up for it in self.name.named for up in self.above[it]}

    @property
    def doubted(self) -> frozenset[int]:
        """Who may stand in letterhead or closing."""
        return self.text.doubted | self.text.parts

    def akin(self, one: int) -> frozenset[int]:
        """An institution and the bodies it is a part of."""
        return self.above[one] | {one}


def whose(clues: Clues, institutions: tuple[Candidate, ...], prefix: str) -> Whose:
    """The institutions that a file may speak for; `prefix` is the campaign's, as in `KRK-0042-3`.

    An institution may stand among `institutions` more than once: with the number and the names of
    what was merged into it.
    """
    by_number = {it.number: it.id for it in institutions}
    printed = numbers_in("\n".join((clues.text, stem(clues.file_name), *clues.codes)), prefix)
    coded = {by_number[it] for it in printed if it in by_number}
    mailed = {by_number[it] for it in numbers_in(clues.subject, prefix) if it in by_number}
    found = _Found(
        frozenset(coded), bool(printed) and not coded, in_text(clues.text, institutions),
        in_name(clues.file_name, institutions), organisations(clues.organisations, institutions),
        sent_from(clues.sender, institutions),
        in_name(clues.subject, institutions).named | mailed, _above(institutions))
    sure, why = _decide(found)
    codes = numbers_in("\n".join(clues.codes), prefix)
    reasons = _reasons(found, {by_number[it] for it in codes if it in by_number})
    return Whose(_ranked(reasons, sure, why), tuple(sorted(sure)), None if sure else why,
                 reference(prefix, min(printed)) if why == R.OTHER_REFERENCE else "",
                 found.text.named)


def _above(institutions) -> dict[int, frozenset[int]]:
    """All bodies that each institution is a part of."""
    parents = {it.id: it.parent for it in institutions}
    above = {}
    for it in parents:
        up, seen = parents[it], set()
        while up is not None and up not in seen:
            seen.add(up)
            up = parents.get(up)
        above[it] = frozenset(seen - {it})
    return above


def _decide(found: _Found) -> tuple[frozenset[int], MatchReason]:
    """Whose the file is for certain and why, or nobody's and what keeps us from knowing."""
    if found.strangers:
        return frozenset(), R.UNKNOWN_REFERENCE
    if found.coded:
        return _by_reference(found)
    speakers, named = found.speakers, found.filed
    if found.signed and not any(found.signed <= found.above[it] for it in speakers):
        return _by_signature(found)
    if found.text.joint and len(speakers) > 1:
        return (speakers, R.TEXT) if named <= speakers else (frozenset(), R.CONTRADICTION)
    if named:
        return _by_file_name(found)
    if len(speakers) == 1 and all(found.doubted <= found.akin(it) for it in speakers):
        return speakers, R.TEXT
    return frozenset(), _doubt(found)


def _by_reference(found: _Found) -> tuple[frozenset[int], MatchReason]:
    """A reference decides where nothing in the file, and no sender alone, speaks against it."""
    speakers = found.speakers
    if len(found.coded) > 1:
        whole = found.text.joint and found.coded == speakers
        return (speakers, R.REFERENCE) if whole else (frozenset(), R.SEVERAL)
    one, = found.coded
    others = (found.signed | found.filed) - found.akin(one)
    if one in speakers and found.text.joint and not others:
        return speakers, R.REFERENCE
    if one not in speakers:
        others |= (speakers if one in found.text.named else speakers | found.doubted) - (
            found.akin(one))
        if not (speakers or found.signed or found.filed):
            others |= found.sender if not found.sender & found.akin(one) else frozenset()
    return (frozenset(), R.OTHER_REFERENCE) if others else (found.coded, R.REFERENCE)


def _by_signature(found: _Found) -> tuple[frozenset[int], MatchReason]:
    """The organisation in an e-signature, if letterhead and file name do not name another."""
    speakers = found.speakers
    if len(found.signed) > 1:
        whole = found.text.joint and found.signed <= speakers
        return (speakers, R.SIGNATURE) if whole else (frozenset(), R.SEVERAL)
    one, = found.signed
    if one in speakers and found.text.joint:
        return speakers, R.SIGNATURE
    others = found.filed - found.akin(one)
    if one not in speakers:
        others |= speakers - found.akin(one)
    return (frozenset(), R.CONTRADICTION) if others else (found.signed, R.SIGNATURE)


def _by_file_name(found: _Found) -> tuple[frozenset[int], MatchReason]:
    """The file's name decides between those the text names, and alone for a scan."""
    speakers, named = found.speakers, found.filed
    if len(named & speakers) == 1 and len(speakers) == 1:
        return named & speakers, R.FILE_NAME if len(named) == 1 else R.TEXT
    if len(named) > 1:
        return frozenset(), R.SEVERAL
    one, = named
    if speakers and one not in speakers:
        inside = len(speakers) == 1 and any(one in found.above[it] for it in speakers)
        return (speakers, R.TEXT) if inside else (frozenset(), R.CONTRADICTION)
    if found.name.part or one in found.text.parts:
        return frozenset(), R.PART_OF
    if one in speakers or one in found.text.mentioned or found.name.alone:
        others = found.doubted - found.akin(one)
        return (frozenset(), R.CONTRADICTION) if others else (named, R.FILE_NAME)
    return frozenset(), R.ONLY_MENTIONED


def _doubt(found: _Found) -> MatchReason:
    text = found.text
    if len(found.speakers | found.doubted) > 1:
        return R.SEVERAL
    if found.doubted:
        return R.PART_OF
    if text.mentioned:
        return R.ONLY_MENTIONED
    return R.ONLY_MAIL if found.sender or found.subject else R.NOT_NAMED


def _reasons(found: _Found, scanned: set[int]) -> dict[int, list[MatchReason]]:
    """Every reason for each institution that may be meant."""
    text = found.text
    reasons = defaultdict(list)
    for why, ids in (
            (R.CODE, scanned), (R.REFERENCE, found.coded - scanned), (R.SIGNATURE, found.signed),
            (R.FILE_NAME, found.filed), (R.TEXT, text.firm), (R.SENDER, found.sender),
            (R.SUBJECT, found.subject), (R.PART_OF, text.parts | text.doubted),
            (R.ONLY_MENTIONED, text.mentioned - text.firm)):
        for it in ids:
            reasons[it].append(why)
    return reasons


def _ranked(reasons, sure, why) -> tuple[tuple[int, MatchReason], ...]:
    """The sure ones first, then by the weight of all their reasons."""
    weights = {it: sum(_WEIGHT[reason] for reason in of) for it, of in reasons.items()}
    order = sorted(reasons, key=lambda it: (it not in sure, -weights[it], it))
    said = {it: max(reasons[it], key=_WEIGHT.get) for it in order}
    return tuple((it, why if it in sure and why in reasons[it] else said[it])
                 for it in order[:max(_MOST, len(sure))])
