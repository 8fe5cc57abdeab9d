"""What a dossier lacks, read from rows: exactly those rows, with as many statements for any."""

from datetime import date

import factories
from factories import actor
from queries import many_rows

from esabid.domain.abstract import AbstractDetails
from esabid.domain.argument import EvidenceDetails
from esabid.domain.contribution import ContributionDetails, Period, Unit
from esabid.domain.letter import Disclosure, LetterState, SignatureKind
from esabid.domain.plan import PlanDetails
from esabid.domain.profiles import Profile
from esabid.domain.promotion import ActionDetails, AgreementDetails, ProjectDetails
from esabid.models import Letter
from esabid.queries import gaps, progress
from esabid.queries.arguments import arguments
from esabid.queries.dossier import plan
from esabid.queries.letters import next_of
from esabid.queries.readiness import missing, unnamed
from esabid.services import abstracts, agreements, contributions, evidence, plans, promotion

DAY = date(2026, 2, 2)


def counted(session, store, **changes) -> Letter:
    body = factories.institution(session)
    return factories.letter(session, body, store=store, verified=True, **changes)


def test_abstracts_are_missing_in_one_language_or_in_both(session, store):
    rows = [counted(session, store) for _ in range(4)]
    uncounted = factories.letter(session, factories.institution(session))
    for row, said in zip(rows, (("", ""), ("Tak.", ""), ("", "Yes."), ("Tak.", "Yes."))):
        abstracts.describe(session, actor(), row, details=AbstractDetails(*said))
    found = gaps.abstracts(session, progress.counted(session))
    assert (found.missing, found.polish, found.english) == (
        {rows[0].id}, {rows[1].id}, {rows[2].id})
    assert uncounted.abstract_pl == ""


def test_every_text_in_one_language_is_found_with_its_row(session, store):
    campaign = factories.campaign(session, foreword_pl="Wstęp")
    letter = counted(session, store, office_en="", signature=SignatureKind.SCAN)
    body = letter.signers[0].institution
    argument = arguments(session)[0]
    argument.name_en = ""
    fact = evidence.add(session, actor(), today=factories.TODAY, details=EvidenceDetails(
        argument.id, "GUS", DAY, text_en="A fact"))
    offer = contributions.add(session, actor(), details=ContributionDetails(
        body.id, Unit.PLACES, Period.A_YEAR, name_pl="Staże"))
    paper = agreements.add(session, actor(), today=factories.TODAY, details=AgreementDetails(
        DAY, name_pl="Porozumienie"))
    event = promotion.add_action(session, actor(), details=ActionDetails(DAY, name_pl="Piknik"))
    project = promotion.add_project(session, actor(), details=ProjectDetails(
        body.id, name_pl="Łazik", name_en="Rover", field_pl="Robotyka"))
    lacks = missing(session, progress.counted(session))
    ours = {argument.public_id, fact.public_id, offer.public_id, paper.public_id,
            event.public_id, project.public_id}
    assert [(it.code, it.public_id, it.langs) for it in lacks.untranslated
            if it.public_id in ours] == [
        ("arguments", argument.public_id, ("en",)), ("evidence", fact.public_id, ("pl",)),
        ("contributions", offer.public_id, ("en",)), ("agreements", paper.public_id, ("en",)),
        ("actions", event.public_id, ("en",)), ("projects", project.public_id, ("en",))]
    assert lacks.rows[("projects", "en")] == 1
    assert {key: number for key, number in lacks.rows.items() if key[0] in (
        "names", "offices", "originals", "abstracts", "abstract")} == {
        ("names", ""): 0, ("offices", ""): 1, ("originals", ""): 1, ("abstracts", ""): 1,
        ("abstract", "pl"): 0, ("abstract", "en"): 0}
    plans.choose(session, actor(), campaign, Profile.ESA, details=PlanDetails(
        foreword_en="Foreword"))
    facts = [lacks.facts(campaign, plan(session, it)) for it in (Profile.ESA, Profile.PUBLIC)]
    assert [(it.letters, it.foreword.pl, it.foreword.en) for it in facts] == [
        (1, "Wstęp", "Foreword"), (1, "Wstęp", "")]


def test_those_who_asked_not_to_be_named_are_named_to_the_office(session, store):
    silent = counted(session, store, disclosure=Disclosure.NO_NAME)
    counted(session, store)
    factories.letter(session, factories.institution(session), disclosure=Disclosure.NO_NAME)
    assert unnamed(session, progress.counted(session)) == [silent.signers[0].institution]


def test_letters_follow_one_another_in_the_order_they_came(session):
    bodies = many_rows.fill(session, 3, 0)
    late, early, other = (many_rows.letter([body], LetterState.VERIFIED, day)
                          for body, day in zip(bodies, (1, 5, 1)))
    session.add_all([late, early, other])
    session.flush()
    ids = frozenset({late.id, early.id, other.id})
    assert [next_of(session, ids, it) for it in (None, early, late, other)] == [
        early, late, other, None]
    assert next_of(session, ids - {late.id}, early) == other


def test_statements_do_not_grow_with_rows(session, store):
    def sent() -> int:
        count = progress.counted(session)
        with many_rows.statements() as seen:
            missing(session, count)
        return len(seen)

    counted(session, store)
    few = sent()
    for _ in range(9):
        counted(session, store)
    assert (few, sent()) == (10, 10)
