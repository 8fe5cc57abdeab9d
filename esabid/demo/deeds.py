"""The demo's deeds in time: the opening, the asks and their answers, and the letters."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from esabid.demo.cast import OWNER, Player, real_institutions
from esabid.demo.plan import Arrival, Plan, workday
from esabid.demo.settings import REACH_TARGETS, SECTOR_TARGETS, details
from esabid.domain.ask import AskAction, AskState
from esabid.domain.findings import needs_reason
from esabid.domain.institution import ContactRole
from esabid.domain.letter import LetterAction, LetterDetails, SignerDetails
from esabid.domain.permissions import Actor, Role
from esabid.models import Institution, Letter
from esabid.queries.arguments import arguments
from esabid.services import accounts, asks, campaigns, incoming, institutions, letters

PEOPLE = {Role.COORDINATOR: ("kowalska@example.org", OWNER),
          Role.LEADERSHIP: ("prezydent@example.org", "Jan Umowny"),
          Role.ADMINISTRATOR: ("admin@example.org", "Ewa Modelowa")}
_NEUTRAL = "Zasiada w gremium decyzyjnym"
_REFUSALS = ("Statut klubu nie pozwala na udzielanie poparcia.",
             "Spółka wspiera tylko przedsięwzięcia w swoim kraju.",
             "Instytut nie zajmuje stanowiska w sprawach lokalizacji.",
             "Zarząd towarzystwa nie zbierze się przed terminem.")
# The letter says itself how long it holds; it was written for an earlier date of the decision.
_HOLDS_DAYS = 21
_UNSIGNED = "Na liście brakuje podpisu. Prosimy o ponowne przesłanie podpisanego listu."
# After the first edition, so that somebody has to be told.
_WITHDRAWN_DAYS = 7
_WITHDRAWN = "Spółka zmieniła zarząd i prosi o wycofanie listu."


@dataclass(frozen=True)
class Deed:
    """Something done at an instant by whoever has the role: `do(session, actor)`."""

    at: datetime
    do: Callable
    role: Role = Role.COORDINATOR


@dataclass
class Stage:
    """What the deeds share: checked papers by letter, and the rows made so far by name.

    `letters` are row numbers by the letter's number in the plan, `accounts` by role, `arguments`
    by the argument's Polish name.
    """

    zone: ZoneInfo
    papers: dict
    rows: dict[str, int] = field(default_factory=dict)
    letters: dict[int, int] = field(default_factory=dict)
    accounts: dict[Role, int] = field(default_factory=dict)
    arguments: dict[str, int] = field(default_factory=dict)

    def deed(self, day: date, minutes: int, do: Callable, role=Role.COORDINATOR) -> Deed:
        """A deed so many minutes after nine in the morning."""
        at = datetime.combine(day, time(9), self.zone) + timedelta(minutes=minutes)
        return Deed(at, do, role)

    def row(self, session, name: str) -> Institution:
        """The row, in this session, of the player with this name."""
        return session.get(Institution, self.rows[name])

    def actor(self, role: Role, at: datetime) -> Actor:
        """Whoever of the invented accounts has `role`; before there is one, the application."""
        at = at.astimezone(UTC)
        if role not in self.accounts:
            return Actor(Role.SYSTEM, "esabid", at)
        return Actor(role, PEOPLE[role][1], at, self.accounts[role])


def opening(stage: Stage, planned: Plan, cast, today: date) -> list[Deed]:
    """The campaign is set up, and everybody entered in its list."""
    def set_up(session, actor):
        campaign = campaigns.found(session, actor, details=details(today), demo=True)
        campaigns.set_targets(session, actor, campaign, sectors=SECTOR_TARGETS,
                              reaches=REACH_TARGETS)
        stage.arguments |= {row.name_pl: row.id for row in arguments(session)}
        for role, (email, name) in PEOPLE.items():
            account = accounts.add(session, actor, email=email, name=name, role=role)
            stage.accounts[role] = account.id

    def enter_real(session, actor):
        for known, state in real_institutions():
            row = institutions.add(session, actor, details=known)
            if state == AskState.NEUTRAL:
                asks.advance(session, actor, row, action=AskAction.EXCLUDE, reason=_NEUTRAL)

    found = [stage.deed(planned.begins, 0, set_up), stage.deed(planned.begins, 45, enter_real)]
    return found + [stage.deed(planned.begins, 60 + 3 * number, _enter(stage, player, number))
                    for number, player in enumerate(cast, start=1)]


def _enter(stage: Stage, player: Player, number: int) -> Callable:
    """One invented institution with its people; addresses and telephones ring nowhere."""
    def do(session, actor):
        row = institutions.add(session, actor, details=replace(
            player.details, parent_id=stage.rows.get(player.parent)))
        stage.rows[player.name] = row.id
        institutions.add_contact(
            session, actor, row, name=player.signatory, role=ContactRole.SIGNATORY,
            salutation=player.salutation, email=f"podpis{number}@example.org")
        institutions.add_contact(
            session, actor, row, name="Secretariat" if player.lang == "en" else "Sekretariat",
            role=ContactRole.SECRETARIAT, email=f"sekretariat{number}@example.org",
            phone=f"+48 12 000 00 {number:02d}",
            salutation="Dear Sir or Madam" if player.lang == "en" else "Szanowni Państwo")
    return do


def asks_sent(stage: Stage, planned: Plan, cast, today: date) -> list[Deed]:
    """The city asks; an answer is expected within a month, of some a little sooner."""
    found = []
    for number, player in enumerate(cast):
        if player.fate == "planned":
            continue
        day = planned.asked.get(player.name) or workday(today - timedelta(days=player.ago))
        # Whoever took the letter back is not reminded.
        expected = None if player.fate == "withdrawn" else day + timedelta(days=30)
        found.append(stage.deed(day, 10 + 2 * number, _step(
            stage, player, AskAction.ASK, asked_on=day, expected_on=expected)))
    return found


def answers(stage: Stage, planned: Plan, cast, today: date) -> list[Deed]:
    """What some answer before a letter, or instead of one."""
    found, refusals = [], iter(_REFUSALS)
    for number, player in enumerate(cast):
        day = workday(today - timedelta(days=player.answered))
        if player.due:
            found.append(stage.deed(day, 150 + number, _step(
                stage, player, AskAction.PROMISE, waits_at="radca prawny",
                expected_on=today + timedelta(days=player.due))))
        elif player.fate == "declined":
            found.append(stage.deed(day, 150 + number, _step(
                stage, player, AskAction.DECLINE, reason=next(refusals), declined_on=day)))
        elif player.fate == "verified" and number % 3 == 0:
            asked = planned.asked[player.name]
            found.append(stage.deed(workday(asked + timedelta(days=8)), 150 + number, _step(
                stage, player, AskAction.PROMISE, expected_on=asked + timedelta(days=28),
                waits_at=("kolegium", "zarząd", "kancelaria")[number % 9 // 3])))
    return found


def _step(stage: Stage, player: Player, action: AskAction, **values) -> Callable:
    def do(session, actor):
        asks.advance(session, actor, stage.row(session, player.name), action=action, **values)
    return do


def letters_come(stage: Stage, planned: Plan, today: date) -> list[Deed]:
    """Each letter is written down with its file, and looked at a day or two later."""
    found = []
    for number, arrival in enumerate(planned.arrivals):
        found.append(stage.deed(arrival.received, 60 + number, _receive(stage, arrival, today)))
        if arrival.fate not in ("waiting", "no_file"):
            found.append(stage.deed(arrival.checked, 210 + number, _look_at(stage, arrival)))
        if arrival.fate == "withdrawn":
            day = workday(today - timedelta(days=_WITHDRAWN_DAYS))
            found.append(stage.deed(max(day, arrival.checked), 300,
                                    _withdraw(stage, arrival, today)))
    return found


def _receive(stage: Stage, arrival: Arrival, today: date) -> Callable:
    def do(session, actor):
        first = arrival.follows and session.get(Letter, stage.letters[arrival.follows])
        row = letters.add(
            session, actor, today=today, signers=[_signer(stage, p) for p in arrival.players],
            details=LetterDetails(
                channel=arrival.channel, received_on=arrival.received, dated_on=arrival.dated,
                kind=arrival.players[0].kind, case_mark=f"DEMO-{arrival.number:03d}",
                valid_until=_holds_until(arrival, today),
                registry_number=f"RPW/{4000 + 7 * arrival.number}/{arrival.received.year}"),
            replaces=first if arrival.fate == "replacing" else None,
            version_of=first if arrival.fate == "version" else None)
        stage.letters[arrival.number] = row.id
        if arrival.number in stage.papers:
            name, stored, outcome, parts = stage.papers[arrival.number]
            incoming.keep(session, actor, sha256=stored.sha256, size=stored.size)
            incoming.attach(session, actor, row, name=name, sha256=stored.sha256,
                            outcome=outcome, stored=parts)
    return do


def _signer(stage: Stage, player: Player) -> SignerDetails:
    return SignerDetails(stage.rows[player.name], player.signature, player.disclosure,
                         player.signatory, player.office_pl, player.office_en,
                         mandate_doubtful=player.weak == "mandate",
                         signature_broken=player.weak == "broken")


def _holds_until(arrival: Arrival, today: date) -> date | None:
    ends = arrival.players[0].weak == "validity"
    return today + timedelta(days=_HOLDS_DAYS) if ends else None


def _look_at(stage: Stage, arrival: Arrival) -> Callable:
    def do(session, actor):
        row = session.get(Letter, stage.letters[arrival.number])
        if arrival.fate == "returned":
            letters.advance(session, actor, row, action=LetterAction.RETURN, reason=_UNSIGNED)
            return
        outcome = stage.papers[arrival.number][2]
        letters.advance(session, actor, row, action=LetterAction.VERIFY,
                        reason="Sprawdzono z oryginałem." if needs_reason(outcome.findings) else "")
    return do


def _withdraw(stage: Stage, arrival: Arrival, today: date) -> Callable:
    def do(session, actor):
        letters.advance(session, actor, session.get(Letter, stage.letters[arrival.number]),
                        action=LetterAction.WITHDRAW, reason=_WITHDRAWN, today=today,
                        withdrawn_on=actor.at.date())
    return do
