"""The look: colours, measures and text styles of the dossier."""

from dataclasses import dataclass, replace

from reportlab.lib.colors import HexColor

from esabid.typeset import fonts
from esabid.typeset.placing import PAPER

MARGIN = 56.0
TOP = 68.0
BOTTOM = 64.0
COLUMN = PAPER[0] - 2 * MARGIN

NAVY = HexColor(0x0B2447)
NAVY_LIGHT = HexColor(0x1F3F70)
GOLD = HexColor(0xF5C542)
INK = HexColor(0x1B2430)
GREY = HexColor(0x566071)
HAIR = HexColor(0xD5DBE4)
PALE = HexColor(0xEEF2F8)
WHITE = HexColor(0xFFFFFF)
MIST = HexColor(0xC9D4E6)


@dataclass(frozen=True)
class Style:
    """A face, its size and leading in points, and its colour."""

    face: str
    size: float
    leading: float
    colour: HexColor = INK

    def sized(self, size: float) -> "Style":
        """The same style at another size, its leading in proportion."""
        return replace(self, size=size, leading=self.leading * size / self.size)


COVER_TITLE = Style(fonts.SERIF_BOLD, 36, 44, WHITE)
COVER_SMALL = Style(fonts.SANS, 9.5, 14, MIST)
COVER_LABEL = Style(fonts.SANS_BOLD, 8, 11, GOLD)
COVER_KIND = Style(fonts.SANS_BOLD, 10.5, 14, GOLD)
COVER_TEXT = Style(fonts.SANS, 10.5, 15, WHITE)
COVER_LINE = Style(fonts.SERIF, 17, 23, WHITE)
COVER_COUNT = Style(fonts.SERIF_BOLD, 104, 110, GOLD)

TITLE = Style(fonts.SERIF_BOLD, 24, 30, NAVY)
SUBTITLE = Style(fonts.SERIF_BOLD, 14, 19, NAVY)
BODY = Style(fonts.SANS, 10, 15.5, INK)
LEAD = Style(fonts.SERIF, 12.5, 18.5, INK)
NOTE = Style(fonts.SANS, 8.5, 12.5, GREY)
ENTRY = Style(fonts.SANS, 9.5, 16.5, INK)
ENTRY_BOLD = Style(fonts.SERIF_BOLD, 11, 22, NAVY)
CELL = Style(fonts.SANS, 8.5, 11.5, INK)
CELL_BOLD = Style(fonts.SANS_BOLD, 8.5, 11.5, INK)
CELL_OTHER = Style(fonts.SANS_ITALIC, 8, 11, GREY)
HEAD = Style(fonts.SANS_BOLD, 8, 11, NAVY)
AXIS = Style(fonts.SANS, 8, 10, GREY)
MARK = Style(fonts.SANS_BOLD, 8.5, 11, NAVY)
FOOT = Style(fonts.SANS, 8, 10, GREY)
STRIP = Style(fonts.SANS_BOLD, 8.5, 11, NAVY)
STRIP_PAGE = Style(fonts.SANS, 8.5, 11, GREY)
ABSTRACT = Style(fonts.SANS, 9, 12.5, INK)
ABSTRACT_LABEL = Style(fonts.SANS_BOLD, 9, 12.5, NAVY)
COUNT = Style(fonts.SERIF_BOLD, 64, 68, NAVY)
COUNT_LINE = Style(fonts.SERIF, 15, 20, NAVY)
TILE = Style(fonts.SERIF_BOLD, 24, 28, NAVY)
TILE_TEXT = Style(fonts.SANS, 8.5, 11.5, GREY)
