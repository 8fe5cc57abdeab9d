"""Who signs a letter and in which office, read near its closing; nothing rather than a guess."""

import re
from dataclasses import dataclass

from esabid.domain.letter_parts import Part, parts_of

_MOST_LINES = 14
_TITLE = (r"(?:prof\.?|dr|hab\.?|in[zż]\.?|mgr|lic\.?|arch\.?|med\.?|mec\.?|adw\.?|r\.?\s?pr\.?"
          r"|ks\.?|bp|"
          r"abp|kard\.?|o\.|gen\.?|p[lł]k|ppłk|kpt\.?|mjr|doc\.?|prof\.\s?ucz(?:elni)?\.?"
          r"|h\.\s?c\.|"
          r"n\.\s?med\.?|sir|dame|mr\.?|mrs\.?|ms\.?|eng\.?|professor|profesor|doctor)")
_UPPER = "A-ZĄĆĘŁŃÓŚŹŻÀ-ÖØ-Þ"
_LOWER = "a-ząćęłńóśźżß-öø-ÿ"
_WORD = rf"(?:[{_UPPER}][{_LOWER}]+(?:['’][{_UPPER}]?[{_LOWER}]+)?|[{_UPPER}]{{3,}})"
_NAME = (rf"{_WORD}(?:\s(?:[{_UPPER}]\.|van|von|de|di|da|del|la|{_WORD})){{0,2}}"
         rf"\s{_WORD}(?:\s?[-–]\s?{_WORD})?")
_AFTER = r"(?:,?\s(?:MBA|PhD|Ph\.D\.|MSc|DSc|prof\.\s\w+|CBE|OBE|FRS))*"
_PERSON = re.compile(rf"^(?P<name>(?:(?i:{_TITLE})[\s,]+)*{_NAME}{_AFTER})(?P<rest>$|\s*[,–—"
                     rf"|-]\s*.+$)")
_TITLED = re.compile(rf"^(?i:{_TITLE})(?=[\s,])")
_OFFICE = re.compile(
    r"^(?:p\.?\s?o\.?\s|w\.?\s?z\.?\s|z\s?up\.?\s|(?:i|pierwsz[ya]|drug[ia])\s+)?(?:"
    r"rektor\w*|prorektor\w*|prezes\w*|wiceprezes\w*|cz[lł]on(?:ek|kini)\s+zarz[aą]du|dyrektor\w*|"
    r"wicedyrektor\w*|zast[eę]pc\w+\s+\w+|dziekan\w*|prodziekan\w*|w[oó]jt|burmistrz\w*|starost\w+|"
    r"wicestarosta|marsza[lł]\w+|wicemarsza[lł]\w+|wojewod\w+|prezydent\w*|wiceprezydent\w*|"
    r"przewodnicz[aą]c\w+|wiceprzewodnicz\w+|kanclerz\w*|kierowni\w+|prokurent\w*|pe[lł]nomocni\w+|"
    r"sekretarz\w*|skarbnik|w[lł]a[sś]ciciel\w*|wsp[oó][lł]w[lł]a[sś]ciciel\w*|komendant\w*|"
    r"redaktor\w*\s+naczeln\w+|koordynator\w*|coordinator\b|starsz[ya]\s+cechu|minister"
    r"|podsekretarz\w*|"
    r"rector\b|vice-?\s?rector|president|vice-?\s?president|ceo\b|cto\b|coo\b|cfo\b|chief\s+\w+\s+"
    r"officer|managing\s+director|director\b|deputy\s+director|executive\s+director|dean"
    r"|vice-?\s?dean|"
    r"chair(?:man|woman|person)?\b|head\s+(?:of|teacher)|headmaster|headmistress|principal|mayor|"
    r"deputy\s+mayor|secretary[\s-]general|general\s+(?:secretary|manager)|co-?founder|founder|"
    r"owner|managing\s+partner|partner\b|chancellor|vice-?\s?chancellor|provost|"
    r"member\s+of\s+the\s+(?:management\s+)?board|board\s+member|plenipotentiary)"
    r"(?:[\s,./-].*)?$", re.IGNORECASE)
