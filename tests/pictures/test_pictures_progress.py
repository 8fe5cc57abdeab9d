"""The picture of the number: its size, its bar past the goal, its words within its edges."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from esabid.paths import asset_folder
from esabid.pictures.progress import HEIGHT, WIDTH, ProgressPicture, draw

FONTS = asset_folder("static") / "fonts"
SAID = ProgressPicture(
    "Kraków dla ESA", "Gmina Miejska Kraków", "49", "z 50 listów poparcia", "cel 50",
    "Liczymy zweryfikowane listy.", "Stan na 18 marca 2026 r.", 49, 50)
GOLD, GOLD_PALE, TRACK = (255, 200, 69), (255, 230, 163), (71, 97, 141)
# The row of pixels through the middle of the bar.
BAR = 456


def picture(**changes) -> Image.Image:
    return Image.open(io.BytesIO(draw(replace(SAID, **changes), FONTS)))


def colours(shown: Image.Image) -> list:
    """The colours of the bar from left to right, smooth edges and the tick left out."""
    row = [shown.getpixel((x, BAR)) for x in range(81, WIDTH - 81)]
    plain = [it for it in row if it in (GOLD, GOLD_PALE, TRACK)]
    return [it for place, it in enumerate(plain) if place == 0 or it != plain[place - 1]]


def test_picture_is_a_png_of_the_size_other_sites_show():
    shown = picture()
    assert (shown.format, shown.size, shown.mode, shown.info) == (
        "PNG", (WIDTH, HEIGHT), "RGB", {})


def test_equal_words_give_equal_bytes():
    first = draw(SAID, FONTS)
    draw.cache_clear()
    assert (draw(replace(SAID), FONTS) == first, draw(replace(SAID, number="48"), FONTS) == first
            ) == (True, False)


@pytest.mark.parametrize(("verified", "seen"), [
    (0, [TRACK]), (1, [GOLD, TRACK]), (49, [GOLD, TRACK]), (50, [GOLD, TRACK]),
    (51, [GOLD, GOLD_PALE, TRACK]), (112, [GOLD, GOLD_PALE, TRACK]),
    (200, [GOLD, GOLD_PALE, TRACK])])
def test_bar_runs_on_past_the_goal(verified, seen):
    assert colours(picture(verified=verified)) == seen


@pytest.mark.parametrize("changes", [
    {"campaign": "Wspólna kandydatura " * 9}, {"bidder": "Gmina Miejska " * 20},
    {"number": "1\u00a0234\u00a0567"}, {"beside": "letters, goal of 50 exceeded " * 2},
    {"number": "112", "beside": "listów, cel 50 przekroczony", "verified": 112},
    {"goal_said": "cel 9999", "verified": 99_000}, {"mark": "DEMO"}])
def test_no_word_runs_over_the_edge(changes):
    empty = picture(campaign="", bidder="", number="", beside="", goal_said="", rule="", as_of="",
                    verified=SAID.verified)
    same = {"verified": SAID.verified} if "verified" not in changes else {}
    shown = picture(**changes | same)
    left, top, right, bottom = ImageChops.difference(shown, empty).getbbox()
    assert (left >= 68, top >= 50, right <= WIDTH - 60, bottom <= HEIGHT - 20) == (
        True, True, True, True)


def test_demo_carries_its_mark():
    plain, marked = picture(), picture(mark="DEMO")
    left, top, right, bottom = ImageChops.difference(plain, marked).getbbox()
    assert (left > WIDTH / 2, bottom < 130, right) == (True, True, WIDTH - 80 + 1)
