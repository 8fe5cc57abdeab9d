"""What a syntax tree tells about rows: who assigns a state, and that queries are written out."""

import ast

from source_tree import python_files, relative, tree

STATES = {"state", "ask_state"}
OWNERS = {"esabid/services/asks.py", "esabid/services/letters.py"}


def _assigned(node: ast.AST) -> list[ast.Attribute]:
    """The attributes a statement assigns, through tuples too."""
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AugAssign | ast.AnnAssign):
        targets = [node.target]
    else:
        return []
    return [found for target in targets for found in ast.walk(target)
            if isinstance(found, ast.Attribute) and isinstance(found.ctx, ast.Store)]


def _is_of_a_waiting_file(value) -> bool:
    """An incoming file's state is no state machine of the rules; its values name their kind."""
    return (isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name)
            and value.value.id == "IncomingState")


def _changes_a_state(node: ast.AST) -> bool:
    if any(target.attr in STATES for target in _assigned(node)):
        return not _is_of_a_waiting_file(node.value)
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name) and node.func.id == "setattr":
        return any(isinstance(a, ast.Constant) and a.value in STATES for a in node.args)
    return (isinstance(node.func, ast.Attribute) and node.func.attr == "values"
            and any(k.arg in STATES and not _is_of_a_waiting_file(k.value)
                    for k in node.keywords))


def test_states_are_changed_by_their_two_deeds_only():
    wrong = [f"{relative(path)}:{node.lineno}" for path in python_files("esabid")
             if relative(path) not in OWNERS
             for node in ast.walk(tree(path)) if _changes_a_state(node)]
    assert wrong == []


def test_queries_are_written_with_select():
    wrong = [f"{relative(path)}:{node.lineno}" for path in python_files("esabid")
             for node in ast.walk(tree(path))
             if isinstance(node, ast.Attribute) and node.attr == "query"
             and isinstance(node.value, ast.Name)
             and (node.value.id[:1].isupper() or node.value.id == "session")]
    assert wrong == []


def test_deeds_never_commit_but_in_the_one_transaction_the_doors_open():
    wrong = [f"{relative(path)}:{node.lineno}" for path in python_files("esabid/services")
             if path.name != "transactions.py" for node in ast.walk(tree(path))
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
             and node.func.attr == "commit"]
    assert wrong == []


def test_rules_take_today_as_an_argument():
    clocks = {"today", "now", "utcnow"}
    wrong = [f"{relative(path)}:{node.lineno}" for path in python_files("esabid/domain")
             for node in ast.walk(tree(path))
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
             and node.func.attr in clocks]
    assert wrong == []
