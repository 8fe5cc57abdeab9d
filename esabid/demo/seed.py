"""Plays the demo campaign through the real deeds, over the five months before today."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from esabid.demo.cast import Player, players, real_institutions
from esabid.demo.papers import paper, scanned
from esabid.domain.ask import AskAction, AskState
from esabid.domain.findings import needs_reason
from esabid.domain.institution import ContactRole
from esabid.domain.letter import (Channel, Disclosure, LetterAction, LetterDetails, SignatureKind,
                                  SignerDetails)
from esabid.domain.permissions import Actor, Role
from esabid.domain.snapshot import Profile
from esabid.extensions import db, system, tools, writing
from esabid.models import Institution, Letter
from esabid.queries.campaign import the_campaign
from esabid.queries.letters import of_institution
from esabid.services import (accounts, asks, campaigns, compilations, incoming, institutions,
                             letters)
from esabid.services.campaigns import CampaignDetails

_CHANNELS = (Channel.EMAIL, Channel.EMAIL, Channel.EDORECZENIA, Channel.EPUAP, Channel.POST,
             Channel.BY_HAND)
_SIGNATURES = (SignatureKind.QUALIFIED, SignatureKind.SCAN_WITH_ORIGINAL, SignatureKind.SCAN,
               SignatureKind.HANDWRITTEN, SignatureKind.TRUSTED_PROFILE)
_NEUTRAL = "Zasiada w gremium, które decyduje o siedzibie."
_FOREWORD = CampaignDetails(
    title_pl="Kraków dla ESA", title_en="Kraków for ESA", bidder_pl="Gmina Miejska Kraków",
    bidder_en="City of Kraków", addressee_pl="Minister właściwy do spraw rozwoju",
    addressee_en="European Space Agency", contact="biuro kampanii: demo@example.org",
    foreword_pl="To jest dossier przykładowe. Instytucje, osoby i listy w nim są zmyślone i służą "
                "tylko do pokazania, jak działa narzędzie.",
    foreword_en="This is a sample dossier. The institutions, people and letters in it are invented "
                "and only show how the tool works.")


@dataclass(frozen=True)
class Arrival:
    """A letter on its way in: whose, when, as which bytes, and what becomes of it."""

    players: tuple[Player, ...]
    day: date
    data: bytes | None
    name: str
    fate: str


class Stage:
    """The campaign being played: who acts on which day, and the rows made so far."""

    def __init__(self, today: date):
        self.today = today
        self.rng = random.Random(50)
        self.rows: dict[str, int] = {}
        self.account_id = None

    def anna(self, day: date) -> Actor:
        """The invented coordinator at some hour of a working day."""
        at = datetime.combine(day, time(9 + self.rng.randrange(6), self.rng.randrange(60)),
                              tools().zone)
        return Actor(Role.COORDINATOR, "Anna Kowalska",
                     min(at.astimezone(UTC), tools().now()), self.account_id)

    def row(self, player: Player) -> Institution:
        """The institution's row in the present session."""
        return db.session.get(Institution, self.rows[player.details.name_pl])

    def back(self, days: int) -> date:
        """The day so many days before today."""
        return self.today - timedelta(days=days)


def seed(*, progress=lambda done, total: None) -> None:
    """Play the whole campaign into the current application's empty instance.

    `progress` hears how many of the letters are checked. Raises IllegalTransition where a
    campaign is there already. Equal days give an equal campaign, public ids apart.
    """
    stage = Stage(tools().today())
    with writing() as session:
        _open_campaign(session, stage)
        _invite(session, stage)
    arrivals = _arrivals(stage)
    with ThreadPoolExecutor(2) as pool:
        checked = pool.map(_check(tools().store), arrivals)
        for done, (arrival, found) in enumerate(zip(arrivals, checked, strict=True), start=1):
            progress(done, len(arrivals))
            with writing() as session:
                _receive(session, stage, arrival, found)
    with writing() as session:
        _epilogue(session, stage)


