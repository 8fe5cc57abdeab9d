"""Snapshots with invented institutions, and small letters made on the spot."""

import hashlib
import io
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import img2pdf
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import LetterKind, SignatureKind
from esabid.domain.progress import curve
from esabid.domain.snapshot import (
    Bilingual, CampaignFacts, LetterEntry, Numbers, Profile, Signer, Snapshot)
from esabid.typeset.fonts import SANS, register

FONTS = Path(__file__).parents[2] / "static" / "fonts"
AS_OF = date(2026, 6, 30)
KINDS = (
    ("Akademia", "Academy"), ("Instytut", "Institute"), ("Ćwierć Spółka", ""),
    ("Stowarzyszenie", "Society"), ("Źródlane Liceum", "Spring School"),
)
SUBJECTS = (
    ("Żeglugi Gwiezdnej", "of Star Sailing"), ("Śledzenia Orbit", "of Orbit Tracking"),
    ("Łączności Kosmicznej", "of Space Communication"), ("Gęśli i Jaźni", "of Gęśle and Jaźń"),
    ("Ósmego Księżyca", "of the Eighth Moon"), ("Napędów w Próżni", "of Drives in Vacuum"),
    ("Lotów Próbnych", "of Test Flights"),
)
PLACES = ("Łódź", "Lublin", "Żółwin", "Świdnik", "Ćmielów", "Źrebce", "Ńowo")


@dataclass(frozen=True)
class Letters:
    """Prepared copies on disk: hash -> path, and hash -> page sizes."""

    paths: dict[str, str]
    sizes: dict[str, tuple[tuple[float, float], ...]]


def typed_pdf(text: str, sizes) -> bytes:
    """A born-digital letter: one line of text and a dark block on each page."""
    out = io.BytesIO()
    register(FONTS)
    canvas = Canvas(out, invariant=1, initialFontName=SANS)
    for number, (width, height) in enumerate(sizes, start=1):
        canvas.setPageSize((width, height))
        canvas.setFont(SANS, 14)
        canvas.drawString(60, height - 90, f"{text} {number}")
        for line in range(8):
            canvas.rect(60, height - 140 - 18 * line, width - 120 - 30 * (line % 3), 5, fill=1)
        canvas.rect(0.5, 0.5, width - 1, height - 1, fill=0)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scanned_pdf(text: str) -> bytes:
    """A scan: one A4 page that is an image."""
    image = Image.new("L", (620, 877), 250)
    ImageDraw.Draw(image).text((60, 90), text, fill=10, font_size=30)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    layout = img2pdf.get_layout_fun((595.28, 841.89))
    return img2pdf.convert(stream.getvalue(), layout_fun=layout, nodate=True,
                           engine=img2pdf.Engine.internal)


def write_letters(folder: Path) -> Letters:
    """Four small letters: two pages, one across, a scan, and a small sheet."""
    made = (
        (typed_pdf("We support the bid", ((595.28, 841.89),) * 2), ((595.28, 841.89),) * 2),
        (typed_pdf("Across", ((841.89, 595.28),)), ((841.89, 595.28),)),
        (scanned_pdf("Popieramy"), ((595.28, 841.89),)),
        (typed_pdf("Small", ((420.0, 595.0),)), ((420.0, 595.0),)),
    )
    paths, sizes = {}, {}
    for content, pages in made:
        name = hashlib.sha256(content).hexdigest()
        (folder / f"{name}.pdf").write_bytes(content)
        paths[name], sizes[name] = str(folder / f"{name}.pdf"), pages
    return Letters(paths, sizes)


def signer(index: int, name: Bilingual | None = None) -> Signer:
    """An invented institution; every third has no office on record."""
    (kind, kind_en), (of, of_en) = KINDS[index % 5], SUBJECTS[index % 7]
    place = PLACES[index // 35 % 7] + " Stary" * (index // 5 % 2)
    name = name or Bilingual(f"{kind} {of}, {place}", f"{kind_en} {of_en}, {place}"
                             if kind_en else "")
    sectors, signatures = tuple(Sector), tuple(SignatureKind)
    return Signer(
        id=f"i{index}", name=name, sector=sectors[index % len(sectors)],
        reach=tuple(Reach)[index % 3], city=place,
        office=Bilingual("Rektor", "Rector") if index % 3 else Bilingual(),
        signature=signatures[index % (len(signatures) - 1)])


def entry(number: int, signers, letters: Letters | None = None) -> LetterEntry:
    """Letter `number`, received five days after the one before; pages from `letters` in turn."""
    received = date(2026, 1, 12) + timedelta(days=(number - 1) * 5 % 160)
    prepared = sorted(letters.paths)[number % len(letters.paths)] if letters else None
    return LetterEntry(
        id=f"l{number}", number=number, kind=LetterKind.LETTER, dated_on=received,
        received_on=received, signers=tuple(signers), prepared=prepared,
        pages=letters.sizes[prepared] if letters else ())


def numbers(entries, goal: int = 50) -> Numbers:
    """The numbers of `entries`, all of them counted."""
    dates = sorted(it.received_on for it in entries)
    signers = {s.id: s for it in entries for s in it.signers}.values()
    return Numbers(
        goal=goal, milestones=(60, 75, 100), verified=len(entries), received=len(entries) + 4,
        institutions=len(signers), parents=max(0, len(signers) - 2), city_run=min(3, len(entries)),
        percent=len(entries) * 100 // goal,
        crossed_on=dates[goal - 1] if len(dates) >= goal else None,
        by_sector=dict(Counter(s.sector for s in signers)),
        by_reach=dict(Counter(s.reach for s in signers)), curve=curve(dates))


def snapshot(count: int, letters: Letters | None = None, *, signers=None, demo: bool = False,
             unnamed: int = 0, foreword: Bilingual | None = None, **campaign) -> Snapshot:
    """A campaign of `count` letters; `signers` maps a letter's number to its signers."""
    signers = signers or {}
    entries = tuple(entry(n, signers.get(n) or (signer(n - 1),), letters)
                    for n in range(1, count + 1))
    texts = {
        "title": Bilingual("Kandydatura Krakowa na siedzibę centrum ESA: listy poparcia",
                           "Kraków’s bid to host an ESA centre: letters of support"),
        "bidder": Bilingual("Gmina Miejska Kraków", "City of Kraków"),
        "addressee": Bilingual("Minister Finansów i Gospodarki", "European Space Agency"),
        "foreword": foreword or Bilingual(),
        **campaign}
    return Snapshot(profile=Profile.MINISTRY, short=False, demo=demo, as_of=AS_OF,
                    campaign=CampaignFacts(**texts), numbers=numbers(entries), letters=entries,
                    unnamed=unnamed)
