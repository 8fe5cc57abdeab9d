"""What the demo's letters say: sentences put together so that no two letters are the same."""

from esabid.domain.institution import Sector
from esabid.domain.letter import LetterKind

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
        "Do miasta łatwo dotrzeć pociągiem i samolotem, a odległości na miejscu są krótkie.",
        "Bliskość uczelni, laboratoriów i firm pozwala umówić się jednego dnia z wszystkimi, "
        "których wiedza jest potrzebna.",
        "Specjaliści z całej Europy chętnie przeprowadzają się tu z rodzinami i zostają na lata.",
        "Krakowskie doświadczenie w obliczeniach, materiałach i teledetekcji jest dobrym "
        "gruntem dla europejskiego centrum.",
        "Otwarty sposób prowadzenia kampanii budzi nasze zaufanie.",
    ),
    "en": (
        "The city is easy to reach, and distances within it are short.",
        "Universities, laboratories and firms stand close to one another and know each other.",
        "People from all over Europe like to move here with their families, and they stay.",
        "Experience in computing, materials and remote sensing is good ground for a centre.",
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
        "Kształcimy inżynierów i badaczy, dla których praca przy misjach jest marzeniem, a nie "
        "powinna oznaczać wyjazdu na zawsze.",
        "Nasze koła naukowe budują czujniki i małe rakiety, a wykładowcy uczą o mechanice lotu.",
        "Centrum dałoby naszym doktorantom tematy, a centrum zyskałoby doktorantów."),
    Sector.RESEARCH_INSTITUTE: (
        "Prowadzimy badania, z których korzystają misje obserwacyjne i nawigacyjne.",
        "Nasza aparatura stoi otworem dla zespołów, które przygotowują ładunki misji."),
    Sector.SPACE_COMPANY: (
        "Budujemy podzespoły lotne i wiemy, jak wiele daje bliskość zamawiającego.",
        "Dla małej firmy centrum za rogiem znaczy krótsze testy i szybsze decyzje."),
    Sector.TECHNOLOGY_COMPANY: (
        "Przetwarzamy duże zbiory danych i szukamy dla nich zastosowań na Ziemi.",
        "Oprogramowanie, które piszemy dla przemysłu, sprawdzi się i w segmencie naziemnym."),
    Sector.BUSINESS_ORGANISATION: (
        "Nasi członkowie widzą w centrum zamówienia, standardy i dobre sąsiedztwo.",
        "Pomagamy firmom spoza branży znaleźć miejsce w łańcuchu dostaw."),
    Sector.CLUSTER_OR_PARK: (
        "Łączymy firmy i laboratoria; wspólne projekty powstają u nas przy jednym stole.",
        "Dysponujemy powierzchnią dla zespołów, które przyjadą w ślad za centrum."),
    Sector.PUBLIC_BODY: (
        "Mieszkańcy pytają o kampanię i chcą w niej uczestniczyć.",
        "Dane satelitarne pomagają nam w planowaniu i w czasie powodzi."),
    Sector.SECONDARY_SCHOOL: (
        "Uczniowie zorganizowali tydzień kosmosu i sami zaproponowali, by napisać ten list.",
        "Szkolna drużyna przygotowuje minisatelitę wielkości puszki."),
    Sector.NGO: (
        "Nasi wolontariusze prowadzą pokazy nieba i warsztaty dla dzieci.",
        "Od lat opowiadamy o kosmosie prostym językiem i znamy ciekawość mieszkańców."),
    Sector.CULTURE_EDUCATION: (
        "Wystawy o lotach kosmicznych należą u nas do najchętniej odwiedzanych.",
        "Scena i kopuła planetarium to dobre miejsca na spotkanie z nauką."),
    Sector.OTHER: (
        "Choć nie jesteśmy z branży, wiemy, ile wspólny cel potrafi zmienić w okolicy.",
        "Nasi członkowie chcą, by dzieci miały tu powód, żeby patrzeć w górę."),
}
ENGLISH_VIEWS = (
    "Our teams have worked with colleagues from Kraków and know how well they prepare a project.",
    "A centre in this part of Europe would shorten the way between those who ask and those who "
    "build.",
    "We see in Kraków students who deserve such a neighbour.",
)
OFFERS = {
    "pl": (
        "Możemy udostępnić sprzęt i opiekę nad praktykantami.",
        "Deklarujemy miejsca na staże dla młodych inżynierów.",
        "Zapraszamy zespół centrum na wspólne seminaria.",
        "Podzielimy się wiedzą, którą zdobyliśmy przy podobnych przedsięwzięciach.",
    ),
    "en": ("We are ready to share our laboratories and what our teams have learnt.",
           "We would gladly host trainees and visiting engineers."),
}
# Whoever has no laboratory offers something else.
OPEN_DOORS = (
    "Weźmiemy udział w działaniach, które przybliżą mieszkańcom badania kosmiczne.",
    "Dołączymy do prac nad programem otwartych dni centrum.",
    "Zapraszamy inżynierów centrum na spotkania z naszą publicznością.",
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


def body(sector: Sector, lang: str, *, number: int) -> tuple[str, ...]:
    """The paragraphs of the letter `number`; letters in Polish repeat after 420 numbers only."""
    def pick(texts):
        return texts[number % len(texts)]
    polish = lang == "pl"
    offers = OPEN_DOORS if polish and sector in _WITHOUT_LABORATORY else OFFERS[lang]
    views = VIEWS[sector] if polish else ENGLISH_VIEWS
    return (f"{pick(OPENINGS[lang])} {pick(views)}", pick(REASONS[lang]), pick(offers),
            pick(CLOSINGS[lang]))
