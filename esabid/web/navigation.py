"""Where a signed-in reader can go, in product.md's words."""

from dataclasses import dataclass

from flask import request, url_for

from esabid.wording.marks import _


@dataclass(frozen=True)
class Place:
    """One entry of the navigation."""

    label: str
    href: str
    icon: str
    current: bool


_DESK = (
    (_("Today"), "coordinator.today", "calendar-check"),
    (_("Institutions"), "coordinator.institutions", "building"),
    (_("Letters"), "coordinator.letters", "envelope-paper"),
    (_("Progress"), "leadership.overview", "graph-up-arrow"),
    (_("Dossier"), "coordinator.dossiers", "file-earmark-pdf"),
    (_("Settings"), "coordinator.settings", "gear"),
    (_("Help"), "coordinator.help_page", "question-circle"),
)


def navigation(identity, words) -> list[Place]:
    """The places open to this reader; the one that holds the present page is current."""
    if not identity.signed_in or not identity.may("see_desk"):
        return []
    places = []
    for label, endpoint, icon in _DESK:
        href = url_for(endpoint)
        here = request.path == href or (href != "/desk" and request.path.startswith(href + "/"))
        places.append(Place(words.gettext(label), href, icon, here))
    return places
