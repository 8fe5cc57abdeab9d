"""Forms that make one thing: a button pressed twice makes it once, a form used again another."""

import pytest
from sqlalchemy import select
from web.world import Role

from esabid.extensions import writing
from esabid.models import (Agreement, Argument, Contribution, Evidence, PromotionAction,
                           SchoolProject)

DAY = "2026-03-01"
FORMS = [
    ("/desk/arguments/new", Argument, {"name_pl": "Nowy argument"}, {"name_pl": "Inny"}),
    ("/desk/evidence/new", Evidence, {"text_pl": "Fakt", "source": "Raport", "dated_on": DAY},
     {"source": "Artykuł"}),
    ("/desk/contributions/new?institution={institution}", Contribution,
     {"name_pl": "Staże", "amount": "5", "unit": "places"}, {"amount": "6"}),
    ("/desk/promotion/actions/new", PromotionAction,
     {"name_pl": "Piknik", "happened_on": DAY, "institutions": "Akademia Próbna"},
     {"institutions": ""}),
    ("/desk/promotion/projects/new", SchoolProject,
     {"name_pl": "Sonda", "field_pl": "Rakiety"}, {"name_pl": "Rakieta"}),
    ("/desk/agreements/new", Agreement,
     {"name_pl": "List intencyjny", "signed_on": DAY, "partners": "Akademia Próbna"},
     {"partners": ""}),
]


@pytest.mark.parametrize(("address", "kind", "first", "other"), FORMS,
                         ids=[kind.__name__ for _, kind, *_ in FORMS])
def test_a_button_pressed_twice_makes_one_and_a_form_used_again_another(
        full, address, kind, first, other):
    desk = full.reader(Role.ADMINISTRATOR)
    address = address.format(**full.ids)
    values, counts = desk.page(address).form() | first, []
    for fields in (values, values, values | other):
        answer = desk.client.post(address, data=fields)
        with full.app.app_context(), writing() as session:
            counts.append((answer.status_code, len(session.scalars(select(kind.id)).all())))
    made = counts[0][1]
    assert counts == [(302, made), (302, made), (302, made + 1)]
