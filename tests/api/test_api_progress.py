"""What programs read: the contract's numbers with a key, a problem document without one."""

import pytest
from sqlalchemy import select
from web.world import Role

from esabid.domain.permissions import Actor
from esabid.extensions import system, tools, writing
from esabid.models import LinkPurpose, PersonalLink
from esabid.services import links

ADDRESS = "/api/v1/progress"
KEYS = ["as_of", "rule", "goal", "verified", "received", "institutions", "parents", "city_run",
        "percent", "crossed_on", "next_milestone", "cautious", "forecast", "by_sector",
        "by_reach", "asks"]
PROBLEM = ["type", "title", "status", "detail", "code"]


def _asked(world, token=None, address=ADDRESS, method="GET", scheme="Bearer"):
    headers = {"Authorization": f"{scheme} {token}"} if token is not None else {}
    return world.app.test_client().open(address, method=method, headers=headers)


def _problem(answer) -> tuple:
    assert (answer.mimetype, list(answer.json)) == ("application/problem+json", PROBLEM)
    assert answer.json["status"] == answer.status_code
    return answer.status_code, answer.json["code"], answer.headers.get("WWW-Authenticate")


def test_a_key_reads_the_contract_s_numbers(full):
    answer = _asked(full, full.ids["program_token"])
    assert (answer.status_code, answer.mimetype, list(answer.json)) == (
        200, "application/json", KEYS)
    assert (answer.json["verified"], answer.json["as_of"], answer.json["crossed_on"]) == (
        3, _today(full), None)
    assert (answer.headers["Cache-Control"], "Set-Cookie" in answer.headers,
            "Access-Control-Allow-Origin" in answer.headers) == ("no-store", False, False)


def _today(world) -> str:
    with world.app.app_context():
        return tools().today().isoformat()


@pytest.mark.parametrize(("role", "status"), [
    (Role.VISITOR, 401), (Role.PARTNER, 401), (Role.GUEST, 200), (Role.LEADERSHIP, 200),
    (Role.COORDINATOR, 200)])
def test_a_browser_reads_what_its_reader_may_see(full, role, status):
    assert full.reader(role).client.get(ADDRESS).status_code == status


def test_without_a_key_the_answer_says_how_to_send_one(full):
    assert _problem(_asked(full)) == (401, "key_needed", 'Bearer realm="esabid"')


@pytest.mark.parametrize("token", ["", "wrong", "Ł", "a" * 5000, "{partner_token}",
                                   "{leadership_token}", "{set_up_token}", "{password_token}"])
def test_what_is_no_key_opens_nothing(full, token):
    token = token.format(**full.ids).encode().decode("latin-1")
    assert _problem(_asked(full, token)) == (
        401, "key_needed", 'Bearer realm="esabid", error="invalid_token"')


def test_another_scheme_is_no_key(full):
    assert _problem(_asked(full, full.ids["program_token"], scheme="Basic"))[2] == (
        'Bearer realm="esabid"')


def test_a_dead_key_closes_even_the_browser_of_a_coordinator(full):
    client = full.reader(Role.COORDINATOR).client
    answer = client.get(ADDRESS, headers={"Authorization": "Bearer dead"})
    assert answer.status_code == 401


def test_a_revoked_key_ends_at_once(full):
    with full.app.app_context(), writing() as session:
        links.end(session, system(), session.scalar(select(PersonalLink).where(
            PersonalLink.public_id == full.ids["program_link"])))
    assert _asked(full, full.ids["program_token"]).status_code == 401


def test_a_key_ends_after_a_year(full):
    with full.app.app_context(), writing() as session:
        past = tools().now() - links.LIFETIME[LinkPurpose.PROGRAM]
        _, token = links.issue(session, Actor(Role.SYSTEM, "esabid", past),
                               purpose=LinkPurpose.PROGRAM, given_to="Stara tablica")
    assert _asked(full, token).status_code == 401


def test_a_key_opens_no_page(full):
    client = full.app.test_client()
    headers = {"Authorization": f"Bearer {full.ids['program_token']}"}
    assert [client.get(address, headers=headers).status_code
            for address in ("/overview", "/desk", "/p")] == [302, 302, 404]


@pytest.mark.parametrize(("address", "method", "status", "code"), [
    ("/api/v1/nothing", "GET", 404, "not_found"), ("/api/", "GET", 404, "not_found"),
    ("/api/v1/progress/", "GET", 404, "not_found"), (ADDRESS, "POST", 405, "bad_request"),
    (ADDRESS, "DELETE", 405, "bad_request"), ("/api/openapi.json", "PUT", 405, "bad_request")])
def test_wrong_addresses_and_methods_are_problem_documents(full, address, method, status, code):
    answer = _asked(full, full.ids["program_token"], address, method)
    assert _problem(answer) == (status, code, None)
    assert ("GET" in answer.headers.get("Allow", "")) == (status == 405)


@pytest.mark.parametrize(("lang", "said"), [
    ("pl", "Proszę się zalogować albo przesłać z zapytaniem klucz programu: Authorization: "
           "Bearer."),
    ("en", "Please sign in, or send a program's key with the request: Authorization: Bearer."),
    ("xx", "Proszę się zalogować albo przesłać z zapytaniem klucz programu: Authorization: "
           "Bearer.")])
def test_problems_speak_the_language_asked_for(full, lang, said):
    assert _asked(full, address=f"{ADDRESS}?lang={lang}").json["detail"] == said


def test_head_answers_like_get_without_its_body(full):
    answer = _asked(full, full.ids["program_token"], method="HEAD")
    assert (answer.status_code, answer.data, answer.mimetype) == (200, b"", "application/json")


def test_the_description_names_every_address_and_every_key(full):
    said = full.app.test_client().get("/api/openapi.json").json
    addresses = {rule.rule for rule in full.app.url_map.iter_rules()
                 if rule.rule.startswith("/api/")}
    schemas = said["components"]["schemas"]
    public, private = schemas["PublicProgress"], schemas["Progress"]["allOf"][1]
    assert (said["openapi"], said["servers"]) == ("3.1.0", [{"url": "http://127.0.0.1:8000"}])
    assert set(said["paths"]) == addresses | {"/progress.json"}
    assert (sorted(public["required"]), sorted(public["required"] + private["required"])) == (
        sorted(full.app.test_client().get("/progress.json").json), sorted(KEYS))
    for schema in (public, private):
        assert sorted(schema["properties"]) == sorted(schema["required"])


def test_the_description_holds_of_the_answer(full):
    schemas = full.app.test_client().get("/api/openapi.json").json["components"]["schemas"]
    answer = _asked(full, full.ids["program_token"]).json
    for name, of in (("BySector", answer["by_sector"][0]), ("ByReach", answer["by_reach"][0]),
                     ("Cautious", answer["cautious"]), ("Forecast", answer["forecast"])):
        assert sorted(schemas[name]["required"]) == sorted(of), name
