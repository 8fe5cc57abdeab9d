"""Background work: huey only kicks and keeps the clock, the domain rows are the truth."""

from esabid.jobs.queue import make_queue
from esabid.jobs.worker import Worker

__all__ = ["Worker", "make_queue"]