_NOBODY = re.compile(
    r"uniwersyt|politech|akademi|wydzia|instytut|institut|szko[lł]|liceum|technikum|fundacj|"
    r"stowarzysz|centrum|centre|center|klast|park|izb|agencj|agency|sp\.|sp[oó][lł]k|university|"
    r"academy|faculty|department|school|foundation|association|council|rada\b|zarz[aą]d|senat|"
    r"minist|gmin|miast|city|urz[aą]d|krak[oó]w|warszaw|polsk|poland|ltd|s\.a\.|e-?mail|tel\b|www|"
    r"podpis|signed|signature|data\b|date\b|group|labs?\b|systems|space|technolog|ul\.|plac\b",
    re.IGNORECASE)
# Signs that hold a place, or say that somebody signed there.
_FILLING = re.compile(r"^[\W_]{0,40}(?:/-/|\(-\)|podpisano|signed by)?[\W_]{0,40}"
                      r"|[\s.…_]{3,}|\s*,?\s*$", re.IGNORECASE)
_LONGEST = 90
# So far below the closing a signature block reaches at most.
_FARTHEST = 2000


@dataclass(frozen=True)
class SignedBy:
    """The first person who signs, with titles as written, and the office; "" for what is unsure.

    `persons` is how many people are named as signing.
    """

    name: str = ""
    office: str = ""
    persons: int = 0


def signed_by(text: str) -> SignedBy:
    """Read the signature block below the closing; empty where it says too little.

    A name counts with a title or beside an office: two words with capitals alone may be a company.
    """
    lines = closing_lines(text)
    kinds = [_kind(line) for line in lines]
    names = [place for place, (name, _) in enumerate(kinds) if name and _is_sure(kinds, place)]
    if not names:
        offices = [office for _, office in kinds if office]
        return SignedBy(office=offices[0] if len(offices) == 1 else "")
    first = names[0]
    return SignedBy(kinds[first][0], _office_of(kinds, first, names), len(names))


def closing_lines(text: str) -> list[str]:
    """The lines of the signature block, columns apart, signs of place-holding cut off."""
    start, end = parts_of(text).span(Part.CLOSING)
    lines = text[start:min(end, start + _FARTHEST)].splitlines()
    cells = [cell for line in lines for cell in re.split(r"\t+|\s{3,}", line.strip())
             if len(cell) <= _LONGEST]
    plain = (_FILLING.sub("", cell) for cell in cells)
    return [line for line in plain if line][:_MOST_LINES]


def _kind(line: str) -> tuple[str, str]:
    """The person and the office that a line names; "" for what it does not."""
    if len(line) > _LONGEST:
        return "", ""
    if _OFFICE.match(line):
        office, name = _parted(line)
        return name, office
    found = _PERSON.match(line)
    if found is None or _NOBODY.search(found["name"]):
        return "", ""
    rest = found["rest"].strip(" ,–—|-")
    return found["name"].strip(), rest if _OFFICE.match(rest) else ""


def _parted(line: str) -> tuple[str, str]:
    """An office, and the name that follows it on the same line behind a comma or a title."""
    for cut in (*re.finditer(r"\s*[,–—|]\s+|\s+-\s+", line),
                *re.finditer(rf"\s+(?={_TITLE}[\s])", line, re.IGNORECASE)):
        found = _PERSON.match(line[cut.end():])
        if found and not found["rest"] and not _NOBODY.search(found["name"]):
            return line[:cut.start()], found["name"].strip()
    return line, ""


def _is_sure(kinds, place: int) -> bool:
    """Whether a name has a title, or an office on its line or within two lines of it."""
    around = kinds[max(0, place - 2):place + 3]
    return bool(_TITLED.match(kinds[place][0]) or any(office for _, office in around))


def _office_of(kinds, first: int, names: list[int]) -> str:
    """The office on the line of a name, or the one that goes with it in the order of the block."""
    offices = [place for place, (_, office) in enumerate(kinds) if office]
    if kinds[first][1] or not offices:
        return kinds[first][1]
    if len(offices) == len(names):
        return kinds[offices[0]][1]
    steps = (-1, 1, -2, 2) if offices[0] < first else (1, -1, 2, -2)
    return next((kinds[first + step][1] for step in steps if first + step in offices), "")
