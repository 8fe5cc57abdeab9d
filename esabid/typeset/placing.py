"""Where the letters' pages come to stand: what the press hands to the assembly.

The measures that both go by are here, too. Loads without ReportLab, which the assembly does not
need.
"""

from dataclasses import dataclass

PAPER = (595.28, 841.89)
# The name of a letter's page among the resources of the page that shows it.
FORM = "Letter"
# Heights from the upper edge in points: the strip, and where the letter's page may begin.
STRIP = 31
HEAD = 38.0
# Under 85 % of A4 is the letter: more of it, and checkers take the page for a bare picture.
SIDE = FOOT = 25.0


@dataclass(frozen=True)
class Slot:
    """A skeleton page (from 1) that waits for page `part` (from 0) of a prepared copy.

    `head` is the room in points that the title strip, and on a letter's first page its abstract,
    take from the upper edge; the letter's page, of `size`, stands beneath.
    """

    page: int
    prepared: str
    part: int
    head: float
    size: tuple[float, float]


@dataclass(frozen=True)
class Layout:
    """The skeleton's plan: `places` maps each bookmark's key to its page, from 1."""

    pages: int
    front_pages: int
    places: dict[str, int]
    bookmarks: tuple[str, ...]
    links: tuple[str, ...]
    slots: tuple[Slot, ...]


def paper(size: tuple[float, float]) -> tuple[float, float]:
    """A4 upright, or across for a letter page that is wider than high."""
    return PAPER if size[1] >= size[0] else PAPER[::-1]


def placed(size: tuple[float, float], head: float) -> tuple[float, float, float]:
    """Where a letter page of `size` points stands on its paper: (scale, left, bottom).

    Fitted into the body that `head` leaves, never enlarged, centred, at the top.
    """
    width, height = paper(size)
    room, high = width - 2 * SIDE, height - head - FOOT
    scale = min(1.0, room / size[0], high / size[1])
    return scale, (width - scale * size[0]) / 2, FOOT + high - scale * size[1]
