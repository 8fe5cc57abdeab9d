"""Plans of dossiers: which parts may be left out, and how long texts may be."""

from dataclasses import replace

import pytest

from esabid.domain.abstract import AbstractDetails, check_abstract
from esabid.domain.errors import InvalidValue
from esabid.domain.plan import PlanDetails, checked_plan, choosable
from esabid.domain.profiles import Choice, Part, Profile

OUTSIDE = (Part.NUMBERS, Part.ARGUMENTS, Part.EVIDENCE, Part.CONTRIBUTIONS, Part.ENGAGEMENT,
           Part.CHANGES)


@pytest.mark.parametrize("profile", Profile)
def test_what_may_be_left_out_is_everything_but_count_index_rule_and_letters(profile):
    inside = (Part.NUMBERS, Part.INTERNAL, *OUTSIDE[1:])
    assert choosable(profile) == (inside if profile == Profile.INTERNAL else OUTSIDE)
    left = Choice(left_out=choosable(profile)).parts(profile, short=False)
    assert left == (Part.SUMMARY, Part.INDEX, Part.LETTERS, Part.METHOD)


def test_left_out_parts_stand_once_and_in_their_order():
    details = PlanDetails(left_out=["changes", "numbers", "changes"], title_pl="Tytuł")
    assert checked_plan(details, Profile.ESA) == replace(details, left_out=["numbers", "changes"])


@pytest.mark.parametrize(("profile", "part"), [
    (Profile.ESA, "summary"), (Profile.ESA, "index"), (Profile.ESA, "method"),
    (Profile.ESA, "letters"), (Profile.PUBLIC, "internal"), (Profile.INTERNAL, "appendix")])
def test_part_that_stays_or_is_unknown_is_refused(profile, part):
    with pytest.raises(InvalidValue) as refused:
        checked_plan(PlanDetails(left_out=[part]), profile)
    assert (refused.value.code, refused.value.field) == ("part_stays", "parts")


@pytest.mark.parametrize(("field", "most"), [
    ("title_pl", 250), ("title_en", 250), ("addressee_pl", 250), ("addressee_en", 250),
    ("foreword_pl", 3000), ("foreword_en", 3000)])
def test_texts_of_a_cover_have_their_length(field, most):
    checked_plan(PlanDetails(**{field: "x" * most}), Profile.PUBLIC)
    with pytest.raises(InvalidValue) as refused:
        checked_plan(PlanDetails(**{field: "x" * (most + 1)}), Profile.PUBLIC)
    assert (refused.value.code, refused.value.values) == (
        "text_too_long", {"field": field, "most": most})


@pytest.mark.parametrize(("details", "said"), [
    ({"abstract_pl": "x" * 401}, ("text_too_long", "abstract_pl")),
    ({"abstract_en": "x" * 401}, ("text_too_long", "abstract_en")),
    ({"weight": 3}, ("weight_unknown", "weight")), ({"weight": -1}, ("weight_unknown", "weight"))])
def test_abstracts_are_short_and_weights_three(details, said):
    check_abstract(AbstractDetails("x" * 400, "y" * 400, 2))
    with pytest.raises(InvalidValue) as refused:
        check_abstract(AbstractDetails(**details))
    assert (refused.value.code, refused.value.field) == said
