"""Paths that commands take: a plain file or a folder, never a device or a pipe."""

from pathlib import Path

import click


class Place(click.Path):
    """A path whose file, where there is one, is a plain file.

    A pipe or a device would be read without end, or replaced by a file.
    """

    def __init__(self, **kwargs):
        super().__init__(path_type=Path, **kwargs)

    def convert(self, value, param, ctx):
        path = super().convert(value, param, ctx)
        if path.exists() and not (path.is_file() or path.is_dir()):
            self.fail(f"{str(path)!r} is neither a file nor a folder", param, ctx)
        return path


def plain(name: str) -> str:
    """A file's name in one line of text, whatever bytes the system has for it."""
    return "".join(c if c.isprintable() else "?" for c in name)
