"""What stays inside: the office's dossier has it, no other one has a word of it."""

from datetime import date
from pathlib import Path

import factories
import pytest
from dossier.making import strings, texts
from factories import TODAY, actor

from esabid.domain.argument import ArgumentDetails, MentionDetails
from esabid.domain.ask import AskAction
from esabid.domain.caution import Weakness
from esabid.domain.funnel import Stage
from esabid.domain.institution import Sector
from esabid.domain.letter import SignatureKind
from esabid.domain.promotion import ActionDetails
from esabid.domain.snapshot import Profile, Wanted
from esabid.dossier.build import build
from esabid.dossier.request import Request
from esabid.queries.dossier import snapshot
from esabid.services import arguments, asks, mentions, promotion

FONTS = Path(__file__).parents[2] / "static" / "fonts"
OTHERS = [it for it in Profile if it != Profile.INTERNAL]
# Nothing of these may be read in a dossier that leaves the office, whatever its language.
SECRETS = ("Nie popieramy", "Luka", "Gap", "ostrożnie", "cautious", "Prognoz", "orecast", "Odmow",
           "eclined", "a cele", "targets", "wewnętrzn", "internal", "Targi jutro")


@pytest.fixture
def campaign(session, store):
    """Three letters, one of them weak; a refusal, a gap, targets, actions past and planned."""
    row = factories.campaign(session)
    row.sector_targets = {"ngo": 7}
    for number, kind in enumerate((SignatureKind.QUALIFIED, SignatureKind.SCAN,
                                   SignatureKind.QUALIFIED)):
        letter = factories.letter(session, factories.institution(session, f"Szkoła {number}"),
                                  store=store, verified=True, signature=kind)
    refused = factories.institution(session, "Firma X")
    asks.advance(session, actor(), refused, action=AskAction.ASK, asked_on=TODAY)
    asks.advance(session, actor(), refused, action=AskAction.DECLINE, reason="Nie popieramy")
    made = arguments.add(session, actor(), details=ArgumentDetails("Talenty", "Talent"))
    arguments.add(session, actor(), details=ArgumentDetails("Luka", "Gap"))
    mentions.add(session, actor(), letter, details=MentionDetails(made.id))
    for day, name in ((TODAY, "Piknik"), (date(2026, 3, 19), "Targi jutro")):
        promotion.add_action(session, actor(), details=ActionDetails(day, name_pl=name))
    session.flush()
    return row


def frozen(session, campaign, profile):
    return snapshot(session, campaign, profile=profile, short=True, as_of=TODAY)


def test_office_dossier_holds_what_stays_inside(session, campaign):
    found = frozen(session, campaign, Profile.INTERNAL)
    inside = found.internal
    assert (inside.cautious, inside.weak) == (2, {2: (Weakness.ORIGINAL_ELSEWHERE,)})
    assert (inside.sectors[Sector.NGO], inside.asks[Stage.DECLINED], inside.asks[Stage.COUNTS]) == (
        Wanted(0, 7), 1, 3)
    # The campaign opened with arguments of its own, which nobody makes yet.
    assert [(it.name.pl, it.letters) for it in inside.arguments][-2:] == [
        ("Talenty", {Sector.RESEARCH_INSTITUTE: 1}), ("Luka", {})]
    assert inside.forecast.enough_data is False


@pytest.mark.parametrize("profile", Profile)
def test_every_dossier_holds_the_actions_that_have_happened(session, campaign, profile):
    assert [it.name.pl for it in frozen(session, campaign, profile).actions] == ["Piknik"]


@pytest.mark.parametrize("profile", OTHERS)
def test_other_snapshots_have_none_of_it(session, campaign, profile):
    found = frozen(session, campaign, profile)
    stored = found.to_json().replace('"internal":null', "")
    assert (found.internal, [word for word in SECRETS if word in stored]) == (None, [])


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("profile", Profile)
def test_only_the_office_dossier_says_it(session, campaign, tmp_path, profile, lang):
    out = tmp_path / "dossier.pdf"
    build(Request(frozen(session, campaign, profile), lang, None, FONTS, {}, out),
          lambda done, step: None)
    whole = " ".join(texts(out)) + strings(out)
    inside = ("Luka", "ostrożnie") if lang == "pl" else ("Gap", "cautiously")
    expected = list(inside) if profile == Profile.INTERNAL else []
    assert [word for word in inside if word in whole] == expected
    leaked = [word for word in SECRETS if word in whole]
    assert profile == Profile.INTERNAL or leaked == []
