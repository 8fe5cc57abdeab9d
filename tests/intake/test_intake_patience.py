"""Work that takes too long is ended, even where a library catches whatever it can."""

import pytest

from esabid.intake.patience import TooLong, patience


def stubborn(rounds):
    """Works on and on and takes every error for its own."""
    for _round in range(rounds):
        try:
            sum(range(10 ** 5))
        except Exception:
            continue


def test_patience_ends_work_that_goes_on_for_ever():
    with pytest.raises(TooLong), patience(0.1):
        stubborn(10 ** 6)


def test_patience_leaves_quick_work_and_what_follows_alone():
    with patience(0.05):
        stubborn(1)
    stubborn(100)
