"""Impossible states are unstorable: every CHECK refuses what it was written for."""

import pytest
from models.plain_rows import A, B, DAY, NOW, ROWS, insert, insert_all
from sqlalchemy import CheckConstraint
from sqlalchemy.exc import IntegrityError

from esabid.models import Base

RECEIVED = {"state": "received", "verified_at": None, "verified_sha256": None}
ASKED = {"ask_state": "asked", "asked_on": DAY}
# constraint -> rows that it refuses, as changes to a possible row of its table
REFUSED = {
    "ck_campaign_one_row": [{"id": 2}],
    "ck_campaign_goal_positive": [{"goal": 0}, {"goal": -1}],
    "ck_campaign_named": [{"title_pl": ""}, {"bidder_pl": ""}],
    "ck_campaign_language": [{"language": "de"}],
    "ck_institution_sector": [{"sector": "bank"}],
    "ck_institution_reach": [{"reach": "galaxy"}],
    "ck_institution_city_tie": [{"city_tie": "friend"}],
    "ck_institution_ask_state": [{"ask_state": "sent", "asked_on": DAY}],
    "ck_institution_named": [{"name_pl": ""}],
    "ck_institution_not_its_own_parent": [{"parent_id": 1}],
    "ck_institution_asked_has_day": [{"ask_state": "asked"},
                                     {"ask_state": "promised", "expected_on": DAY}],
    "ck_institution_promise_has_day": [{"ask_state": "promised", "asked_on": DAY}],
    "ck_institution_expected_while_open": [{"expected_on": DAY}, {
        "ask_state": "declined", "ask_reason": "Nie", "expected_on": DAY}],
    "ck_institution_reason_where_needed": [
        {"ask_state": "declined"}, {"ask_state": "neutral"}, {"ask_reason": "Nie"},
        {**ASKED, "ask_reason": "Nie"}],
    "ck_contact_role": [{"role": "king"}],
    "ck_stored_file_sha256": [{"sha256": "abc"}],
    "ck_stored_file_size": [{"size": -1}],
    "ck_letter_state": [{**RECEIVED, "state": "lost"}],
    "ck_letter_kind": [{"kind": "poem"}],
    "ck_letter_channel": [{"channel": "pigeon"}],
    "ck_letter_verified_when": [
        {"verified_at": None, "verified_sha256": None},
        *({"state": state, "state_reason": "Tak", "withdrawn_on": day} for state, day in (
            ("received", None), ("returned", None), ("withdrawn", DAY), ("replaced", None)))],
    "ck_letter_verified_what": [{"verified_sha256": None},
                                {**RECEIVED, "verified_sha256": A}],
    "ck_letter_withdrawn_when": [{"withdrawn_on": DAY}, {
        **RECEIVED, "state": "withdrawn", "state_reason": "Tak"}],
    "ck_letter_reason_where_needed": [
        {**RECEIVED, "state": "returned"},
        {**RECEIVED, "state": "withdrawn", "withdrawn_on": DAY}],
    "ck_letter_not_its_own_successor": [{"replaces_id": 1}],
    "ck_letter_not_its_own_version": [{"version_of_id": 1}],
    "ck_letter_weight": [{"weight": -1}, {"weight": 3}],
    "ck_letter_signer_signature": [{"signature": "stamp"}],
    "ck_letter_signer_disclosure": [{"disclosure": "everything"}],
    "ck_letter_file_role": [{"role": "copy"}],
    "ck_incoming_file_state": [{"state": "lost"}],
    "ck_incoming_file_letter_known": [{"letter_id": None}],
    "ck_incoming_file_checked_for_the_desk": [{"state": "checked"}],
    "ck_incoming_file_brought_once": [{"account_id": 1, "link_id": 1}],
    "ck_incoming_file_not_within_itself": [{"within_id": 1}],
    "ck_compilation_profile": [{"profile": "press"}],
    "ck_compilation_issued_with_day": [{"issued_on": None}, {"edition": None}],
    "ck_compilation_issued_for": [
        {"edition": None, "issued_on": None, "addressee_id": 1},
        {"edition": None, "issued_on": None, "compared_with_id": 1, "since": "{}"}],
    "ck_compilation_compared": [{"compared_with_id": 1}, {"since": "{}"}],
    "ck_compilation_file_made_or_cancelled": [{"cancelled": 1}],
    "ck_compilation_file_sealed_when_made": [{"sha256": None, "pages": None,
                                              "sealed_sha256": A}],
    "ck_addressee_profile": [{"profile": "press"}],
    "ck_addressee_named": [{"name_pl": ""}],
    "ck_addressee_language": [{"language": "de"}],
    "ck_dossier_plan_profile": [{"profile": "press"}],
    "ck_dossier_plan_letter_order": [{"letter_order": "chance"}],
    "ck_handover_lang": [{"lang": "de"}],
    "ck_handover_channel": [{"channel": "pigeon"}],
    "ck_compilation_file_lang": [{"lang": "de"}],
    "ck_compilation_file_made_with_pages": [{"pages": None}, {"sha256": None}],
    "ck_account_role": [{"role": "visitor"}, {"role": "partner"}, {"role": "system"},
                        {"role": "pope"}],
    "ck_account_email_lower": [{"email": "Anna@example.org"}],
    "ck_personal_link_purpose": [{"purpose": "gift", "institution_id": None}],
    "ck_personal_link_partner": [{"institution_id": None},
                                 {"purpose": "set_up"}],
    "ck_personal_link_password": [{"account_id": 1},
                                  {"purpose": "password", "institution_id": None}],
    "ck_personal_link_given_to": [{"given_to": "Gabinet"}, {
        "purpose": "leadership", "institution_id": None}],
    "ck_institution_declined_with_day": [{"declined_on": DAY}],
    "ck_argument_named": [{"name_pl": ""}],
    "ck_mention_page": [{"page": 0}],
    "ck_evidence_said": [{"text_pl": ""}],
    "ck_evidence_sourced": [{"source": ""}],
    "ck_contribution_named": [{"name_pl": ""}],
    "ck_contribution_amount": [{"amount": 0}],
    "ck_contribution_unit": [{"unit": "tons"}],
    "ck_contribution_period": [{"period": "never"}],
    "ck_contribution_disclosure": [{"disclosure": "everything"}],
    "ck_promotion_action_named": [{"name_pl": ""}],
    "ck_promotion_action_reached": [{"reached": 0}],
    "ck_school_project_named": [{"name_pl": ""}],
    "ck_school_project_field": [{"field_pl": ""}],
    "ck_agreement_named": [{"name_pl": ""}],
    "ck_claim_kind": [{"kind": "boast"}],
    "ck_claim_lang": [{"lang": "de"}],
    "ck_claim_said": [{"sentence": ""}],
    "ck_conversation_kind": [{"kind": "dream"}],
    "ck_conversation_said": [{"said": ""}],
    "ck_merger_two": [{"gone_id": 1}],
    "ck_saved_view_named": [{"name": ""}],
    "ck_spreadsheet_import_applied_by_somebody": [{"applied_at": NOW}, {"applied_by": "Anna"}],
    "ck_history_subject": [{"subject": "weather"}],
}
# The narrower rule on accounts' roles always speaks first.
UNHEARD = {"ck_account_role_known"}
CASES = [(name, changes) for name, rows in REFUSED.items() for changes in rows]
# Two rows that may not stand beside each other.
TWICE = {
    "institution.number": ("institution", {"id": 2, "public_id": "x"}),
    "institution.public_id": ("institution", {"id": 2, "number": 2}),
    "letter.dossier_number": ("letter", {"id": 2, "public_id": "x"}),
    "letter_signer.letter_id, letter_signer.institution_id": ("letter_signer", {"id": 2}),
    "letter_file.letter_id": ("letter_file", {"id": 2}),
    "preparation.original_sha256, preparation.preparer": ("preparation", {"id": 2}),
    "compilation.content_hash": ("compilation", {"id": 2, "public_id": "x", "edition": 2}),
    "compilation.edition": ("compilation", {"id": 2, "public_id": "x", "content_hash": B}),
    "compilation_file.compilation_id, compilation_file.lang": ("compilation_file", {"id": 2}),
    "dossier_plan.profile": ("dossier_plan", {"id": 2}),
    "handover.compilation_id, handover.addressee_id, handover.lang, handover.handed_on": (
        "handover", {"id": 2, "public_id": "x"}),
    "handover_notice.handover_id, handover_notice.letter_id": ("handover_notice", {"id": 2}),
    "account.email": ("account", {"id": 2}),
    "personal_link.token_hash": ("personal_link", {"id": 2, "public_id": "x"}),
    "argument.position": ("argument", {"id": 2, "public_id": "x"}),
    "mention.letter_id, mention.argument_id": ("mention", {"id": 2, "public_id": "x"}),
    "saved_view.account_id, saved_view.name": ("saved_view", {"id": 2, "public_id": "x"}),
    "stored_file.sha256": ("stored_file", {}),
}


