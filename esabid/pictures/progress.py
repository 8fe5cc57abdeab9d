"""The campaign's number as a picture that other sites show beside a link (Open Graph)."""

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from esabid.figures.bars import goal_bar

# What Facebook, LinkedIn and others show whole: 1.91 to 1.
WIDTH, HEIGHT = 1200, 630
_LEFT, _RIGHT = 80, WIDTH - 80
_NAVY_DEEP, _NAVY, _NAVY_BRIGHT = (8, 26, 54), (11, 35, 71), (27, 79, 163)
_GOLD, _GOLD_PALE = (255, 200, 69), (255, 230, 163)
_WHITE, _PALE, _TRACK = (255, 255, 255), (199, 214, 240), (71, 97, 141)
# Edges are drawn larger and made smaller, so that they are smooth.
_FINE = 4


@dataclass(frozen=True)
class ProgressPicture:
    """What the picture says: `number` in the language's own writing, `beside` the words after it,
    `goal_said` those under the tick, `rule` and `as_of` at the foot, `mark` in a demo's corner."""

    campaign: str
    bidder: str
    number: str
    beside: str
    goal_said: str
    rule: str
    as_of: str
    verified: int
    goal: int
    mark: str = ""


@lru_cache(maxsize=16)
def draw(said: ProgressPicture, fonts: Path) -> bytes:
    """The PNG of `said`; equal words and fonts give equal bytes.

    `fonts` is the folder of the Noto faces. Raises OSError where a face is missing.
    """
    picture = _ground()
    pen = ImageDraw.Draw(picture)
    regular, bold = fonts / "NotoSans-Regular.ttf", fonts / "NotoSans-Bold.ttf"
    room = _RIGHT - _LEFT
    if said.mark:
        room -= _mark(pen, said.mark, _face(bold, 30)) + 40
    _line(pen, 64, said.campaign, _fitted(said.campaign, bold, 44, room, least=32), _WHITE, room)
    _line(pen, 128, said.bidder, _face(regular, 30), _PALE, room)
    number = _fitted(said.number, bold, 250, 620)
    pen.text((_LEFT - 8, 396), said.number, _WHITE, number, anchor="ls")
    start = _LEFT + pen.textlength(said.number, number) + 26
    _beside(pen, start, said.beside, bold)
    _bar(picture, said.verified, said.goal)
    _goal_words(pen, said, _face(bold, 28))
    for top, words in ((538, said.rule), (574, said.as_of)):
        _line(pen, top, words, _face(regular, 24), _PALE, _RIGHT - _LEFT)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _face(path: Path, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout, so that bytes do not depend on what else is installed.
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def _ground() -> Image.Image:
    """The dark card of the pages: navy, brighter to the right."""
    strip = Image.new("RGB", (WIDTH, 1))
    for x in range(WIDTH):
        share = x / (WIDTH - 1)
        first, then, part = ((_NAVY_DEEP, _NAVY, share / .45) if share < .45
                             else (_NAVY, _NAVY_BRIGHT, (share - .45) / .55))
        strip.putpixel((x, 0), tuple(round(a + (b - a) * part) for a, b in zip(first, then)))
    return strip.resize((WIDTH, HEIGHT))


def _line(pen, top: int, words: str, face, colour, room: float) -> None:
    """One line of text, cut with an ellipsis where the room ends."""
    if pen.textlength(words, face) > room:
        while words and pen.textlength(words.rstrip() + "…", face) > room:
            words = words[:-1]
        words = words.rstrip() + "…"
    pen.text((_LEFT, top), words, colour, face)


def _fitted(words: str, path: Path, size: int, room: float, least: int = 40):
    """The face in the largest size in which `words` fit, or the `least`."""
    while (face := _face(path, size)).getlength(words) > room and size > least:
        size -= 2
    return face


def _beside(pen, start: float, words: str, path: Path) -> None:
    """The words after the number, in two lines where one is too long."""
    parts, room = words.split(), _RIGHT - start
    face = _face(path, 52)
    lines = [parts[0]] if parts else []
    for part in parts[1:]:
        longer = f"{lines[-1]} {part}"
        if face.getlength(longer) > room:
            lines.append(part)
        else:
            lines[-1] = longer
    for place, line in enumerate(reversed(lines)):
        pen.text((start, 396 - 64 * place), line, _WHITE, face, anchor="ls")


def _bar(picture: Image.Image, verified: int, goal: int) -> None:
    """The bar that runs on past the goal's tick."""
    bar, width, height = goal_bar(verified, goal), _RIGHT - _LEFT, 56
    layer = Image.new("RGBA", (width * _FINE, height * _FINE))
    pen = ImageDraw.Draw(layer)
    tick, filled = (round(width * _FINE * share / 100) for share in (bar.goal, bar.filled))
    top, bottom = 14 * _FINE, 42 * _FINE - 1
    pen.rounded_rectangle((0, top, width * _FINE - 1, bottom), 14 * _FINE, fill=_TRACK)
    if filled:
        shape = Image.new("L", layer.size)
        ImageDraw.Draw(shape).rounded_rectangle(
            (0, top, max(filled, 28 * _FINE), bottom), 14 * _FINE, fill=255)
        colour = Image.new("RGBA", layer.size, _GOLD_PALE)
        ImageDraw.Draw(colour).rectangle((0, 0, tick, height * _FINE), fill=_GOLD)
        layer.paste(colour, mask=shape)
    pen.rectangle((tick - 3 * _FINE, 4 * _FINE, tick + 3 * _FINE, 52 * _FINE), fill=_WHITE)
    smooth = layer.resize((width, height), Image.Resampling.LANCZOS)
    picture.paste(smooth, (_LEFT, 428), smooth)


def _goal_words(pen, said: ProgressPicture, face) -> None:
    """The words under the tick, kept inside the picture."""
    tick = _LEFT + (_RIGHT - _LEFT) * goal_bar(said.verified, said.goal).goal / 100
    half = face.getlength(said.goal_said) / 2
    pen.text((min(max(tick, _LEFT + half), _RIGHT - half), 484), said.goal_said, _WHITE, face,
             anchor="ma")


def _mark(pen, words: str, face) -> float:
    """The mark of a demo in the corner; its width."""
    width = face.getlength(words) + 48
    pen.rounded_rectangle((_RIGHT - width, 66, _RIGHT, 120), 12, fill=_GOLD)
    pen.text((_RIGHT - width / 2, 93), words, _NAVY, face, anchor="mm")
    return width
