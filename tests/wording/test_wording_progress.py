"""The numbers for programs: every key in the order of the contract, and what stays inside."""

from datetime import date
from types import SimpleNamespace

from esabid.domain.ask import AskState
from esabid.domain.caution import Cautious, Weakness
from esabid.domain.counting import InstitutionFacts, LetterFacts, count
from esabid.domain.forecast import Forecast
from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import LetterState
from esabid.domain.progress import Goal, progress
from esabid.domain.bilingual import Bilingual
from esabid.wording import words
from esabid.wording.progress import as_plain, as_public

AS_OF = date(2026, 3, 18)
READ = progress(
    count([LetterFacts(n, LetterState.VERIFIED, AS_OF, (n,)) for n in (1, 2, 3)],
          [InstitutionFacts(n, Sector.NGO, Reach.NATIONAL) for n in (1, 2, 3)]),
    Goal(2, (5,)), {AskState.ASKED: 4}, AS_OF)
WHY = (Weakness.VALIDITY_ENDS, Weakness.SIGNATURE_BROKEN)
STANDING = SimpleNamespace(progress=READ, cautious=Cautious(2, {3: WHY}),
                           forecast=Forecast(True, 9, date(2026, 4, 17), 7, 5, 9))
WEAK = [SimpleNamespace(public_id="abcd2345", weaknesses=WHY,
                        institutions=(Bilingual("Akademia", "Academy"), Bilingual("Szkoła", "")))]


def test_plain_numbers_stand_in_the_order_of_the_contract():
    assert list(as_plain(STANDING, WEAK, words("en"))) == [
        "as_of", "rule", "goal", "verified", "received", "institutions", "parents", "city_run",
        "percent", "crossed_on", "next_milestone", "cautious", "forecast", "by_sector",
        "by_reach", "asks"]


def test_plain_numbers_say_caution_and_forecast():
    plain = as_plain(STANDING, WEAK, words("en"))
    assert (plain["cautious"], plain["forecast"]) == (
        {"count": 2, "weak": [{
            "letter": "abcd2345", "institutions": ["Academy", "Szkoła"], "weaknesses": [
                {"code": "validity_ends", "message": "Its validity ends before the decision."},
                {"code": "signature_broken",
                 "message": "Its electronic signature was found broken."}]}]},
        {"enough_data": True, "expected": 7, "low": 5, "high": 9, "by": date(2026, 4, 17)})


def test_public_numbers_are_those_of_the_plain_ones_and_no_other():
    plain, public = as_plain(STANDING, WEAK, words("pl")), as_public(READ, words("pl"))
    assert (list(public), public) == (
        ["as_of", "rule", "goal", "verified", "received", "institutions", "percent", "crossed_on",
         "next_milestone", "by_sector", "by_reach"], {name: plain[name] for name in public})
