"""The parent's side of a build: a letter the child dies of is found and left out, and said so."""

import time

from esabid.isolate import (ChildCrashed, ChildError, ChildFailed, ChildOutOfMemory, ChildStopped,
                            ChildTimedOut, Limits, run)

# So long may one letter take by itself; whatever takes longer would hang the whole dossier.
PATIENCE_SECONDS = 20
_DEATHS = (ChildCrashed, ChildOutOfMemory, ChildTimedOut)
# After so many deaths it is not the letters.
_MOST_DEATHS = 20


def limits(letters: int) -> Limits:
    """What a build of so many letters may use: many times what it does, to stop what went wrong."""
    seconds = 90 + letters // 10
    return Limits(address_space=4 << 30, cpu_seconds=seconds, wall_seconds=seconds,
                  file_size=4 << 30)


def build_apart(request: dict, on_progress=None, wanted=None) -> dict:
    """Build a dossier in a child process; returns what it says of the one it built (Built).

    Where the child dies or the letters cannot be assembled, each letter is tried by itself in
    children that may die of it, and the dossier built without those: that costs one pass over
    all letters, and a child for each bad one. Raises ChildError; ChildStopped once `wanted()`
    says no.
    """
    bounds = limits(len(request["snapshot"]["letters"]))
    try:
        return run("esabid.dossier", request, bounds, on_progress, wanted)
    except ChildFailed as error:
        if error.code != "assemble":
            raise
        failed = error
    except _DEATHS as error:
        failed = error
    bad = _bad_letters(request, bounds, wanted)
    if not bad:
        raise failed
    return run("esabid.dossier", request | {"left_out": sorted(bad)}, bounds, on_progress, wanted)


def _bad_letters(request: dict, bounds: Limits, wanted) -> set[int]:
    """The numbers of the letters that a child died of, or said it cannot use."""
    bad, rest = set(), list(request["snapshot"]["letters"])
    for _ in range(_MOST_DEATHS):
        listener = _Listener(wanted)
        part = request | {"snapshot": request["snapshot"] | {"letters": rest}}
        try:
            found = run("esabid.dossier.probe", part, bounds, listener.hear, listener.wanted)
            return bad | set(found["unusable"])
        except ChildStopped:
            if not listener.tired:
                raise
        except _DEATHS:
            pass
        if listener.number is None:
            return bad
        bad |= listener.unusable | {listener.number}
        numbers = [entry["number"] for entry in rest]
        rest = rest[numbers.index(listener.number) + 1:]
    return bad


class _Listener:
    """Hears at which letter the child is, and since when."""

    def __init__(self, wanted):
        self.number: int | None = None
        self.unusable: set[int] = set()
        self.tired = False
        self._since, self._wanted = time.monotonic(), wanted

    def hear(self, percent: int, said: str) -> None:
        """The child is at the letter with this number; or, at 100 percent, cannot use it."""
        self._since = time.monotonic()
        if percent:
            self.unusable.add(int(said))
        else:
            self.number = int(said)

    def wanted(self) -> bool:
        """Whether to wait any longer."""
        self.tired = time.monotonic() - self._since > PATIENCE_SECONDS
        return not self.tired and (self._wanted is None or self._wanted())
