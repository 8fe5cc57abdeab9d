"""The ask funnel from the rows: equal to a recount by hand, two statements however many rows."""

import pytest
from queries import many_rows
from sqlalchemy import select

from esabid.domain.ask import AskState
from esabid.domain.funnel import Stage
from esabid.domain.letter import CLOSED
from esabid.models import Institution, Letter
from esabid.queries import funnel, progress


@pytest.mark.parametrize("many", [3, 300])
def test_funnel_takes_two_statements_however_many_rows(session, many):
    many_rows.fill(session, many, many)
    count = progress.counted(session)
    with many_rows.statements() as sent:
        funnel.read(session, count)
    assert len(sent) == 2


def test_funnel_equals_a_recount_of_the_rows(session):
    many_rows.fill(session, 120, 60)
    count = progress.counted(session)
    rows, letters = session.scalars(select(Institution)).all(), session.scalars(
        select(Letter)).all()
    wrote = {s.institution_id for it in letters for s in it.signers}
    here = {s.institution_id for it in letters if it.state not in CLOSED for s in it.signers}
    listed = {it.id for it in rows if it.ask_state != AskState.NEUTRAL or it.id in here}
    declined = {it.id for it in rows if it.ask_state == AskState.DECLINED}
    answered = (wrote | declined) & listed
    asked = answered | {it.id for it in rows if it.asked_on} & listed
    assert funnel.read(session, count) == {
        Stage.TO_ASK: listed, Stage.ASKED: asked, Stage.ANSWERED: answered, Stage.RECEIVED: here,
        Stage.COUNTS: count.institutions, Stage.DECLINED: declined - here}
