"""The receipt: the City confirms a letter to one institution, and how it will appear."""

import re
from contextlib import contextmanager

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from esabid.domain.counting import Reason
from esabid.domain.letter import CLOSED, Disclosure, LetterState
from esabid.domain.receipt import Receipt
from esabid.typeset import styles
from esabid.typeset.blocks import paragraph, space
from esabid.typeset.page import Block, write, write_lines
from esabid.typeset.sheet import Sheet
from esabid.typeset.structure import Element
from esabid.typeset.text import clean, tie, wrap
from esabid.wording.marks import _
from esabid.wording.words import Words

_LABEL = 150.0
_CODE = 70.0
_PLAIN, _BOLD = styles.CELL.sized(9.5), styles.CELL_BOLD.sized(9.5)
# An address one writes to, as offices give it among other words.
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_STATES = {
    LetterState.RECEIVED: _("We are checking the letter; you need not do anything."),
    LetterState.VERIFIED: _("The letter is complete and counts."),
    LetterState.WITHDRAWN: _("The letter was withdrawn and is no longer counted."),
    LetterState.REPLACED: _("A newer letter of yours has taken its place."),
}
_SHOWN = {
    Disclosure.NO_NAME: _("The public is told neither the name nor the letter."),
    Disclosure.NAME: _("The public is told the name of the institution, not the letter."),
    Disclosure.QUOTE: _("The public is told the name and quotes from the letter."),
    Disclosure.LETTER: _("The public may read the whole letter."),
}


def receipt(facts: Receipt, words: Words, most: int) -> Sheet:
    """The sheet; names and reasons have at most `most` lines."""
    lang = words.lang
    name, own = clean(facts.institution.text(lang)), facts.institution.lang(lang)
    blocks = [
        paragraph(words.gettext("%(bidder)s confirms that it has received the letter of support "
                                "of:", bidder=clean(facts.campaign.bidder.text(lang), 200)),
                  styles.LEAD, lang, after=6),
        paragraph(name, styles.SUBTITLE.sized(14 if len(name) < 100 else 11), lang, after=4,
                  own_lang=own if own != lang else None)]
    if facts.others:
        blocks.append(paragraph(words.ngettext(
            "This is a joint letter, also signed by %(num)s other institution.",
            "This is a joint letter, also signed by %(num)s other institutions.", facts.others),
            styles.BODY, lang, after=4))
    if facts.state not in CLOSED:
        blocks.append(paragraph(words.gettext("Thank you for your support."), styles.BODY, lang,
                                after=4))
    blocks += [space(10), *_table(_letter(facts, words), words, most), space(18)]
    if facts.state not in CLOSED and not _beside_another(facts):
        blocks += [_heading(words.gettext("How it will appear in the dossier"), lang),
                   *_table(_appears(facts, words), words, most), space(18)]
    return Sheet(words.gettext("Confirmation of receipt"),
                 words.gettext("Letter of support for: %(title)s",
                               title=clean(facts.campaign.title.text(lang), 200)),
                 (*blocks, *_closing(facts, words)))


def _heading(text: str, lang: str) -> Block:
    return paragraph(text, styles.SUBTITLE.sized(12.5), lang, tag="H2", after=6)


def _letter(facts, words):
    """What is written down of the letter."""
    yield words.gettext("Reference"), facts.reference
    if facts.dated_on:
        yield words.gettext("Date on the letter"), words.long_date(facts.dated_on)
    yield words.gettext("Received on"), words.long_date(facts.received_on)
    yield words.gettext("How it came"), words.label(facts.channel)
    if facts.registry_number:
        yield words.gettext("Registry number (RPW)"), clean(facts.registry_number)
    if facts.case_mark:
        yield words.gettext("Case mark"), clean(facts.case_mark)
    yield words.gettext("State"), _state(facts, words)


def _beside_another(facts) -> bool:
    """Whether another letter stands in the dossier in its place."""
    return facts.state == LetterState.VERIFIED and facts.reason != Reason.COUNTS


def _state(facts, words) -> str:
    """In check, complete, to be completed, or closed; and whether it counts."""
    if facts.state == LetterState.RETURNED:
        return words.gettext("One thing is missing: %(reason)s", reason=clean(facts.missing, 600))
    if _beside_another(facts):
        return words.gettext("The letter is complete. It goes with the letter of yours that "
                             "counts already.")
    return words.gettext(_STATES[facts.state])


