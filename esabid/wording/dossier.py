"""Sentences that the dossier says in print and in its HTML twin alike."""

from esabid.domain.snapshot import Numbers, Snapshot
from esabid.wording.words import Words


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
