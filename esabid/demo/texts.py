"""What the demo's letters say: sentences put together so that no two letters are the same."""

from typing import NamedTuple

from esabid.domain.institution import Sector
from esabid.domain.letter import LetterKind
from esabid.domain.opening import OPENING

# The arguments a campaign opens with. No letter speaks of security: that gap is there to be seen.
TALENT, LABORATORIES, INDUSTRY, _SECURITY, SITE, LIFE, WILL, YOUTH = (
    it.name_pl for it in OPENING)


class Said(NamedTuple):
    """A sentence of a letter, and the argument it makes, if any."""

    text: str
    argues: str = ""



SUBJECT = {
    ("pl", LetterKind.LETTER): "Poparcie kandydatury Krakowa na siedzibę centrum ESA",
    ("pl", LetterKind.DECLARATION): "Deklaracja poparcia dla kandydatury Krakowa",
    ("pl", LetterKind.RESOLUTION): "Uchwała w sprawie poparcia kandydatury Krakowa",
    ("en", LetterKind.LETTER): "Support for Kraków's bid to host an ESA centre",
    ("en", LetterKind.DECLARATION): "Declaration of support for Kraków's bid",
    ("en", LetterKind.RESOLUTION): "Resolution in support of Kraków's bid",
}
OPENINGS = {
    "pl": (
        "Z przekonaniem popieramy starania Krakowa o siedzibę centrum Europejskiej Agencji "
        "Kosmicznej.",
        "Po rozmowach w gronie współpracowników postanowiliśmy poprzeć kandydaturę Krakowa.",
        "Kandydatura Krakowa jest nam bliska i chętnie dołączamy do grona, które ją wspiera.",
        "Niniejszym wyrażamy poparcie dla kandydatury Krakowa i prosimy o dołączenie naszego "
        "głosu do dossier.",
        "Z radością przyjęliśmy wiadomość, że Kraków ubiega się o centrum ESA.",
        "Dziękujemy za zaproszenie do kampanii; odpowiadamy na nie z przyjemnością.",
        "Uważamy, że centrum ESA znajdzie w Krakowie dobre miejsce i dobrych sąsiadów.",
    ),
    "en": (
        "We wholeheartedly support Kraków's bid to host a centre of the European Space Agency.",
        "We are glad to add our voice to those who would like to see an ESA centre in Kraków.",
        "Thank you for inviting us to the campaign; we answer with pleasure.",
    ),
}
REASONS = {
    "pl": (
        Said("Do miasta łatwo dotrzeć pociągiem i samolotem, a odległości na miejscu są krótkie.",
             SITE),
        Said("Bliskość uczelni, laboratoriów i firm pozwala umówić się jednego dnia z wszystkimi, "
             "których wiedza jest potrzebna."),
        Said("Specjaliści z całej Europy chętnie przeprowadzają się tu z rodzinami i zostają na "
             "lata.", LIFE),
        Said("Krakowskie doświadczenie w obliczeniach, materiałach i teledetekcji jest dobrym "
             "gruntem dla europejskiego centrum.", LABORATORIES),
        Said("Otwarty sposób prowadzenia kampanii budzi nasze zaufanie."),
    ),
    "en": (
        Said("The city is easy to reach, and distances within it are short.", SITE),
        Said("Universities, laboratories and firms stand close to one another and know each "
             "other."),
        Said("People from all over Europe like to move here with their families, and they stay.",
             LIFE),
        Said("Experience in computing, materials and remote sensing is good ground for a centre.",
             LABORATORIES),
    ),
}
CLOSINGS = {
    "pl": (
        "Życzymy powodzenia i pozostajemy do dyspozycji.",
        "Liczymy na dobrą wiadomość i na dalszą współpracę.",
        "Chętnie odpowiemy na pytania, które zrodzą się przy ocenie kandydatury.",
        "Trzymamy kciuki za całą drużynę.",
    ),
    "en": ("We wish you every success and remain at your disposal.",
           "We look forward to good news and to working together."),
}
VIEWS = {
    Sector.UNIVERSITY: (
        Said("Kształcimy inżynierów i badaczy, dla których praca przy misjach jest marzeniem, a "
             "nie powinna oznaczać wyjazdu na zawsze.", TALENT),
        Said("Nasze koła naukowe budują czujniki i małe rakiety, a wykładowcy uczą o mechanice "
             "lotu.", TALENT),
        Said("Centrum dałoby naszym doktorantom tematy, a centrum zyskałoby doktorantów.",
             TALENT),
        Said("Studenci już dziś pytają nas, gdzie w Polsce będą pracować przy misjach.", TALENT)),
    Sector.RESEARCH_INSTITUTE: (
        Said("Prowadzimy badania, z których korzystają misje obserwacyjne i nawigacyjne.",
             LABORATORIES),
        Said("Nasza aparatura stoi otworem dla zespołów, które przygotowują ładunki misji.",
             LABORATORIES)),
    Sector.SPACE_COMPANY: (
        Said("Budujemy podzespoły lotne i wiemy, jak wiele daje bliskość zamawiającego.",
             INDUSTRY),
        Said("Dla małej firmy centrum za rogiem znaczy krótsze testy i szybsze decyzje.",
             INDUSTRY)),
    Sector.TECHNOLOGY_COMPANY: (
        Said("Przetwarzamy duże zbiory danych i szukamy dla nich zastosowań na Ziemi.", INDUSTRY),
        Said("Oprogramowanie, które piszemy dla przemysłu, sprawdzi się i w segmencie naziemnym.",
             INDUSTRY)),
    Sector.BUSINESS_ORGANISATION: (
        Said("Nasi członkowie widzą w centrum zamówienia, standardy i dobre sąsiedztwo.",
             INDUSTRY),
        Said("Pomagamy firmom spoza branży znaleźć miejsce w łańcuchu dostaw.", INDUSTRY)),
    Sector.CLUSTER_OR_PARK: (
        Said("Łączymy firmy i laboratoria; wspólne projekty powstają u nas przy jednym stole.",
             INDUSTRY),
        Said("Dysponujemy powierzchnią dla zespołów, które przyjadą w ślad za centrum.", SITE)),
    Sector.PUBLIC_BODY: (
        Said("Mieszkańcy pytają o kampanię i chcą w niej uczestniczyć.", YOUTH),
        Said("To sprawa na lata, dlatego popieramy ją ponad podziałami i bez względu na "
             "kadencje.", WILL),
        Said("Dane satelitarne pomagają nam w planowaniu i w czasie powodzi.")),
    Sector.SECONDARY_SCHOOL: (
        Said("Uczniowie zorganizowali tydzień kosmosu i sami zaproponowali, by napisać ten list.",
             YOUTH),
        Said("Szkolna drużyna przygotowuje minisatelitę wielkości puszki.", TALENT)),
    Sector.NGO: (
        Said("Nasi wolontariusze prowadzą pokazy nieba i warsztaty dla dzieci.", YOUTH),
        Said("Od lat opowiadamy o kosmosie prostym językiem i znamy ciekawość mieszkańców.",
             YOUTH)),
    Sector.CULTURE_EDUCATION: (
        Said("Wystawy o lotach kosmicznych należą u nas do najchętniej odwiedzanych.", YOUTH),
        Said("Scena i kopuła planetarium to dobre miejsca na spotkanie z nauką.", YOUTH)),
    Sector.OTHER: (
        Said("Choć nie jesteśmy z branży, wiemy, ile wspólny cel potrafi zmienić w okolicy.",
             LIFE),
        Said("Nasi członkowie chcą, by dzieci miały tu powód, żeby patrzeć w górę.", YOUTH)),
}
ENGLISH_VIEWS = (
    Said("Our teams have worked with colleagues from Kraków and know how well they prepare a "
         "project."),
    Said("A centre in this part of Europe would shorten the way between those who ask and those "
         "who build.", INDUSTRY),
    Said("We see in Kraków students who deserve such a neighbour.", TALENT),
)
OFFERS = {
    "pl": (
        Said("Możemy udostępnić sprzęt i opiekę nad praktykantami.", LABORATORIES),
        Said("Deklarujemy miejsca na staże dla młodych inżynierów.", TALENT),
        Said("Zapraszamy zespół centrum na wspólne seminaria."),
        Said("Podzielimy się wiedzą, którą zdobyliśmy przy podobnych przedsięwzięciach."),
        Said("Nasi specjaliści poprowadzą zajęcia dla młodych inżynierów centrum.", TALENT),
        Said("Do wspólnych prób możemy oddać nasze stanowiska pomiarowe.", LABORATORIES),
    ),
    "en": (Said("We are ready to share our laboratories and what our teams have learnt.",
                LABORATORIES),
           Said("We would gladly host trainees and visiting engineers.", TALENT)),
}
# Whoever has no laboratory offers something else.
OPEN_DOORS = (
    Said("Weźmiemy udział w działaniach, które przybliżą mieszkańcom badania kosmiczne.", YOUTH),
    Said("Dołączymy do prac nad programem otwartych dni centrum."),
    Said("Zapraszamy inżynierów centrum na spotkania z naszą publicznością."),
)
_WITHOUT_LABORATORY = (Sector.PUBLIC_BODY, Sector.SECONDARY_SCHOOL, Sector.NGO,
                       Sector.CULTURE_EDUCATION, Sector.OTHER)
