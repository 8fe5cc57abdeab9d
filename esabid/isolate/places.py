"""How many children may live at once; one that waits for work makes room for one that has it."""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from esabid.isolate.process import Child


@dataclass(frozen=True, eq=False)
class _Idle:
    """A child that waits for a request of its owner, since an instant of the monotonic clock."""

    owner: object
    child: Child
    since: float


class Places:
    """So many places for children; an idle child keeps its place until somebody needs it."""

    def __init__(self, count: int):
        self._free = count
        self._idle: list[_Idle] = []  # The longest idle first.
        self._changed = threading.Condition()

    @contextlib.contextmanager
    def one(self) -> Iterator[None]:
        """A place for the time of a with block."""
        self.take(None)
        try:
            yield
        finally:
            self.give()

    def take(self, owner) -> Child | None:
        """Wait for a place; with it comes the owner's idle child, if one is there."""
        with self._changed:
            self._changed.wait_for(lambda: self._free or self._idle)
            mine = next((it for it in reversed(self._idle) if it.owner is owner), None)
            if mine is not None:
                self._idle.remove(mine)
                return mine.child
            if self._free:
                self._free -= 1
                return None
            spare = self._idle.pop(0)
        spare.child.end()
        return None

    def give(self) -> None:
        """Give a place back."""
        with self._changed:
            self._free += 1
            self._changed.notify()

    def rest(self, owner, child: Child) -> None:
        """Leave a child idle in its place."""
        with self._changed:
            self._idle.append(_Idle(owner, child, time.monotonic()))
            self._changed.notify()

    def retire(self, owner, seconds: float = 0) -> bool:
        """End the owner's children that have been idle so long; whether others are left."""
        with self._changed:
            before = time.monotonic() - seconds
            gone = [it for it in self._idle if it.owner is owner and it.since <= before]
            self._idle = [it for it in self._idle if it not in gone]
            left = any(it.owner is owner for it in self._idle)
        for idle in gone:
            idle.child.end()
            self.give()
        return left


# More at once would only make each slower and the sum of their memory dangerous.
PLACES = Places(2)
