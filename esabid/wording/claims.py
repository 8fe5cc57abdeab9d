"""Claims in words: sentences ready for the press and for speeches, and why another is refused."""

from datetime import date

from babel.dates import format_date

from esabid.domain.claims import Claim, ClaimKind, Refusal, Refused
from esabid.wording.marks import _, n_
from esabid.wording.words import Words

K, R = ClaimKind, Refused
# Read aloud: in Polish "roku" in full, so that no abbreviation meets a full stop.
_SPOKEN = {"pl": "d MMMM y 'roku'", "en": "d MMMM y"}

# Polish "ponad" takes the accusative ("ponad 22 listy"), support takes the genitive ("poparcie
# 22 instytucji"); so no sentence has a verb that would have to agree with a number.
_SENTENCES = {
    K.LETTERS: n_(
        "As of %(day)s, the “%(title)s” campaign has gathered %(num)s verified letter of support.",
        "As of %(day)s, the “%(title)s” campaign has gathered %(num)s verified letters of "
        "support."),
    K.LETTERS_OVER: n_(
        "As of %(day)s, the “%(title)s” campaign has gathered over %(num)s verified letter of "
        "support.",
        "As of %(day)s, the “%(title)s” campaign has gathered over %(num)s verified letters of "
        "support."),
    K.LETTERS_AND_INSTITUTIONS: n_(
        "As of %(day)s, the “%(title)s” campaign has gathered %(num)s verified letter of support "
        "%(second)s.",
        "As of %(day)s, the “%(title)s” campaign has gathered %(num)s verified letters of support "
        "%(second)s."),
    K.INSTITUTIONS: n_(
        "As of %(day)s, the “%(title)s” campaign has the support of %(num)s institution, given in "
        "verified letters.",
        "As of %(day)s, the “%(title)s” campaign has the support of %(num)s institutions, given "
        "in verified letters."),
    K.INSTITUTIONS_OVER: n_(
        "As of %(day)s, the “%(title)s” campaign has the support of over %(num)s institution, "
        "given in verified letters.",
        "As of %(day)s, the “%(title)s” campaign has the support of over %(num)s institutions, "
        "given in verified letters."),
    K.ORGANISATIONS: n_(
        "As of %(day)s, the “%(title)s” campaign has the support of %(num)s separate "
        "organisation, given in verified letters.",
        "As of %(day)s, the “%(title)s” campaign has the support of %(num)s separate "
        "organisations, given in verified letters."),
    K.INDEPENDENT_LETTERS: n_(
        "As of %(day)s, the “%(title)s” campaign has gathered %(num)s verified letter of support, "
        "not counting letters from bodies of the city alone.",
        "As of %(day)s, the “%(title)s” campaign has gathered %(num)s verified letters of "
        "support, not counting letters from bodies of the city alone."),
    K.GOAL_REACHED: n_(
        "As of %(day)s, the “%(title)s” campaign has reached its goal of %(num)s letter of "
        "support: it has %(second)s.",
        "As of %(day)s, the “%(title)s” campaign has reached its goal of %(num)s letters of "
        "support: it has %(second)s."),
    K.GOAL_EXCEEDED: n_(
        "As of %(day)s, the “%(title)s” campaign has exceeded its goal of %(num)s letter of "
        "support: it has %(second)s.",
        "As of %(day)s, the “%(title)s” campaign has exceeded its goal of %(num)s letters of "
        "support: it has %(second)s."),
    K.RECEIVED: n_(
        "As of %(day)s, the “%(title)s” campaign has received %(num)s letter, %(second)s.",
        "As of %(day)s, the “%(title)s” campaign has received %(num)s letters, %(second)s."),
}
_HAS = n_("%(num)s verified one", "%(num)s verified ones")
_SECOND = {
    K.LETTERS_AND_INSTITUTIONS: n_("from %(num)s institution", "from %(num)s institutions"),
    K.GOAL_REACHED: _HAS,
    K.GOAL_EXCEEDED: _HAS,
    K.RECEIVED: n_("of which %(num)s is verified and counted",
                   "of which %(num)s are verified and counted"),
}
# The wording alone, as one asks for it.
_ASKED = {
    K.LETTERS: n_("%(num)s letter of support", "%(num)s letters of support"),
    K.LETTERS_OVER: n_("over %(num)s letter of support", "over %(num)s letters of support"),
    K.LETTERS_AND_INSTITUTIONS: n_("%(num)s letter of support, with the number of institutions",
                                   "%(num)s letters of support, with the number of institutions"),
    K.INSTITUTIONS: n_("%(num)s institution", "%(num)s institutions"),
    K.INSTITUTIONS_OVER: n_("over %(num)s institution", "over %(num)s institutions"),
    K.ORGANISATIONS: n_("%(num)s separate organisation", "%(num)s separate organisations"),
    K.INDEPENDENT_LETTERS: n_("%(num)s letter, none from bodies of the city alone",
                              "%(num)s letters, none from bodies of the city alone"),
    K.GOAL_REACHED: n_("goal of %(num)s letter reached", "goal of %(num)s letters reached"),
    K.GOAL_EXCEEDED: n_("goal of %(num)s letter exceeded", "goal of %(num)s letters exceeded"),
    K.RECEIVED: n_("%(num)s letter received", "%(num)s letters received"),
}
_LETTERS = n_("there is %(num)s verified letter", "there are %(num)s verified letters")
_INSTITUTIONS = n_("there is %(num)s institution behind the verified letters",
                   "there are %(num)s institutions behind the verified letters")
