"""Intake: decides what a file is, checks it, and makes the copy we work with."""

from esabid.intake.outcome import PREPARER_VERSION, Aids, IntakeLimits, Outcome
from esabid.intake.receive import receive, warm_child
from esabid.intake.sniff import sniff, sniff_letter

__all__ = ["PREPARER_VERSION", "Aids", "IntakeLimits", "Outcome", "receive", "sniff",
           "sniff_letter", "warm_child"]
