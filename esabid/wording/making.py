"""What is being done while a dossier is made, by how far it is."""

from esabid.wording.marks import _
from esabid.wording.words import Words

# Per cent from which each step is at work (dossier.build).
_STEPS = ((85, _("checking every page and link")), (50, _("putting the letters in")),
          (20, _("typesetting the pages")), (0, _("looking through the letters' copies")))


def step(words: Words, percent: int) -> str:
    """The step at work at so many per cent."""
    return words.gettext(next(text for since, text in _STEPS if percent >= since))
