"""What the dossier says of its changes and its method."""

from datetime import date

import pytest
from dossier.samples import snapshot

from esabid.domain.changes import Changes, Since
from esabid.wording.dossier import counted_since
from esabid.wording.dossier_method import method_says
from esabid.wording.words import words


@pytest.mark.parametrize(("lang", "before", "said"), [
    ("pl", 1, "Zweryfikowane listy: w wydaniu 1 z 2 stycznia 2026 r. – 1, w tym wydaniu – 2."),
    ("en", 0, "Edition 1 of 2 January 2026 counted 0 verified letters; this one counts 2."),
    ("en", 1, "Edition 1 of 2 January 2026 counted 1 verified letter; this one counts 2."),
    ("en", 22, "Edition 1 of 2 January 2026 counted 22 verified letters; this one counts 2."),
])
def test_count_of_the_edition_before_goes_with_its_noun(lang, before, said):
    since = Since(1, date(2026, 1, 2), Changes(before, 2))
    assert counted_since(since, words(lang)) == said


def test_method_says_who_signs_a_letter_and_what_is_given_separately():
    said = dict(method_says(snapshot(1), False, words("en")))
    assert ("is dated, is signed by somebody entitled to sign, names the institution"
            in said["How a letter is checked"],
            said["What the numbers mean"].endswith("count, and are also given separately.")) == (
        True, True)
