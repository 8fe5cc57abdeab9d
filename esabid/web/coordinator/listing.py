"""The institutions list's state: read off a query string, and written back into one."""

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from esabid.domain.institution import CityTie, Reach, Sector
from esabid.domain.status import WORKFLOW, Status
from esabid.queries.institution_filter import NOBODY, InstitutionFilter, SortBy
from esabid.web.context import voice
from esabid.web.coordinator import behind as numbers
from esabid.web.forms.base import strip

# Days since the ask that one can choose from; an address may name others.
DAYS = (7, 14, 21, 30, 60)
_MOST_DAYS = 3650
_CODES = {"status": Status, "sector": Sector, "reach": Reach, "tie": CityTie,
          "behind": numbers.Institutions}
_TEXTS = {"q": 200, "owner": 80, "tag": 200}
# A list's query string has fewer parts; what comes after them is no part of it.
_MOST_PARTS = 20


@dataclass(frozen=True)
class View:
    """What a list shows; `values` are the parts of its query string, without the page."""

    values: tuple[tuple[str, str], ...]
    wanted: InstitutionFilter
    behind: numbers.Institutions | None

    @property
    def query(self) -> str:
        """The query string without its page."""
        return urlencode(self.values)

    @property
    def narrowed(self) -> bool:
        """Whether anything but the order is asked for."""
        return any(name != "sort" for name, _ in self.values)

    @property
    def hidden_filters(self) -> int:
        """How many filters are chosen that wait folded away."""
        return sum(name in ("reach", "owner", "tag", "silent", "tie") for name, _ in self.values)

    def values_with(self, **changes) -> dict:
        """The values for an address that differs in `changes`; None takes one away."""
        return {name: value for name, value in {**dict(self.values), **changes}.items()
                if value not in (None, "")}

    def sorted_by(self, sort: SortBy) -> str | None:
        """The value of `sort` that a click on the heading asks for: the column, then downwards."""
        if self.wanted.sort == sort and not self.wanted.descending:
            return f"-{sort}"
        return None if sort == SortBy.NAME else sort.value

    def with_numbers(self) -> InstitutionFilter:
        """The filter with the rows behind the number that the list was opened from."""
        return replace(self.wanted, ids=numbers.institutions(self.behind))


def read(args) -> View:
    """The state that the arguments of a request name; what is not understood is not asked for."""
    found = {name: value for name in _TEXTS if (value := strip(args.get(name, ""))[:_TEXTS[name]])}
    codes = {name: kind(args[name]) for name, kind in _CODES.items()
             if args.get(name, "") in set(kind)}
    found |= {name: code.value for name, code in codes.items()}
    if (days := _number(args.get("silent", ""), _MOST_DAYS)) is not None:
        found["silent"] = str(days)
    sort, descending = _sort(args.get("sort", ""))
    if (sort, descending) != (SortBy.NAME, False):
        found["sort"] = f"{'-' if descending else ''}{sort}"
    behind = codes.pop("behind", None)
    return View(tuple(found.items()), InstitutionFilter(
        search=found.get("q", ""), owner=found.get("owner", ""), tag=found.get("tag", ""),
        silent=days, sort=sort, descending=descending,
        page=max(1, _number(args.get("page", ""), 99_999) or 1), **codes), behind)


def read_query(query: str) -> View:
    """The state that a query string names, as a form sends it."""
    return read(dict(parse_qsl("&".join(query.split("&")[:_MOST_PARTS]))))


def _number(text: str, most: int) -> int | None:
    # A superscript two is a digit, too, but no number.
    number = int(text) if text.isdecimal() and len(text) < 6 else None
    return number if number is not None and number <= most else None


def _sort(text: str) -> tuple[SortBy, bool]:
    name = text.removeprefix("-")
    return (SortBy(name), text.startswith("-")) if name in set(SortBy) else (SortBy.NAME, False)


def said(view: View) -> list[str]:
    """Each condition of the list in words."""
    t, wanted = voice(), view.wanted
    parts = [t.gettext("“%(text)s”", text=wanted.search)] if wanted.search else []
    parts += [t.label(code) for code in (wanted.status, wanted.sector, wanted.reach) if code]
    if wanted.tie:
        parts.append(t.gettext("Tie to the city: %(tie)s", tie=t.label(wanted.tie)))
    if wanted.owner:
        parts.append(t.gettext("nobody looks after it") if wanted.owner == NOBODY
                     else t.gettext("looked after by %(name)s", name=wanted.owner))
    if wanted.tag:
        parts.append(t.gettext("tag: %(tag)s", tag=wanted.tag))
    if wanted.silent is not None:
        parts.append(t.ngettext("no answer for %(num)s day", "no answer for %(num)s days",
                                wanted.silent))
    if view.behind:
        parts.append(t.gettext(numbers.SHOWN[view.behind]))
    return parts


def chips(view: View, counts: dict[Status, int]) -> list[tuple]:
    """(id, label, count, changed values, current) of the chips, all first and in working order."""
    t, chosen = voice(), view.wanted.status
    found = [("all", t.gettext("All"), sum(counts.values()), {"status": None}, chosen is None)]
    return found + [(it.value, t.label(it), counts[it], {"status": it.value}, it == chosen)
                    for it in WORKFLOW if counts[it] or it == chosen]


def ready() -> list[tuple[str, dict]]:
    """Views that every coordinator has, and what their addresses ask for."""
    t = voice()
    return [(t.gettext("Past the day"), {"status": Status.OVERDUE.value, "sort": "expected"}),
            (t.gettext("No answer for 14 days"), {"silent": "14", "sort": "asked"}),
            (t.gettext("To check"), {"status": Status.TO_CHECK.value})]
