"""Sentences that the dossier says in print and in its HTML twin alike."""

from esabid.domain.changes import Changes, Since
from esabid.domain.letter import SCANS, SignatureKind
from esabid.domain.profiles import SHOWS, LetterOrder, Profile
from esabid.domain.snapshot import Numbers, Snapshot
from esabid.wording.marks import _
from esabid.wording.words import Words

# Who may read on, and what is left out, is said where it is not the usual.
_KINDS = {Profile.INTERNAL: _("For internal use"), Profile.PUBLIC: _("Public version")}
_ORDERS = {
    LetterOrder.NUMBER: _("They are ordered by number."),
    LetterOrder.DATE: _("They are ordered by date received."),
    LetterOrder.SECTOR: _("They are ordered by the sector of their first signer, then by name."),
    LetterOrder.NAME: _("They are in the alphabetical order of their first signers."),
    LetterOrder.WEIGHT: _("The City chose which come first; the rest are ordered by number."),
}


def beside_the_count(numbers: Numbers, words: Words) -> tuple[tuple[int, str], ...]:
    """The numbers beside the headline: (value, what it counts)."""
    return (
        (numbers.received, words.ngettext("letter received", "letters received",
                                          numbers.received)),
        (numbers.institutions, words.ngettext("institution behind the verified letters",
                                              "institutions behind the verified letters",
                                              numbers.institutions)),
        (numbers.parents, words.ngettext("separate organisation", "separate organisations",
                                         numbers.parents)),
        (numbers.city_run, words.ngettext("letter from bodies of the city itself",
                                          "letters from bodies of the city itself",
                                          numbers.city_run)),
    )


def notes_on_the_count(snapshot: Snapshot, words: Words) -> tuple[str, ...]:
    """What the numbers mean, and who is counted without being named."""
    numbers, notes = snapshot.numbers, []
    if numbers.parents != numbers.institutions:
        notes.append(words.gettext("Separate organisations: faculties of one university and "
                                   "companies of one group are counted as one."))
    if snapshot.unnamed:
        notes.append(words.ngettext(
            "%(num)s institution asked not to be named: it is counted, but not listed.",
            "%(num)s institutions asked not to be named: they are counted, but not listed.",
            snapshot.unnamed))
    return tuple(notes)


def line_says(snapshot: Snapshot, words: Words) -> str:
    """The chart of letters over time in a few sentences."""
    numbers = snapshot.numbers
    if not numbers.curve:
        return words.gettext("There is no verified letter yet.")
    first, last = numbers.curve[0][0], numbers.curve[-1]
    says = words.ngettext(
        "A line chart: from %(first)s to %(last)s, %(num)s verified letter; the goal is %(goal)s.",
        "A line chart: from %(first)s to %(last)s, %(num)s verified letters; the goal is %(goal)s.",
        last[1], first=words.long_date(first), last=words.long_date(snapshot.as_of),
        goal=words.number(numbers.goal))
    if numbers.crossed_on:
        says += " " + words.gettext("The goal was reached on %(day)s.",
                                    day=words.long_date(numbers.crossed_on))
    if snapshot.actions:
        says += " " + words.ngettext("%(num)s promotion action is marked on the axis.",
                                     "%(num)s promotion actions are marked on the axis.",
                                     len(snapshot.actions))
    return says


def kind_said(snapshot: Snapshot, words: Words) -> str:
    """What kind of dossier it is; empty for the whole one for its addressee."""
    said = []
    if snapshot.profile in _KINDS:
        said.append(words.gettext(_KINDS[snapshot.profile]))
    if snapshot.short:
        said.append(words.gettext("Short version, without the letters"))
    return " · ".join(said)


def signature_said(kind: SignatureKind, profile: Profile, words: Words) -> str:
    """How a letter is signed; that a scan's original is not in the office is said inside only."""
    if kind in SCANS and not SHOWS[profile].inside:
        return words.gettext("Scan")
    return words.label(kind)


def letters_follow(snapshot: Snapshot, words: Words) -> str:
    """How many letters follow, in which order, and that numbers last."""
    shown = sum(1 for entry in snapshot.letters if entry.pages)
    follow = words.ngettext("%(num)s letter follows.", "%(num)s letters follow.", shown)
    order = words.gettext(_ORDERS[snapshot.order]) if shown > 1 else ""
    stays = words.gettext("A number stays with its letter from edition to edition.")
    return " ".join(filter(None, (follow, order, stays)))


def changes_said(changes: Changes, words: Words) -> str:
    """All that changed in one sentence."""
    told = ((changes.replaced, _("%(count)s replaced")),
            (changes.withdrawn, _("%(count)s withdrawn")),
            (changes.dropped, _("%(count)s no longer counted")))
    parts = [words.gettext(text, count=words.number(len(found))) for found, text in told if found]
    if changes.added:
        parts.insert(0, words.ngettext("%(num)s letter added", "%(num)s letters added",
                                       len(changes.added)))
    said = ", ".join(parts)
    return f"{said[0].upper()}{said[1:]}." if said else words.gettext("No letter has changed.")


def counted_since(since: Since, words: Words) -> str:
    """The count then and now."""
    return words.ngettext(
        "Edition %(number)s of %(day)s counted %(num)s verified letter; this one counts %(now)s.",
        "Edition %(number)s of %(day)s counted %(num)s verified letters; this one counts %(now)s.",
        since.changes.before, number=since.edition, day=words.long_date(since.issued_on),
        now=words.number(since.changes.now))
