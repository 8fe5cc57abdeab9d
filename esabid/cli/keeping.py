"""Recording what was seen of letter files: each letter in one transaction, or nothing of it."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from esabid.cli.looking import Seen
from esabid.cli.places import plain
from esabid.domain.findings import Finding, FindingCode, Severity, finding, needs_reason
from esabid.domain.letter import LetterAction, LetterDetails, SignerDetails
from esabid.domain.matching import MatchReason
from esabid.domain.pesel import masked
from esabid.domain.suggestion import Hints, Suggestion
from esabid.extensions import db, tools, writing
from esabid.filestore import LocalStore
from esabid.models import IncomingFile, IncomingState, Institution, Letter
from esabid.queries.companions import seen_before
from esabid.queries.letters import letter_with_file, preparation_of
from esabid.services import incoming, letters
from esabid.services.recognising import kept_hints, note_signed, noted, recognised


@dataclass(frozen=True)
class Kept:
    """A letter with what was noted of its file; not `new` where somebody else was quicker."""

    letter: Letter
    findings: tuple[Finding, ...] = ()
    institutions: tuple[Institution, ...] = ()
    unnamed: MatchReason | None = None
    new: bool = True


def _name(seen: Seen) -> str:
    """What the file is called, as other doors keep names."""
    return masked(plain(seen.path.name))


class Keeper:
    """Keeps files of the scratch store in the campaign's, each with its rows."""

    def __init__(self, scratch: LocalStore, wishes):
        self._scratch, self._wishes = scratch, wishes
        self._messages: list[tuple[Seen, int]] = []
        self._opened: dict[str, int] = {}
        self._joined: set[str] = set()

    @contextmanager
    def within(self, message: Seen | None):
        """What is kept meanwhile came with this e-mail, if with any."""
        self._messages += [(message, self._opened[message.sha256])] if message else []
        yield
        if message:
            self._messages.pop()

    def opened(self, seen: Seen) -> bool:
        """Write down that an e-mail gave up its files; False where all of them were here before."""
        outcome = seen.looked.outcome
        row = IncomingFile(sha256=seen.sha256, name=_name(seen)[-255:], kind="email",
                           message_key=outcome.message_key, hints=kept_hints(outcome.hints),
                           received_at=self._wishes.actor.at, state=IncomingState.OPENED,
                           findings=[it.as_dict() for it in outcome.findings])
        stored = self._keep(seen.sha256)
        with writing() as session:
            if seen_before(session, row, {it.sha256 for it in seen.inside}):
                return False
            incoming.keep(session, self._wishes.actor, sha256=stored.sha256, size=stored.size)
            incoming.note(session, self._wishes.actor, row)
            self._opened[seen.sha256] = row.id
        return True

    def letter(self, seen: Seen, beside: list[Seen]) -> Kept:
        """Record the letter with its file and the signatures `beside` it."""
        wishes, looked = self._wishes, seen.looked
        stored = [self._keep(it.sha256) for it in looked.parts]
        original, today = self._keep(seen.sha256), tools().today()
        with writing() as session:
            # Somebody else may have recorded the same file while it was checked here.
            if known := letter_with_file(session, seen.sha256):
                return Kept(known, institutions=_of(known), new=False)
            incoming.keep(session, wishes.actor, sha256=original.sha256, size=original.size)
            incoming.prepare(session, wishes.actor, sha256=seen.sha256, outcome=looked.outcome,
                             stored=stored)
            signed = [it.as_dict() for one in beside for it in one.looked.outcome.signatures]
            found = recognised(
                session, preparation_of(session, seen.sha256), name=_name(seen),
                hints=self._hints(), today=today,
                known=frozenset({wishes.institution.id} if wishes.institution else ()),
                beside=signed)
            says = found.suggestion
            ids = (wishes.institution.id,) if wishes.institution else says.sure
            findings = _named(noted(looked.outcome.findings, found.findings, signed), bool(ids))
            letter = letters.add(session, wishes.actor, today=today,
                                 details=_details(says, today), signers=_signers(says, ids))
            incoming.put_on(session, wishes.actor, letter, name=_name(seen),
                            sha256=seen.sha256, pages=len(looked.outcome.pages),
                            findings=[it.as_dict() for it in findings])
            self._came_with(session, letter, seen)
            for one in beside:
                self._put_beside(session, letter, one)
            self._verify(session, letter, findings)
        institutions = tuple(db.session.get(Institution, it) for it in ids)
        return Kept(letter, findings, institutions,
                    None if ids else says.unsure or MatchReason.NOT_NAMED)

    def signature(self, seen: Seen, letter: Letter) -> bool:
        """Put a signature file beside its letter; False where it was there before this batch."""
        if seen.sha256 in self._joined:
            return True
        with writing() as session:
            if any(it.sha256 == seen.sha256 for it in letter.files):
                return False
            self._put_beside(session, letter, seen)
        return True

    def _came_with(self, session, letter: Letter, seen: Seen) -> None:
        """Write down which e-mail brought a letter, so that it is known when it comes again."""
        if self._messages:
            actor = self._wishes.actor
            incoming.note(session, actor, IncomingFile(
                letter=letter, within_id=self._messages[-1][1], sha256=seen.sha256,
                name=_name(seen)[-255:], kind=seen.looked.outcome.kind,
                state=IncomingState.LETTER, received_at=actor.at))

    def _put_beside(self, session, letter: Letter, seen: Seen) -> None:
        stored, actor = self._keep(seen.sha256), self._wishes.actor
        reports = [it.as_dict() for it in seen.looked.outcome.signatures]
        incoming.keep(session, actor, sha256=stored.sha256, size=stored.size)
        incoming.put_beside(
            session, actor, letter, name=_name(seen), sha256=seen.sha256,
            kind=seen.looked.outcome.kind,
            findings=[it.as_dict() for it in seen.looked.outcome.findings],
            signatures=reports)
        note_signed(letter, seen.signs, reports)
        self._joined.add(seen.sha256)

    def _verify(self, session, letter: Letter, findings) -> None:
        """Confirm the letter in the coordinator's name where nothing speaks against it."""
        warned, wishes = needs_reason(findings), self._wishes
        if wishes.verify and letter.signers and (wishes.because or not warned):
            letters.advance(session, wishes.actor, letter, action=LetterAction.VERIFY,
                            reason=wishes.because if warned else "")

    def _keep(self, sha256: str):
        return tools().store.put(self._scratch.path(sha256))

    def _hints(self) -> Hints:
        return self._messages[-1][0].looked.outcome.hints if self._messages else Hints()


def _named(findings, named: bool) -> tuple[Finding, ...]:
    """The findings; that no institution is named is said once, and only where that is so."""
    rest = tuple(it for it in findings if it.code != FindingCode.INSTITUTION_NOT_NAMED)
    unnamed = finding(FindingCode.INSTITUTION_NOT_NAMED, Severity.WARNS)
    return rest if named else (*rest, unnamed)


def _details(says: Suggestion, today: date) -> LetterDetails:
    received = min(says.received_on or today, today)
    dated = says.dated_on if says.dated_on and says.dated_on <= received else None
    return LetterDetails(says.channel, received_on=received, dated_on=dated)


def _signers(says: Suggestion, ids) -> list[SignerDetails]:
    """Who signed is known of one institution only; of a joint letter nobody says who is whose."""
    if len(ids) == 1:
        return [SignerDetails(ids[0], says.signature, signatory=says.signatory,
                              office_pl=says.office)]
    return [SignerDetails(it, says.signature) for it in ids]


def _of(letter: Letter) -> tuple[Institution, ...]:
    return tuple(it.institution for it in letter.signers)