_THERE = {
    K.INSTITUTIONS: _INSTITUTIONS,
    K.INSTITUTIONS_OVER: _INSTITUTIONS,
    K.ORGANISATIONS: n_("there is %(num)s separate organisation",
                        "there are %(num)s separate organisations"),
    K.INDEPENDENT_LETTERS: n_(
        "without letters from bodies of the city alone there is %(num)s verified letter",
        "without letters from bodies of the city alone there are %(num)s verified letters"),
    K.RECEIVED: n_("there is %(num)s letter received", "there are %(num)s letters received"),
}
_WHY = {
    R.NOTHING_YET: _("No letter is verified yet, so there is no number to say."),
    R.MORE_THAN_THERE_ARE: _("That is more than there are: %(there)s."),
    R.FEWER_THAN_THERE_ARE: _("The exact number is higher: %(there)s."),
    R.NOT_OVER: _("“Over %(number)s” means at least %(least)s, and %(there)s."),
    R.NOT_THE_GOAL: _("The campaign's goal is %(there)s letters, not %(number)s."),
    R.GOAL_NOT_REACHED: _("The goal is reached at %(number)s letters, and %(there)s."),
    R.GOAL_NOT_EXCEEDED: _("The goal is exceeded only above %(number)s letters, and %(there)s."),
    R.CITY_AMONG_THEM: _("Not all of them are independent of the city: %(there)s."),
    R.NOT_ALL_VERIFIED: _("Not every letter received is verified and counted: %(there)s."),
    R.PARTS_OF_ONE: _("Some are parts of one organisation, as faculties of a university are: "
                      "%(there)s."),
}


def sentence(claim: Claim, words: Words, *, title: str, as_of: date) -> str:
    """The claim as one full sentence, ready to be printed or said: `title` is the campaign's."""
    return words.ngettext(*_SENTENCES[claim.kind], claim.number, title=title,
                          day=spoken_date(as_of, words), second=_second(claim, words))


def spoken_date(day: date, words: Words) -> str:
    """A day as it is read aloud: "3 marca 2026 roku", "3 March 2026"."""
    return format_date(day, _SPOKEN[words.lang], locale=words.locale)


def rule(kind: ClaimKind, words: Words) -> str:
    """The rule behind the figures of a claim."""
    if kind == K.RECEIVED:
        return words.gettext(
            "We count every letter that came and was neither withdrawn nor replaced, its language "
            "versions and further letters of the same institution included.")
    if kind == K.ORGANISATIONS:
        return words.gettext("%(rule)s Faculties of one university and companies of one group are "
                             "counted as one organisation.", rule=words.rule())
    if kind == K.INDEPENDENT_LETTERS:
        return words.gettext("%(rule)s Letters signed by bodies run or owned by the city alone are "
                             "left out.", rule=words.rule())
    return words.rule()


def asked(kind: ClaimKind, number: int, words: Words) -> str:
    """The wording by itself: "ponad 60 listów poparcia", "61 separate organisations"."""
    return words.ngettext(*_ASKED[kind], number)


def why(refusal: Refusal, words: Words) -> str:
    """Why the data do not bear a wording, and what there is, as one sentence."""
    there = _there(refusal, words)
    if refusal.why == R.NOTHING_YET and refusal.kind == K.RECEIVED:
        return words.gettext("No letter has come yet.")
    if refusal.why == R.NOT_THE_GOAL:
        there = words.number(refusal.have)
    return words.gettext(_WHY[refusal.why], number=words.number(refusal.number), there=there,
                         least=words.number(refusal.number + 1))


def _second(claim: Claim, words: Words) -> str:
    if claim.kind not in _SECOND:
        return ""
    if claim.kind == K.RECEIVED and not claim.second:
        return words.gettext("none verified yet")
    return words.ngettext(*_SECOND[claim.kind], claim.second)


def _there(refusal: Refusal, words: Words) -> str:
    return words.ngettext(*_THERE.get(refusal.kind, _LETTERS), refusal.have)
