"""The steps of making a file: each begins where the one before ends."""

import pytest

from esabid.domain.steps import BEGINS, Step, step_at


def test_steps_begin_one_after_the_other_from_nothing():
    begins = [BEGINS[step] for step in Step]
    assert (begins[0], begins, max(begins) < 100) == (0, sorted(set(begins)), True)


@pytest.mark.parametrize(("percent", "step"), [
    (0, Step.CHECK), (14, Step.CHECK), (15, Step.TYPESET), (79, Step.ASSEMBLE),
    (80, Step.INSPECT), (96, Step.STORE), (97, Step.SEAL), (100, Step.SEAL)])
def test_percent_says_the_step(percent, step):
    assert step_at(percent) == step
