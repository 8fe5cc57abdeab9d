"""Turns filled fields, stamps and notes into plain page content."""

import pikepdf
from pikepdf import Array, Dictionary

from esabid.intake.walk import UNREADABLE, entry, name_of, number

# They open, play or lead somewhere and show nothing of the letter.
SILENT = frozenset(("/Link", "/Popup", "/FileAttachment", "/Movie", "/Sound", "/Screen",
                    "/PrinterMark", "/TrapNet"))
# Marks that readers draw although they bring no drawing of their own (ISO 32000-2, 12.5.6).
SELF_DRAWN = frozenset(("/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Ink", "/Square",
                        "/Circle"))
HIDDEN, NO_VIEW = 1 << 1, 1 << 5


def annotations(page: pikepdf.Object) -> list[pikepdf.Object]:
    """The page's annotations that are dictionaries at all."""
    found = entry(page, "/Annots")
    if not isinstance(found, Array):
        return []
    return [one for one in found if isinstance(one, Dictionary)]


def drop_silent(pdf: pikepdf.Pdf) -> None:
    """Remove links, pop-ups, players, attachment pins, and what is no annotation."""
    for page in pdf.pages:
        kept = [one for one in annotations(page.obj) if name_of(one, "/Subtype") not in SILENT]
        for one in kept:
            for key in ("/A", "/AA", "/PA", "/Popup"):
                if key in one:
                    del one[key]
        if kept:
            page.obj.Annots = Array(kept)
        elif "/Annots" in page.obj:
            del page.obj["/Annots"]


def needs_a_reader(page: pikepdf.Object, *, fields_anew: bool) -> bool:
    """Whether a reader shows marks or filled fields here for which the file has no drawing.

    `fields_anew`: the document says that the drawings of its fields are out of date.
    """
    for one in annotations(page):
        if not _is_visible(one):
            continue
        if _is_filled_field(one) and (fields_anew or not _has_appearance(one)):
            return True
        if name_of(one, "/Subtype") in SELF_DRAWN and not _has_appearance(one):
            return True
    return False


def fields_are_drawn_anew(pdf: pikepdf.Pdf) -> bool:
    """Whether the form asks its reader to draw every field from its value."""
    form = entry(pdf.Root, "/AcroForm")
    return isinstance(form, Dictionary) and entry(form, "/NeedAppearances") is True


def flatten(pdf: pikepdf.Pdf) -> None:
    """Draw every visible appearance into its page and forget the form behind it."""
    form = entry(pdf.Root, "/AcroForm")
    if isinstance(form, Dictionary):
        # Otherwise qpdf leaves fields alone, waiting for a reader that draws them anew.
        form["/NeedAppearances"] = False
    if any(annotations(page.obj) for page in pdf.pages):
        try:
            pdf.flatten_annotations("screen")
        except UNREADABLE:
            # One malformed annotation must not cost the letter; its page has its own content.
            pass
    for page in pdf.pages:
        if "/Annots" in page.obj:
            del page.obj["/Annots"]


def _is_visible(annotation) -> bool:
    return not int(number(entry(annotation, "/F"), 0)) & (HIDDEN | NO_VIEW)


def _has_appearance(annotation) -> bool:
    look = entry(annotation, "/AP")
    return isinstance(look, Dictionary) and "/N" in look


def _is_filled_field(annotation) -> bool:
    field = annotation
    for _level in range(20):
        if not isinstance(field, Dictionary):
            return False
        if "/V" in field:
            # A signature's value is a dictionary: without appearance it is meant to be unseen.
            value = field["/V"]
            written = isinstance(value, (Array, pikepdf.String)) and str(value) != ""
            return written and name_of(annotation, "/Subtype") == "/Widget"
        field = entry(field, "/Parent")
    return False
