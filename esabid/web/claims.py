"""Claims as pages show them: each sentence with its rule, for the overview and for the desk."""

from dataclasses import dataclass, replace

from esabid.domain.claims import (Claim, ClaimKind, Refusal, Refused, instead, judge, offered,
                                  refused)
from esabid.domain.counting import RECEIVED, Count, Reason
from esabid.domain.progress import Progress
from esabid.web.context import campaign, language, voice
from esabid.wording import words
from esabid.wording.claims import asked, rule, sentence, why


@dataclass(frozen=True)
class ClaimView:
    """A sentence to copy in the language `lang`, and what it takes to keep it."""

    kind: ClaimKind
    number: int
    lang: str
    sentence: str
    rule: str


@dataclass(frozen=True)
class RefusalView:
    """A wording that is refused, why in the reader's language, and what may be said instead."""

    wording: str
    why: str
    instead: ClaimView | None


def view(claim: Claim, read: Progress, lang: str | None = None) -> ClaimView:
    """One claim as a sentence in `lang`, the reader's language unless it is given."""
    lang = lang or language()
    said = sentence(claim, words(lang), title=campaign().title.text(lang), as_of=read.as_of)
    return ClaimView(claim.kind, claim.number, lang, said, rule(claim.kind, words(lang)))


def views(count: Count, read: Progress, lang: str | None = None) -> list[ClaimView]:
    """Every sentence the data bear today."""
    return [view(claim, read, lang) for claim in offered(count, read)]


def headline(count: Count, read: Progress, lang: str | None = None) -> ClaimView | None:
    """The one sentence for the overview, letters with their institutions; None before a letter."""
    found = {it.kind: it for it in views(count, read, lang)}
    return found.get(ClaimKind.LETTERS_AND_INSTITUTIONS) or found.get(ClaimKind.RECEIVED)


def refusal(of: Refusal, count: Count, read: Progress, lang: str | None = None) -> RefusalView:
    """One refused wording with its reason and the nearest that may be said."""
    nearest = instead(of, count, read)
    return RefusalView(asked(of.kind, of.number, voice()), why(of, voice()),
                       nearest and view(nearest, read, lang))


def refusals(count: Count, read: Progress, lang: str | None = None) -> list[RefusalView]:
    """What people would like to say and may not, each with its reason."""
    return [refusal(it, count, read, lang) for it in refused(count, read)]


@dataclass(frozen=True)
class Stands:
    """Whether a kept sentence holds today; if not, why, and what it would have to say now.

    `outgrown` says that there are only more by now. `why` is empty where just the other figure of
    a sentence with two has changed.
    """

    holds: bool
    outgrown: bool = False
    why: str = ""
    now: ClaimView | None = None


def stands(row, count: Count, read: Progress) -> Stands:
    """Hold a row of the register against the data of today."""
    said = judge(row.kind, row.number, count, read)
    if isinstance(said, Refusal):
        return Stands(False, said.why == Refused.FEWER_THAN_THERE_ARE, why(said, voice()),
                      refusal(said, count, read, row.lang).instead)
    now = view(said, read, row.lang)
    then = view(said, replace(read, as_of=row.as_of), row.lang)
    return Stands(then.sentence == row.sentence, now=now)


def still(kind: ClaimKind, behind, count: Count) -> tuple[int, int]:
    """How many of the letters and of the institutions behind a kept claim count today."""
    basis = count.because(*RECEIVED) if kind == ClaimKind.RECEIVED else count.because(
        Reason.COUNTS)
    bodies = count.parents if kind == ClaimKind.ORGANISATIONS else count.institutions
    return len(behind.letters & basis), len(behind.institutions & bodies)