def _appears(facts, words):
    """The row of the index, and what the public sees; a third value is a text's own language."""
    known, unknown = facts.institution, words.gettext("not known to us yet")
    called = {"pl": words.gettext("Name in Polish"), "en": words.gettext("Name in English")}
    other = "en" if words.lang == "pl" else "pl"
    if lacks := [lang for lang in called if not getattr(known, lang)]:
        yield called[lacks[0]], unknown
    elif known.pl != known.en:
        yield called[other], clean(getattr(known, other)), other
    office = clean(facts.office.text(words.lang))
    own = facts.office.lang(words.lang)
    yield (words.gettext("Signatory’s office"), office or unknown,
           own if office and own != words.lang else None)
    yield words.gettext("Signature"), words.label(facts.signature)
    if facts.number:
        yield words.gettext("Number in the dossier"), words.number(facts.number)
    yield (words.gettext("Addressees"),
           words.gettext("The whole letter goes to those it is written to."))
    yield words.gettext("In public"), words.gettext(_SHOWN[facts.disclosure])


def _table(rows, words, most) -> tuple[Block, ...]:
    """Labels and what they label, as a table whose rows have headers."""
    element = Element("Table")
    return tuple(_row(element, label, text, words.lang, *own, most=most)
                 for label, text, *own in rows)


def _row(element, label, text, lang, own=None, *, most) -> Block:
    labels = wrap(tie(label, lang), _BOLD, _LABEL - 10, 2)
    lines = wrap(tie(text, own or lang), _PLAIN, styles.COLUMN - _LABEL, most + 1)
    height = max(len(lines), len(labels)) * _PLAIN.leading + 8

    def draw(book, top):
        canvas, left = book.canvas, styles.MARGIN
        with canvas.within(element), canvas.element("TR"):
            with canvas.content("TH", scope="Row"):
                write_lines(canvas, left, top - 3, labels, _BOLD)
            with canvas.content("TD", lang=own):
                write_lines(canvas, left + _LABEL, top - 3, lines, _PLAIN)
        with canvas.artifact():
            canvas.setStrokeColor(styles.HAIR)
            canvas.setLineWidth(0.5)
            canvas.line(left, top - height, left + styles.COLUMN, top - height)

    return Block(height, draw)


def _closing(facts, words):
    """Whom to ask, where the campaign stands in public, and that no signature is needed."""
    lang = words.lang
    if facts.campaign.contact:
        yield _contact(words.gettext("Questions? %(contact)s",
                                     contact=clean(facts.campaign.contact, 200)), words)
    yield paragraph(words.gettext("Made from the campaign’s records; valid without a signature."),
                    styles.NOTE, lang, after=16)
    if facts.address:
        yield _public_page(facts.address, words)


def _contact(text: str, words: Words) -> Block:
    """Whom to ask; where an e-mail address is given the paragraph leads to it."""
    lines = wrap(tie(text, words.lang), styles.BODY, styles.COLUMN, 3)
    height, found = len(lines) * styles.BODY.leading, _EMAIL.search(text)

    def draw(book, top):
        with book.canvas.element("P"):
            with _to(book.canvas, found and f"mailto:{found[0]}", found and found[0],
                     (styles.MARGIN, top - height, styles.MARGIN + styles.COLUMN, top)):
                write_lines(book.canvas, styles.MARGIN, top, lines, styles.BODY)

    return Block(height + 6, draw)


@contextmanager
def _to(canvas, address, says, box):
    """What is drawn inside leads to `address`, if there is one."""
    if not address:
        with canvas.content("Span"):
            yield
        return
    with canvas.element("Link"):
        with canvas.content("Span"):
            yield
        canvas.link_out(address, box, says)


def _public_page(address: str, words: Words) -> Block:
    """The public page's address, and its code for telephones."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(address)
    code.make()
    count = code.getModuleCount()
    says = words.gettext("The campaign’s page:")
    lines = wrap(clean(address), styles.BODY, styles.COLUMN - _CODE - 20, 2)

    def draw(book, top):
        canvas, left, base = book.canvas, styles.MARGIN, top - _CODE
        alt = words.gettext("A QR code with the address of the campaign’s public page.")
        with canvas.content("Figure", alt=alt, box=(left, base, left + _CODE, top)):
            canvas.setFillColor(styles.INK)
            size = _CODE / count
            for row in range(count):
                for column in range(count):
                    if code.isDark(row, column):
                        canvas.rect(left + column * size, top - (row + 1) * size, size, size,
                                    stroke=0, fill=1)
        left += _CODE + 16
        with canvas.element("P"):
            with canvas.content("Span"):
                write(canvas, left, top - 14, f"{says} ", styles.NOTE)
            tall = len(lines) * styles.BODY.leading
            with _to(canvas, address, address, (left, top - 20 - tall, left + 300, top - 20)):
                write_lines(canvas, left, top - 20, lines, styles.BODY)

    return Block(_CODE, draw)
