"""Why a file is taken for an institution's, or for nobody's, in a few words each."""

from esabid.domain.matching import MatchReason as Why
from esabid.wording.marks import _

# Said behind the institution's name; a reference is said with its number.
BECAUSE = {
    Why.REFERENCE: _("the reference %(reference)s in the file"),
    Why.LINK: _("it was handed in by its personal link"),
    Why.FILE_NAME: _("the name of the file"),
    Why.TEXT: _("its name in the text"),
    Why.CODE: _("the reference %(reference)s in a code on the page"),
    Why.SIGNATURE: _("the organisation in the electronic signature"),
    Why.SUBJECT: _("its name in the subject of the e-mail"),
    Why.SENDER: _("the address the e-mail came from"),
    Why.ONLY_MENTIONED: _("only mentioned in the text"),
    Why.PART_OF: _("the text speaks of a part of it"),
    Why.SEVERAL: _("one of several that are named"),
    Why.CONTRADICTION: _("the name of the file and the text differ"),
}
UNSURE = {
    Why.NOT_NAMED: _("No institution of the campaign was found in the file."),
    Why.SEVERAL: _("Several institutions are named; please say whose letter it is."),
    Why.CONTRADICTION: _("The name of the file and the text speak of different institutions."),
    Why.ONLY_MENTIONED: _("An institution is only mentioned; please say whose letter it is."),
    Why.PART_OF: _("The text speaks of a part of an institution, such as a faculty."),
    Why.UNKNOWN_REFERENCE: _("The reference in the file belongs to no institution here."),
    Why.OTHER_REFERENCE: _("The reference and the letter name different institutions."),
    Why.ONLY_MAIL: _("Only the e-mail speaks for it; please look whose letter it is."),
}
