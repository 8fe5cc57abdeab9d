"""What a campaign opens with: its arguments, and the evidence of the city's article.

These are texts of the campaign, in both languages; once founded they are its settings.
"""

from dataclasses import dataclass
from datetime import date

# The city's article says which of its assets stand for which argument; nothing more is said here.
ARTICLE = "artykuł Miasta Krakowa / article of the City of Kraków"
ARTICLE_DAY = date(2026, 4, 13)


@dataclass(frozen=True)
class Opening:
    """An argument in both languages, and what the article names for it: (Polish, English)."""

    name_pl: str
    name_en: str
    evidence: tuple[tuple[str, str], ...] = ()


OPENING = (
    Opening("Talenty", "Talent", ((
        "Artykuł Miasta wymienia Krakow Smart Start, She STARTS i Urban Tech Hub w związku "
        "ze start-upami i ludźmi.",
        "The city's article names Krakow Smart Start, She STARTS and Urban Tech Hub for "
        "start-ups and people."),)),
    Opening("Infrastruktura badawcza", "Research infrastructure", ((
        "Artykuł Miasta wymienia Cyfronet i AI Factory w związku z mocą obliczeniową.",
        "The city's article names Cyfronet and AI Factory for computing."),)),
    Opening("Przemysł", "Industry"),
    Opening("Bezpieczeństwo i podwójne zastosowanie", "Security and dual use", ((
        "Artykuł Miasta wymienia FORT Kraków i NATO DIANA w związku z bezpieczeństwem "
        "i podwójnym zastosowaniem.",
        "The city's article names FORT Kraków and NATO DIANA for security and dual use."),)),
    Opening("Lokalizacja i transport", "Site and transport", ((
        "Artykuł Miasta wymienia Nową Hutę Przyszłości w związku z lokalizacją.",
        "The city's article names Nowa Huta Przyszłości for the site."),)),
    Opening("Jakość życia", "Quality of life"),
    Opening("Wola polityczna", "Political will", ((
        "Artykuł Miasta wymienia delegacje oraz Viva Tech, Hello Tomorrow i Eurocities w związku "
        "z kontaktami międzynarodowymi.",
        "The city's article names delegations and Viva Tech, Hello Tomorrow and Eurocities for "
        "international ties."),)),
    Opening("Społeczeństwo i młodzież", "Society and youth"),
)
