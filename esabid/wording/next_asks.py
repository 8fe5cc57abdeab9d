"""Why an institution is worth a call now, in whole sentences."""

from esabid.domain.next_asks import OpenAsk, Reasoned, Why
from esabid.wording.marks import _, n_
from esabid.wording.words import Words

# Sectors and reaches are quoted as they are called: no language then has to decline them.
_PLAIN = {
    Why.SECTOR_EMPTY: _("Sector “%(sector)s”: no letter counts yet."),
    Why.SIGNED_AGREEMENT: _("Signed an agreement with us, but has given no letter yet."),
    Why.PROMISED: _("A letter is promised for %(day)s."),
    Why.NOT_ASKED: _("Not asked yet."),
}
_COUNTED = {
    Why.PROMISE_OVERDUE: n_("Promised for %(day)s, %(num)s day late.",
                            "Promised for %(day)s, %(num)s days late."),
    Why.SECTOR_BELOW_TARGET: n_(
        "Sector “%(sector)s”: %(num)s institution short of the target.",
        "Sector “%(sector)s”: %(num)s institutions short of the target."),
    Why.REACH_BELOW_TARGET: n_(
        "Reach “%(reach)s”: %(num)s institution short of the target.",
        "Reach “%(reach)s”: %(num)s institutions short of the target."),
    Why.WAITS: n_("Asked %(num)s day ago, no answer.", "Asked %(num)s days ago, no answer."),
}


def reason(words: Words, reasoned: Reasoned, ask: OpenAsk) -> str:
    """The sentence for one reason of `ask`."""
    values = {"sector": words.label(ask.sector), "reach": words.label(ask.reach),
              "day": words.long_date(ask.expected_on)}
    if reasoned.why in _PLAIN:
        return words.gettext(_PLAIN[reasoned.why], **values)
    if reasoned.why == Why.WAITS and not reasoned.days:
        return words.gettext("Asked today.")
    number = reasoned.missing if reasoned.days is None else reasoned.days
    return words.ngettext(*_COUNTED[reasoned.why], number, **values)
