"""Adding and changing institutions and the people one writes to there."""

from dataclasses import astuple
from zlib import crc32

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from esabid.domain.errors import InvalidValue, Stale
from esabid.domain.institution import ContactDetails, ContactRole, InstitutionDetails, checked
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Contact, Institution, Merger
from esabid.models.base import new_public_id
from esabid.services.history import apply, fresh, record
from esabid.services.history import details_of as of_row

_OF_CONTACT = ("role", "email", "phone", "salutation")


def add(session: Session, actor: Actor, *, details: InstitutionDetails,
        public_id: str | None = None) -> Institution:
    """Add an institution with the next number; its ask is planned.

    `public_id` is the id that a form gave it beforehand (web.forms.once).
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    details = checked(details)
    institution = Institution(**_unused(session), public_id=public_id or new_public_id())
    apply(institution, details)
    session.add(institution)
    record(session, actor, institution, action="add")
    return institution


def change(session: Session, actor: Actor, institution: Institution, *,
           details: InstitutionDetails, version: int | None = None) -> Institution:
    """Change what is written down of an institution.

    Raises Stale, and InvalidValue where a parent would become its own descendant.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(institution, version)
    if changes := revise(session, institution, details):
        record(session, actor, institution, action="change", changes=changes)
    return institution


def details_of(institution: Institution) -> InstitutionDetails:
    """What is written down of an institution, to change a part of it."""
    return of_row(institution, InstitutionDetails)


def revise(session: Session, institution: Institution, details: InstitutionDetails) -> dict:
    """Make the institution say `details`; return what changed, which is for history to keep.

    Raises InvalidValue as `change` does.
    """
    details = checked(details)
    _refuse_circle(session, institution, details.parent_id)
    return apply(institution, details)


def support_elsewhere(session: Session, actor: Actor, institution: Institution, *, city: str,
                      version: int | None = None) -> Institution:
    """Note which other bidding city the institution supports, too; it only informs."""
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(institution, version)
    if institution.other_city != city:
        changes = {"other_city": (institution.other_city, city)}
        institution.other_city = city
        record(session, actor, institution, action="support_elsewhere", changes=changes)
    return institution


def add_contact(session: Session, actor: Actor, institution: Institution, *, name: str,
                role: ContactRole, email: str = "", phone: str = "",
                salutation: str = "") -> Contact:
    """Add a person at the institution; the salutation is kept as typed."""
    permit(actor, Permission.RUN_CAMPAIGN)
    contact = Contact(institution_id=institution.id, name=name, role=role, email=email,
                      phone=phone, salutation=salutation)
    institution.contacts.append(contact)
    record(session, actor, institution, action="add_contact", changes={
        field: ("", value) for field, value in said_of(contact).items()})
    return contact


def change_contact(session: Session, actor: Actor, institution: Institution, *,
                   contact: Contact, details: ContactDetails, seen: int | None = None) -> Contact:
    """Correct what is written down of a person; `seen` is the `mark` of what the form showed.

    Raises Stale where somebody else has corrected it since.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    if seen is not None and seen != mark(contact):
        raise Stale("stale")
    if changes := revise_contact(contact, details):
        record(session, actor, institution, action="change_contact", changes=changes)
    return contact


def revise_contact(contact: Contact, details: ContactDetails) -> dict:
    """Make the contact say `details`; return what changed and of whom, for history to keep."""
    changes = {"contact" if field == "name" else f"contact.{field}": pair
               for field, pair in apply(contact, details).items()}
    return changes and {"contact.id": (contact.id,) * 2,
                        "contact": (contact.name,) * 2} | changes


def mark(contact: Contact) -> int:
    """A number that changes with anything said of the person, who has no version in the table."""
    said = "\n".join(map(str, astuple(of_row(contact, ContactDetails))))
    return crc32(said.encode()) % 10**9


def remove_contact(session: Session, actor: Actor, institution: Institution, *,
                   contact: Contact) -> None:
    """Remove a person from the institution."""
    permit(actor, Permission.RUN_CAMPAIGN)
    institution.contacts.remove(contact)
    record(session, actor, institution, action="remove_contact",
           changes={field: (value, "") for field, value in said_of(contact).items()})


def said_of(contact: Contact) -> dict:
    """What history keeps of a person, all of it personal."""
    return {"contact": contact.name} | {f"contact.{field}": value for field in _OF_CONTACT
                                        if (value := getattr(contact, field))}


def _unused(session: Session) -> dict:
    """The next number, never one that a merged institution had.

    SQLite gives a row number again once the last row is gone, and history speaks by row numbers.
    """
    number, gone_number, row_id, gone_id = session.execute(select(*(
        select(func.coalesce(func.max(it), 0)).scalar_subquery()
        for it in (Institution.number, Merger.gone_number, Institution.id, Merger.gone_id)))).one()
    unused = {"number": max(number, gone_number) + 1}
    if gone_id > row_id and session.get_bind().dialect.name == "sqlite":
        unused["id"] = gone_id + 1
    return unused


def _refuse_circle(session: Session, institution: Institution, parent_id: int | None) -> None:
    while parent_id is not None:
        if parent_id == institution.id:
            raise InvalidValue("parent_circle", field="parent_id")
        parent_id = session.scalar(
            select(Institution.parent_id).where(Institution.id == parent_id))
