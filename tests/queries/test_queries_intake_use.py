"""What was brought, and what signs what: few statements however many files there are."""

from datetime import timedelta

import factories
import pytest
from factories import NOW
from queries import many_rows

from esabid.domain.permissions import Role
from esabid.domain.quota import Used
from esabid.models import IncomingFile, IncomingState, LinkPurpose, StoredFile
from esabid.queries import companions, intake_use
from esabid.services import accounts, links

W, C, R = IncomingState.WAITING, IncomingState.CHECKED, IncomingState.REFUSED
D, O, L = IncomingState.DISMISSED, IncomingState.OPENED, IncomingState.LETTER
DAY_AGO = NOW - timedelta(days=1)


@pytest.fixture
def brings(session):
    """Put a file of ten bytes on the desk; `mark` tells its hash."""
    def put(mark: int, state=C, at=NOW, **changes):
        sha256 = f"{mark:064x}"
        if session.get(StoredFile, sha256) is None:
            session.add(StoredFile(sha256=sha256, size=10, created_at=NOW))
            session.flush()
        row = IncomingFile(**{"sha256": sha256, "name": f"list-{mark}.pdf", "state": state,
                              "kind": "pdf", "received_at": at} | changes)
        session.add(row)
        session.flush()
        return row
    return put


@pytest.fixture
def anna(session):
    return accounts.add(session, factories.actor(Role.SYSTEM), email="anna@example.org",
                        role=Role.COORDINATOR, name="Anna Testowa")


@pytest.fixture
def link(session):
    factories.campaign(session)
    return links.issue(session, factories.actor(), purpose=LinkPurpose.PARTNER,
                       institution=factories.institution(session))[0]


def test_what_an_account_brought_is_counted_by_day_and_by_state(session, brings, anna):
    brings(1, account_id=anna.id)
    mail = brings(2, O, account_id=anna.id)
    brings(3, W, account_id=anna.id, within=mail)
    brings(4, R, account_id=anna.id)
    brings(5, at=DAY_AGO - timedelta(seconds=1), account_id=anna.id)
    brings(6)
    with many_rows.statements() as sent:
        found = intake_use.used(session, DAY_AGO, account_id=anna.id)
    assert (found, len(sent)) == (Used(files=3, size=30, open=3), 1)


@pytest.mark.parametrize("many", [1, 40])
def test_what_a_partner_handed_in_is_read_with_one_statement(session, brings, link, many):
    for mark in range(many):
        brings(mark, link_id=link.id)
    for mark, state in enumerate((W, R, D, O), many):
        brings(mark, state, link_id=link.id)
    brings(many + 4)
    with many_rows.statements() as sent:
        names = [it.name for it in intake_use.handed_in(session, link.institution)]
        found = intake_use.used(session, DAY_AGO, link_id=link.id)
    assert names == [f"list-{mark}.pdf" for mark in range(many + 1, -1, -1)]
    assert (found, len(sent)) == (
        Used(files=many + 4, size=10 * (many + 4), open=many + 1), 2)


@pytest.mark.parametrize("many", [1, 40])
def test_companions_are_found_with_one_statement_each(session, brings, anna, many):
    letters = [brings(mark, account_id=anna.id) for mark in range(many)]
    signed = letters[-1].sha256
    signature = brings(many, kind="signature", account_id=anna.id, signed_sha256=signed)
    stranger = brings(many + 1, kind="signature", signed_sha256=signed)
    brings(many + 2, account_id=anna.id, kind="office")
    brings(many + 3, R, account_id=anna.id)
    brings(many + 4)
    with many_rows.statements() as sent:
        found = companions.open_letters(session, signature)
        containers = companions.open_containers(session, letters[-1])
        files = companions.signed_files(session, signed)
        letter = companions.letter_signed_by(session, signature)
    assert found == [(it.sha256, it.name) for it in reversed(letters)]
    assert (containers, files, letter) == ([signature, stranger], [letters[-1]], None)
    assert len(sent) == 4


@pytest.mark.parametrize("many", [1, 40])
def test_a_message_is_known_with_two_statements(session, brings, many):
    first = brings(100, O, kind="email", message_key="a" * 64)
    marks = {brings(mark, within=first).sha256 for mark in range(many)}
    again = brings(101, W, kind="email", message_key="a" * 64)
    other = brings(102, W, kind="email", message_key="b" * 64)
    with many_rows.statements() as sent:
        seen = companions.seen_before(session, again, marks)
    assert (seen, len(sent), companions.seen_before(session, again, marks | {"f" * 64}),
            companions.seen_before(session, other, marks)) == (True, 2, False, False)
