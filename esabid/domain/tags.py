"""Tags of an institution: short words one types with commas between, kept as one line of text."""

import re

SEPARATOR = ", "


def tags_in(text: str) -> tuple[str, ...]:
    """The tags of a line in the order typed; commas and semicolons part them, none comes twice.

    "Pilne" and "pilne" are one tag, written as it was first.
    """
    found = {}
    for part in re.split("[,;]", text):
        if tag := " ".join(part.split()):
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def written(tags) -> str:
    """The line that holds these tags: each stands between `SEPARATOR`s, so that it can be found."""
    return SEPARATOR.join(tags_in(SEPARATOR.join(tags)))


def with_tags(line: str, more: str) -> str:
    """The line with the tags of `more` added at its end."""
    return written((*tags_in(line), *tags_in(more)))


def without_tags(line: str, fewer: str) -> str:
    """The line without the tags of `fewer`, however they are capitalised."""
    gone = {tag.casefold() for tag in tags_in(fewer)}
    return written(tag for tag in tags_in(line) if tag.casefold() not in gone)
