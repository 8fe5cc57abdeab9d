"""Declared state machines: a table of transitions, and the two questions one asks of it."""

from dataclasses import dataclass

from esabid.domain.errors import IllegalTransition, InvalidValue
from esabid.domain.permissions import Permission


@dataclass(frozen=True)
class Transition:
    """One legal step: `needs` names the values without which it is refused."""

    action: str
    sources: tuple
    target: str
    permission: Permission = Permission.RUN_CAMPAIGN
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Machine:
    """All transitions of one kind of thing."""

    transitions: tuple[Transition, ...]

    def legal(self, state) -> tuple[Transition, ...]:
        """The transitions that leave `state`, in the order pages show them."""
        return tuple(t for t in self.transitions if state in t.sources)

    def needs(self, action) -> tuple[str, ...]:
        """The values without which `action` is refused, from whatever state."""
        return next(t.needs for t in self.transitions if t.action == action)

    def step(self, state, action, given: dict) -> Transition:
        """The transition `action` from `state`.

        Raises IllegalTransition if there is none, InvalidValue (code `missing_<need>`) if a needed
        value in `given` is empty.
        """
        found = next((t for t in self.legal(state) if t.action == action), None)
        if found is None:
            raise IllegalTransition("illegal_transition", state=state, action=action)
        for need in found.needs:
            if not given.get(need):
                raise InvalidValue(f"missing_{need}", field=need)
        return found
