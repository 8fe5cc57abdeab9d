"""The sentence for every refusal of a rule."""


def _(message: str) -> str:
    return message


ERRORS = {
    "not_permitted": _("You may not do this."),
    "not_found": _("We cannot find this. It may have been moved or the address mistyped."),
    "illegal_transition": _(
        "This step is no longer possible: the state has changed. Please look at it again."),
    "stale": _(
        "Somebody changed this while you were writing. Your text is kept below: compare and save."),
}
