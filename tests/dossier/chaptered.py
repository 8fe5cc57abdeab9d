"""Snapshots with every chapter: arguments, evidence, contributions, engagement, changes."""

from dataclasses import replace
from datetime import date, timedelta

from dossier.samples import AS_OF, signer

from esabid.domain.bilingual import Bilingual
from esabid.domain.changes import Changes, Named, Replaced, Since
from esabid.domain.chapters import (ActionEntry, AgreementEntry, ArgumentEntry,
                                    ContributionsEntry, Fact, Offer, ProjectEntry, Quoted, Total)
from esabid.domain.contribution import Period, Unit
from esabid.domain.snapshot import Snapshot
from esabid.wording.words import words

NAMES = (("Talenty i kształcenie", "Talent and education"), ("Jakość życia", ""),
         ("Bezpieczeństwo", "Security"), ("Luka", "Gap"))
POLISH = "Nasi absolwenci chcą pracować w kraju; pokazał to rok {}."
ENGLISH = ("Our laboratories are open to the teams of the centre from its first day, and they "
           "will stay open in the year {}.")
ISSUED = date(2026, 7, 2)
# The chapters' titles in their order; letters stand between the last two and the others.
TITLES = ("Map of arguments", "Evidence", "Contributions", "Agreements, promotion and youth",
          "Changes since edition %(number)s", "Method and limits")
FACT = Bilingual("W Małopolsce działa 31 firm kosmicznych.", "31 space companies work here.")
URL = "https://example.org/raporty/sektor.pdf"


def quoted(number: int, pages: int) -> Quoted:
    """A mention of letter `number`: Polish, English or without a quote; its last page, or none."""
    quote = ("", POLISH.format(number), ENGLISH.format(number))[number % 3]
    return Quoted(number, quote, pages if pages > 1 or number % 2 else None)


def argued(found: Snapshot) -> tuple[ArgumentEntry, ...]:
    """The first argument is made by all letters, the next by every second, one by none."""
    made = []
    for place, name in enumerate(NAMES):
        mentions = tuple(quoted(it.number, len(it.pages)) for it in found.letters
                         if place < 3 and it.number % (place + 1) == 0)
        facts = (Fact(FACT, "Raport roczny", URL, date(2026, 2, 3)),) if place in (1, 3) else ()
        made.append(ArgumentEntry(Bilingual(*name), len(mentions), mentions, facts))
    return tuple(made)


def offered(found: Snapshot) -> ContributionsEntry:
    """An offer for each of the first four letters, the first apart from any letter."""
    offers = tuple(Offer(
        it.signers[0].name, Bilingual("Staże", "Internships"), Unit.PLACES, Period.A_YEAR,
        None if it.number == 2 else "12", POLISH.format(it.number) if it.number == 3 else "",
        None if it.number == 1 else it.number) for it in found.letters[:4])
    return ContributionsEntry((Total(Unit.PLACES, Period.A_YEAR, "36", 3),
                               Total(Unit.PLN, Period.ONCE, "2500.5", 1)), offers, 1)


def chaptered(found: Snapshot) -> Snapshot:
    """`found` with all chapters."""
    names = tuple(signer(n).name for n in range(14))
    return replace(
        found, arguments=argued(found), contributions=offered(found),
        agreements=(AgreementEntry(Bilingual("List intencyjny", "Letter of intent"),
                                   date(2026, 2, 3), names[:5], 2),),
        actions=(ActionEntry(AS_OF - timedelta(60), Bilingual("Piknik", "Picnic"), "Błonia", 1200,
                             names),
                 ActionEntry(AS_OF - timedelta(3), Bilingual("Lekcja o orbitach"))),
        projects=(ProjectEntry(Bilingual("Balon", "Balloon"), Bilingual("Meteorologia", ""),
                               names[4], date(2026, 5, 3)),
                  ProjectEntry(Bilingual("Rakieta", "Rocket"), Bilingual("Napędy", "Drives"))))


def since(found: Snapshot) -> Since:
    """Changes since edition 2: two letters added, one replaced, one withdrawn, one dropped."""
    added, now = found.letters[-2:], found.letters[0]
    return Since(2, date(2026, 5, 4), Changes(
        len(found.letters) - 1, len(found.letters), tuple(named(it) for it in added),
        (Replaced(Named(90, signer(3).name), named(now)),), (Named(91, signer(8).name, 2),),
        (Named(92),)))


def named(entry) -> Named:
    """A letter of the snapshot as changes name it."""
    return Named(entry.number, entry.signers[0].name, len(entry.signers) - 1)


def titles(lang) -> list[str]:
    """The chapters' titles in a language."""
    return [words(lang).gettext(it, number=2) if "%" in it else words(lang).gettext(it)
            for it in TITLES]


def chapter(it, lang, place) -> str:
    """The text of a chapter, by its place among the titles."""
    begins = next(n for n, text in enumerate(it.texts) if text.startswith(titles(lang)[place]))
    heads = [*titles(lang), words(lang).gettext("Index of institutions")]
    ends = next((n for n, text in enumerate(it.texts) if n > begins
                 and text.startswith(tuple(heads))), len(it.texts))
    return " ".join(it.texts[begins:ends])


def squeezed(text) -> str:
    """Text without spaces: it may be broken over lines."""
    return "".join(text.split())


def leads(pdf):
    """What each link says and the page it leads to, page by page."""
    numbers = {p.obj.objgen: n for n, p in enumerate(pdf.pages, start=1)}
    return [[(str(note.Contents), numbers[note.Dest[0].objgen])
             for note in page.obj.get("/Annots", [])] for page in pdf.pages]


def first_pages(it) -> dict[int, int]:
    """The page of each letter's beginning, counted from the snapshot alone."""
    pages, page = {}, it.built.front_pages + 1
    for entry in it.snapshot.letters:
        pages[entry.number] = page
        page += len(entry.pages)
    return pages
