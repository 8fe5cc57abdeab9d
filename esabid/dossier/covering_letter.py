"""The letter that goes with a dossier, as a DOCX for the office to finish and sign.

A child process: python-docx and its parser stay out of the web's.
"""

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from esabid.domain.changes import Since
from esabid.domain.frozen import from_plain
from esabid.dossier.archive import Member, write_archive
from esabid.dossier.plain_text import plain
from esabid.isolate.child import serve
from esabid.wording.dossier import changes_said
from esabid.wording.words import Words, words

# On every computer, or with a face of the same widths in its place.
_FACE = "Arial"
_LOCALES = {"pl": "pl-PL", "en": "en-GB"}
_LINE = "…" * 20


@dataclass(frozen=True)
class CoveringLetter:
    """What a covering letter says: `greeting` as it was typed, or empty; `since` what changed
    since the edition that this addressee received last, if any."""

    lang: str
    day: date
    bidder: str
    addressee: str
    address: str
    greeting: str
    title: str
    edition: int
    issued_on: date
    letters: int
    contact: str = ""
    since: Since | None = None


def covering_letter(said: CoveringLetter) -> bytes:
    """The letter as a DOCX; equal facts give equal bytes."""
    voice = words(said.lang)
    document = Document()
    _page(document, said)
    _paragraph(document, said.bidder, bold=True, after=18)
    # Where it is written is not known here: a line to fill in, never a place made up.
    _paragraph(document, voice.gettext("%(place)s, %(day)s", place=_LINE,
                                       day=voice.long_date(said.day)), right=True, after=24)
    _lines(document, (said.addressee, *said.address.splitlines()))
    greeting = said.greeting or voice.gettext("Dear Sir or Madam,")
    _paragraph(document, greeting, after=12)
    for text in _after(greeting, body(said, voice), said.lang):
        _paragraph(document, text, after=10)
    _paragraph(document, voice.gettext("Yours respectfully,"), before=14, after=44)
    _paragraph(document, _LINE)
    _paragraph(document, voice.gettext("(signature)"))
    return _settled(document)


def body(said: CoveringLetter, voice: Words) -> tuple[str, ...]:
    """The paragraphs between greeting and closing: what is enclosed, what changed, whom to ask."""
    enclosed = voice.gettext(
        "Please find enclosed edition %(number)s of %(day)s of the dossier “%(title)s”.",
        number=said.edition, day=voice.long_date(said.issued_on), title=said.title)
    count = voice.ngettext("It holds %(num)s verified letter of support.",
                           "It holds %(num)s verified letters of support.", said.letters)
    paragraphs = [f"{enclosed} {count} {voice.rule()}"]
    if said.since:
        changes = changes_said(said.since.changes, voice)
        paragraphs.append(voice.gettext(
            "What has changed since edition %(number)s of %(day)s, which you received: %(changes)s",
            number=said.since.edition, day=voice.long_date(said.since.issued_on),
            changes=changes[0].lower() + changes[1:]))
    if said.contact:
        paragraphs.append(voice.gettext("For any question please turn to: %(contact)s.",
                                        contact=said.contact.rstrip(".")))
    return tuple(paragraphs)


def _after(greeting: str, texts: tuple[str, ...], lang: str) -> tuple[str, ...]:
    """In Polish a letter goes on in small letters after a greeting that ends with a comma."""
    first, *rest = texts
    if lang == "pl" and greeting.endswith(","):
        first = first[0].lower() + first[1:]
    return (first, *rest)


def _page(document, said) -> None:
    """A4, its margins, one face, the language of the text, and what the file says of itself."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(
        2.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FACE, Pt(11)
    for script in ("w:cs", "w:eastAsia"):
        style.element.rPr.rFonts.set(qn(script), _FACE)
    for properties in (style.element.rPr,
                       document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")):
        _speaks(properties, _LOCALES[said.lang])
    style.paragraph_format.line_spacing = 1.15
    about, moment = document.core_properties, datetime.combine(said.issued_on, time(12))
    about.title, about.author, about.last_modified_by = plain(said.title), plain(said.bidder), ""
    about.created = about.modified = moment
    about.language, about.comments, about.revision = _LOCALES[said.lang], "", 1


def _speaks(properties, locale: str) -> None:
    """Set the language of a style's text."""
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), locale)
    properties.append(lang)


def _paragraph(document, text: str, *, bold=False, right=False, before=0, after=0):
    """One paragraph; room before and after it in points."""
    made = document.add_paragraph()
    made.add_run(plain(text)).bold = bold or None
    made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(before), Pt(after)
    if right:
        made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return made


def _lines(document, lines) -> None:
    """Whom it is for, in one paragraph of several lines; the name stands out."""
    first, *rest = (line.strip() for line in lines)
    made = _paragraph(document, first, bold=True, after=24)
    for line in filter(None, rest):
        run = made.add_run()
        run.add_break()
        run.add_text(plain(line))


def _settled(document) -> bytes:
    """The file's bytes without the moment they were written at."""
    written, settled = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts:
        write_archive(settled, [Member(name, parts.read(name)) for name in parts.namelist()],
                      packed=True)
    return settled.getvalue()


def main(asked: dict, report) -> dict:
    """Write one letter to the path it asks for; returns its size in bytes."""
    content = covering_letter(from_plain(CoveringLetter, asked["letter"]))
    Path(asked["out"]).write_bytes(content)
    return {"bytes": len(content)}


if __name__ == "__main__":
    serve(main)
