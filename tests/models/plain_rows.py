"""One plain, possible row of every table, written past the models' own care."""

A, B = "a" * 64, "b" * 64
DAY, NOW = "2026-03-03", "2026-03-18 09:00:00.000000"
LEASE = {"claimed_until": None, "attempts": 0, "progress": 0, "last_error": ""}

# In the order in which they may be inserted.
ROWS = {
    "campaign": {
        "id": 1, "title_pl": "Kraków dla ESA", "title_en": "", "bidder_pl": "Gmina",
        "bidder_en": "", "addressee_pl": "", "addressee_en": "", "foreword_pl": "",
        "foreword_en": "", "contact": "", "prefix": "KRK", "goal": 50, "milestones": "[60]",
        "deadline": None, "decides_on": None, "sector_targets": "{}", "reach_targets": "{}",
        "bid_words": "[]", "addressee_words": "[]",
        "language": "pl", "demo": 0, "version": 1},
    "institution": {
        "id": 1, "public_id": "inst0001", "number": 1, "name_pl": "Instytut Próbny",
        "name_en": "", "short_name": "", "sector": "ngo", "reach": "krakow", "city": "",
        "country": "PL", "city_tie": "none", "parent_id": None, "nip": "", "regon": "", "krs": "",
        "website": "", "owner": "", "tags": "", "notes": "", "ask_state": "planned",
        "asked_on": None, "expected_on": None, "declined_on": None, "waits_at": "",
        "waits_until": None, "next_step": "", "next_step_on": None, "next_step_by": "",
        "other_city": "",
        "ask_reason": "", "sort_key": "a", "search_key": "a", "version": 1},
    "contact": {"id": 1, "institution_id": 1, "role": "other", "name": "Jan", "salutation": "",
                "email": "", "phone": "", "search_key": "jan"},
    "stored_file": {"sha256": A, "size": 3, "created_at": NOW},
    "letter": {
        "id": 1, "public_id": "lett0001", "state": "verified", "kind": "letter",
        "channel": "post", "dated_on": None, "received_on": DAY, "registry_number": "",
        "case_mark": "", "valid_until": None, "note": "",
        "abstract_pl": "", "abstract_en": "", "weight": 0, "state_reason": "",
        "withdrawn_on": None, "verified_at": NOW,
        "verified_sha256": A, "checklist": "{}", "dossier_number": 1,
        "replaces_id": None, "version_of_id": None,
        "version": 1},
    "letter_signer": {"id": 1, "letter_id": 1, "institution_id": 1, "position": 0,
                      "signatory": "", "office_pl": "", "office_en": "", "signature": "scan",
                      "disclosure": "name", "mandate_doubtful": 0, "signature_broken": 0},
    "letter_file": {"id": 1, "letter_id": 1, "sha256": A, "role": "original", "name": "l.pdf",
                    "findings": "[]", "signatures": "[]"},
    "preparation": {"id": 1, "original_sha256": A, "preparer": 1, "kind": "pdf",
                    "prepared_sha256": A, "pages": "[]", "findings": "[]", "previews": "[]",
                    "text": "", "sketch": "[]", "codes": "[]", "signatures": "[]"},
    "incoming_file": {"id": 1, "public_id": "inco0001", "letter_id": 1, "within_id": None,
                      "account_id": None, "link_id": None, "sha256": A, "name": "l.pdf",
                      "kind": "pdf", "state": "letter", "findings": "[]", "hints": "{}",
                      "message_key": "", "signed_sha256": "", "signatures": "[]",
                      "suggestion": "{}", "received_at": NOW, **LEASE},
    "addressee": {"id": 1, "public_id": "addr0001", "name_pl": "Minister", "name_en": "",
                  "profile": "ministry", "language": "pl", "greeting_pl": "", "greeting_en": "",
                  "address": "", "version": 1},
    "compilation": {
        "id": 1, "public_id": "comp0001", "profile": "esa", "short": 0, "as_of": DAY,
        "content_hash": A, "snapshot": "{}", "verified": 1, "letters": 1, "created_at": NOW,
        "created_by": "Anna", "edition": 1, "issued_on": DAY, "addressee_id": None,
        "compared_with_id": None, "since": None, "version": 1},
    "compilation_file": {"id": 1, "compilation_id": 1, "lang": "pl", "sha256": A, "pages": 3,
                         "size": 3, "versions": "{}", "unplaced": "[]", "places": "{}",
                         "sealed_sha256": None, "cancelled": 0, **LEASE},
    "dossier_plan": {"id": 1, "profile": "esa", "letter_order": "number", "left_out": "[]",
                     "title_pl": "", "title_en": "", "addressee_pl": "", "addressee_en": "",
                     "foreword_pl": "", "foreword_en": "", "version": 1},
    "handover": {"id": 1, "public_id": "hand0001", "compilation_id": 1, "addressee_id": 1,
                 "lang": "pl", "handed_on": DAY, "channel": "post", "note": ""},
    "handover_notice": {"id": 1, "handover_id": 1, "letter_id": 1, "told_on": DAY},
    "account": {"id": 1, "email": "anna@example.org", "name": "Anna", "role": "coordinator",
                "password_hash": None, "language": None, "session_key": "k", "created_at": NOW},
    "personal_link": {"id": 1, "public_id": "link0001", "purpose": "partner", "token_hash": A,
                      "institution_id": 1, "account_id": None, "given_to": "", "issued_at": NOW,
                      "issued_by": "Anna", "expires_at": NOW, "ended_at": None},
    "throttle": {"key": "sign-in", "since": NOW, "count": 1},
    "history": {"id": 1, "at": NOW, "actor": "Anna", "account_id": 1, "subject": "letter",
                "subject_id": 1, "action": "add", "changes": "{}", "note": "", "undoes_id": None},
    "history_personal": {"history_id": 1, "changes": "{}"},
    "argument": {"id": 1, "public_id": "argu0001", "name_pl": "Talent", "name_en": "",
                 "position": 1},
    "mention": {"id": 1, "public_id": "ment0001", "letter_id": 1, "argument_id": 1, "quote": "",
                "page": None},
    "evidence": {"id": 1, "public_id": "evid0001", "argument_id": 1, "text_pl": "Dowód",
                 "text_en": "", "source": "Miasto", "url": "", "dated_on": DAY},
    "contribution": {"id": 1, "public_id": "cont0001", "institution_id": 1, "letter_id": None,
                     "name_pl": "Staże", "name_en": "", "amount": 500, "unit": "places",
                     "period": "a_year", "quote": "", "disclosure": "name", "version": 1},
    "promotion_action": {"id": 1, "public_id": "prom0001", "name_pl": "Piknik", "name_en": "",
                         "happened_on": DAY, "place": "", "reached": None, "version": 1},
    "promotion_institution": {"promotion_action_id": 1, "institution_id": 1},
    "school_project": {"id": 1, "public_id": "scho0001", "institution_id": 1, "name_pl": "CanSat",
                       "name_en": "", "field_pl": "Elektronika", "field_en": "",
                       "shown_on": None, "version": 1},
    "agreement": {"id": 1, "public_id": "agre0001", "name_pl": "List intencyjny", "name_en": "",
                  "signed_on": DAY, "version": 1},
    "agreement_partner": {"agreement_id": 1, "institution_id": 1},
    "claim": {"id": 1, "public_id": "clai0001", "kind": "letters", "lang": "pl",
              "sentence": "51 listów", "number": 51, "as_of": DAY, "rows": "[]", "made_at": NOW,
              "made_by": "Anna", "account_id": 1},
    "conversation": {"id": 1, "public_id": "conv0001", "institution_id": 1, "kind": "call",
                     "held_on": DAY, "partner": "", "said": "Oddzwonią", "written_at": NOW,
                     "written_by": "Anna"},
    "merger": {"id": 1, "public_id": "merg0001", "survivor_id": 1, "gone_id": 2,
               "gone_public_id": "inst0002", "gone_number": 2, "gone": "{}", "moved": "{}",
               "before": "{}", "merged_at": NOW, "merged_by": "Anna", "undone_at": None},
    "saved_view": {"id": 1, "public_id": "view0001", "account_id": 1, "name": "Moje",
                   "query": "status=asked"},
    "spreadsheet_import": {"id": 1, "public_id": "list0001", "sha256": A, "name": "lista.xlsx",
                           "uploaded_at": NOW, "uploaded_by": "Anna", "decisions": "{}",
                           "counts": "{}", "applied_at": None, "applied_by": "", "version": 1},
}


def insert(connection, table: str, **changes) -> None:
    """Insert the row of `table`, changed, as plain SQL."""
    row = ROWS[table] | changes
    places = ", ".join(f":{name}" for name in row)
    connection.exec_driver_sql(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", row)


def insert_all(connection) -> None:
    """One row into every table."""
    for table in ROWS:
        insert(connection, table)
