"""WTForms' own messages in our words: what is wrong and what to do about it."""

from esabid.wording.marks import _, n_

_LONGEST = n_("At most %(max)d character.", "At most %(max)d characters.")
_UNKNOWN = n_("This is none of the answers.", "These are none of the answers.")

MESSAGES = {
    "This field is required.": _("Please fill this in."),
    "Not a valid date value.": _("There is no such day. Please write it as in 2026-03-31."),
    "Not a valid integer value.": _("Please write a whole number."),
    "Not a valid choice.": _("Please choose one of the answers."),
    "'%(value)s' is not a valid choice for this field.": _UNKNOWN[0],
    "'%(value)s' are not valid choices for this field.": _UNKNOWN[1],
    "Invalid Choice: could not coerce.": _("Please choose one of the answers."),
    "Invalid input.": _("Please write it as the hint says."),
    "Invalid email address.": _("This does not look like an e-mail address."),
    "Field cannot be longer than %(max)d character.": _LONGEST[0],
    "Field cannot be longer than %(max)d characters.": _LONGEST[1],
    "Number must be at least %(min)s.": _("Please write at least %(min)s."),
    "Number must be between %(min)s and %(max)s.": _(
        "Please write a number from %(min)s to %(max)s."),
    "Field must be between %(min)d and %(max)d characters long.": _(
        "From %(min)d to %(max)d characters, please."),
}
