"""The one status shown: what a letter says goes before what its ask says."""

from datetime import date, timedelta

import pytest

from esabid.domain.ask import AskState
from esabid.domain.letter import LetterState as L
from esabid.domain.status import AskFacts, Status, status

TODAY = date(2026, 3, 18)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.mark.parametrize("ask", AskState)
@pytest.mark.parametrize(("letters", "shown"), [
    ((L.VERIFIED,), Status.VERIFIED),
    ((L.RECEIVED,), Status.TO_CHECK),
    ((L.RETURNED,), Status.TO_COMPLETE),
    ((L.RETURNED, L.RECEIVED), Status.TO_CHECK),
    ((L.RECEIVED, L.RETURNED, L.VERIFIED), Status.VERIFIED),
    ((L.WITHDRAWN, L.RETURNED), Status.TO_COMPLETE),
    ((L.REPLACED, L.VERIFIED), Status.VERIFIED),
])
def test_status_by_letter_goes_before_the_ask(ask, letters, shown):
    assert status(AskFacts(ask, YESTERDAY), letters, TODAY) == shown


@pytest.mark.parametrize("letters", [(), (L.WITHDRAWN,), (L.REPLACED, L.WITHDRAWN)])
@pytest.mark.parametrize(("ask", "expected", "shown"), [
    (AskState.PLANNED, None, Status.PLANNED),
    (AskState.ASKED, None, Status.ASKED),
    (AskState.ASKED, TOMORROW, Status.ASKED),
    (AskState.ASKED, TODAY, Status.ASKED),
    (AskState.ASKED, YESTERDAY, Status.OVERDUE),
    (AskState.PROMISED, TODAY, Status.PROMISED),
    (AskState.PROMISED, YESTERDAY, Status.OVERDUE),
    (AskState.DECLINED, None, Status.DECLINED),
    (AskState.DECLINED, YESTERDAY, Status.DECLINED),
    (AskState.NEUTRAL, YESTERDAY, Status.NEUTRAL),
    (AskState.PLANNED, YESTERDAY, Status.PLANNED),
])
def test_status_by_ask_is_overdue_after_the_expected_day(ask, expected, letters, shown):
    assert status(AskFacts(ask, expected), letters, TODAY) == shown
