"""Every route of the application with real values in its places, and who may use it."""

from dataclasses import dataclass

from esabid.domain.permissions import may

# Pieces of pages and answers that are no pages.
NOT_PAGES = ("public.health", "static", "coordinator.letter_check", "coordinator.letter_preview",
             "coordinator.letter_original", "coordinator.letter_file",
             "coordinator.dossier_progress", "coordinator.dossier_preview_page",
             "coordinator.dossier_archive",
             "coordinator.dossier_letter", "leadership.dossier_pdf", "leadership.brief_pdf",
             "partner.receipt_pdf", "coordinator.letter_receipt", "api.progress",
             "api.openapi",
             "public.progress_json", "public.picture", "coordinator.institutions_export",
             "coordinator.institutions_alike", "coordinator.intake_arrived",
             "coordinator.intake_progress", "coordinator.intake_preview",
             "coordinator.intake_original")
# Rows that an endpoint's name begins with.
ROWS = ("promotion_action", "school_project", "agreement", "argument", "contribution",
        "evidence", "mention", "saved_view", "import", "conversation", "merger", "addressee",
        "handover")
# Steps that are legal for the row they are asked for.
STEPS = {"coordinator.ask": ("planned", "ask"), "coordinator.letter_step": ("to_check", "return"),
         "coordinator.institution_step": ("planned", "ask")}
TOKENS = {"partner.enter": "partner_token", "auth.set_up": "set_up_token",
          "auth.set_password": "password_token", "leadership.enter": "leadership_token"}


@dataclass(frozen=True)
class Route:
    """One address and method; the rule itself stands in <> where a world has no such row."""

    endpoint: str
    method: str
    address: str
    permission: str


def routes(world) -> list[Route]:
    """Every route but the static files, sorted."""
    found = []
    for rule in world.app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        values = _values(world, rule)
        adapter = world.app.url_map.bind("localhost")
        address = adapter.build(rule.endpoint, values) if values is not None else f"<{rule}>"
        permission = world.app.view_functions[rule.endpoint].permission
        found += [Route(rule.endpoint, method, address, permission)
                  for method in sorted(rule.methods - {"HEAD", "OPTIONS"})]
    return sorted(found, key=lambda it: (it.endpoint, it.method))


def readable(world, role) -> list[str]:
    """The addresses of all pages this role may read."""
    return [it.address for it in routes(world) if it.method == "GET"
            and may(role, it.permission) and it.endpoint not in NOT_PAGES]


def _values(world, rule) -> dict | None:
    """What stands in the places of a rule; None where the world has no such row."""
    if not world.ids and rule.arguments:
        return None
    values = {}
    for name in rule.arguments:
        if name == "public_id":
            values[name] = world.ids[_row(rule.endpoint)]
        elif name == "token":
            values[name] = world.ids[TOKENS[rule.endpoint]]
        elif name == "action":
            values[name] = STEPS[rule.endpoint][1]
        else:
            values[name] = {
                "lang": "pl", "kind": "xlsx", "contact_id": world.ids["contact"],
                "account_id": "1", "link_id": world.ids["partner_link"], "part": "next_step",
                "deed": "assign", "history_id": world.ids["history"],
                "place": "1", "number": "1", "file_id": world.ids["attachment"],
                "addressee_id": world.ids.get("addressee", "x"),
                "other_id": world.ids[
                    "to_check" if rule.endpoint.endswith("_beside") else "planned"]
            }[name]
    return values


def _row(endpoint: str) -> str:
    if endpoint in STEPS:
        return STEPS[endpoint][0]
    name = endpoint.split(".")[1]
    if name.startswith("intake"):
        return "dismissed_file" if name == "intake_bring_back" else "incoming"
    if name == "overview_link_revoke":
        return "leadership_link"
    if name == "claim":
        return "claim"
    if name in ("dossier_handovers", "dossier_letter"):
        return "edition"
    if "dossier" in name:
        return "dossier"
    if row := next((it for it in ROWS if name.startswith(it)), None):
        return row
    return "letter" if name.startswith("letter") else "institution"
