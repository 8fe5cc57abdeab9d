"""Method and limits: what is counted, how it is checked, and what a dossier is, in plain words."""

from esabid.domain.profiles import SHOWS, Part
from esabid.domain.snapshot import Snapshot
from esabid.wording.words import Words


def method_says(snapshot: Snapshot, issued: bool, words: Words) -> tuple[tuple[str, str], ...]:
    """What a reader should know before trusting the numbers: (heading, what is said of it).

    Each profile has only its own; `issued` tells an edition from a working version. The PDF is
    called by its name, since the HTML twin says the same.
    """
    entries = (_counting(words), _checking(words), _numbers(words), _inside(snapshot, words),
               _naming(snapshot, words), _numbering(issued, words), _arguments(snapshot, words),
               _pages(snapshot, words), _abstracts(snapshot, words), _file(words),
               _day(snapshot, issued, words))
    return tuple(it for it in entries if it)


def _counting(words):
    return words.gettext("What is counted"), " ".join((words.rule(), words.gettext(
        "The language versions of a letter are one letter; a further letter of the same "
        "institution alone does not raise the number.")))


def _checking(words):
    return words.gettext("How a letter is checked"), words.gettext(
        "The file that came is kept unchanged. A person, never a program alone, confirms each "
        "letter: whether it can be read, is dated, is signed by somebody entitled to sign, names "
        "the institution and the bid, and is the institution’s own. Where something is in doubt, "
        "the reason for the decision is kept.")


def _numbers(words):
    return words.gettext("What the numbers mean"), words.gettext(
        "Charts and dates go by the day a letter was received. Institutions are those behind the "
        "verified letters; faculties of one university, or companies of one group, are one "
        "separate organisation. Letters from bodies of the city itself count, and are also given "
        "separately.")


def _inside(snapshot, words):
    """Only the office's own dossier knows of these."""
    if snapshot.internal is None or not snapshot.has(Part.INTERNAL):
        return None
    return words.gettext("Caution and forecast"), words.gettext(
        "The cautious count sets apart verified letters with a weakness, each named with its "
        "reason. The forecast rests on the campaign’s own asks and answers. Both are for internal "
        "use and appear in no other dossier.")


def _naming(snapshot, words):
    """Who is named, and what is shown of whom, as this profile's reader may know it."""
    if SHOWS[snapshot.profile].whole:
        says = words.gettext("The letters were written for the bid and its addressees. This "
                             "dossier is for them, so it names every institution.")
    else:
        says = words.gettext(
            "Whoever objects to being named is counted, but not listed. A quote or a whole letter "
            "is shown only where every institution that signed it has explicitly allowed that.")
    return words.gettext("Who is named"), says


def _numbering(issued, words):
    says = words.gettext("A letter keeps its number from edition to edition. The number of a "
                         "letter withdrawn or replaced is never given again.")
    if not issued:
        says += " " + words.gettext("In a working version the numbers of new letters may still "
                                    "change.")
    return words.gettext("Numbers of letters"), says


def _arguments(snapshot, words):
    if not (snapshot.has(Part.ARGUMENTS) and any(it.letters for it in snapshot.arguments)):
        return None
    return words.gettext("Arguments and quotes"), words.gettext(
        "The campaign’s office marks which arguments a letter makes. Quotes are the letter’s own "
        "words in the letter’s language.")


def _pages(snapshot, words):
    """What the letters' pages are, and where their originals lie."""
    if any(entry.pages for entry in snapshot.letters):
        says = words.gettext(
            "In the PDF each letter is shown as it looks, made smaller where it has to be. "
            "Electronic signatures are not carried over when pages are put together: they are in "
            "the originals.")
    else:
        says = words.gettext("This dossier lists the letters without showing their pages.")
    kept = words.gettext("The originals are kept unchanged by the campaign’s office.")
    if snapshot.originals:
        kept += " " + words.ngettext(
            "%(num)s file with an electronic signature is attached to the PDF untouched.",
            "%(num)s files with electronic signatures are attached to the PDF untouched.",
            len(snapshot.originals))
    return words.gettext("Pages and originals"), f"{says} {kept}"


def _abstracts(snapshot, words):
    if not any(entry.pages and entry.abstract for entry in snapshot.letters):
        return None
    return words.gettext("Abstracts by the City"), words.gettext(
        "Some letters have an abstract of a sentence or two above them. It is marked as the "
        "City’s; only the letter itself speaks for its institution.")


def _file(words):
    return words.gettext("The PDF"), words.gettext(
        "It is tagged for those who listen or use a keyboard: headings, tables, lists, and a "
        "description of each figure and letter page. Conformance with PDF/A or PDF/UA is not "
        "claimed, since letters are taken in as they come.")


def _day(snapshot, issued, words):
    """The day of the facts, and how anybody can check the file they hold."""
    said = [words.gettext("Everything is as of %(day)s; the same facts always give the same PDF.",
                          day=words.long_date(snapshot.as_of))]
    if issued:
        said.append(words.gettext("The register of editions keeps the checksum (SHA-256) of the "
                                  "PDF."))
    else:
        said.append(words.gettext("This is a working version; only numbered editions are handed "
                                  "over."))
    contact = snapshot.campaign.contact.strip()
    said.append(words.gettext("To compare a file or see an original, ask: %(contact)s.",
                              contact=contact) if contact else
                words.gettext("To compare a file or see an original, ask the campaign’s office."))
    return words.gettext("Day and checking"), " ".join(said)
