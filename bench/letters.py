"""Letters like real ones: scans at 200 dpi, born-digital ones and mixed, some of them signed.

Pages are drawn once for a small pool, and intake makes the prepared copies of it; each letter is
one of them with a line of its own at its end, so that thousands of letters with bytes of their own
are there in seconds.
"""

import hashlib
import io
import random
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import img2pdf
import pikepdf
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from esabid.intake.opening import open_pdf
from esabid.intake.prepare import prepare

A4 = (595.28, 841.89)
_WORDS = ("popieramy kandydaturę miasta na siedzibę centrum badań kosmicznych ponieważ nasza "
          "uczelnia od lat kształci inżynierów i prowadzi badania orbitalne").split()
_POOL = 6
_KINDS = ("scan", "typed", "scan", "typed", "scan", "mixed",
          "scan", "typed", "scan", "typed", "scan", "scan")


@dataclass(frozen=True)
class Sheets:
    """Prepared copies on disk in the order of the letters, each with the number of its pages, and
    the signed originals of some of them: number of the letter -> path."""

    paths: tuple[Path, ...]
    pages: tuple[int, ...]
    originals: dict[int, Path]

    @property
    def size(self) -> int:
        """Bytes of all prepared copies."""
        return sum(path.stat().st_size for path in self.paths)


def write(letters: int, folder: Path, fonts: Path, dpi: int = 200) -> Sheets:
    """Write so many letters: a good half scans and photos, a third born-digital, the rest mixed;
    each twelfth is signed, so that its untouched original lies beside it. Scans have `dpi` dots an
    inch."""
    folder.mkdir(parents=True, exist_ok=True)
    pool, paths, pages, originals = _pool(fonts, dpi), [], [], {}
    for number in range(1, letters + 1):
        count, template = pool[_KINDS[number % 12], number // 6 % _POOL]
        path = folder / f"{number}.pdf"
        path.write_bytes(template + b"%% letter %d\n" % number)
        paths.append(path)
        pages.append(count)
        if number % 12 == 1:
            originals[number] = folder / f"{number}-signed.pdf"
            # Of the size of a signature: certificates and a hash do not compress.
            originals[number].write_bytes(path.read_bytes() + random.Random(number).randbytes(
                24_000))
    return Sheets(tuple(paths), tuple(pages), originals)


def _pool(fonts: Path, dpi: int) -> dict[tuple[str, int], tuple[int, bytes]]:
    """For each kind so many letters of one page or two: their pages and their bytes."""
    for face in ("Serif-Regular", "Serif-Bold"):
        pdfmetrics.registerFont(TTFont(face, str(fonts / f"Noto{face}.ttf")))
    face = str(fonts / "NotoSans-Regular.ttf")
    made = {}
    for seed in range(_POOL):
        # A third has a second page.
        count = 2 if seed % 3 == 1 else 1
        for kind, typed, scans in (("scan", 0, count), ("typed", count, 0), ("mixed", 1, 1)):
            pages = [_scan(seed * 7 + place, face, dpi) for place in range(scans)]
            made[kind, seed] = typed + scans, _prepared(
                [_typed(seed, typed), *pages] if typed else pages)
    return made


def _prepared(parts: list[bytes]) -> bytes:
    """The prepared copy that intake makes of a letter of these parts."""
    with tempfile.TemporaryDirectory() as name, pikepdf.new() as pdf:
        folder = Path(name)
        for part in parts:
            with pikepdf.open(io.BytesIO(part)) as pages:
                pdf.pages.extend(pages.pages)
        pdf.save(folder / "sent.pdf", static_id=True)
        prepare(open_pdf(folder / "sent.pdf", folder).pdf, folder)
        return (folder / "prepared.pdf").read_bytes()


def _text(seed: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(_WORDS, k=11)) for _ in range(28)]


