"""The tree as the architecture tests read it: files, syntax trees, rooms and their imports."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "esabid"
PYTHON_FOLDERS = ("esabid", "tests", "bench")


@dataclass(frozen=True)
class Import:
    """One import of the full dotted `name`; `inline` if it hides in a function or class."""

    path: str
    line: int
    name: str
    relative: bool
    inline: bool

    def __str__(self) -> str:
        return f"{self.path}:{self.line} imports {self.name}"


def relative(path: Path) -> str:
    """A path as the tests print it, from the root of the checkout."""
    return path.relative_to(ROOT).as_posix()


def python_files(*folders: str) -> list[Path]:
    """Every Python file of `folders`, without the generated migrations."""
    found = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return [path for path in found if "migrations" not in path.parts]


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def room(name: str) -> str:
    """The room of a dotted name: "esabid.domain.ask" is in "domain", "esabid" in "esabid"."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def room_of(path: Path) -> str:
    """The room a file of the package lies in."""
    return room(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))


def imports(path: Path) -> list[Import]:
    """Every import of a file; `from a import b` gives "a.b", so that rooms can be told apart."""
    found = []
    _collect(tree(path), relative(path), False, found)
    return found


def _collect(node: ast.AST, path: str, inline: bool, found: list[Import]) -> None:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            found.extend(Import(path, child.lineno, alias.name, False, inline)
                         for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            found.extend(
                Import(path, child.lineno, f"{child.module or ''}.{alias.name}".lstrip("."),
                       child.level > 0, inline) for alias in child.names)
        else:
            hides = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            _collect(child, path, inline or hides, found)
