"""What the code refuses and records, read off its syntax trees."""

import ast
from dataclasses import dataclass
from pathlib import Path

from esabid.domain import errors
from esabid.domain.ask import ASK
from esabid.domain.letter import LETTER

PACKAGE = Path(errors.__file__).parents[1]
REFUSALS = {name for name in vars(errors) if isinstance(getattr(errors, name), type)
            and issubclass(getattr(errors, name), errors.DomainError)}
# f"missing_{need}" of the state machines, f"wrong_{field}" of identifiers.
FORMED = {
    "missing_": {f"missing_{need}" for machine in (ASK, LETTER) for step in machine.transitions
                 for need in step.needs},
    "wrong_": {"wrong_nip", "wrong_regon"},
}
ROWS_OF = {"link.institution": ("institution",), "survivor": ("institution",),
           "row.letter": ("letter",), "handover.compilation": ("compilation",),
           "conversation.institution": ("institution",), "row": ("compilation",),
           "the_campaign(session)": ("campaign",), "thing": ("campaign", "institution", "letter")}


@dataclass(frozen=True)
class Refusal:
    """One place that refuses: the room, the code, and the values given to its sentence."""

    room: str
    code: str
    values: frozenset[str]


def _trees():
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def _named(call, names) -> bool:
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names


def _codes(node) -> set[str]:
    """The codes an argument may have; none where it is a variable."""
    if isinstance(node, ast.IfExp):
        return _codes(node.body) | _codes(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return FORMED[node.values[0].value]
    return {node.value} if isinstance(node, ast.Constant) else set()


def refusals() -> set[Refusal]:
    """Every refusal with a code that is written down where it is raised."""
    return {Refusal(path.relative_to(PACKAGE).parts[0], code,
                    frozenset(k.arg for k in node.keywords if k.arg))
            for path, tree in _trees() for node in ast.walk(tree)
            if _named(node, REFUSALS) and node.args for code in _codes(node.args[0])}


def texts_outside_wording() -> set[str]:
    """Every plain string of the code but the wording's own."""
    return {node.value for path, tree in _trees() if "wording" not in path.parts
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def recorded() -> set[tuple[str, str]]:
    """Every (subject, action) that a deed writes into history."""
    found = set()
    for path, tree in _trees():
        for call in ast.walk(tree):
            if "services" in path.parts and _named(call, {"record"}):
                name = ast.unparse(call.args[2])
                action = next(k.value for k in call.keywords if k.arg == "action")
                steps = ASK if path.stem == "asks" else LETTER
                actions = _codes(action) or {t.action.value for t in steps.transitions}
                found |= {(row, it) for row in ROWS_OF.get(name, (name,)) for it in actions}
    return found