def _typed(seed: int, pages: int) -> bytes:
    """Pages as an office exports them: a letterhead with a logo, two faces, a signature drawn."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1, initialFontName="Serif-Regular")
    logo = Image.effect_noise((240, 120), 60).convert("RGBA")
    logo.putalpha(Image.radial_gradient("L").resize((240, 120)))
    for page in range(pages):
        canvas.drawImage(ImageReader(logo), 60, 770, 80, 40, mask="auto")
        canvas.setFont("Serif-Bold", 13)
        canvas.drawString(160, 785, "Instytut Badań Orbitalnych")
        canvas.setFont("Serif-Regular", 11)
        for line, text in enumerate(_text(seed + page)):
            canvas.drawString(60, 740 - 21 * line, text)
        canvas.bezier(380, 70, 420, 120, 450, 40, 510, 95)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _scan(seed: int, face: str, dpi: int) -> bytes:
    """A grey page with the grain of a scanner, as a JPEG of about half a megabyte at 200 dpi."""
    size = tuple(round(side * dpi / 72) for side in A4)
    image = Image.new("L", size, 243)
    draw, font = ImageDraw.Draw(image), ImageFont.truetype(face, round(11 * dpi / 72))
    for line, text in enumerate(_text(seed)):
        draw.text((60 * dpi / 72, (80 + 21 * line) * dpi / 72), text, fill=35, font=font)
    image = Image.blend(image, Image.effect_noise(size, 45), 0.11)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=68, dpi=(dpi, dpi))
    page = img2pdf.convert(stream.getvalue(), nodate=True, engine=img2pdf.Engine.internal,
                           layout_fun=img2pdf.get_layout_fun(A4))
    return _with_words(page, seed) if seed % 4 == 1 else page


def _with_words(page: bytes, seed: int) -> bytes:
    """The scan with what a scanner's own software read on it, invisibly behind it."""
    words, out = io.BytesIO(), io.BytesIO()
    canvas = Canvas(words, invariant=1, pageCompression=1)
    for line, text in enumerate(_text(seed)):
        # Such programs name a face that is not there: nobody sees the words.
        canvas.drawString(60, 740 - 21 * line, text.encode("ascii", "ignore").decode(), mode=3)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(io.BytesIO(page)) as pdf, pikepdf.open(words) as read:
        pdf.pages[0].add_underlay(read.pages[0])
        pdf.save(out, static_id=True)
    return out.getvalue()


def snapshot(sheets: Sheets, profile: str = "ministry") -> tuple[dict, dict, dict]:
    """A snapshot, as JSON has it, of a campaign whose letters are `sheets`, and its files:
    (snapshot, hash -> path of the prepared copies, hash -> path of the signed originals)."""
    from_ = date(2026, 1, 5)
    prepared = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sheets.paths}
    signed = {hashlib.sha256(path.read_bytes()).hexdigest(): (number, path)
              for number, path in sheets.originals.items()}
    days = [from_ + timedelta(days=number * 160 // len(sheets.paths))
            for number in range(len(sheets.paths))]
    letters = [{
        "id": f"l{number}", "number": number, "kind": "letter", "dated_on": day.isoformat(),
        "received_on": day.isoformat(), "prepared": sha256, "pages": [A4] * pages,
        "signers": [_signer(number)], "abstract": {"pl": "", "en": ""}}
        for number, (sha256, day, pages) in enumerate(zip(prepared, days, sheets.pages), start=1)]
    many = len(letters)
    frozen = {
        "profile": profile, "short": False, "demo": False, "as_of": "2026-06-30",
        "campaign": {"title": {"pl": "Kandydatura Krakowa: listy poparcia",
                               "en": "Kraków’s bid: letters of support"},
                     "bidder": {"pl": "Gmina Miejska Kraków", "en": "City of Kraków"},
                     "addressee": {"pl": "Minister Finansów", "en": "Minister of Finance"},
                     "foreword": {"pl": "", "en": ""}, "contact": ""},
        "numbers": {"goal": 50, "milestones": [60, 75, 100], "verified": many, "received": many,
                    "institutions": many, "parents": many, "city_run": 0,
                    "percent": many * 2, "crossed_on": None, "by_sector": {"ngo": many},
                    "by_reach": {"national": many},
                    "curve": [[day.isoformat(), n] for n, day in enumerate(days, start=1)]},
        "letters": letters, "format": 3}
    if profile == "internal":
        frozen["originals"] = [{"number": number, "sha256": sha256, "name": f"list-{number}.pdf"}
                               for sha256, (number, _) in signed.items()]
    return frozen, prepared, {sha256: path for sha256, (_, path) in signed.items()}


def _signer(number: int) -> dict:
    name = {"pl": f"Instytut Badań Orbitalnych numer {number}, Oddział w Żółwinie",
            "en": f"Institute of Orbital Research number {number}"}
    return {"id": f"i{number}", "name": name, "sector": "ngo", "reach": "national",
            "city": "Żółwin", "office": {"pl": "Dyrektor", "en": "Director"},
            "signature": "handwritten"}
