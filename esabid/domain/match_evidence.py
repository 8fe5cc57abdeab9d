"""What a file and its e-mail say of the institutions of the campaign, before it is weighed."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from esabid.domain.dates import dates_in
from esabid.domain.institution import references_in
from esabid.domain.letter_parts import Part, Parts, parts_of
from esabid.domain.name_doubts import goes_on, in_prose, speaks_of_a_part
from esabid.domain.name_places import (Candidate, How, Place, clean, index_of, places,
                                       short_places, words_in)
from esabid.domain.naming import phrase, without_form
from esabid.domain.signatory import signed_by

# Addresses at these say nothing of whose they are.
FREE_MAIL = frozenset("""gmail.com googlemail.com wp.pl o2.pl onet.pl onet.eu op.pl interia.pl
interia.eu poczta.fm poczta.onet.pl vp.pl tlen.pl gazeta.pl go2.pl outlook.com hotmail.com live.com
yahoo.com icloud.com me.com proton.me protonmail.com autograf.pl buziaczek.pl int.pl spoko.pl
poczta.pl edu.pl com.pl org.pl gov.pl net.pl""".split())
_JOINT = re.compile(r"wsp[oó]ln|ni[zż]ej podpisan|sygnatariusz|jointly|joint |we,? the undersigned|"
                    r"signatories", re.IGNORECASE)
# Words of a file's name that say nothing of who wrote it.
_PLAIN = re.compile(
    r"\d+|[a-z]|(list|poparci|pism|skan|scan|letter|support|sign|podpis|final|esa|krakow|kopi|copy|"
    r"oryginal|original|dok|img|image|foto|photo|rektor|prezes|dyrektor|dziekan|senat|zarzad"
    r"|uchwal|"
    r"deklaracj|stanowisk|rada|rector|ceo|president|director|nowy|wersj|version|popraw|ostateczn|"
    r"stycz|lut|marc|kwie|maj|czerw|lip|sierp|wrzes|pazdz|listop|grud|pdf|odpowied|reply|of|for"
    r"|the|"
    r"dla|od|from|ver|sprawie|w|ws|za|kosmi|agencj|centrum|kandydatur|bid|signature|signed|xades)"
    r"[a-z]{0,4}")
_HEADS = re.compile(r"(?:p\.?\s?o\.?\s|pro|vice-?\s?)?re[kc]tor", re.IGNORECASE)
_TOWARDS = {"do", "to"}


@dataclass(frozen=True)
class Clues:
    """What is known of a file: its text, its name, what codes on its pages say, organisations of
    its e-signatures, and the sender and subject of the e-mail that brought it."""

    text: str = ""
    file_name: str = ""
    codes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    sender: str = ""
    subject: str = ""


@dataclass(frozen=True)
class InText:
    """Institutions by how the text speaks of them; `firm` ones stand in letterhead or closing,
    `doubted` ones do so with a doubt, `parts` beside a part of theirs, others are mentioned.
    `addressed` are the campaign's addressees; `joint` says that several sign, `head_signs` that a
    rector does."""

    head: frozenset[int] = frozenset()
    closing: frozenset[int] = frozenset()
    doubted: frozenset[int] = frozenset()
    parts: frozenset[int] = frozenset()
    mentioned: frozenset[int] = frozenset()
    addressed: frozenset[int] = frozenset()
    joint: bool = False
    head_signs: bool = False

    @property
    def firm(self) -> frozenset[int]:
        return self.head | self.closing

    @property
    def named(self) -> frozenset[int]:
        """All that the text names in any way."""
        return self.firm | self.doubted | self.parts | self.mentioned | self.addressed


@dataclass(frozen=True)
class InName:
    """Institutions that a file's name names; `alone` where it says nothing else of anybody."""

    named: frozenset[int] = frozenset()
    part: bool = False
    alone: bool = False


def numbers_in(text: str, prefix: str) -> frozenset[int]:
    """The numbers of this campaign's references."""
    return frozenset(number for of, number in references_in(text) if of == prefix)


def stem(file_name: str) -> str:
    """A file's name without folders and endings, its words apart."""
    name = re.sub(r"(\.[A-Za-z0-9]{2,5})+$", "", file_name.rsplit("/", 1)[-1])
    return clean(name.replace("_", " "))