def _open_campaign(session, stage: Stage) -> None:
    """The settings, and one account a role; nobody has a password."""
    details = CampaignDetails(**{**_FOREWORD.__dict__,
                                 "deadline": stage.today + timedelta(days=45)})
    campaigns.found(session, system(), details=details, demo=True)
    for email, name, role in (("kowalska@example.org", "Anna Kowalska", Role.COORDINATOR),
                              ("prezydent@example.org", "Jan Umowny", Role.LEADERSHIP),
                              ("admin@example.org", "Ewa Modelowa", Role.ADMINISTRATOR)):
        account = accounts.add(session, system(), email=email, name=name, role=role)
        stage.account_id = stage.account_id or account.id


def _invite(session, stage: Stage) -> None:
    """Add everybody; ask the invented ones, and nobody real."""
    for details, state in real_institutions():
        row = institutions.add(session, stage.anna(stage.back(150)), details=details)
        if state == AskState.NEUTRAL:
            asks.advance(session, stage.anna(stage.back(149)), row, action=AskAction.EXCLUDE,
                         reason=_NEUTRAL)
    for number, player in enumerate(players()):
        row = institutions.add(session, stage.anna(stage.back(150)), details=player.details)
        stage.rows[player.details.name_pl] = row.id
        institutions.add_contact(
            session, stage.anna(stage.back(148)), row, name=player.signatory,
            role=ContactRole.SIGNATORY, email=f"sekretariat{number + 1}@example.org",
            phone=f"+48 12 000 00 {number:02d}")
        _ask(session, stage, player, row)
    university, faculty = players()[:2]
    institutions.change(
        session, stage.anna(stage.back(147)), stage.row(faculty),
        details=replace(faculty.details, parent_id=stage.rows[university.details.name_pl]))


def _ask(session, stage: Stage, player: Player, row: Institution) -> None:
    if player.fate == "planned":
        return
    late = {"overdue": 34, "promised": 30, "asked": 12}
    day = stage.back(late.get(player.fate) or 140 - stage.rng.randrange(12))
    expected = {"overdue": stage.back(6), "asked": stage.today + timedelta(days=9)}
    asks.advance(session, stage.anna(day), row, action=AskAction.ASK, asked_on=day,
                 expected_on=expected.get(player.fate))
    if player.fate == "promised":
        asks.advance(session, stage.anna(stage.back(8)), row, action=AskAction.PROMISE,
                     expected_on=stage.today + timedelta(days=5), waits_at="radca prawny")
    elif player.fate == "declined":
        asks.advance(session, stage.anna(stage.back(70)), row, action=AskAction.DECLINE,
                     reason="Statut klubu nie pozwala na udzielanie poparcia.")


def _arrivals(stage: Stage) -> list[Arrival]:
    """Every letter with its paper, oldest first."""
    cast = players()
    sole = [(p,) for p in cast if p.fate in ("verified", "returned", "withdrawn", "waiting")]
    groups = [*sole, tuple(p for p in cast if p.fate == "joint")]
    stage.rng.shuffle(groups)
    # What still waits for somebody came lately.
    groups.sort(key=lambda group: group[0].fate in ("waiting", "returned"))
    # Few letters at first, more towards today, as reminders work: a square root of chance.
    days = sorted(round(125 * (1 - stage.rng.random() ** 0.5)) + 2 for _ in groups)[::-1]
    found = [_arrival(stage, group, stage.back(days[n]), n) for n, group in enumerate(groups)]
    twice = [a for a in found if a.fate == "verified"][:3]
    for fate, arrival in zip(("replacing", "version", "further"), twice, strict=True):
        day = min(arrival.day + timedelta(days=20), stage.back(1))
        data = paper(arrival.players, day, number=900 + len(fate), fonts=tools().fonts,
                     english=fate == "version")
        found.append(Arrival(arrival.players, day, data, f"{fate}.pdf", fate))
    missing = tuple(p for p in cast if p.fate == "no_file")
    found.append(Arrival(missing, stage.back(3), None, "", "no_file"))
    return sorted(found, key=lambda a: a.day)


