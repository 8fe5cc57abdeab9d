"""What was done, and to which field, as the timeline says it."""


def _(message: str) -> str:
    return message


ACTIONS = {
    ("campaign", "found"): _("Campaign set up"),
    ("campaign", "change"): _("Settings changed"),
    ("institution", "add"): _("Institution added"),
    ("institution", "change"): _("Facts changed"),
    ("institution", "add_contact"): _("Contact added"),
    ("institution", "remove_contact"): _("Contact removed"),
    ("institution", "issue_link"): _("Partner link issued"),
    ("institution", "revoke_link"): _("Partner link revoked"),
    ("institution", "ask"): _("Ask recorded"),
    ("institution", "ask_again"): _("Asked again"),
    ("institution", "promise"): _("Promise recorded"),
    ("institution", "decline"): _("Refusal recorded"),
    ("institution", "exclude"): _("Decided not to ask"),
    ("institution", "include"): _("To be asked after all"),
    ("letter", "add"): _("Letter recorded"),
    ("letter", "change"): _("Letter corrected"),
    ("letter", "add_file"): _("File added"),
    ("letter", "attach_file"): _("File checked and kept"),
    ("letter", "refuse_file"): _("File could not be taken"),
    ("letter", "verify"): _("Letter verified"),
    ("letter", "return"): _("Completion asked for"),
    ("letter", "reopen"): _("Verification taken back"),
    ("letter", "withdraw"): _("Withdrawal recorded"),
    ("letter", "replace"): _("Replaced by a newer letter"),
    ("compilation", "compile"): _("Dossier made"),
    ("compilation", "issue"): _("Edition issued"),
    ("account", "add"): _("Account added"),
    ("account", "set_password"): _("Password set"),
}

FIELDS = {
    "name_pl": _("Polish name"), "name_en": _("English name"), "short_name": _("Short name"),
    "sector": _("Sector"), "reach": _("Reach"), "city": _("City"), "country": _("Country"),
    "city_tie": _("Tie to the city"), "parent_id": _("Part of"), "nip": _("NIP"),
    "regon": _("REGON"), "krs": _("KRS"), "website": _("Website"),
    "owner": _("Who looks after it"), "tags": _("Tags"), "notes": _("Notes"),
    "ask_state": _("Status"), "state": _("Status"), "asked_on": _("Day of the ask"),
    "expected_on": _("Expected by"), "waits_at": _("Where it waits"), "ask_reason": _("Reason"),
    "contact": _("Contact"), "email": _("E-mail"), "link": _("Link"), "file": _("File"),
    "pages": _("Pages"), "channel": _("How it came"), "received_on": _("Received on"),
    "dated_on": _("Date on the letter"), "kind": _("Kind of document"), "note": _("Note"),
    "registry_number": _("Registry number (RPW)"), "case_mark": _("Case mark"),
    "signer": _("Institution"), "signatory": _("Signed by"), "office_pl": _("Office, in Polish"),
    "office_en": _("Office, in English"), "signature": _("Kind of signature"),
    "disclosure": _("What may be shown"), "position": _("Order"), "edition": _("Edition"),
    "title_pl": _("Name of the campaign, in Polish"),
    "title_en": _("Name of the campaign, in English"), "goal": _("Goal: how many letters"),
    "milestones": _("Milestones past the goal"), "deadline": _("Deadline"),
    "language": _("First language"), "prefix": _("Prefix of references"),
    "bidder_pl": _("Who bids, in Polish"), "bidder_en": _("Who bids, in English"),
    "addressee_pl": _("Whom the dossier is for, in Polish"),
    "addressee_en": _("Whom the dossier is for, in English"),
    "foreword_pl": _("Foreword of the dossier, in Polish"),
    "foreword_en": _("Foreword of the dossier, in English"),
}
