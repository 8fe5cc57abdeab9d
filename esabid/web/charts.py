"""Figures in the sizes pages need: a wide drawing and a narrow one for telephones."""

from esabid.figures.progress_line import ProgressLine, progress_line


def progress_lines(progress) -> tuple[ProgressLine, ProgressLine]:
    """The progress line of domain.progress.Progress, wide and narrow."""
    values = {"goal": progress.goal, "milestones": progress.milestones, "as_of": progress.as_of}
    return (progress_line(progress.curve, **values),
            progress_line(progress.curve, **values, width=340, height=240))
