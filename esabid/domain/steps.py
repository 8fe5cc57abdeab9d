"""The steps of making a dossier's file, and at which percent each begins."""

from enum import StrEnum


class Step(StrEnum):
    CHECK = "check"
    TYPESET = "typeset"
    ASSEMBLE = "assemble"
    INSPECT = "inspect"
    STORE = "store"
    SEAL = "seal"


# Shares of the time that 500 letters take; sealing takes a moment, and not everywhere.
BEGINS = {Step.CHECK: 0, Step.TYPESET: 15, Step.ASSEMBLE: 45, Step.INSPECT: 80, Step.STORE: 88,
          Step.SEAL: 97}


def step_at(percent: int) -> Step:
    """The step a file is at that has come so far."""
    return max((step for step in Step if BEGINS[step] <= percent), key=BEGINS.get)
