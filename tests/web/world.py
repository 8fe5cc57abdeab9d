"""Whole campaigns for the tests of pages: an empty one and one with every kind of row."""

import hashlib
import shutil
import sqlite3
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import factories
from pages import PASSWORD, Reader, sign_in
from sqlalchemy import select
from web.handed_over import handed_over
from web.new_files import new_files
from web.said_rows import SAID, said

from esabid import create_app
from esabid.domain.ask import AskAction
from esabid.domain.claims import ClaimKind
from esabid.domain.institution import CityTie, ContactRole, InstitutionDetails, Reach, Sector
from esabid.domain.letter import Disclosure, FileRole
from esabid.domain.permissions import ACCOUNT_ROLES, Role
from esabid.domain.promotion import ActionDetails, AgreementDetails, ProjectDetails
from esabid.domain.profiles import Profile
from esabid.extensions import db, system, tools, writing
from esabid.models import Account, Campaign, History, LetterFile, LinkPurpose
from esabid.services import (accounts, agreements, asks, claims, compilations, institutions,
                             letters, links, mergers, promotion, spreadsheets, views)

# Cheap password hashes; background work is done in the request that leaves it.
FLAGS = {"TESTING": True, "IMMEDIATE": True,
         "PASSWORD_COST": {"time_cost": 1, "memory_cost": 8, "parallelism": 1}}
SECRETS = ("Tajny Sygnatariusz", "Notatka poufna", "Powód odmowy", "Powód uzupełnienia",
           "Prorektor Sekretna", "Instytut bez nazwy", "kontakt@sekret.example", SAID)

# A new one, a changed one, one that is here, one that is alike, a wrong one, an unknown heading.
LIST = """Nazwa;Miasto;NIP;Lp
Nowa Fundacja;Łódź;;1
Akademia Próbna;Gdańsk;;2
Firma Łączna;;;
Placówka planned SA;;;4
Zła Spółka;;1234567890;5
"""


@dataclass
class World:
    """One application over a folder of its own; `ids` are public ids of its rows by their part."""

    folder: Path
    ids: dict[str, str] = field(default_factory=dict)
    flags: dict = field(default_factory=dict)
    cookies: dict = field(default_factory=dict)

    def __post_init__(self):
        self.app = create_app(INSTANCE=self.folder, **FLAGS | self.flags)

    def reader(self, role: Role = Role.VISITOR, lang: str = "en") -> Reader:
        """Somebody of this role at a browser of their own."""
        reader = Reader(self.app.test_client(), lang)
        if role in ACCOUNT_ROLES:
            sign_in(reader, email_of(role))
        elif role == Role.PARTNER:
            reader.client.get(f"/p/{self.ids['partner_token']}")
        elif role == Role.GUEST:
            reader.client.get(f"/l/{self.ids['leadership_token']}")
        return reader

    def reader_again(self, role: Role) -> Reader:
        """One more browser of somebody who is signed in already."""
        if role not in self.cookies:
            self.cookies[role] = self.reader(role).client.get_cookie("esabid").value
        client = self.app.test_client()
        client.set_cookie("esabid", self.cookies[role])
        return Reader(client, None)

    def rows(self) -> str:
        """A hash of everything in the database."""
        with sqlite3.connect(self.folder / "esabid.sqlite") as database:
            said = "\n".join(database.iterdump())
        database.close()
        return hashlib.sha256(said.encode()).hexdigest()

    def copy(self, folder: Path, **flags) -> "World":
        """The same campaign in a folder of its own, run under other `flags`."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return World(folder, dict(self.ids), self.flags | flags)

    def close(self) -> None:
        """Let go of the database."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()


def email_of(role: Role) -> str:
    """The address an account of this role signs in with."""
    return f"{role}@example.org"


