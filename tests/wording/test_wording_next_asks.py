"""Reasons for an ask are whole sentences with right plurals, in both languages."""

from datetime import date

import pytest

from esabid.domain.ask import AskState
from esabid.domain.institution import Reach, Sector
from esabid.domain.next_asks import OpenAsk, Reasoned, Why
from esabid.wording import LANGUAGES, words
from esabid.wording.next_asks import reason

ASK = OpenAsk(1, AskState.PROMISED, Sector.SPACE_COMPANY, Reach.INTERNATIONAL,
              expected_on=date(2026, 3, 3))


@pytest.mark.parametrize(("reasoned", "polish", "english"), [
    (Reasoned(Why.PROMISE_OVERDUE, days=1),
     "List zapowiedziany na 3 marca 2026 r., spóźniony o 1 dzień.",
     "Promised for 3 March 2026, 1 day late."),
    (Reasoned(Why.PROMISE_OVERDUE, days=12),
     "List zapowiedziany na 3 marca 2026 r., spóźniony o 12 dni.",
     "Promised for 3 March 2026, 12 days late."),
    (Reasoned(Why.SECTOR_EMPTY),
     "Sektor „Firma kosmiczna”: nie mamy jeszcze żadnego zweryfikowanego listu.",
     "Sector “Space company”: no letter counts yet."),
    (Reasoned(Why.SECTOR_BELOW_TARGET, missing=1),
     "Sektor „Firma kosmiczna”: do celu brakuje 1 instytucji.",
     "Sector “Space company”: 1 institution short of the target."),
    (Reasoned(Why.REACH_BELOW_TARGET, missing=5),
     "Zasięg „Międzynarodowy”: do celu brakuje 5 instytucji.",
     "Reach “International”: 5 institutions short of the target."),
    (Reasoned(Why.SIGNED_AGREEMENT), "Strona porozumienia, która nie przekazała jeszcze listu.",
     "Signed an agreement with us, but has given no letter yet."),
    (Reasoned(Why.WAITS, days=41), "Prośba wysłana 41 dni temu, bez odpowiedzi.",
     "Asked 41 days ago, no answer."),
    (Reasoned(Why.WAITS, days=1), "Prośba wysłana 1 dzień temu, bez odpowiedzi.",
     "Asked 1 day ago, no answer."),
    (Reasoned(Why.WAITS, days=0), "Prośba wysłana dzisiaj.", "Asked today."),
    (Reasoned(Why.PROMISED), "List zapowiedziany na 3 marca 2026 r.",
     "A letter is promised for 3 March 2026."),
    (Reasoned(Why.NOT_ASKED), "Prośba jeszcze niewysłana.", "Not asked yet."),
])
def test_reason_is_a_whole_sentence(reasoned, polish, english):
    assert [reason(words(lang), reasoned, ASK) for lang in ("pl", "en")] == [polish, english]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("why", Why)
def test_every_reason_has_its_sentence(why, lang):
    assert reason(words(lang), Reasoned(why, days=3, missing=None), ASK)[-1] == "."
