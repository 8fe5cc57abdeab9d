"""What the campaign starts with, and how its milestones are written."""

LANGUAGES = ("pl", "en")
DEFAULT_GOAL = 50
DEFAULT_MILESTONES = (60, 75, 100)


def parse_milestones(text: str, goal: int) -> tuple[int, ...]:
    """Read "60, 75, 100": whole numbers past the goal, sorted, each once.

    Raises ValueError for anything that is not a whole number past the goal.
    """
    numbers = {int(part) for part in text.replace(";", ",").split(",") if part.strip()}
    if any(number <= goal for number in numbers):
        raise ValueError(text)
    return tuple(sorted(numbers))
