"""Facts of briefs and receipts with invented institutions, ordinary, full to the brim and empty."""

from dataclasses import replace
from datetime import date, timedelta

from dossier.samples import AS_OF, snapshot

from esabid.domain.ask import AskState
from esabid.domain.bilingual import Bilingual
from esabid.domain.brief import Brief, Call, InForce, Lacking, Week
from esabid.domain.counting import Reason
from esabid.domain.forecast import Forecast
from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import Channel, Disclosure, LetterState, SignatureKind
from esabid.domain.next_asks import OpenAsk, Reasoned, Why
from esabid.domain.profiles import Profile
from esabid.domain.receipt import Receipt
from esabid.domain.snapshot import Wanted

WEEK = AS_OF - timedelta(days=7)
LONG = ("Międzyuczelniane Centrum Badań nad Łącznością Satelitarną " * 4)[:199]
LONG_EN = ("Intercollegiate Centre for Satellite Communication Research " * 4)[:199]
_LATE = OpenAsk(1, AskState.PROMISED, Sector.SPACE_COMPANY, Reach.INTERNATIONAL,
                date(2026, 5, 2), date(2026, 6, 1), True)
_WHY = (Reasoned(Why.PROMISE_OVERDUE, days=29), Reasoned(Why.SECTOR_BELOW_TARGET, missing=4),
        Reasoned(Why.REACH_BELOW_TARGET, missing=8), Reasoned(Why.SIGNED_AGREEMENT))


def brief(**changes) -> Brief:
    """A brief of an ordinary week past the goal."""
    what = snapshot(53)
    usual = {
        "as_of": AS_OF, "demo": False, "campaign": what.campaign, "numbers": what.numbers,
        "week": Week(WEEK, 4, 1, (Bilingual("Akademia Próbna", "Trial Academy"),
                                  Bilingual("Źródlane Liceum", ""))),
        "cautious": 49,
        "forecast": Forecast(True, 30, date(2026, 12, 31), expected=60, low=57, high=63),
        "sectors": {it: Wanted(3, 3) for it in Sector} | {
            Sector.NGO: Wanted(0, 2), Sector.SPACE_COMPANY: Wanted(1, 5)},
        "reach": {it: Wanted(2, 0) for it in Reach} | {Reach.INTERNATIONAL: Wanted(2, 10)},
        "calls": tuple(Call(Bilingual(name, ""), _LATE, _WHY)
                       for name in ("Firma Orbitalna", "Spółka Próżniowa", "Klaster Gwiezdny")),
        "lacking": Lacking(12, 5, 7),
        "editions": (InForce(Profile.MINISTRY, 3, date(2026, 5, 30), 49, 4, 1),
                     InForce(Profile.ESA, 4, date(2026, 6, 2), 53, 0, 0))}
    return Brief(**usual | changes)


def full_brief(**changes) -> Brief:
    """Names of two hundred letters, every sector lacked and every reach below its target."""
    what = brief()
    names = tuple(Bilingual(f"{LONG}{n}", "") for n in range(4))
    return replace(
        what, sectors={it: Wanted(0, 5) for it in Sector},
        reach={it: Wanted(2, 10) for it in Reach}, week=Week(WEEK, 40, 11, names),
        calls=tuple(replace(it, name=name)
                    for it, name in zip(what.calls, names, strict=False)), **changes)


def empty_brief(**changes) -> Brief:
    """The first week: nobody asked, nothing wanted."""
    return brief(numbers=snapshot(0).numbers, week=Week(WEEK, 0, 0), cautious=0,
                 forecast=Forecast(False, 3, date(2026, 7, 30)),
                 sectors={it: Wanted(0, 0) for it in Sector},
                 reach={it: Wanted(0, 0) for it in Reach}, calls=(), lacking=Lacking(),
                 editions=(), **changes)


def receipt(**changes) -> Receipt:
    """A receipt for the first of fourteen institutions behind a letter that counts."""
    usual = {
        "as_of": AS_OF, "demo": False,
        "campaign": replace(snapshot(1).campaign,
                            contact="Biuro kampanii, tel. 12 616 00 00, listy@example.org"),
        "institution": Bilingual("Akademia Próbna", "Trial Academy"), "reference": "KRK-0042-3",
        "received_on": date(2026, 3, 5), "channel": Channel.EPUAP, "state": LetterState.VERIFIED,
        "reason": Reason.COUNTS, "signature": SignatureKind.QUALIFIED,
        "disclosure": Disclosure.QUOTE, "office": Bilingual("Rektor", "Rector"),
        "dated_on": date(2026, 3, 3), "registry_number": "RPW/123/2026",
        "case_mark": "WM-03.1.2026", "others": 13, "number": 12,
        "address": "https://listy.example.org/"}
    return Receipt(**usual | changes)


def full_receipt(**changes) -> Receipt:
    """Long names in both languages and a reason that goes on and on."""
    return receipt(institution=Bilingual(LONG, LONG_EN), state=LetterState.RETURNED,
                   reason=Reason.RETURNED, office=Bilingual(LONG, LONG_EN),
                   missing="Brakuje podpisu osoby upoważnionej. " * 30, **changes)
