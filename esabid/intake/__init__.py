"""Intake: decides what a file is, checks it, and makes the copy we work with."""

from esabid.intake.outcome import PREPARER_VERSION, IntakeLimits, Outcome
from esabid.intake.receive import receive
from esabid.intake.sniff import sniff

__all__ = ["PREPARER_VERSION", "IntakeLimits", "Outcome", "receive", "sniff"]