def found(world: World, **changes) -> World:
    """Set the campaign up, with one account of each role."""
    with world.app.app_context(), writing() as session:
        factories.campaign(session, **changes)
        hashed = tools().passwords.hash(PASSWORD)
        for role in ACCOUNT_ROLES:
            row = accounts.add(session, system(), email=email_of(role), role=role,
                               name=f"Osoba {role}")
            accounts.set_password(session, system(), row, password_hash=hashed)
    return world


def fill(world: World) -> World:
    """Give the campaign institutions in every status and letters in every state."""
    with world.app.app_context():
        with writing() as session:
            rows = _letters(session, tools().store)
            rows |= _asks(session)
            rows |= said(session, rows)
            rows |= _promotion(session, rows)
            rows |= new_files(session, tools().store, rows["institution"], rows["to_check"])
            first = rows["institution"]
            institutions.add_contact(session, factories.actor(), first, name="Kontaktowa Osoba",
                                     role=ContactRole.SECRETARIAT, email=SECRETS[6])
            for name, purpose, of in (
                    ("partner", LinkPurpose.PARTNER, {"institution": first}),
                    ("set_up", LinkPurpose.SET_UP, {}),
                    ("password", LinkPurpose.PASSWORD, {"account": session.get(Account, 1)}),
                    ("leadership", LinkPurpose.LEADERSHIP, {"given_to": "Gabinet Próbny"}),
                    ("program", LinkPurpose.PROGRAM, {"given_to": "Tablica wyników"})):
                link, token = links.issue(session, system(), purpose=purpose, **of)
                world.ids |= {f"{name}_token": token, f"{name}_link": link.public_id}
            rows["saved_view"] = views.save(
                session, replace(factories.actor(), account_id=_account(session).id),
                name="Placówki po terminie", query="q=plac&status=overdue")
            session.flush()
            world.ids |= {name: row.public_id for name, row in rows.items()}
            world.ids["attachment"] = str(rows["letter"].files[1].id)
            world.ids["contact"] = str(first.contacts[0].id)
            world.ids["history"] = str(session.scalar(
                select(History.id).where(History.action == "support_elsewhere")))
    _made(world)
    return world


def _made(world: World) -> None:
    """What stands on the rows that are there: a list handed in, a dossier, a claim."""
    with world.app.app_context():
        stored = tools().store.put(LIST.encode())
        with writing() as session:
            world.ids["import"] = spreadsheets.take(
                session, factories.actor(), name="lista próbna.csv", sha256=stored.sha256,
                size=stored.size).public_id
            made = compilations.compile_dossier(
                session, system(), session.get(Campaign, 1), profile=Profile.MINISTRY,
                short=False, today=tools().today())
            world.ids["dossier"] = made.public_id
            world.ids["claim"] = claims.keep(
                session, system(), kind=ClaimKind.LETTERS_AND_INSTITUTIONS, number=3, lang="pl",
                today=tools().today()).public_id
        world.ids |= handed_over(factories.actor())
        db.session.remove()


def _account(session) -> Account:
    return session.scalar(select(Account).where(Account.role == Role.COORDINATOR))


