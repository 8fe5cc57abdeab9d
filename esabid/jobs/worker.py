"""The worker: two threads of huey's consumer beside the server, or a process of its own."""

from huey.consumer import Consumer

# As many as children may live (isolate.places): a file that takes its time holds nobody up.
AT_ONCE = 2


class Worker(Consumer):
    """A consumer that leaves the process's signals to whoever started it."""

    def __init__(self, huey):
        super().__init__(huey, workers=AT_ONCE, worker_type="thread", periodic=True, max_delay=1.0,
                         initial_delay=0.1, backoff=1.3)

    def _set_signal_handlers(self) -> None:
        """Do nothing: the server or the command ends the worker."""
