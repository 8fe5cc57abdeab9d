"""What records behind counted letters lack in one of the two languages."""

import factories

from esabid.queries import gaps, progress


def test_gaps_are_those_of_counted_letters_alone(session, store):
    one = factories.institution(session, "Bez angielskiej", name_en="")
    both = factories.institution(session, "Akademia")
    factories.letter(session, factories.institution(session, "Czeka", name_en=""), office_pl="")
    named = factories.letter(session, one, store=store, verified=True)
    silent = factories.letter(session, both, store=store, verified=True, office_en="")
    count = progress.counted(session)
    assert (gaps.named_in_one_language(session, count), gaps.offices_missing(session, count)) == (
        {one.id}, {silent.id})
    assert count.reasons[named.id] == "counts"


def test_nothing_counted_lacks_nothing(session):
    count = progress.counted(session)
    assert (gaps.named_in_one_language(session, count),
            gaps.offices_missing(session, count)) == (frozenset(), frozenset())
