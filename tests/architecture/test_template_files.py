"""Templates are all reached, and none carries style or script of its own."""

import ast
import re
from html.parser import HTMLParser

from source_tree import ROOT, python_files, relative, tree

TEMPLATES = ROOT / "templates"
_REACHES = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+(.+?)-?%}", re.DOTALL)
_QUOTED = re.compile(r"""["']([^"']+\.[a-z0-9]+)["']""")
_JINJA = re.compile(r"{#.*?#}|{%.*?%}", re.DOTALL)


def _templates():
    return [path for path in sorted(TEMPLATES.rglob("*")) if path.is_file()]


def _named_in_python() -> str:
    """Every string constant of the package; an f-string keeps a star for what is filled in."""
    strings = []
    for path in python_files("esabid"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.JoinedStr):
                strings.append("".join(
                    str(v.value) if isinstance(v, ast.Constant) else "*" for v in node.values))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.append(node.value)
    return "\n".join(strings)


class _Inline(HTMLParser):
    """Notes style attributes, event handlers and scripts without a source."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        names = {name for name, _ in attrs}
        line = self.getpos()[0]
        self.found += [f"{line}: {name}=" for name in sorted(names)
                       if name == "style" or name.startswith("on") or name.startswith("hx-on")]
        self.found += [f"{line}: javascript:" for _, value in attrs
                       if (value or "").strip().lower().startswith("javascript:")]
        if tag == "style" or tag == "script" and "src" not in names:
            self.found.append(f"{line}: <{tag}>")


def test_every_template_is_reached():
    python = set(_named_in_python().splitlines())
    patterns = [re.escape(text).replace(r"\*", "[^/]+") for text in python
                if "*" in text and re.search(r"\.(html|txt|svg|xml)$", text)]
    templates = {name for path in _templates()
                 for reach in _REACHES.findall(path.read_text(encoding="utf-8"))
                 for name in _QUOTED.findall(reach)}
    names = [path.relative_to(TEMPLATES).as_posix() for path in _templates()]
    reached = python | templates
    assert [name for name in names if name not in reached
            and not any(re.fullmatch(pattern, name) for pattern in patterns)] == []


def test_templates_carry_no_style_and_no_script():
    wrong = []
    for path in _templates():
        parser = _Inline()
        # Jinja's own marks are blanked line by line, so that the numbers of lines stay right.
        parser.feed(_JINJA.sub(lambda m: "\n" * m.group().count("\n"),
                               path.read_text(encoding="utf-8")))
        wrong += [f"{relative(path)}:{found}" for found in parser.found]
    assert wrong == []


def test_pages_are_not_written_in_python():
    tags = re.compile(r"</(div|p|span|a|td|tr|li|ul|table|section|form)>")
    wrong = [f"{relative(path)}:{node.lineno}"
             for folder in ("web", "api", "services", "queries", "access")
             for path in python_files(f"esabid/{folder}") for node in ast.walk(tree(path))
             if isinstance(node, ast.Constant) and isinstance(node.value, str)
             and tags.search(node.value)]
    assert wrong == []
