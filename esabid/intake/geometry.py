"""The size and the turn of a page as its reader sees it."""

from dataclasses import dataclass

import pikepdf
from pikepdf import Array

from esabid.intake.walk import entry, inherited, number

LETTER = (0.0, 0.0, 612.0, 792.0)


@dataclass(frozen=True)
class Sheet:
    """The visible box in the page's own units, its turn in degrees, and points per unit."""

    box: tuple[float, float, float, float]
    turn: int
    unit: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, after turning."""
        left, bottom, right, top = self.box
        width, height = (right - left) * self.unit, (top - bottom) * self.unit
        return (height, width) if self.turn in (90, 270) else (width, height)

    @property
    def matrix(self) -> list[float]:
        """Moves the visible box to the origin, upright and in points (ISO 32000-2, 8.3.3)."""
        left, bottom, right, top = self.box
        turned = {0: (1, 0, 0, 1, -left, -bottom), 90: (0, -1, 1, 0, -bottom, right),
                  180: (-1, 0, 0, -1, right, top), 270: (0, 1, -1, 0, top, -left)}[self.turn]
        return [round(value * self.unit, 4) + 0.0 for value in turned]


def sheet(page: pikepdf.Object) -> Sheet:
    """Read the boxes the way pdfium does: a missing page box is US Letter, a crop box that
    lies outside of the page box is none, a turn by odd degrees counts as the quarter below."""
    media = _box(inherited(page, "/MediaBox")) or LETTER
    crop = _box(inherited(page, "/CropBox")) or media
    inside = (max(media[0], crop[0]), max(media[1], crop[1]),
              min(media[2], crop[2]), min(media[3], crop[3]))
    visible = inside if inside[0] < inside[2] and inside[1] < inside[3] else media
    quarters = int(number(inherited(page, "/Rotate"), 0) / 90) % 4
    unit = number(entry(page, "/UserUnit"), 1)
    return Sheet(visible, quarters * 90, unit if unit > 0 else 1.0)


def _box(value) -> tuple[float, float, float, float] | None:
    if not isinstance(value, Array) or len(value) != 4:
        return None
    x0, y0, x1, y1 = (number(side, 0) for side in value)
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box[0] < box[2] and box[1] < box[3] else None
