"""What the demo's invented institutions offer beyond praise, in the words of their letters."""

from dataclasses import dataclass
from decimal import Decimal

from esabid.demo.texts import INDUSTRY, LABORATORIES, LIFE, SITE, TALENT, YOUTH, Said
from esabid.domain.contribution import Period, Unit
from esabid.domain.letter import Disclosure


@dataclass(frozen=True)
class Offer:
    """What `by`, a Polish name of the cast, offers.

    `said` is the sentence of its letter; without one it was offered aloud, on no paper. `amount`
    is empty where nobody has said how much.
    """

    by: str
    name_pl: str
    name_en: str
    amount: str
    unit: Unit
    period: Period
    said: Said | None = None
    disclosure: Disclosure = Disclosure.NAME

    @property
    def number(self) -> Decimal | None:
        """The amount as a number."""
        return Decimal(self.amount) if self.amount else None


OFFERS = (
    Offer("Politechnika Podgórska im. Zofii Wzorcowej w Krakowie",
          "Czas laboratorium drgań", "Time in the vibration laboratory",
          "400", Unit.HOURS, Period.A_YEAR,
          Said("Udostępnimy zespołom centrum laboratorium drgań na 400 godzin w roku.",
               LABORATORIES), Disclosure.LETTER),
    Offer("Uniwersytet Nauk o Ziemi i Kosmosie",
          "Miejsca dla doktorantów centrum", "Places for the centre's doctoral students",
          "12", Unit.PLACES, Period.A_YEAR,
          Said("Co roku przyjmiemy dwunastu doktorantów, których poprowadzimy wspólnie z centrum.",
               TALENT), Disclosure.QUOTE),
    Offer("Instytut Pyłu Księżycowego",
          "Komora pyłowa do badań", "Dust chamber for tests",
          "30", Unit.DAYS, Period.A_YEAR,
          Said("Nasza komora pyłowa będzie dla zespołów centrum wolna przez 30 dni w roku.",
               LABORATORIES), Disclosure.NO_NAME),
    Offer("Łączność Satelitarna – Instytut Badawczy",
          "Czas stacji odbiorczej", "Time of the receiving station",
          "250", Unit.HOURS, Period.A_YEAR,
          Said("Oddamy do wspólnych prób 250 godzin pracy naszej stacji odbiorczej rocznie.",
               LABORATORIES)),
    Offer("Żagiel Słoneczny sp. z o.o.",
          "Staże dla młodych inżynierów", "Internships for young engineers",
          "6", Unit.PLACES, Period.A_YEAR,
          Said("Każdego roku przyjmiemy na staż sześcioro młodych inżynierów.", TALENT)),
    Offer("Costellazione Esempio S.r.l.",
          "Fundusz stypendialny dla stażystów", "Grants for trainees",
          "20000", Unit.EUR, Period.A_YEAR,
          Said("We set aside 20,000 euros a year in grants for trainees who come to the centre.",
               TALENT)),
    Offer("Solne Chmury Obliczeniowe S.A.",
          "Serwery do obróbki danych satelitarnych", "Servers for satellite data",
          "8", Unit.PIECES, Period.ONCE,
          Said("Przekażemy centrum osiem serwerów do obróbki danych satelitarnych.",
               LABORATORIES)),
    Offer("Park Technologiczny Księżycowa Góra",
          "Biura na pierwsze dwa lata", "Offices for the first two years",
          "1200", Unit.SQUARE_METRES, Period.ONCE,
          Said("Na pierwsze dwa lata zarezerwujemy dla centrum 1200 m² biur.", SITE),
          Disclosure.QUOTE),
    Offer("Gmina Gwiezdna Wola",
          "Teren pod stację anten", "Land for an antenna station",
          "3.5", Unit.HECTARES, Period.ONCE,
          Said("Przeznaczamy pod stację anten centrum 3,5 ha gruntu gminnego.", SITE),
          Disclosure.LETTER),
    Offer("Agencja Rozwoju Doliny Prądnika S.A.",
          "Pomoc w przeprowadzce dla rodzin pracowników", "Relocation help for staff families",
          "150000", Unit.PLN, Period.A_YEAR,
          Said("Przeznaczymy 150 000 zł rocznie na pomoc rodzinom, które przeprowadzą się do pracy "
               "w centrum.", LIFE)),
    Offer("Fundacja Ciemnego Nieba Nad Wisłą",
          "Pokazy nieba dla rodzin pracowników", "Sky shows for staff families",
          "", Unit.HOURS, Period.A_MONTH,
          Said("Będziemy zapraszać rodziny pracowników centrum na bezpłatne pokazy nieba.",
               YOUTH), Disclosure.LETTER),
    # The letter was withdrawn, so the offer stands on no letter that counts.
    Offer("Cyfrowy Dziób S.A.",
          "Stanowiska w hali montażu", "Places in the assembly hall",
          "2", Unit.PLACES, Period.ONCE,
          Said("Odstąpimy centrum dwa stanowiska w naszej hali montażu.", INDUSTRY)),
    Offer("Mały Krok sp. z o.o.",
          "Opieka nad praktykantami", "Mentors for trainees",
          "3", Unit.PEOPLE, Period.A_YEAR),
)
_BY_NAME = {it.by: it for it in OFFERS}


def said_by(name: str) -> Said | None:
    """The sentence in which the letter of this institution offers something, if it does."""
    return it.said if (it := _BY_NAME.get(name)) else None