def _letters(session, store) -> dict:
    """Letters in every state and for every reason of the count, by what they show."""
    def made(name="", verified=True, with_file=True, received=date(2026, 3, 3), signers=(),
             **changes):
        signers = signers or (factories.institution(session, name),)
        return factories.letter(session, *signers, received_on=received, verified=verified,
                                store=store if with_file else None, **changes)

    rows = {"institution": factories.institution(
        session, "Akademia Próbna", sector=Sector.UNIVERSITY, notes=SECRETS[1])}
    rows["letter"] = made(signers=[rows["institution"]], signatory=SECRETS[0],
                          office_pl=SECRETS[4])
    rows["letter"].files.append(LetterFile(
        sha256=rows["letter"].original.sha256, role=FileRole.ATTACHMENT, name="załącznik.docx"))
    school = factories.institution(session, "Łódzka Szkoła", sector=Sector.SECONDARY_SCHOOL,
                                   reach=Reach.NATIONAL, city_tie=CityTie.RUN)
    rows["joint"] = made(received=date(2026, 3, 5), signers=[
        school, factories.institution(session, "Firma Łączna", city_tie=CityTie.OWNED)])
    rows["silent"] = made(SECRETS[5], disclosure=Disclosure.NO_NAME, received=date(2026, 2, 1))
    rows["further"] = made(signers=[rows["institution"]], received=date(2026, 3, 9))
    rows["to_check"] = made("Do sprawdzenia", verified=False)
    rows["no_file"] = made("Bez pliku", verified=False, with_file=False)
    rows["orphan"] = factories.letter(session)
    rows["returned"] = made("Do uzupełnienia", verified=False, with_file=False)
    letters.advance(session, factories.actor(), rows["returned"], action="return",
                    reason=SECRETS[3])
    rows["withdrawn"] = made("Wycofana", with_file=False, verified=False)
    letters.advance(session, factories.actor(), rows["withdrawn"], action="withdraw",
                    reason="Zmiana władz", withdrawn_on=date(2026, 3, 10), today=factories.TODAY)
    rows["replaced"] = made("Zastąpiona", with_file=False, verified=False)
    session.flush()
    rows["newer"] = letters.add(
        session, factories.actor(), today=factories.TODAY, replaces=rows["replaced"],
        details=factories.LetterDetails(channel=factories.Channel.POST,
                                        received_on=date(2026, 3, 12)),
        signers=[factories.SignerDetails(rows["replaced"].signers[0].institution_id,
                                         factories.SignatureKind.SCAN)])
    return rows


def _asks(session) -> dict:
    """Institutions in every state of the ask, by state."""
    given = {"asked_on": date(2026, 3, 1), "today": factories.TODAY}
    rows = {}
    for name, steps in (
            ("planned", ()), ("asked", ((AskAction.ASK, {"expected_on": date(2099, 1, 1)}),)),
            ("overdue", ((AskAction.ASK, {"expected_on": date(2026, 3, 8)}),)),
            ("promised", ((AskAction.ASK, {}),
                          (AskAction.PROMISE, {"expected_on": date(2099, 2, 2),
                                               "waits_at": "senat"}))),
            ("declined", ((AskAction.DECLINE, {"reason": SECRETS[2]}),)),
            ("neutral", ((AskAction.EXCLUDE, {"reason": "Zasiada w jury"}),))):
        rows[name] = factories.institution(session, f"Placówka {name}", notes=SECRETS[1])
        for action, more in steps:
            asks.advance(session, factories.actor(), rows[name], action=action, **given | more)
    rows["english"] = institutions.add(
        session, factories.actor(),
        details=InstitutionDetails(name_en="Only English Ltd", sector=Sector.SPACE_COMPANY,
                                   reach=Reach.INTERNATIONAL, country="GB"))
    rows["merger"] = mergers.merge(session, factories.actor(), rows["overdue"],
                                   factories.institution(session, "Drugi zapis"))
    return rows


def _promotion(session, rows: dict) -> dict:
    """An action, a school's project and an agreement with partners of every kind."""
    actor, school = factories.actor(), rows["joint"].signers[0].institution
    partners = (rows["institution"], rows["overdue"], rows["to_check"].signers[0].institution)
    promotion.add_action(session, actor, details=ActionDetails(
        date(2099, 5, 9), name_en="Space fair"))
    return {
        "promotion_action": promotion.add_action(
            session, actor, institutions=partners, details=ActionDetails(
                date(2026, 3, 7), "Piknik kosmiczny", "Space picnic", "Kraków", 400)),
        "school_project": promotion.add_project(session, actor, details=ProjectDetails(
            school.id, "Sonda", "Probe", "Elektronika", "Electronics", date(2026, 3, 9))),
        "agreement": agreements.add(
            session, actor, today=factories.TODAY, partners=partners,
            details=AgreementDetails(date(2026, 2, 3), "List intencyjny", "Letter of intent"))}
