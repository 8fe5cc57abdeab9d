"""The laws of every test run: what may be left out, and that it is said."""

import os

import pytest

CORPUS = os.environ.get("ESABID_TEST_CORPUS")
CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")


def pytest_collection_modifyitems(config, items):
    """Leave the corpus tests out where no corpus is named."""
    if not CORPUS:
        left_out = [item for item in items if item.get_closest_marker("corpus")]
        items[:] = [item for item in items if not item.get_closest_marker("corpus")]
        config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter):
    """Say what was left out, so that a green run never promises more than it checked."""
    if not CORPUS:
        terminalreporter.write_line(
            "Tests marked `corpus` were left out: ESABID_TEST_CORPUS is not set.")


def _no_skips(report):
    """In CI a skipped test is a failed one: nobody reads the letter s."""
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"No test may be skipped in CI. {why}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return _no_skips((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return _no_skips((yield))