def table_of(constraint: str) -> str:
    return max((t for t in ROWS if constraint.startswith(f"ck_{t}_")), key=len)


def test_every_check_has_a_row_that_it_refuses():
    named = {c.name for table in Base.metadata.tables.values() for c in table.constraints
             if isinstance(c, CheckConstraint)}
    assert (named, set(Base.metadata.tables)) == (
        set(REFUSED) | UNHEARD, set(ROWS))


def test_possible_rows_are_taken(connection):
    insert_all(connection)
    found = {table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
             for table in ROWS}
    assert found == dict.fromkeys(ROWS, 1)


@pytest.mark.parametrize(("constraint", "changes"), CASES, ids=[
    f"{name}-{'-'.join(changes)}" for name, changes in CASES])
def test_check_refuses_an_impossible_row(bare, constraint, changes):
    with pytest.raises(IntegrityError) as refused:
        insert(bare, table_of(constraint), **changes)
    assert str(refused.value.orig) == f"CHECK constraint failed: {constraint}"


@pytest.mark.parametrize("what", TWICE)
def test_unique_refuses_a_second_row(bare, what):
    table, changes = TWICE[what]
    with pytest.raises(IntegrityError) as refused:
        insert(bare, table)
        insert(bare, table, **changes)
    assert str(refused.value.orig) == f"UNIQUE constraint failed: {what}"


def test_one_letter_is_replaced_by_one_only(bare):
    with pytest.raises(IntegrityError) as refused:
        for number in (2, 3):
            insert(bare, "letter", id=number, public_id=str(number), dossier_number=number,
                   replaces_id=1)
    assert str(refused.value.orig) == "UNIQUE constraint failed: letter.replaces_id"


@pytest.mark.parametrize(("table", "changes"), [
    ("contact", {"institution_id": 9}), ("letter", {"verified_sha256": B}),
    ("letter_file", {"sha256": B}), ("letter_signer", {"letter_id": 9}),
    ("compilation_file", {"compilation_id": 9}), ("history_personal", {"history_id": 9})])
def test_foreign_key_refuses_a_row_of_nothing(connection, table, changes):
    with pytest.raises(IntegrityError) as refused:
        insert(connection, table, **changes)
    assert str(refused.value.orig) == "FOREIGN KEY constraint failed"


def test_a_second_original_is_refused_and_an_attachment_is_not(connection):
    insert_all(connection)
    insert(connection, "letter_file", id=2, role="attachment")
    insert(connection, "letter_file", id=3, role="attachment")
    with pytest.raises(IntegrityError):
        insert(connection, "letter_file", id=4)
