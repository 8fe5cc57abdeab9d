"""The letters' papers: born digital, scanned, photographed; every one says that it is invented."""

import io
import random

import pypdfium2
from PIL import Image

from esabid.typeset.sample_letter import SampleLetter, sample_letter
from esabid.wording import words

FOOTER = "DEMO – dokument przykładowy, instytucja i osoby są zmyślone"
_OPENING = (
    "Z przekonaniem popieramy starania Krakowa o siedzibę centrum Europejskiej Agencji Kosmicznej.",
    "W imieniu {name} wyrażamy poparcie dla kandydatury Krakowa na siedzibę centrum ESA.",
    "Kandydatura Krakowa na siedzibę centrum ESA jest nam bliska i chętnie ją wspieramy.",
)
_MIDDLE = (
    "Kraków łączy silne uczelnie, instytuty badawcze i młode firmy kosmiczne, a absolwenci "
    "kierunków technicznych zostają w mieście i w regionie.",
    "Doświadczenie krakowskich zespołów w obliczeniach, materiałach i teledetekcji jest dobrym "
    "gruntem pod europejskie centrum.",
    "Dogodne połączenia, żywe środowisko naukowe i jakość życia przyciągają tu specjalistów "
    "z całej Europy.",
    "Wspólnie z miastem prowadzimy zajęcia, na których młodzież buduje rakiety i małe satelity.",
)
_OFFER = (
    "Jesteśmy gotowi udostępnić nasze laboratoria i wiedzę naszych zespołów.",
    "Chętnie włączymy się w staże i praktyki dla młodych inżynierów.",
    "Deklarujemy udział w działaniach, które przybliżą mieszkańcom badania kosmiczne.",
)
_ENGLISH = (
    "We wholeheartedly support Kraków's bid to host a centre of the European Space Agency.",
    "The city brings together strong universities, research institutes and young space firms, "
    "and its graduates stay in the region.",
    "We are ready to share our laboratories and the knowledge of our teams.",
)


def paper(players, day, *, number: int, fonts, english: bool = False) -> bytes:
    """The letter of `players` (one, or several for a joint one) dated `day`, as a PDF."""
    rng = random.Random(number)
    first = players[0]
    body = _ENGLISH if english else (
        rng.choice(_OPENING).format(name=f"instytucji {first.details.name_pl}"),
        *rng.sample(_MIDDLE, 2), rng.choice(_OFFER))
    lang = "en" if english else "pl"
    return sample_letter(SampleLetter(
        letterhead=", ".join(p.details.name_en if english else p.details.name_pl
                             for p in players),
        place_and_day=f"{first.details.city}, {words(lang).long_date(day)}",
        addressee="European Space Agency" if english else "Gmina Miejska Kraków",
        salutation="Dear Sir or Madam," if english else "Szanowni Państwo,",
        paragraphs=tuple(body), footer=FOOTER,
        second_page=_MIDDLE[2:] if number % 11 == 3 else (),
        signatures=tuple((p.signatory, p.office_en if english else p.office_pl)
                         for p in players)), fonts)


def scanned(pdf: bytes, *, number: int, kind: str) -> bytes:
    """The pages of `pdf` as a scanner or a telephone gives them: `kind` is pdf, jpeg or tiff."""
    rng = random.Random(number)
    document = pypdfium2.PdfDocument(pdf)
    pages = [_page(document[i], rng) for i in range(len(document))]
    buffer = io.BytesIO()
    if kind == "jpeg":
        pages[0].save(buffer, "JPEG", quality=70, dpi=(130, 130))
    else:
        pages[0].save(buffer, kind.upper(), save_all=True, append_images=pages[1:],
                      resolution=130, **({"compression": "tiff_deflate"} if kind == "tiff"
                                         else {"quality": 60}))
    return buffer.getvalue()


def _page(page, rng: random.Random) -> Image.Image:
    """A grey picture of a page, a little askew, on paper that is not quite white."""
    picture = page.render(scale=130 / 72).to_pil().convert("L")
    askew = picture.rotate(rng.uniform(-0.8, 0.8), fillcolor=255, resample=Image.BICUBIC)
    return askew.point(lambda level: min(level, 244))
