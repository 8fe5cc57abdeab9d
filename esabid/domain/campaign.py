"""What the campaign starts with, and how its milestones are written."""

DEFAULT_GOAL = 50
DEFAULT_MILESTONES = (60, 75, 100)
MOST_LETTERS = 9999


def parse_milestones(text: str, goal: int) -> tuple[int, ...]:
    """Read "60, 75, 100": whole numbers past the goal, sorted, each once.

    Raises ValueError for anything that is not a whole number past the goal, up to MOST_LETTERS.
    """
    numbers = {int(part) for part in text.replace(";", ",").split(",") if part.strip()}
    if any(not goal < number <= MOST_LETTERS for number in numbers):
        raise ValueError(text)
    return tuple(sorted(numbers))