def _arrival(stage: Stage, group: tuple[Player, ...], day: date, number: int) -> Arrival:
    pdf = paper(group, day - timedelta(days=2), number=number, fonts=tools().fonts)
    name, data = f"list-{number + 1:02d}.pdf", pdf
    if number % 3 == 1:
        kind = {7: "jpeg", 13: "tiff"}.get(number, "pdf")
        data = scanned(pdf, number=number, kind=kind)
        name = f"skan-{number + 1:02d}.{kind}"
    return Arrival(group, day, data, name, "verified" if len(group) > 1 else group[0].fate)


def _check(store):
    """Keep and check an arrival's paper; run in a thread, so it touches no session."""
    def check(arrival: Arrival):
        if arrival.data is None:
            return None
        stored = store.put(arrival.data)
        return stored, *incoming.examine(store, stored.sha256, arrival.name)
    return check


def _receive(session, stage: Stage, arrival: Arrival, found) -> None:
    """Record the letter, attach its paper, and do with it what its fate says."""
    anna = stage.anna(arrival.day)
    first = _first_letter(stage, arrival) if arrival.fate in ("replacing", "version") else None
    scan = arrival.name.startswith("skan")
    row = letters.add(
        session, anna, today=stage.today, signers=_signers(stage, arrival, scan),
        details=LetterDetails(
            channel=stage.rng.choice(_CHANNELS), received_on=arrival.day,
            dated_on=arrival.day - timedelta(days=2),
            registry_number=f"RPW/{4000 + stage.rng.randrange(5000)}/{arrival.day.year}"),
        replaces=first if arrival.fate == "replacing" else None,
        version_of=first if arrival.fate == "version" else None)
    if found is None:
        return
    stored, outcome, parts = found
    incoming.keep(session, anna, sha256=stored.sha256, size=stored.size)
    incoming.attach(session, anna, row, name=arrival.name, sha256=stored.sha256, outcome=outcome,
                    stored=parts)
    checked = stage.anna(min(arrival.day + timedelta(days=1), stage.today))
    if arrival.fate == "returned":
        letters.advance(session, checked, row, action=LetterAction.RETURN,
                        reason="Na liście brakuje podpisu osoby uprawnionej do reprezentacji.")
    elif arrival.fate != "waiting":
        letters.advance(session, checked, row, action=LetterAction.VERIFY,
                        reason="Sprawdzono z oryginałem." if needs_reason(outcome.findings) else "")


def _signers(stage: Stage, arrival: Arrival, scan: bool) -> tuple[SignerDetails, ...]:
    shown = stage.rng.choices(
        (Disclosure.NO_NAME, Disclosure.NAME, Disclosure.QUOTE, Disclosure.LETTER),
        (6, 76, 8, 10))[0]
    kind = SignatureKind.SCAN_WITH_ORIGINAL if scan else stage.rng.choice(_SIGNATURES)
    return tuple(SignerDetails(stage.rows[p.details.name_pl], kind, shown, p.signatory,
                               p.office_pl, p.office_en) for p in arrival.players)


def _first_letter(stage: Stage, arrival: Arrival) -> Letter:
    """The letter this institution gave first."""
    return of_institution(db.session, stage.row(arrival.players[0]))[-1]


def _epilogue(session, stage: Stage) -> None:
    """The one withdrawal, and a dossier for leadership to find."""
    player = next(p for p in players() if p.fate == "withdrawn")
    letter = _first_letter(stage, Arrival((player,), stage.today, None, "", ""))
    letters.advance(session, stage.anna(stage.back(1)), letter, action=LetterAction.WITHDRAW,
                    withdrawn_on=stage.back(1), reason="Zmiana zarządu spółki.", today=stage.today)
    compilations.compile_dossier(session, stage.anna(stage.today), the_campaign(session),
                                 profile=Profile.MINISTRY, short=False, today=stage.today)
