"""The snapshot as canonical JSON: read back whole, and the same hash in every process."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from esabid.domain.bilingual import Bilingual
from esabid.domain.caution import Weakness
from esabid.domain.chapters import (
    ActionEntry, AgreementEntry, ArgumentEntry, ContributionsEntry, Fact, Offer, ProjectEntry,
    Quoted, Total)
from esabid.domain.contribution import Period, Unit
from esabid.domain.forecast import FanPoint, Forecast
from esabid.domain.funnel import Stage
from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import LetterKind, LetterState, SignatureKind
from esabid.domain.profiles import LetterOrder, Part, Profile
from esabid.domain.snapshot import (
    Argued, CampaignFacts, Gone, Internal, LetterEntry, Numbers, SignedOriginal, Signer, Snapshot,
    Wanted, snapshot_from)

SIGNER = Signer("abcd1234", Bilingual("Instytut Łączności", ""), Sector.RESEARCH_INSTITUTE,
                Reach.NATIONAL, "Kraków", Bilingual("Dyrektor", "Director"),
                SignatureKind.QUALIFIED)
SNAPSHOT = Snapshot(
    profile=Profile.ESA, short=False, demo=True, as_of=date(2026, 6, 30),
    campaign=CampaignFacts(Bilingual("Kraków dla ESA", "Kraków for ESA"), Bilingual("Gmina"),
                           Bilingual(), Bilingual("„Słowo” </script>"), "biuro@example.org"),
    numbers=Numbers(
        goal=50, milestones=(60, 75), verified=2, received=3, institutions=2, parents=1, city_run=0,
        percent=4, crossed_on=None, by_sector={s: 1 for s in Sector},
        by_reach={r: 2 for r in Reach}, curve=((date(2026, 3, 1), 1), (date(2026, 4, 1), 2))),
    letters=(
        LetterEntry("l1", 1, LetterKind.LETTER, None, date(2026, 3, 1), (SIGNER, SIGNER), "a" * 64,
                    ((595.0, 842.0), (842.0, 595.5))),
        LetterEntry("l2", 4, LetterKind.RESOLUTION, date(2026, 3, 30), date(2026, 4, 1),
                    (SIGNER,))),
    unnamed=1)
INTERNAL = Internal(
    cautious=1, weak={4: (Weakness.MANDATE_DOUBTFUL,)},
    forecast=Forecast(True, 9, date(2026, 12, 31), 5, 3, 8, 50, None,
                      (FanPoint(date(2026, 6, 30), 2, 2, 2), FanPoint(date(2026, 7, 7), 2, 3, 4))),
    sectors={s: Wanted(1, 2) for s in Sector}, reach={r: Wanted(2, 0) for r in Reach},
    asks={stage: 3 for stage in Stage},
    arguments=(Argued(Bilingual("Talenty", "Talent"), {Sector.NGO: 2}),
               Argued(Bilingual("Przemysł"), {})))
KEPT_INSIDE = replace(SNAPSHOT, profile=Profile.INTERNAL, internal=INTERNAL)
CHANGES = {
    "actions": (ActionEntry(date(2026, 4, 1), Bilingual("Piknik")),),
    "profile": Profile.PUBLIC, "short": True, "demo": False, "as_of": date(2026, 7, 1),
    "letters": SNAPSHOT.letters[:1], "unnamed": 2, "format": 4,
    "order": LetterOrder.NAME, "left_out": (Part.EVIDENCE,),
    "arguments": (ArgumentEntry(Bilingual("Talenty"), 2, (Quoted(1, "„Słowo”", 1),), (
        Fact(Bilingual("Dowód"), "GUS", "", date(2026, 1, 5)),)),),
    "contributions": ContributionsEntry(
        (Total(Unit.HOURS, Period.A_YEAR, "2.5", 1),),
        (Offer(Bilingual("Instytut"), Bilingual("Godziny"), Unit.HOURS, Period.A_YEAR, "2.5",
               number=1),), 1),
    "agreements": (AgreementEntry(Bilingual("List"), date(2026, 2, 1), (Bilingual("A"),), 1),),
    "projects": (ProjectEntry(Bilingual("CanSat"), Bilingual("Radio")),),
    "gone": (Gone("l3", 3, LetterState.WITHDRAWN),),
    "campaign": replace(SNAPSHOT.campaign, contact=""),
    "numbers": replace(SNAPSHOT.numbers, crossed_on=date(2026, 4, 1)),
}
PROGRAM = """
import sys
from esabid.domain.snapshot import snapshot_from
print(snapshot_from(sys.stdin.read()).content_hash())
"""


@pytest.mark.parametrize("frozen", [
    SNAPSHOT, replace(KEPT_INSIDE, originals=(SignedOriginal(1, "a" * 64, "letter-1.pdf"),)),
    replace(SNAPSHOT, **CHANGES)])
def test_snapshot_is_read_back_whole(frozen):
    again = snapshot_from(frozen.to_json())
    assert (again, again.to_json()) == (frozen, frozen.to_json())


def test_snapshot_stored_before_actions_and_internal_numbers_is_read_without_them():
    stored = json.loads(SNAPSHOT.to_json()) | {"format": 1}
    del stored["actions"], stored["internal"]
    assert snapshot_from(json.dumps(stored)) == replace(SNAPSHOT, format=1)


@pytest.mark.parametrize("profile", [it for it in Profile if it != Profile.INTERNAL])
def test_internal_numbers_cannot_be_put_into_another_dossier(profile):
    with pytest.raises(ValueError, match="internal numbers"):
        replace(KEPT_INSIDE, profile=profile)


@pytest.mark.parametrize("profile", [it for it in Profile if it != Profile.INTERNAL])
def test_signed_originals_cannot_be_put_into_another_dossier(profile):
    with pytest.raises(ValueError, match="signed originals"):
        replace(SNAPSHOT, profile=profile, originals=(SignedOriginal(1, "a" * 64, "l.pdf"),))


def test_internal_numbers_change_the_hash():
    without = replace(KEPT_INSIDE, internal=None)
    assert (without.content_hash() == KEPT_INSIDE.content_hash()) is False


def test_snapshot_is_read_back_with_its_kinds():
    again = snapshot_from(SNAPSHOT.to_json())
    assert (type(again.profile), type(next(iter(again.numbers.by_sector))),
            type(again.letters[0].signers[0].signature), again.numbers.curve[0][0]) == (
        Profile, Sector, SignatureKind, date(2026, 3, 1))


def test_snapshot_hash_does_not_depend_on_the_order_of_tables():
    turned = replace(SNAPSHOT.numbers, by_sector={s: 1 for s in reversed(Sector)})
    assert replace(SNAPSHOT, numbers=turned).content_hash() == SNAPSHOT.content_hash()


@pytest.mark.parametrize("field", CHANGES)
def test_snapshot_hash_changes_with_every_field(field):
    other = replace(SNAPSHOT, **{field: CHANGES[field]})
    assert (other.content_hash() == SNAPSHOT.content_hash()) is False


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_snapshot_hash_is_the_same_in_another_process(seed):
    child = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=SNAPSHOT.to_json(), capture_output=True, text=True,
        check=True, encoding="utf-8", env={**os.environ, "PYTHONHASHSEED": seed})
    assert child.stdout.strip() == SNAPSHOT.content_hash()


def test_without_letters_lists_every_letter_and_shows_none():
    short = SNAPSHOT.without_letters()
    assert (short.short, [(e.number, e.signers, e.prepared, e.pages) for e in short.letters]) == (
        True, [(1, (SIGNER, SIGNER), None, ()), (4, (SIGNER,), None, ())])


@pytest.mark.parametrize(("text", "lang", "said", "really"), [
    (Bilingual("tak", "yes"), "pl", "tak", "pl"), (Bilingual("tak", "yes"), "en", "yes", "en"),
    (Bilingual("tak"), "en", "tak", "pl"), (Bilingual("", "yes"), "pl", "yes", "en"),
])
def test_bilingual_says_the_other_language_where_one_is_missing(text, lang, said, really):
    assert (text.text(lang), text.lang(lang)) == (said, really)
