"""The desk: pages of the two to five people who run the campaign all day."""

from flask import Blueprint

pages = Blueprint("coordinator", __name__, url_prefix="/desk")

from esabid.web.coordinator import (  # noqa: E402  (the views hang themselves on `pages`)
    abstracts, accounts, activity, addressees, agreements, arguments, asks, bulk, card, claims,
    comparing, compilations, contacts, contributions, conversations, dossier_papers, dossier_plans,
    dossiers, duplicates, evidence, exports, handovers, imports, inline, inline_status,
    institution_list, institutions, intake, intake_file, keys, letter_files, letter_steps, letters,
    links, mentions, mergers, next_asks, notices, owners, promotion, settings, targets, today, undo)

__all__ = ["abstracts", "accounts", "activity", "addressees", "agreements", "arguments", "asks",
           "bulk", "card", "claims", "comparing", "compilations", "contacts", "contributions",
           "conversations", "dossier_papers", "dossier_plans", "dossiers", "duplicates", "evidence",
           "exports", "handovers", "imports", "inline", "inline_status", "institution_list",
           "institutions", "intake", "intake_file", "keys", "letter_files", "letter_steps",
           "letters", "links", "mentions", "mergers", "next_asks", "notices", "owners", "pages",
           "promotion", "settings", "targets", "today", "undo"]
