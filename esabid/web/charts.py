"""Figures in the sizes pages need: a wide drawing and a narrow one for telephones."""

from esabid.figures.bars import Bar, bars
from esabid.figures.progress_line import ProgressLine, progress_line


def progress_lines(progress, actions=(), forecast=None) -> tuple[ProgressLine, ProgressLine]:
    """The progress line of domain.progress.Progress, wide and narrow.

    `actions` are promotion actions, `forecast` a domain.forecast.Forecast for those who may see
    it; give the macro that draws them the same.
    """
    values = {"goal": progress.goal, "milestones": progress.milestones, "as_of": progress.as_of,
              "actions": [it.happened_on for it in actions],
              "fan": forecast.fan if forecast else ()}
    return (progress_line(progress.curve, **values),
            progress_line(progress.curve, **values, width=300, height=240))


def funnel_bars(stages) -> tuple[Bar, ...]:
    """The bars of domain.funnel's stages, for the macro `funnel`."""
    return bars({stage: len(ids) for stage, ids in stages.items()})