def in_text(raw: str, institutions: tuple[Candidate, ...]) -> InText:
    """Where the text names which institution."""
    text = clean(raw)
    words, parts = words_in(text), parts_of(text)
    by_id = {it.id: it for it in institutions}
    addressees = {it.id for it in institutions if it.addressee}
    found, shared = _told_apart(places(words, index_of(institutions)), by_id)
    covered = {at for it in found if it.how != How.SHORT for at in range(it.start, it.end)}
    seen = {kind: set() for kind in (
        "head", "closing", "doubted", "parts", "mentioned", "addressed")}
    after = _first_day(text, parts)
    for it in found:
        kind = ("addressed" if it.institution in addressees else
                _kind(words, it, parts, covered, by_id[it.institution]))
        late = kind == "head" and words[it.start].at > after and _once(found, it)
        twin = kind in ("head", "closing") and (it.start, it.end) in shared
        seen["doubted" if late or twin else kind].add(it.institution)
    unsure = seen["doubted"] | seen["parts"]
    seen["head"] -= unsure
    seen["closing"] -= seen["parts"]
    signed = signed_by(text)
    joint = signed.persons > 1 and len(seen["closing"]) > 1 and (
        _JOINT.search(text) is not None or seen["closing"] <= seen["head"])
    return InText(**{kind: frozenset(ids) for kind, ids in seen.items()}, joint=joint,
                  head_signs=_HEADS.match(signed.office) is not None)


def _told_apart(found: list[Place], by_id: dict[int, Candidate]) -> tuple[list[Place], set]:
    """Of faculties with one name those whose university is named, too; and the places at which
    several are still meant."""
    named = {it.institution for it in found}
    at = defaultdict(list)
    for it in found:
        at[it.start, it.end].append(it)
    kept = []
    for same in at.values():
        told = [it for it in same if by_id[it.institution].parent in named]
        kept += told if len(same) > 1 and told else same
    many = Counter((it.start, it.end) for it in kept)
    return kept, {place for place, count in many.items() if count > 1}


def _kind(words, place: Place, parts: Parts, covered, whose: Candidate) -> str:
    part = parts.at(words[place.start].at)
    if (place.how == How.SHORT or part not in (Part.HEAD, Part.CLOSING)
            or in_prose(words, place, covered)):
        return "mentioned"
    if speaks_of_a_part(words, place, covered):
        return "parts"
    if goes_on(words, place, covered, whose):
        return "doubted"
    return "head" if part == Part.HEAD else "closing"


def _first_day(text: str, parts: Parts) -> int:
    """Where the first day stands above the body: a name below it may be the addressee's."""
    body, _ = parts.span(Part.BODY)
    return next((it.start for it in dates_in(text[:body])), len(text)) if body else len(text)


def _once(found: list[Place], place: Place) -> bool:
    return sum(it.institution == place.institution for it in found) == 1


def in_name(file_name: str, institutions: tuple[Candidate, ...]) -> InName:
    """Which institutions a file's name names, by short names too."""
    words = words_in(stem(file_name))
    addressees = {it.id for it in institutions if it.addressee}
    by_id = {it.id: it for it in institutions}
    found, _ = _told_apart(short_places(words, index_of(institutions)), by_id)
    found = [it for it in found if it.institution not in addressees]
    covered = {at for it in found for at in range(it.start, it.end)}
    left = [it.text for at, it in enumerate(words) if at not in covered]
    towards = any(it.start and words[it.start - 1].text in _TOWARDS for it in found)
    return InName(frozenset(it.institution for it in found),
                  any(speaks_of_a_part(words, it, covered) for it in found),
                  not towards and all(_PLAIN.fullmatch(it) for it in left))


def organisations(names: tuple[str, ...], institutions: tuple[Candidate, ...]) -> frozenset[int]:
    """The institutions that bear one of these names, whole; a short name is too little."""
    sought = {without_form(phrase(clean(it))) for it in names} - {""}
    return frozenset(it.id for it in institutions if sought and not it.addressee and any(
        without_form(phrase(clean(name))) in sought for name in it.names))


def domain_of(address: str) -> str:
    """The domain of an e-mail address or a website, "" for a free mail's and for no domain."""
    host = re.sub(r"^[a-z]+://", "", address.strip().lower()).rsplit("@", 1)[-1]
    host = re.split(r"[/?#:>\s]", host)[0].removeprefix("www.").strip(".")
    return host if "." in host and host not in FREE_MAIL else ""


def sent_from(address: str, institutions: tuple[Candidate, ...]) -> frozenset[int]:
    """The institutions at whose domain an e-mail was written: the closest domain decides."""
    domain = domain_of(address)
    while "." in domain and domain not in FREE_MAIL:
        found = frozenset(it.id for it in institutions
                          if domain in it.domains and not it.addressee)
        if found:
            return found
        domain = domain.split(".", 1)[1]
    return frozenset()
