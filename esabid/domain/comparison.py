"""Two texts beside each other: what stands in both, and what only one of them says."""

from dataclasses import dataclass
from difflib import SequenceMatcher

# Words of one text that are compared; the time grows with their square.
MOST_WORDS = 2000


@dataclass(frozen=True)
class Piece:
    """Words that follow each other in one text; `shared` where the other text has them, too."""

    text: str
    shared: bool


def compared(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, in their own order, up to MOST_WORDS words each."""
    left, right = one.split()[:MOST_WORDS], other.split()[:MOST_WORDS]
    ours, theirs = [], []
    for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        for pieces, words in ((ours, left[i:j]), (theirs, right[k:m])):
            if words:
                pieces.append(Piece(" ".join(words), tag == "equal"))
    return tuple(ours), tuple(theirs)
