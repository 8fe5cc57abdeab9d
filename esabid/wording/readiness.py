"""What a dossier still lacks and what it would hold, in whole sentences."""

from esabid.domain.outline import Held, Line
from esabid.domain.readiness import Lack, Lacking
from esabid.wording.marks import _, n_
from esabid.wording.words import Words

_IN = {"pl": _("in Polish"), "en": _("in English"), "": ""}
_PLAIN = {
    Lack.LETTERS: _("No letter counts yet, so there is nothing to make a dossier of."),
    Lack.TITLE: _("The title is missing %(lang)s"),
    Lack.ADDRESSEE: _("It is not said %(lang)s whom the dossier is for"),
    Lack.FOREWORD: _("The foreword is missing %(lang)s"),
}
_NO_FOREWORD = _("There is no foreword; the dossier is whole without one")
_COUNTED = {
    Lack.NAMES: n_("%(num)s institution behind the letters has a name in one language only",
                   "%(num)s institutions behind the letters have a name in one language only"),
    Lack.OFFICES: n_("In %(num)s letter a signatory's office is missing in at least one language",
                     "In %(num)s letters a signatory's office is missing in at least one language"),
    Lack.ABSTRACTS: n_("%(num)s letter has no abstract by the City",
                       "%(num)s letters have no abstract by the City"),
    Lack.ABSTRACT: n_("%(num)s letter's abstract is missing %(lang)s",
                      "%(num)s letters' abstracts are missing %(lang)s"),
    Lack.ARGUMENTS: n_("%(num)s argument has no name %(lang)s",
                       "%(num)s arguments have no name %(lang)s"),
    Lack.EVIDENCE: n_("%(num)s fact of the evidence is not written %(lang)s",
                      "%(num)s facts of the evidence are not written %(lang)s"),
    Lack.CONTRIBUTIONS: n_("%(num)s contribution is not described %(lang)s",
                           "%(num)s contributions are not described %(lang)s"),
    Lack.AGREEMENTS: n_("%(num)s agreement has no name %(lang)s",
                        "%(num)s agreements have no name %(lang)s"),
    Lack.ACTIONS: n_("%(num)s promotion action has no name %(lang)s",
                     "%(num)s promotion actions have no name %(lang)s"),
    Lack.PROJECTS: n_("%(num)s school project is not described %(lang)s",
                      "%(num)s school projects are not described %(lang)s"),
    Lack.ORIGINALS: n_("%(num)s letter is a scan whose original is not in the office",
                       "%(num)s letters are scans whose originals are not in the office"),
}
_HELD = {
    Held.LETTERS: n_("%(num)s letter", "%(num)s letters"),
    Held.PAGES: n_("%(num)s page", "%(num)s pages"),
    Held.INSTITUTIONS: n_("%(num)s institution", "%(num)s institutions"),
    Held.ARGUMENTS: n_("%(num)s argument", "%(num)s arguments"),
    Held.QUOTES: n_("%(num)s quote", "%(num)s quotes"),
    Held.FACTS: n_("%(num)s fact", "%(num)s facts"),
    Held.OFFERS: n_("%(num)s contribution", "%(num)s contributions"),
    Held.AGREEMENTS: n_("%(num)s agreement", "%(num)s agreements"),
    Held.ACTIONS: n_("%(num)s promotion action", "%(num)s promotion actions"),
    Held.PROJECTS: n_("%(num)s school project", "%(num)s school projects"),
}


def lacking(words: Words, found: Lacking) -> str:
    """The sentence for one finding, without its full stop where it leads somewhere."""
    lang = words.gettext(_IN[found.lang]) if found.lang else ""
    if found.code == Lack.FOREWORD and not found.lang:
        return words.gettext(_NO_FOREWORD)
    if found.code in _PLAIN:
        return words.gettext(_PLAIN[found.code], lang=lang)
    return words.ngettext(*_COUNTED[found.code], found.count, lang=lang)


def held(words: Words, line: Line) -> str:
    """What a part holds: "53 letters, 78 pages"; nothing where there is nothing to count."""
    return ", ".join(words.ngettext(*_HELD[it], number) for it, number in line.holds)
