"""The background check of files on their way in: claimed, opened in a child, recorded."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from esabid.domain.findings import FindingCode, Severity, finding
from esabid.domain.permissions import Actor
from esabid.intake import Aids, Outcome, warm_child
from esabid.intake.scanner import ScannerDown, scan
from esabid.intake.sniff import COMPANIONS
from esabid.models import IncomingFile, IncomingState
from esabid.queries.companions import letter_signed_by, signed_files
from esabid.queries.letters import letter_with_file
from esabid.services.history import record
from esabid.services.incoming import Looked, look, prepare, put_on
from esabid.services.leases import claim, give_back, release
from esabid.services.recognising import kept_hints, look_again, recognised
from esabid.services.unpacking import DEEPEST, check_again, depth, may_sign, seen, unpack

_log = logging.getLogger(__name__)
# Noted of a file that waits for the scanner.
SCANNER_DOWN = "scanner_down"


@dataclass(frozen=True)
class Means:
    """What a check works with: the virus scanner's address, what intake is lent, the zone of local
    days, and `run`, which starts the child (a new one for each file unless given)."""

    clamd: str = ""
    aids: Aids = Aids()
    zone: tzinfo = ZoneInfo("Europe/Warsaw")
    run: Callable | None = None


def means_of(*, clamd: str, roots: str, ocr: str, zone: tzinfo, warm: bool) -> Means:
    """The means of an installation; `warm` keeps the child for the next files."""
    return Means(clamd, Aids(roots, ocr, str(zone)), zone, warm_child().run if warm else None)


def check(writing, store, actor: Actor, row_id: int, means: Means = Means()) -> None:
    """Check one waiting file: claim it, open it in a child outside any transaction, record.

    `writing` opens a short writing transaction; a file that is taken, checked, decided on
    meanwhile or has failed too often is left alone, so that this may be called any number of
    times. While the virus scanner is down the file waits, and the attempt does not count.
    """
    with writing() as session:
        row = session.get(IncomingFile, row_id)
        if row is None or row.state != IncomingState.WAITING or not (
                lease := claim(session, row, actor.at)):
            return
        sha256, name, deep = row.sha256, row.name, depth(row) > DEEPEST
        beside = may_sign(session, row)
    try:
        looked = too_deep() if deep else _looked(store, sha256, name, beside, means)
    except ScannerDown:
        with writing() as session:
            give_back(session.get(IncomingFile, row_id), lease, SCANNER_DOWN)
        return
    with writing() as session:
        row = session.get(IncomingFile, row_id)
        release(row, lease)
        if row.state == IncomingState.WAITING:
            _record(session, actor, row, looked, actor.at.astimezone(means.zone).date())


def _looked(store, sha256: str, name: str, beside: str, means: Means) -> Looked:
    """What scanner and child say; a signature file is read beside the file it signs."""
    if (infected := scanned(store, sha256, means)) is not None:
        return infected
    lent = {"aids": means.aids, "run": means.run}
    beside = beside if beside and store.has(beside) else ""
    looked = look(store, sha256, name, beside=beside and store.path(beside) or None, **lent)
    signed = looked.outcome.signed_sha256
    if signed and signed != beside and store.has(signed):
        looked = look(store, sha256, name, beside=store.path(signed), **lent)
    return looked


def scanned(store, sha256: str, means: Means) -> Looked | None:
    """What is said of a file in which the virus scanner finds something; None for any other.

    Raises ScannerDown; an installation without a scanner asks none.
    """
    if not means.clamd or not (virus := scan(store.path(sha256), means.clamd)):
        return None
    _log.warning("an infected file was refused: %s", sha256)
    return Looked(Outcome(None, (finding(FindingCode.INFECTED, Severity.BLOCKS, virus),)))


def too_deep() -> Looked:
    """What is said of a file that lies in more e-mails and containers than are opened."""
    return Looked(Outcome(None, (finding(FindingCode.TOO_COMPLEX, Severity.BLOCKS),)))


def _record(session: Session, actor: Actor, row: IncomingFile, looked: Looked, today) -> None:
    outcome = looked.outcome
    row.kind = outcome.kind or ""
    row.findings = [it.as_dict() for it in outcome.findings]
    row.signatures = [it.as_dict() for it in outcome.signatures]
    if outcome.refused:
        _refuse(session, actor, row)
    elif row.letter is not None:
        _give_to_its_letter(session, actor, row, looked, today)
    elif outcome.kind == "email":
        _open_message(session, actor, row, looked)
    elif looked.inside:
        unpack(session, actor, row, looked)
    elif outcome.kind == "signature":
        _find_what_it_signs(session, row, outcome, today)
    elif (letter := letter_with_file(session, row.sha256)) is not None:
        row.letter = letter
        _set_aside(row, FindingCode.DUPLICATE, letter.public_id)
    else:
        prepare(session, actor, sha256=row.sha256, outcome=outcome, stored=looked.parts)
        row.state = IncomingState.CHECKED
        if looked.parts:
            look_again(session, row, today)
            check_again(session, row)


def _refuse(session: Session, actor: Actor, file: IncomingFile) -> None:
    file.state = IncomingState.REFUSED
    letter = file.letter
    if letter is None:
        record(session, actor, file, action="refuse")
    else:
        record(session, actor, letter, action="refuse_file")


def _give_to_its_letter(session: Session, actor: Actor, row: IncomingFile,
                        looked: Looked, today) -> None:
    """The file was added to a letter, so it becomes its original, if it can be one."""
    if row.kind in COMPANIONS:
        row.findings = [finding(COMPANIONS[row.kind], Severity.BLOCKS).as_dict()]
        _refuse(session, actor, row)
        return
    letter, outcome = row.letter, looked.outcome
    prepared = prepare(session, actor, sha256=row.sha256, outcome=outcome, stored=looked.parts)
    found = recognised(session, prepared, name=row.name, today=today, letter=letter,
                       known=frozenset(it.institution_id for it in letter.signers))
    row.findings = [it.as_dict() for it in (*outcome.findings, *found.findings)]
    row.state = IncomingState.LETTER
    put_on(session, actor, letter, name=row.name, sha256=row.sha256, pages=len(outcome.pages),
           findings=row.findings)


def _open_message(session: Session, actor: Actor, row: IncomingFile, looked: Looked) -> None:
    row.message_key = looked.outcome.message_key
    row.hints = kept_hints(looked.outcome.hints)
    if seen(session, row, looked):
        _set_aside(row, FindingCode.MESSAGE_SEEN)
    else:
        unpack(session, actor, row, looked)


def _find_what_it_signs(session: Session, row: IncomingFile, outcome: Outcome, today) -> None:
    """A signature file waits beside what it signs, which is told whose signature it bears."""
    row.state = IncomingState.CHECKED
    row.signed_sha256 = outcome.signed_sha256
    session.flush()
    files = signed_files(session, row.signed_sha256) if row.signed_sha256 else []
    found = [it for it in outcome.findings if it.code != FindingCode.SIGNED_FILE_MISSING]
    if not files and letter_signed_by(session, row) is None:
        found.append(finding(FindingCode.SIGNED_FILE_MISSING, Severity.WARNS))
    row.findings = [it.as_dict() for it in found]
    for file in files:
        look_again(session, file, today)


def _set_aside(row: IncomingFile, code: FindingCode, where="") -> None:
    """Put aside what is here already: by itself, so nothing is anybody's deed."""
    row.state = IncomingState.DISMISSED
    row.findings = [finding(code, Severity.INFORMS, where).as_dict()]
