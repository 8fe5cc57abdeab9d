"""What left the building in the demo: to a sample addressee, and what it must be told."""

from sqlalchemy import select

from esabid.domain.letter import LetterState
from esabid.domain.profiles import Profile
from esabid.extensions import tools
from esabid.models import Addressee, Compilation, Letter
from esabid.queries import handovers, notices


def test_demo_handed_its_edition_to_one_sample_addressee_who_must_be_told_of_one_letter(demo):
    (first,) = demo.scalars(select(Compilation).where(Compilation.edition.is_not(None)))
    (row,) = handovers.register(demo)
    assert (row.compilation, first.addressee, row.addressee.profile, row.lang) == (
        first, row.addressee, Profile.MINISTRY, "pl")
    assert [("DEMO" in it.name_pl, "DEMO" in it.name_en, "DEMO" in it.address)
            for it in demo.scalars(select(Addressee))] == [(True,) * 3] * 2
    assert [(it.handover, [(n.fate.state, n.due) for n in it.notices])
            for it in notices.notices(demo, tools().zone)] == [
        (row, [(LetterState.WITHDRAWN, True)])]


def test_demo_describes_some_letters_in_both_languages(demo):
    told = demo.scalars(select(Letter).where(Letter.abstract_pl != "")).all()
    assert (len(told), all(it.abstract_en for it in told), {it.weight for it in told}) == (
        9, True, {0, 1, 2})
