"""The checklist: findings throw questions open, a person answers, a no takes its reason."""

import pytest

from esabid.domain.checklist import Answer, Check, answered, prefilled
from esabid.domain.errors import InvalidValue
from esabid.domain.findings import FindingCode, Severity, finding

UNDATED = finding(FindingCode.DATE_MISSING, Severity.WARNS)
REPAIRED = finding(FindingCode.REPAIRED, Severity.INFORMS)
ALL = dict.fromkeys(Check, Answer.YES)


def test_checklist_without_warnings_is_all_yes():
    assert prefilled([REPAIRED]) == ALL


def test_checklist_leaves_open_what_a_warning_throws_open():
    assert prefilled([UNDATED, REPAIRED]) == ALL | {Check.DATED: None}


def test_a_finding_that_only_informs_throws_nothing_open():
    assert prefilled([finding(FindingCode.DATE_MISSING, Severity.INFORMS)]) == ALL


def test_confirming_as_found_denies_what_was_thrown_open():
    assert answered(None, [UNDATED], "Data jest na kopercie") == ALL | {Check.DATED: Answer.NO}


@pytest.mark.parametrize(("given", "findings", "reason", "code"), [
    (None, [UNDATED], "", "missing_reason_against_warning"),
    (ALL, [UNDATED], "", "missing_reason_against_warning"),
    (ALL | {Check.ENTITLED: Answer.NO}, [], "", "missing_reason_against_warning"),
    (ALL | {Check.SIGNED: None}, [], "Tak", "missing_answers"),
    ({}, [], "Tak", "missing_answers"),
])
def test_answers_are_refused_with_what_they_lack(given, findings, reason, code):
    with pytest.raises(InvalidValue) as refused:
        answered(given, findings, reason)
    assert refused.value.code == code


def test_answers_against_the_findings_stand_with_their_reason():
    assert answered(ALL, [UNDATED], "Data jest w stopce") == ALL
