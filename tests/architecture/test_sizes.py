"""Files, functions and lines stay small; modules and names say what they are for."""

import ast

from source_tree import PYTHON_FOLDERS, ROOT, python_files, relative, tree

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
FILE_LINES, FUNCTION_LINES, LINE_LENGTH = 250, 40, 100


def _lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def test_files_are_under_250_lines():
    long = {relative(path): len(_lines(path)) for path in python_files(*PYTHON_FOLDERS)
            if len(_lines(path)) >= FILE_LINES}
    assert long == {}


def test_functions_are_under_40_lines():
    long = [f"{relative(path)}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1}"
            for path in python_files(*PYTHON_FOLDERS) for node in ast.walk(tree(path))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and node.end_lineno - node.lineno + 1 >= FUNCTION_LINES]
    assert long == []


def test_lines_are_at_most_100_characters():
    long = [f"{relative(path)}:{number}" for path in python_files(*PYTHON_FOLDERS)
            for number, line in enumerate(_lines(path), 1) if len(line) > LINE_LENGTH]
    assert long == []


def test_every_module_opens_by_saying_what_it_is_for():
    silent = [relative(path) for path in python_files(*PYTHON_FOLDERS)
              if not (ast.get_docstring(tree(path)) or "").split("\n")[0].endswith((".", ":"))]
    assert silent == []


def test_no_name_is_a_drawer_for_anything():
    named = [relative(path) for folder in (*PYTHON_FOLDERS, "templates", "static/js", "static/css")
             for path in sorted((ROOT / folder).rglob("*"))
             if path.stem.strip("_").lower() in FORBIDDEN_NAMES]
    assert named == []


def test_no_file_knows_a_path_of_one_machine():
    # Written in two halves, so that this file is not the one that is found.
    machine = ("/" + "home/", "/" + "Users/", "/" + "work/", "/" + "root/", "C:" + "\\Users")
    folders = (*PYTHON_FOLDERS, "templates", "deploy", ".ci")
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*"))
             if path.suffix in {".py", ".html", ".txt", ".cfg", ".po", ".sh", ".yml", ".csv", ""}
             and path.is_file()]
    files += [path for path in sorted(ROOT.iterdir()) if path.suffix in {".md", ".cfg", ".toml"}]
    wrong = [relative(path) for path in files
             if any(start in path.read_text(encoding="utf-8", errors="replace")
                    for start in machine)]
    assert wrong == []
