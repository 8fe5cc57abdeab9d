"""What a dossier tells beside the letters: quotes, contributions and partners, as far as it may."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from esabid.domain.bilingual import Bilingual
from esabid.domain.chapters import AgreementEntry, ContributionsEntry, Offer, Quoted, Total
from esabid.domain.contribution import totals
from esabid.domain.letter import Disclosure

_QUOTED = (Disclosure.QUOTE, Disclosure.LETTER)


@dataclass(frozen=True)
class Party:
    """An institution by its row."""

    id: int
    name: Bilingual


@dataclass(frozen=True)
class Offered:
    """A contribution as it is recorded: who makes it, how far it may be told, and what it is;
    `letter` says how far each signer of the letter it stands in may be told."""

    party: Party
    disclosure: Disclosure
    offer: Offer
    letter: tuple[Disclosure, ...] = ()


@dataclass(frozen=True)
class Audience:
    """Who reads: `whole` may see all; others nobody of `silent`, which are rows of institutions."""

    whole: bool
    silent: frozenset[int] = frozenset()

    def may_name(self, party: Party) -> bool:
        """Whether the reader may learn this institution's name."""
        return self.whole or party.id not in self.silent

    def may_quote(self, disclosures: Iterable[Disclosure]) -> bool:
        """Whether a letter's words may be told: every signer has to allow it."""
        said = tuple(disclosures)
        return self.whole or bool(said) and all(it in _QUOTED for it in said)


def quoted(mention: Quoted, audience: Audience, disclosures, shown: bool) -> Quoted | None:
    """A mention as the reader may see it, or None: what a letter argues is its words, too. A page
    is of no use where the letter is not `shown`."""
    if not audience.may_quote(disclosures):
        return None
    return replace(mention, page=mention.page if shown else None)


def contributions(offered: Iterable[Offered], audience: Audience,
                  listed: frozenset[int]) -> ContributionsEntry:
    """Sums over all offers, and those that may be told; `listed` are the numbers of the letters
    the dossier lists."""
    everything, told = tuple(offered), []
    for it in everything:
        if audience.whole or (audience.may_name(it.party)
                              and it.disclosure != Disclosure.NO_NAME):
            told.append(replace(
                it.offer,
                quote=it.offer.quote if audience.may_quote((it.disclosure, *it.letter)) else "",
                number=it.offer.number if it.offer.number in listed else None))
    measured = [it.offer for it in everything if it.offer.amount is not None]
    sums = totals((it.unit, it.period, Decimal(it.amount)) for it in measured)
    return ContributionsEntry(
        tuple(Total(unit, period, plain_amount(amount),
                    sum((it.unit, it.period) == (unit, period) for it in measured))
              for (unit, period), amount in sums.items()),
        tuple(told), len(everything) - len(told))


def plain_amount(amount: Decimal) -> str:
    """An amount as the snapshot keeps it: without trailing zeros or an exponent."""
    return f"{amount.normalize():f}"


def agreement(entry: AgreementEntry, partners: Iterable[Party],
              audience: Audience) -> AgreementEntry:
    """The agreement with the partners that may be told, and how many others there are."""
    known = tuple(partners)
    named = tuple(it.name for it in known if audience.may_name(it))
    return replace(entry, partners=named, unnamed=len(known) - len(named))
