"""The forecast's fan: the 80 % range as an area that opens from today, its middle as a line."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fan:
    """`area` is a closed polygon, `middle` a line through the medians, in drawing units.

    `end` is the right end's x and upper y; `low`, `expected` and `high` are the numbers there.
    """

    area: tuple[tuple[float, float], ...]
    middle: tuple[tuple[float, float], ...]
    end: tuple[float, float]
    low: int
    expected: int
    high: int


def fan_of(points, x, y) -> Fan | None:
    """The fan of domain.forecast.FanPoints on the scales `x` and `y`; one point opens none."""
    if len(points) < 2:
        return None
    places = [(x(it.day.toordinal()), it) for it in points]
    upper = [(at, y(it.high)) for at, it in places]
    lower = [(at, y(it.low)) for at, it in places]
    last = points[-1]
    return Fan((*upper, *reversed(lower)), tuple((at, y(it.expected)) for at, it in places),
               upper[-1], last.low, last.expected, last.high)
