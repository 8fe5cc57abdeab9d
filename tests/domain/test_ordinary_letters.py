"""300 ordinary letters: nearly all that are named or coded are matched, and none is wrongly."""

from collections import Counter

from ordinary_bodies import bodies
from ordinary_letters import PREFIX, SILENT, letters

from esabid.domain.matching import whose

CANDIDATES = tuple(it.candidate for it in bodies())


def _judged(seed=5):
    return [(it, whose(it.clues, CANDIDATES, PREFIX)) for it in letters(seed=seed)]


def _figures(judged):
    """Named or coded ones, those of them that are matched, wrong ones, those offered at least."""
    spoken = [(it, found) for it, found in judged if it.style not in SILENT]
    matched = [it for it, found in spoken if set(found.sure) == it.whose]
    wrong = [(it.style, it.clues, found.sure) for it, found in judged
             if not set(found.sure) <= it.whose]
    offered = [it for it, found in spoken if it.whose <= {one for one, _ in found.ranked}]
    return len(spoken), len(matched), wrong, len(offered)


def test_ordinary_letters_are_matched_and_none_wrongly(capsys):
    judged = _judged()
    spoken, matched, wrong, offered = _figures(judged)
    missed = Counter(it.style for it, found in judged
                     if it.style not in SILENT and set(found.sure) != it.whose)
    with capsys.disabled():
        print(f"\n{len(judged)} ordinary letters: {matched} of {spoken} named or coded ones "
              f"matched ({matched / spoken:.1%}), {len(wrong)} wrongly, {offered} offered; missed "
              f"by style: {dict(missed)}")
    assert (len(judged), len(CANDIDATES), wrong, matched >= 0.95 * spoken) == (300, 120, [], True)
