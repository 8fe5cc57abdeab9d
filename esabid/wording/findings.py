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
    F.HIDDEN_LAYERS: _("The file has hidden layers; the copy shows what a reader would see."),
    F.TEXT_NOT_READ: _("The pages are pictures, so nothing on them could be read by itself."),
    F.PESEL_PRINTED: _(
        "A PESEL number is printed on the page (page %(where)s). Please do not pass it on."),
    F.DATE_MISSING: _("No date was found on the letter."),
    F.DATE_IN_FUTURE: _("The date on the letter lies in the future (%(where)s)."),
    F.ADDRESSEE_NOT_NAMED: _("The letter does not seem to name its addressee."),
    F.BID_NOT_NAMED: _("The letter does not seem to name the bid it supports."),
    F.OTHER_REFERENCE: _("The letter bears another institution's reference (%(where)s)."),
    F.SAME_TEXT: _("The text is nearly the same as that of letter %(where)s."),
    F.SIGNATURE_FOUND: _("An electronic signature was found: %(where)s."),
    F.SIGNATURE_NOT_FOUND: _("No electronic signature and no picture of one was found."),
    F.SIGNATURE_BROKEN: _("The file was changed after it was signed (%(where)s)."),
    F.SIGNATURE_PARTIAL: _("Something was added to the file after it was signed (%(where)s)."),
    F.SIGNED_FILE_MISSING: _("The file that this signature signs is not here yet."),
    F.MESSAGE_SEEN: _("We have this message already; its files were taken in then."),
    F.MESSAGE_EMPTY: _("The message brought no file that could be a letter."),
    F.OUTLOOK_PACKED: _(
        "The attachments are packed so that only Outlook opens them (winmail.dat). Please save "
        "them from Outlook and add them here."),
    F.PICTURES_LEFT_OUT: _(
        "Small pictures from the text of the message were left out, such as logos (%(where)s)."),
    F.FILES_LEFT_OUT: _(
        "The message brought more than %(where)s files; only the first ones were taken in."),
    F.INFECTED: _(
        "The virus scanner found %(where)s in the file. It was not opened and is shown to nobody."),
}