ANNEX = (
    "Załącznik. Propozycje współpracy",
    "1. Wspólne praktyki: dwa terminy w roku, temat uzgadniany z centrum, opiekun po obu stronach.",
    "2. Seminarium otwarte: raz na kwartał, na przemian u nas i w siedzibie centrum.",
    "3. Dzień nauki dla szkół: pokazy, warsztaty i spotkanie z inżynierami misji.",
    "Propozycje mają charakter przykładowy, jak cały ten dokument.",
)


def body(sector: Sector, lang: str, *, number: int, offer: Said | None = None) -> tuple[str, ...]:
    """The paragraphs of the letter `number`; letters in Polish repeat after 420 numbers only.

    `offer` stands in the place of the sentence that others offer something in.
    """
    view, reason, offered = _said(sector, lang, number, offer)
    return (f"{OPENINGS[lang][number % len(OPENINGS[lang])]} {view.text}", reason.text,
            offered.text, CLOSINGS[lang][number % len(CLOSINGS[lang])])


def argued(sector: Sector, lang: str, *, number: int, offer: Said | None = None) -> dict[str, str]:
    """The arguments that the letter `number` makes, each with its first sentence that does."""
    found = {}
    for said in _said(sector, lang, number, offer):
        if said.argues:
            found.setdefault(said.argues, said.text)
    return found


def _said(sector, lang, number, offer) -> tuple[Said, Said, Said]:
    """What changes from letter to letter: the view, the reason and the offer."""
    polish = lang == "pl"
    offers = OPEN_DOORS if polish and sector in _WITHOUT_LABORATORY else OFFERS[lang]
    views = VIEWS[sector] if polish else ENGLISH_VIEWS
    return (views[number % len(views)], REASONS[lang][number % len(REASONS[lang])],
            offer or offers[number % len(offers)])
