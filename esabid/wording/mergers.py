"""What moves in a merger, counted, as its pages say it."""

from esabid.wording.marks import n_

KINDS = {
    "contact": n_("%(num)s contact", "%(num)s contacts"),
    "contribution": n_("%(num)s contribution", "%(num)s contributions"),
    "conversation": n_("%(num)s conversation", "%(num)s conversations"),
    "school_project": n_("%(num)s school project", "%(num)s school projects"),
    "link": n_("%(num)s partner link", "%(num)s partner links"),
    "child": n_("%(num)s institution that is part of it",
                "%(num)s institutions that are part of it"),
    "merger": n_("%(num)s earlier merger", "%(num)s earlier mergers"),
    "letter": n_("%(num)s letter", "%(num)s letters"),
    "agreement": n_("%(num)s agreement", "%(num)s agreements"),
    "promotion_action": n_("%(num)s promotion action", "%(num)s promotion actions"),
}
