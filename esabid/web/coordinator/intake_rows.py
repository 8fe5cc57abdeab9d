"""New files as their list and pages show them: what was found, whose they seem, the form."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from esabid.access.guards import session
from esabid.domain.findings import Finding, findings_from, needs_reason
from esabid.domain.institution import reference
from esabid.domain.signature import signatures_from
from esabid.domain.suggestion import Suggestion, suggestion_from
from esabid.extensions import tools
from esabid.models import IncomingFile, IncomingState, Institution, Letter, Preparation
from esabid.queries.incoming_facts import facts, letters_near
from esabid.services.checking import SCANNER_DOWN
from esabid.services.leases import given_up
from esabid.web.context import campaign, voice
from esabid.web.forms.intake import OWN, PART, IntakeForm, named_so
from esabid.wording.signatures import said
from esabid.wording.suggestion import BECAUSE, UNSURE


@dataclass(frozen=True)
class Meant:
    """An institution a file may speak for, and why."""

    institution: Institution
    why: str
    sure: bool


@dataclass
class Shown:
    """One file: `clean` may be confirmed with one click, `stuck` failed its check too often;
    `signatures` are what is known of each, in sentences."""

    file: IncomingFile
    suggestion: Suggestion
    findings: tuple[Finding, ...]
    signatures: list[list[str]]
    prepared: Preparation | None
    meant: tuple[Meant, ...]
    unsure: str
    alike: tuple[tuple[Letter, int], ...]
    stuck: bool
    clean: bool
    form: IntakeForm | None = None

    @property
    def sure(self) -> tuple[Meant, ...]:
        """The institutions that may be filled in without asking."""
        return tuple(it for it in self.meant if it.sure)

    @property
    def unscanned(self) -> bool:
        """Whether its check waits for the virus scanner, which does not answer."""
        return self.file.last_error == SCANNER_DOWN


@dataclass(frozen=True)
class Group:
    """A file by itself, or the files of one e-mail or container under its heading."""

    mail: IncomingFile | None
    rows: list[Shown]

    @property
    def sent_on(self) -> date | None:
        """The day the e-mail was sent, where that is known."""
        day = self.mail.hints.get("sent_on") if self.mail else None
        return date.fromisoformat(day) if day else None

    @property
    def found(self) -> tuple[Finding, ...]:
        """What is to be said of the e-mail or container itself: of files left out, for one."""
        return findings_from(self.mail.findings) if self.mail else ()


def shown(files: list[IncomingFile]) -> list[Shown]:
    """The files in the reader's language, each checked one with its small form."""
    suggestions = [suggestion_from(it.suggestion) for it in files]
    known = facts(session(), files, suggestions)
    rows = []
    for file, suggestion in zip(files, suggestions):
        found = findings_from(file.findings)
        meant = tuple(
            Meant(body, _why(it.why, body), it.sure) for it in suggestion.institutions
            if (body := known.institutions.get(it.institution_id)) is not None)
        prepared = known.preparations.get(file.sha256)
        row = Shown(
            file, suggestion, found, [said(it, voice(), tools().zone) for it in signatures_from(
                [*file.signatures, *(prepared.signatures if prepared else ())])],
            prepared, meant, voice().gettext(UNSURE[suggestion.unsure])
            if suggestion.unsure in UNSURE else "",
            tuple((known.letters[it.letter_id], round(100 * it.likeness))
                  for it in suggestion.alike if it.letter_id in known.letters),
            file.state == IncomingState.WAITING and given_up(file, tools().now()),
            _clean(file, found, prepared, meant))
        if file.state == IncomingState.CHECKED:
            row.form = IntakeForm(formdata=None, data=proposed(row))
            row.form.rename(file.public_id)
        rows.append(row)
    return rows


def grouped(rows: list[Shown]) -> list[Group]:
    """The rows in their order, those out of one e-mail or container under its heading."""
    return [Group(next(iter(held)).file.within, held) for _at, held in (
        (at, list(some)) for at, some in groupby(
            rows, key=lambda it: it.file.within_id or -it.file.id))]


def proposed(row: Shown) -> dict:
    """What the form opens with: everything that was recognised."""
    suggestion = row.suggestion
    signers = [{"institution": named_so(it.institution), "signature": suggestion.signature}
               for it in row.sure] or [{"signature": suggestion.signature}]
    # Of several institutions nobody knows for which the name that was found stands.
    signers[0] |= {"signatory": suggestion.signatory, "office_pl": suggestion.office}
    relation = OWN if row.prepared else PART
    arrived = row.file.received_at.astimezone(tools().zone).date()
    return {"signers": signers, "received_on": suggestion.received_on or arrived,
            "dated_on": suggestion.dated_on, "channel": suggestion.channel,
            "relation": relation}


def full_form(row: Shown) -> IntakeForm:
    """The whole form of one file, with the letters it may have to do with."""
    near = letters_near(session(), [it.institution.id for it in row.meant],
                        [it.letter_id for it in row.suggestion.alike], row.file.within)
    form = IntakeForm(data=proposed(row), letters=near)
    form.need_an_institution()
    form.suppose(row.findings)
    return form


def _why(code, body: Institution) -> str:
    return voice().gettext(BECAUSE[code], reference=reference(
        campaign().prefix, body.number)) if code in BECAUSE else ""


def _clean(file, found, prepared, meant) -> bool:
    """Whether nothing warns and one institution alone can be meant, surely."""
    return (file.state == IncomingState.CHECKED and prepared is not None
            and not needs_reason(found) and len([it for it in meant if it.sure]) == 1)
