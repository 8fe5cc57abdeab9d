"""From what was read in a file to what is proposed for it, and what is noted of it."""

from dataclasses import dataclass

from esabid.domain.findings import Finding, FindingCode, Severity, finding
from esabid.domain.letter import Channel, SignatureKind
from esabid.domain.likeness import ALIKE, WORD_FOR_WORD, likeness
from esabid.domain.matching import MatchReason, Whose
from esabid.domain.naming import plain
from esabid.domain.reading import Read, was_read
from esabid.domain.signature import SignatureReport
from esabid.domain.suggestion import Alike, Hints

_MOST_ALIKE = 3
# A person's signature says more than the office's seal beside it.
_KINDS = (SignatureKind.QUALIFIED, SignatureKind.TRUSTED_PROFILE, SignatureKind.PERSONAL_ID,
          SignatureKind.QUALIFIED_SEAL)
# In these the file itself speaks for an institution, its name on the page or not.
_SPEAKS = {MatchReason.REFERENCE, MatchReason.CODE, MatchReason.SIGNATURE, MatchReason.FILE_NAME}


@dataclass(frozen=True)
class Sketched:
    """A letter that is there: its address, its institutions and the sketch of its text."""

    letter_id: int
    public_id: str
    institutions: frozenset[int]
    sketch: list[int]


def channel_of(hints: Hints) -> Channel:
    """E-mail where one brought the file."""
    return Channel.EMAIL if hints.sender or hints.subject or hints.sent_on else Channel.UPLOAD


def kind_of(signatures: tuple[SignatureReport, ...]) -> SignatureKind:
    """The kind of signature that the reports speak for; a scan where they speak for none."""
    found = {it.kind for it in signatures}
    return next((kind for kind in _KINDS if kind in found), SignatureKind.SCAN)


def signed_as(signatures: tuple[SignatureReport, ...], read: Read) -> tuple[str, str]:
    """Who signed and in which office: by the e-signature, as the letter writes it where it is
    the same person."""
    person = next((it for it in signatures
                   if it.signer and it.kind != SignatureKind.QUALIFIED_SEAL), None)
    if person is None:
        return read.signatory, read.office
    if not read.signatory or _one_person(person.signer, read.signatory):
        return read.signatory or person.signer, read.office or person.office
    return person.signer, person.office


def _one_person(one: str, other: str) -> bool:
    """Whether all of the shorter name's words but titles stand in the other."""
    first, second = (set(it for it in plain(name).split() if len(it) > 2) for name in (one, other))
    return bool(first) and (first <= second or second <= first)


def alike(sketch: list[int], letters: list[Sketched]) -> list[tuple[Sketched, float]]:
    """The letters with nearly the same text, most alike first, at most three."""
    near = [(it, share) for it in letters if (share := likeness(sketch, it.sketch)) >= ALIKE]
    return sorted(near, key=lambda it: (-it[1], it[0].letter_id))[:_MOST_ALIKE]


def as_alike(near) -> tuple[Alike, ...]:
    """Alike letters as a suggestion holds them."""
    return tuple(Alike(it.letter_id, round(share, 3)) for it, share in near)


def same_text(near, institutions: frozenset[int]) -> tuple[Finding, ...]:
    """What is said of a text that a letter has already.

    Letters that follow the city's own draft are alike by design, so that another institution's
    is only mentioned, unless it is the same word for word; where nobody knows whose the file is
    it may well be that letter again.
    """
    found = []
    for it, share in near:
        another = institutions and it.institutions and not institutions & it.institutions
        severity = (Severity.INFORMS if another and share < WORD_FOR_WORD else Severity.WARNS)
        found.append(finding(FindingCode.SAME_TEXT, severity, it.public_id))
    return tuple(sorted(found, key=lambda it: it.severity != Severity.WARNS)[:1])


def naming_findings(text: str, found: Whose, known: frozenset[int]) -> tuple[Finding, ...]:
    """Whether the text names the institution, and whether a reference names another.

    `known` are those whose letter the file is, as people or links say; of nobody's file it is
    asked whether the text names anybody. A text that was not read is not accused.
    """
    noted = []
    if found.other_reference:
        noted.append(finding(FindingCode.OTHER_REFERENCE, Severity.WARNS, found.other_reference))
    if was_read(text) and not (found.named & known if known else found.named):
        speaks = {it for it, why in found.ranked if why in _SPEAKS}
        sure = known & speaks if known else found.sure
        noted.append(finding(FindingCode.INSTITUTION_NOT_NAMED,
                             Severity.INFORMS if sure else Severity.WARNS))
    return tuple(noted)
