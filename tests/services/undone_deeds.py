"""A campaign with one of everything, and each deed that can be taken back, by name."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import factories
from factories import TODAY, actor
from sqlalchemy import select

from esabid.domain.abstract import AbstractDetails
from esabid.domain.argument import EvidenceDetails, MentionDetails
from esabid.domain.ask import AskAction
from esabid.domain.contribution import ContributionDetails, Period, Unit
from esabid.domain.conversation import ConversationDetails, NextStep
from esabid.domain.institution import (ContactDetails, ContactRole, ConversationKind,
                                       Sector)
from esabid.domain.letter import Disclosure, SignatureKind
from esabid.domain.plan import PlanDetails
from esabid.domain.profiles import LetterOrder, Profile
from esabid.models import Argument, Evidence
from esabid.services import (abstracts, asks, contributions, conversations, evidence,
                             institutions, letters, mentions, next_steps, plans)

DAY = date(2026, 3, 2)


class Desk:
    """A campaign with one of everything, and its deeds by name."""

    def __init__(self, session):
        self.session = session
        self.campaign = factories.campaign(session)
        plans.choose(session, actor(), self.campaign, Profile.ESA,
                     details=PlanDetails(foreword_en="Foreword"))
        self.body, self.other = (factories.institution(session) for _ in range(2))
        self.letter = factories.letter(session, self.body, self.other)
        self.argument = session.scalars(select(Argument).order_by(Argument.id)).first()
        self.call = conversations.log(session, actor(), self.body, today=TODAY, details=(
            ConversationDetails(ConversationKind.MEETING, DAY, "Rozmowa", "pani Ewa")))
        self.person = institutions.add_contact(session, actor(), self.body, name="Jan Nowy",
                                               role=ContactRole.OTHER, email="jan@example.org")
        self.offer = contributions.add(session, actor(), details=self.offered())
        self.mention = mentions.add(session, actor(), self.letter, details=MentionDetails(
            self.argument.id, "Popieramy.", None))
        self.fact = evidence.add(session, actor(), today=TODAY, details=EvidenceDetails(
            self.argument.id, "Artykuł", date(2026, 2, 2), text_pl="Fakt"))
        next_steps.plan(session, actor(), self.other, step=NextStep("Zadzwonić", DAY, "Anna"))
        session.flush()

    def offered(self, **changes):
        return replace(ContributionDetails(
            self.body.id, Unit.PLACES, Period.A_YEAR, name_pl="Staże", amount=Decimal("2.00"),
            letter_id=self.letter.id, quote="Damy."), **changes)

    def facts(self, **changes):
        institutions.change(self.session, actor(), self.body, details=replace(
            institutions.details_of(self.body), **changes))

    def step(self, *actions, **given):
        for action in actions:
            asks.advance(self.session, actor(), self.body, action=action, **{
                "asked_on": DAY, "expected_on": date(2026, 4, 1), "reason": "Powód",
                "waits_at": "senat", "waits_until": date(2026, 3, 30)} | given)

    def correct(self, **changes):
        signers = letters.signers_of(self.letter)
        first = signers.pop(self.body.id)
        letters.change(self.session, actor(), self.letter, today=TODAY, details=replace(
            letters.details_of(self.letter), note="Nowa"), signers=(replace(first, **changes),))


DEEDS = {
    "facts": lambda it: it.facts(name_pl="Inna", sector=Sector.NGO, parent_id=it.other.id),
    "other city": lambda it: institutions.support_elsewhere(
        it.session, actor(), it.body, city="Gdańsk"),
    "step": lambda it: next_steps.plan(it.session, actor(), it.body, step=NextStep("A", DAY, "B")),
    "step done": lambda it: next_steps.finish(it.session, actor(), it.other),
    "asked": lambda it: it.step(AskAction.ASK),
    "declined": lambda it: it.step(AskAction.DECLINE, declined_on=DAY),
    "neutral": lambda it: it.step(AskAction.EXCLUDE),
    "contact": lambda it: institutions.add_contact(
        it.session, actor(), it.body, name="Ewa", role=ContactRole.SIGNATORY, phone="1"),
    "no contact": lambda it: institutions.remove_contact(
        it.session, actor(), it.body, contact=it.person),
    "call": lambda it: conversations.log(it.session, actor(), it.body, today=TODAY, details=(
        ConversationDetails(ConversationKind.CALL, DAY, "Oddzwonią"))),
    "no call": lambda it: conversations.remove(it.session, actor(), it.call),
    "offer": lambda it: contributions.add(it.session, actor(), details=it.offered(quote="Inna")),
    "no offer": lambda it: contributions.remove(it.session, actor(), it.offer),
    "contact corrected": lambda it: institutions.change_contact(
        it.session, actor(), it.body, contact=it.person, details=ContactDetails(
            "Jan Nowszy", ContactRole.SIGNATORY, "Szanowny Panie Rektorze", "j@example.org", "1")),
    "e-mail corrected": lambda it: institutions.change_contact(
        it.session, actor(), it.body, contact=it.person, details=ContactDetails(
            "Jan Nowy", ContactRole.OTHER, email="j@example.org")),
    "offer corrected": lambda it: contributions.change(
        it.session, actor(), it.offer, details=it.offered(
            amount=Decimal("5"), name_pl="", name_en="Places", letter_id=None,
            disclosure=Disclosure.QUOTE)),
    "offer without amount": lambda it: contributions.change(
        it.session, actor(), it.offer, details=it.offered(amount=None)),
    "fact corrected": lambda it: evidence.change(
        it.session, actor(), it.fact, today=TODAY, details=EvidenceDetails(
            it.argument.id + 1, "Inne", DAY, text_en="Fact")),
    "letter": lambda it: it.correct(signatory="Nowa Osoba", office_pl="",
                                    signature=SignatureKind.SCAN),
    "mention": lambda it: mentions.add(it.session, actor(), it.letter, details=MentionDetails(
        it.argument.id + 1, "Tak.", None)),
    "no mention": lambda it: mentions.remove(it.session, actor(), it.mention),
    "fact": lambda it: evidence.add(it.session, actor(), today=TODAY, details=EvidenceDetails(
        it.argument.id, "Raport", DAY, text_pl="Fakt")),
    "no fact": lambda it: evidence.remove(it.session, actor(), it.session.scalars(
        select(Evidence).order_by(Evidence.id)).first()),
    "abstract": lambda it: abstracts.describe(
        it.session, actor(), it.letter, details=AbstractDetails("Dwa zdania.", "", 2)),
    "plan of a dossier": lambda it: plans.choose(
        it.session, actor(), it.campaign, Profile.ESA, details=PlanDetails(
            LetterOrder.WEIGHT, ["changes"], title_en="For Europe")),
}
