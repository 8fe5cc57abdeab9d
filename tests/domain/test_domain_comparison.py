"""Texts beside each other: shared pieces in the order of each text."""

from hypothesis import given
from hypothesis import strategies as st

from esabid.domain.comparison import Piece, compared

WORDS = st.lists(st.sampled_from("popieramy starania Krakowa o centrum ESA w naszym".split()),
                 max_size=30)


def test_comparison_tells_what_only_one_text_says():
    assert compared("Popieramy  starania\nKrakowa gorąco", "Popieramy dziś starania Krakowa") == (
        (Piece("Popieramy", True), Piece("starania Krakowa", True), Piece("gorąco", False)),
        (Piece("Popieramy", True), Piece("dziś", False), Piece("starania Krakowa", True)))


@given(WORDS, WORDS)
def test_comparison_loses_no_word_and_shares_the_same_words(one, other):
    sides = compared(" ".join(one), " ".join(other))
    shared = [" ".join(it.text for it in side if it.shared) for side in sides]
    assert ([" ".join(it.text for it in side) for side in sides], shared[0]) == (
        [" ".join(one), " ".join(other)], shared[1])
