"""Lists of institutions: what one would do here, doing it, and the list of what is here."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from esabid.domain.errors import DomainError, InvalidValue
from esabid.domain.institution import reference
from esabid.domain.letter import Channel, LetterDetails, LetterState, SignatureKind, SignerDetails
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Institution, Letter, LetterSigner
from esabid.queries import mergers
from esabid.services import asks, institutions, letters
from esabid.spreadsheets.plan import plan
from esabid.spreadsheets.records import (Action, ContactRecord, Decisions, Gone,
                                         InstitutionRecord, LetterRecord, Plan, PlanRow)

_SAME = ("name_pl", "name_en", "short_name", "city_tie", "sector", "reach", "city", "country",
         "nip", "regon", "krs", "website", "owner", "tags", "notes", "asked_on", "expected_on",
         "ask_reason")


def records(session: Session, prefix: str, ids=None) -> tuple[InstitutionRecord, ...]:
    """Institutions as a list carries them, in Polish order; `prefix` as in `KRK-0042-3`.

    `ids` are the row numbers wanted, None for everybody.
    """
    rows = list(session.scalars(select(Institution).options(selectinload(Institution.contacts))
                                .order_by(Institution.sort_key, Institution.id)))
    public = {row.id: row.public_id for row in rows}
    return tuple(InstitutionRecord(
        id=row.public_id, reference=reference(prefix, row.number),
        parent=public.get(row.parent_id, ""), ask=row.ask_state,
        contacts=tuple(ContactRecord(it.name, it.role, it.email, it.phone, it.salutation)
                       for it in row.contacts),
        **{name: getattr(row, name) for name in _SAME})
        for row in rows if ids is None or row.id in ids)


def prepare(session: Session, lines, *, prefix: str, today: date,
            decisions: Decisions = Decisions()) -> Plan:
    """What the lines of a list would do here; nothing is written.

    A letter that is recorded already is left out, so that a list may be imported twice.
    Raises InvalidValue (wording.imports.FILES) where the headings are of no use.
    """
    made = plan(lines, records(session, prefix), today, decisions, _gone(session, prefix))
    known = _recorded(session, {row.id for row in made.rows if row.letter and row.id})
    return replace(made, rows=tuple(_without_known_letter(row, known) for row in made.rows))


def _gone(session: Session, prefix: str) -> tuple[Gone, ...]:
    """What went into another institution, as lists may still speak of it."""
    return tuple(Gone((it.gone_public_id, reference(prefix, it.gone_number)),
                      (it.gone["name_pl"], it.gone["name_en"]), it.survivor.public_id)
                 for it in mergers.standing(session))


def _without_known_letter(row: PlanRow, known: set) -> PlanRow:
    if row.letter is None or (row.id, *_marks(row.letter)) not in known:
        return row
    more = row.changes or row.steps or row.contact or row.parent
    return replace(row, letter=None, action=row.action if more else Action.SAME)


def _marks(letter) -> tuple:
    """What tells a letter of an institution from its other ones."""
    return letter.received_on, letter.dated_on, letter.registry_number


def _recorded(session: Session, public_ids: set[str]) -> set[tuple]:
    """The letters here that are not withdrawn, where any of these institutions may have one.

    All of them: thousands of ids do not fit into one statement.
    """
    if not public_ids:
        return set()
    return {tuple(row) for row in session.execute(
        select(Institution.public_id, Letter.received_on, Letter.dated_on, Letter.registry_number)
        .join(LetterSigner, LetterSigner.institution_id == Institution.id)
        .join(Letter, Letter.id == LetterSigner.letter_id)
        .where(Letter.state != LetterState.WITHDRAWN))}


def carry_out(session: Session, actor: Actor, made: Plan, *, today: date,
              unticked: frozenset[int] = frozenset()) -> None:
    """Do what the plan says: rows that create or update, all of them or, on an error, none.

    Lines that are `unticked` are passed over. What a line is refused for (a parent that would be
    its own part without an unticked line, say) is raised with the number of the `line`.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    rows = [row for row in made.rows if row.does and row.line not in unticked]
    by_line = {row.line: _institution(session, actor, row) for row in rows}
    for row in made.rows:
        if row.line not in by_line and row.id:
            by_line[row.line] = _by_id(session, row.id)
    _parents(session, actor, [row for row in rows if row.parent], by_line)
    for row in rows:
        try:
            _rest(session, actor, row, by_line[row.line], today)
        except DomainError as error:
            error.values["line"] = row.line
            raise


def _by_id(session: Session, public_id: str) -> Institution:
    return session.scalars(select(Institution).where(Institution.public_id == public_id)).one()


def _institution(session: Session, actor: Actor, row: PlanRow) -> Institution:
    """The row's institution, made or brought up to date; its parent follows when all are there."""
    if row.id is None:
        return institutions.add(session, actor, details=row.details)
    found = _by_id(session, row.id)
    return institutions.change(session, actor, found,
                               details=replace(row.details, parent_id=found.parent_id))


def _parents(session: Session, actor: Actor, rows: list[PlanRow], by_line: dict) -> None:
    """Set the parents in such an order that none is for a while a part of its own part."""
    while rows:
        waiting, refused = [], None
        for row in rows:
            try:
                _parent(session, actor, row, by_line)
            except InvalidValue as error:
                error.values["line"] = row.line
                refused = refused or error
                waiting.append(row)
        if len(waiting) == len(rows):
            raise refused
        rows = waiting


def _parent(session: Session, actor: Actor, row: PlanRow, by_line: dict) -> None:
    parent = _by_id(session, row.parent.id) if row.parent.id else by_line.get(row.parent.line)
    # A parent whose own line was refused is not there; the child stands without it.
    if parent is not None:
        institutions.change(session, actor, by_line[row.line],
                            details=replace(row.details, parent_id=parent.id))


def _rest(session: Session, actor: Actor, row: PlanRow, institution: Institution,
          today: date) -> None:
    for step in row.steps:
        asks.advance(session, actor, institution, action=step.action, asked_on=step.asked_on,
                     expected_on=step.expected_on, reason=step.reason, today=today)
    if row.contact:
        institutions.add_contact(
            session, actor, institution, name=row.contact.name, role=row.contact.role,
            email=row.contact.email, phone=row.contact.phone, salutation=row.contact.salutation)
    if row.letter:
        _letter(session, actor, row.letter, institution, today)


def _letter(session: Session, actor: Actor, letter: LetterRecord, institution: Institution,
            today: date) -> None:
    """A letter that lies in the office; how it is signed is seen when its file is there."""
    signer = SignerDetails(institution.id, SignatureKind.NONE, signatory=letter.signatory,
                           office_pl=letter.office)
    details = LetterDetails(Channel.POST, letter.received_on, dated_on=letter.dated_on,
                            registry_number=letter.registry_number, case_mark=letter.case_mark)
    letters.add(session, actor, details=details, signers=(signer,), today=today)
