"""The letters' papers: born digital, scanned, photographed; every one says that it is invented."""

import io
import random
from datetime import date

import pypdfium2
from PIL import Image, ImageChops

from esabid.demo.cast import Player
from esabid.demo.offers import said_by
from esabid.demo.texts import ANNEX, SUBJECT, body
from esabid.domain.letter import SignatureKind
from esabid.typeset.sample_letter import SampleLetter, Signed, sample_letter
from esabid.wording import words

FOOTER = ("DEMO – Dokument przykładowy – instytucja zmyślona · "
          "Sample document – invented institution")
_DPI = 120
_DIGITAL = ("typed", "two_pages", "landscape")
_BY_PEN = (SignatureKind.HANDWRITTEN, SignatureKind.SCAN, SignatureKind.SCAN_WITH_ORIGINAL)
_ADDRESSEE = {"pl": ("Gmina Miejska Kraków", "Biuro kampanii „Kraków dla ESA”"),
              "en": ("City of Kraków", "Campaign office “Kraków for ESA”")}
_ENGLISH_PLACES = {"Turyn": "Turin", "Wiedeń": "Vienna", "Warszawa": "Warsaw"}
_SAID = {"pl": ("Szanowni Państwo,", "Z wyrazami szacunku",
                "Podpis elektroniczny – tylko przykład"),
         "en": ("Dear Sir or Madam,", "Yours faithfully,", "Electronic signature – sample only")}


def paper(players: tuple[Player, ...], day: date, *, number: int, fonts,
          lang: str = "") -> tuple[str, bytes]:
    """The letter of `players` (one, or several for a joint one) dated `day`: a file's name and
    its bytes. `number` makes it unlike every other; equal arguments give equal bytes."""
    first = players[0]
    drawn = sample_letter(_facts(players, day, number, lang or first.lang), fonts)
    if first.look in _DIGITAL:
        return f"list-{number:02d}.pdf", drawn
    look = "pdf" if first.look == "scan" else first.look
    return f"skan-{number:02d}.{look}", scanned(drawn, number=number, kind=look, day=day)


def _facts(players, day: date, number: int, lang: str) -> SampleLetter:
    """What stands on the letter."""
    first, polish = players[0], lang == "pl"
    salutation, regards, electronic = _SAID[lang]
    place = first.details.city if polish else _ENGLISH_PLACES.get(first.details.city,
                                                                  first.details.city)
    names = tuple(p.name if polish else p.details.name_en for p in players)
    signed = (Signed.NOTHING if first.signature == SignatureKind.NONE
              else Signed.PEN if first.signature in _BY_PEN else Signed.ELECTRONIC)
    return SampleLetter(
        letterhead=names, contact=f"{place} · sekretariat{number}@example.org · www.example.org",
        mark=f"{'Znak' if polish else 'Ref.'}: DEMO-{number:03d}/{day.year}",
        place_and_day=f"{place}, {words(lang).long_date(day)}", addressee=_ADDRESSEE[lang],
        subject=SUBJECT[lang, first.kind], salutation=salutation,
        paragraphs=body(first.details.sector, lang, number=number, offer=said_by(first.name)),
        regards=regards,
        signatures=tuple(
            (p.signatory, p.office_pl if polish else p.office_en,
             name if len(players) > 1 else "") for p, name in zip(players, names, strict=True)),
        signed=signed, electronic=electronic, footer=FOOTER, look=number,
        landscape=first.look == "landscape",
        second_page=ANNEX if first.look == "two_pages" else ())


def scanned(pdf: bytes, *, number: int, kind: str, day: date) -> bytes:
    """The pages of `pdf` as office machines give them: `kind` is pdf (a grey scan), png, tiff
    (black and white, as a fax) or jpeg (a telephone's photograph)."""
    rng = random.Random(number)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [_drawn(page) for page in document]
    buffer = io.BytesIO()
    if kind == "jpeg":
        _photographed(pages[0], rng).save(buffer, "JPEG", quality=72, dpi=(_DPI, _DPI))
    elif kind == "png":
        _grey(pages[0], rng).quantize(16).save(buffer, "PNG", dpi=(_DPI, _DPI))
    elif kind == "tiff":
        faxes = [_grey(page, rng).point(lambda tone: 255 * (tone > 150)).convert("1")
                 for page in pages]
        faxes[0].save(buffer, "TIFF", save_all=True, append_images=faxes[1:],
                      compression="group4", dpi=(_DPI, _DPI))
    else:
        scans = [_grey(page, rng) for page in pages]
        # Without its own time stamps Pillow would write the present moment.
        scans[0].save(buffer, "PDF", save_all=True, append_images=scans[1:], resolution=_DPI,
                      quality=60, creationDate=day.timetuple(), modDate=day.timetuple())
    return buffer.getvalue()


def _drawn(page) -> Image.Image:
    picture = page.render(scale=_DPI / 72).to_pil().convert("RGB")
    page.close()
    return picture


def _grey(page: Image.Image, rng: random.Random) -> Image.Image:
    """A grey picture of a page, a little askew, grainy, on paper that is not quite white."""
    askew = page.convert("L").rotate(rng.choice((-1, 1)) * rng.uniform(0.2, 0.9), fillcolor=255,
                                     resample=Image.Resampling.BICUBIC)
    return ImageChops.subtract(askew, _grain(askew.size, rng, depth=rng.randrange(8, 22)))


def _grain(size: tuple[int, int], rng: random.Random, depth: int) -> Image.Image:
    """Noise of up to `depth` tones, soft as a scanner's: drawn small and enlarged."""
    small = (size[0] // 3, size[1] // 3)
    noise = Image.frombytes("L", small, rng.randbytes(small[0] * small[1]))
    return noise.resize(size, Image.Resampling.BILINEAR).point(lambda tone: tone * depth // 255)


def _photographed(page: Image.Image, rng: random.Random) -> Image.Image:
    """The page on a desk, in the light of a window."""
    margin = page.width // 16
    desk = Image.new("RGB", (page.width + 2 * margin, page.height + 2 * margin), (112, 84, 62))
    turn = rng.uniform(0.8, 1.6)
    askew = page.rotate(turn, expand=True, resample=Image.Resampling.BICUBIC)
    shape = Image.new("L", page.size, 255).rotate(turn, expand=True)
    desk.paste(askew, (margin - 8, margin - 8), shape)
    light = Image.linear_gradient("L").rotate(90).resize(desk.size).point(
        lambda tone: 190 + tone // 4)
    return ImageChops.multiply(desk, light.convert("RGB"))
