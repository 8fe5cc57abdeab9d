"""The sentence for every finding of intake, written for a secretary, not for an engineer."""

from esabid.domain.findings import FindingCode as F
from esabid.wording.marks import _

FINDINGS = {
    F.EMPTY_FILE: _("The file is empty. Please attach it again."),
    F.TOO_LARGE: _("The file is larger than %(where)s MB. Please scan it at a lower resolution."),
    F.NOT_A_LETTER_FILE: _(
        "This is not a PDF, JPEG, PNG or TIFF file. Please send the letter as a PDF."),
    F.HEIC_PHOTO: _("This is an iPhone photo (HEIC). Please send it as a JPEG or a PDF."),
    F.OFFICE_DOCUMENT: _(
        "This is a text document, not a signed letter. Please send the signed letter as a PDF."),
    F.SIGNATURE_CONTAINER: _(
        "This is an electronic signature file. Please send the letter itself, as a PDF."),
    F.RENAMED: _("The name says otherwise, but the file is a %(where)s. We take it as that."),
    F.PASSWORD: _("The file is locked with a password. Please send it without one."),
    F.DAMAGED: _("The file is damaged and does not open. Please send it again."),
    F.REPAIRED: _("The file was slightly damaged; the copy in the dossier is repaired."),
    F.NO_PAGES: _("The file has no pages. Please send the letter again."),
    F.TOO_MANY_PAGES: _("The file has more than %(where)s pages. Please send the letter alone."),
    F.ODD_PAGE_SIZE: _("A page has an unusable size (page %(where)s). Please send it again in A4."),
    F.IMAGE_TOO_LARGE: _(
        "An image in the file is too large. Please scan the letter at a lower resolution."),
    F.DYNAMIC_FORM: _(
        "This is an electronic form that cannot be printed. Please save it as a plain PDF."),
    F.PORTFOLIO: _("This is a set of several files in one. Please send each letter by itself."),
    F.TOO_COMPLEX: _("The file could not be checked in time. Please print it to PDF again."),
    F.BLANK: _("A page looks blank (page %(where)s). Is it the right file?"),
    F.ACTIVE_CONTENT_REMOVED: _(
        "The file held programs or automatic actions; the copy in the dossier has none."),
    F.ATTACHMENTS_REMOVED: _(
        "The file held attachments; they stay in the original and are not in the dossier."),
    F.DECRYPTED: _("The file was protected against changes; the copy in the dossier is not."),
    F.DUPLICATE: _("We already have exactly this file."),
    F.INSTITUTION_NOT_NAMED: _("No institution of the campaign is named in the file."),
}
