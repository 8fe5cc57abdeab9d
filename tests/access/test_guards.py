"""Every route times every role: let in or turned away exactly as the rules say."""

import pytest
from pages import Page
from web.routes import routes

from esabid.domain.permissions import Permission, Role, may

ROLES = (Role.VISITOR, Role.PARTNER, Role.GUEST, Role.LEADERSHIP, Role.COORDINATOR,
         Role.ADMINISTRATOR)
# What each route takes, written down a second time on purpose.
OPEN = {"auth.demo_sign_in", "auth.set_password", "auth.set_up", "auth.sign_in", "auth.sign_out",
        "partner.enter", "leadership.enter", "api.openapi", "public.accessibility",
        "public.health", "public.picture", "public.privacy", "public.progress",
        "public.progress_json", "public.start"}
OVERVIEW = {"leadership.overview", "leadership.behind_letters", "leadership.behind_institutions",
            "leadership.changes", "leadership.forecast", "leadership.projector",
            "leadership.dossier_pdf", "leadership.dossier_twin", "leadership.brief_pdf",
            "api.progress"}
SETTINGS = {"coordinator.settings", "coordinator.account_new", "coordinator.account_link",
            "coordinator.targets", "coordinator.arguments_open", "coordinator.argument_new",
            "coordinator.argument_edit", "coordinator.argument_move",
            "coordinator.argument_remove"}
READING = {"coordinator.today", "coordinator.help_page", "coordinator.institutions",
           "coordinator.institution", "coordinator.letters", "coordinator.letter",
           "coordinator.letter_check", "coordinator.letter_preview", "coordinator.letter_original",
           "coordinator.letter_file", "coordinator.letter_receipt", "coordinator.letter_beside",
           "coordinator.intake",
           "coordinator.intake_progress", "coordinator.intake_dismissed",
           "coordinator.arguments", "coordinator.argument", "coordinator.contributions",
           "coordinator.institutions_export", "coordinator.duplicates",
           "coordinator.institutions_alike", "coordinator.institutions_print",
           "coordinator.institutions_bulk_export", "coordinator.keys", "coordinator.activity",
           "coordinator.agreements", "coordinator.promotion", "coordinator.next_asks"}
CLAIMS = {"coordinator.claims", "coordinator.claim", "coordinator.claim_keep"}


def _written_down(endpoint: str) -> Permission:
    for endpoints, permission in (
            (OPEN, Permission.SEE_PUBLIC), (OVERVIEW, Permission.SEE_OVERVIEW),
            (SETTINGS, Permission.CHANGE_SETTINGS), (CLAIMS, Permission.KEEP_CLAIMS),
            (READING, Permission.SEE_DESK),
            ({"partner.status", "partner.receipt_pdf"}, Permission.SEE_OWN_LETTER),
            ({"partner.hand_in"}, Permission.HAND_IN)):
        if endpoint in endpoints:
            return permission
    return Permission.RUN_CAMPAIGN


def _outcome(reader, route) -> str:
    """What the route says to this reader: in, to sign in, or a refusal with its page."""
    if route.method == "POST":
        answer = reader.post(route.address)
    else:
        answer = reader.client.get(route.address)
    if answer.status_code == 200:
        answer.close()
    if answer.status_code == 302 and "/sign-in" in answer.location:
        return "sign in"
    if answer.status_code == 401:
        return answer.json["code"]
    if answer.status_code == 403 or (
            answer.status_code == 404 and route.address in ("/p", "/p/receipt.pdf")):
        return Page(answer, route.address).title
    assert answer.status_code < 500, (route, answer.status_code)
    return "in"


def _expected(role: Role, route) -> str:
    if may(role, route.permission):
        return "in"
    if route.permission in (Permission.SEE_OWN_LETTER, Permission.HAND_IN):
        return "There is no such page"
    if route.endpoint.startswith("api."):
        return "key_needed"
    if route.method == "GET" and role in (Role.VISITOR, Role.PARTNER, Role.GUEST):
        return "sign in"
    return "This page is not open to you"


def test_every_route_takes_the_permission_written_down(full):
    taken = {route.endpoint: route.permission for route in routes(full)}
    assert taken == {endpoint: _written_down(endpoint) for endpoint in taken}


@pytest.mark.parametrize("role", ROLES)
def test_every_route_lets_in_exactly_those_who_may(full, role):
    said, expected = {}, {}
    for route in routes(full):
        if route.endpoint == "auth.sign_out":
            continue  # Open to all, and afterwards nobody is signed in.
        said[route] = _outcome(full.reader_again(role), route)
        expected[route] = _expected(role, route)
    assert said == expected


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.GUEST, Role.LEADERSHIP])
def test_a_refused_post_writes_nothing(full, role):
    reader, before = full.reader(role), full.rows()
    for route in routes(full):
        if route.method == "POST" and not may(role, route.permission):
            refused = 404 if route.permission == Permission.HAND_IN else 403
            assert reader.post(route.address, reason="x", name_pl="x").status_code == refused
    assert full.rows() == before


@pytest.mark.parametrize("role", ROLES)
def test_get_changes_nothing(full, role):
    reader, before = full.reader(role), full.rows()
    for route in routes(full):
        if route.method == "GET":
            for _ in range(3 if route.endpoint == "partner.enter" else 1):
                assert reader.status(route.address) < 500, route
    assert full.rows() == before


def test_a_post_without_its_token_is_refused_with_a_page(full):
    reader, before = full.reader(Role.COORDINATOR), full.rows()
    said = {}
    for route in routes(full):
        if route.method == "POST":
            answer = reader.client.post(route.address, data={"csrf_token": "wrong"})
            said[route.address] = (answer.status_code, Page(answer).title)
    assert said == dict.fromkeys(said, (400, "The request could not be read"))
    assert full.rows() == before


def test_a_partner_sees_only_the_institution_of_the_link(full):
    reader = full.reader(Role.PARTNER, "pl")
    assert reader.page("/p").title == "Akademia Próbna"
    assert reader.status(f"/desk/institutions/{full.ids['planned']}") == 302
