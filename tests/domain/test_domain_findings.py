"""Findings of intake: stored and read back, and what they forbid or ask for."""

import pytest

from esabid.domain.findings import (Finding, FindingCode, Severity, blocks, finding, findings_from,
                                    needs_reason)


def of(*severities):
    return [finding(FindingCode.BLANK, severity, 1) for severity in severities]


@pytest.mark.parametrize("code", FindingCode)
def test_finding_is_read_back_from_its_row(code):
    found = tuple(finding(code, severity, 3) for severity in Severity)
    assert findings_from(f.as_dict() for f in found) == found


def test_finding_keeps_where_as_text():
    assert (finding(FindingCode.BLANK, Severity.WARNS, 2),
            finding(FindingCode.BLANK, Severity.WARNS)) == (
        Finding(FindingCode.BLANK, Severity.WARNS, "2"),
        Finding(FindingCode.BLANK, Severity.WARNS, ""))


@pytest.mark.parametrize(("severities", "forbids", "asks"), [
    ((), False, False),
    ((Severity.INFORMS,), False, False),
    ((Severity.INFORMS, Severity.WARNS), False, True),
    ((Severity.BLOCKS,), True, False),
    ((Severity.WARNS, Severity.BLOCKS), True, True),
])
def test_findings_forbid_or_ask_for_a_reason(severities, forbids, asks):
    assert (blocks(of(*severities)), needs_reason(of(*severities))) == (forbids, asks)
