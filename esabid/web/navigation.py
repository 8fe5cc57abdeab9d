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
    # What waits there for a person, where that is counted.
    count: int | None = None


@dataclass(frozen=True)
class Navigation:
    """The places of a reader: those of every day, and those one has to open first."""

    main: tuple[Place, ...]
    more: tuple[Place, ...]

    @property
    def waiting(self) -> int:
        """How many things wait for a person in the places of every day."""
        return sum(it.count or 0 for it in self.main)

    @property
    def in_more(self) -> bool:
        """Whether the present page is one of those one has to open first."""
        return any(it.current for it in self.more)


_DESK = (
    (_("Today"), "coordinator.today", "calendar-check"),
    (_("Institutions"), "coordinator.institutions", "building"),
    (_("Letters"), "coordinator.letters", "envelope-paper"),
    (_("New files"), "coordinator.intake", "inbox"),
    (_("Progress"), "leadership.overview", "graph-up-arrow"),
    (_("Dossier"), "coordinator.dossiers", "file-earmark-pdf"),
)
_MORE = (
    (_("Next asks"), "coordinator.next_asks", "send"),
    (_("Arguments and evidence"), "coordinator.arguments", "list"),
    (_("Contributions"), "coordinator.contributions", "inbox"),
    (_("Promotion and youth"), "coordinator.promotion", "flag"),
    (_("Agreements"), "coordinator.agreements", "files"),
    (_("Sentences for the press"), "coordinator.claims", "quote"),
    (_("Links"), "coordinator.links", "link-45deg"),
    (_("History of changes"), "coordinator.activity", "clock-history"),
    (_("Possible duplicates"), "coordinator.duplicates", "files"),
    (_("Import and export"), "coordinator.imports", "upload"),
    (_("Settings"), "coordinator.settings", "gear"),
    (_("Help"), "coordinator.help_page", "question-circle"),
)
# Pages that belong to a place without lying beneath its address.
_BENEATH = {"coordinator.arguments": ("/desk/evidence",),
            "coordinator.institutions": ("/desk/conversations", "/desk/keys"),
            "coordinator.duplicates": ("/desk/mergers",),
            "coordinator.dossiers": ("/desk/addressees",),
            "coordinator.settings": ("/desk/targets",)}


def navigation(identity, words, waiting) -> Navigation | None:
    """The places open to this reader; the one that holds the present page is current.

    `waiting` tells how many new files wait for a person.
    """
    if not identity.signed_in or not identity.may("see_desk"):
        return None
    counts = {"coordinator.intake": waiting()}
    return Navigation(*(tuple(
        Place(words.gettext(label), url_for(endpoint), icon, _here(endpoint),
              counts.get(endpoint))
        for label, endpoint, icon in places) for places in (_DESK, _MORE)))


def _here(endpoint: str) -> bool:
    href, path = url_for(endpoint), request.path
    beneath = () if href == "/desk" else (href, *_BENEATH.get(endpoint, ()))
    return path == href or any(path == it or path.startswith(f"{it}/") for it in beneath)
