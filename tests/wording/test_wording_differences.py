"""What a verification says of each difference, in both languages."""

import pytest

from esabid.domain.differences import Difference, Differs
from esabid.wording import words
from esabid.wording.differences import say_difference


@pytest.mark.parametrize("kind", Differs)
def test_difference_has_a_sentence_of_its_own_in_each_language(kind):
    polish, english = (say_difference(Difference("pl", kind), words(lang))
                       for lang in ("pl", "en"))
    assert (polish == english, polish[:4], "%(" in polish + english) == (False, "pl: ", False)


def test_difference_names_at_most_twenty_letters():
    said = say_difference(Difference("en", Differs.COPIES, letters=tuple(range(1, 26))),
                          words("en"))
    assert said.endswith(": " + ", ".join(map(str, range(1, 21))) + " …")
