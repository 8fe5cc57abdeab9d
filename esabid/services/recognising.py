"""What a checked file seems to be, with the campaign as it stands: findings and a suggestion."""

from dataclasses import asdict, replace
from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.findings import Finding, FindingCode, findings_from
from esabid.domain.matching import MatchReason
from esabid.domain.signature import signature_findings, signatures_from
from esabid.domain.suggestion import Hints, Proposed, Suggestion
from esabid.models import IncomingFile, Letter, PersonalLink, Preparation
from esabid.queries.incoming import containers_of
from esabid.queries.letters import preparation_of
from esabid.queries.recognition import Recognised, recognise


def look_again(session: Session, file: IncomingFile, today: date) -> None:
    """Write down what is proposed for a prepared file; signatures beside it count like its own."""
    prepared = preparation_of(session, file.sha256)
    link = session.get(PersonalLink, file.link_id) if file.link_id else None
    sender = link.institution_id if link else None
    beside = _beside(session, file)
    found = recognised(session, prepared, name=file.name, beside=beside, hints=hints_of(file),
                       today=today, known=frozenset({sender} if sender else ()))
    # The name belongs to the file, all else that intake noted to its bytes.
    own = [it for it in findings_from(file.findings) if it.code == FindingCode.RENAMED]
    own += [it for it in findings_from(prepared.findings) if it.code != FindingCode.RENAMED]
    file.findings = [it.as_dict() for it in noted(own, found.findings, beside)]
    file.suggestion = _sent_by(sender, found.suggestion).as_dict()


def recognised(session: Session, prepared: Preparation, *, name: str, today: date, beside=(),
               hints: Hints = Hints(), known: frozenset[int] = frozenset(),
               letter: Letter | None = None) -> Recognised:
    """What prepared bytes seem to be; `beside` are reports of signatures in files of their own,
    `known` and `letter` as in queries.recognition."""
    return recognise(
        session, text=prepared.text, name=name, codes=tuple(prepared.codes), hints=hints,
        signatures=signatures_from([*prepared.signatures, *beside]),
        sha256=prepared.original_sha256, today=today, known=known, letter=letter)


def noted(own, found, beside) -> tuple[Finding, ...]:
    """All findings of one file, each once: its `own`, those of the signatures `beside` it (plain
    reports), and what was `found` of it in the campaign."""
    signed = signature_findings(signatures_from(beside))
    return tuple(it for it in dict.fromkeys((*own, *signed, *found))
                 if not (signed and it.code == FindingCode.SIGNATURE_NOT_FOUND))


def note_signed(letter: Letter, sha256: str, reports) -> None:
    """Note on a letter's original what `reports` say of its signature, if they are of its bytes."""
    original = letter.original
    if original is not None and original.sha256 == sha256:
        original.findings = [it.as_dict() for it in noted(
            findings_from(original.findings), (), reports)]


def hints_of(file: IncomingFile) -> Hints:
    """What the e-mail that brought a file says of it."""
    day = file.hints.get("sent_on")
    return Hints(**{**file.hints, "sent_on": day and date.fromisoformat(day)})


def kept_hints(hints: Hints | None) -> dict:
    """Hints as a row keeps them."""
    return {name: value.isoformat() if isinstance(value, date) else value
            for name, value in asdict(hints or Hints()).items() if value}


def _beside(session: Session, file: IncomingFile) -> list[dict]:
    around = [file.within] if file.within is not None else []
    return [report for it in (*containers_of(session, file), *around) for report in it.signatures]


def _sent_by(sender: int | None, suggestion: Suggestion) -> Suggestion:
    """A file handed in by a partner's link is that institution's, whatever else it names."""
    if sender is None:
        return suggestion
    others = tuple(replace(it, sure=False) for it in suggestion.institutions
                   if it.institution_id != sender)
    return replace(suggestion, unsure=None, institutions=(
        Proposed(sender, MatchReason.LINK, sure=True), *others))
