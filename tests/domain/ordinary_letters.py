"""300 letters as offices write them, each with whose it is: written before the rules were tuned."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from ordinary_bodies import Body, bodies

from esabid.domain.institution import reference
from esabid.domain.match_evidence import Clues

PREFIX = "KRK"
_MONTHS = ("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
           "listopada grudnia").split()
_MONTHS_EN = ("January February March April May June July August September October November "
              "December").split()
_PEOPLE = ("Jan Wzór", "Anna Próba", "Maria Przykład-Nowa", "Adam Zmyślony", "Ewa Nieznana",
           "Piotr Wzorowy", "Zofia Sample")
_TITLES = ("prof. dr hab. inż. ", "dr ", "mgr inż. ", "", "")
_WHOM = ("Szanowny Pan\nAleksander Przykładny\nPrezydent Miasta Krakowa\n",
         "Sz. P.\nAnna Adresatka\nAgencja Próbna Kosmosu\n",
         "Urząd Miasta Przykładowego\nBiuro kampanii\n", "")
_OPEN = ("Szanowni Państwo,", "Szanowny Panie Prezydencie,", "Wielce Szanowny Panie Prezydencie!")
_REGARDS = ("Z poważaniem", "Z wyrazami szacunku", "Łączę wyrazy szacunku")
_PL = (
    "z przekonaniem popieramy kandydaturę Krakowa na siedzibę ośrodka badań kosmicznych. {mention}"
    "Jesteśmy gotowi do współpracy przy wspólnych przedsięwzięciach.",
    "w odpowiedzi na pismo z dnia 12 stycznia 2026 r. informujemy, że zarząd na posiedzeniu w dniu "
    "2 lutego 2026 r. postanowił poprzeć starania Miasta. {mention}Życzymy powodzenia.",
    "Kraków jest miastem nauki i młodych ludzi. {mention}Ośrodek byłby dla całego regionu szansą, "
    "a dla naszych pracowników wyzwaniem, na które czekają.",
    "od lat prowadzimy prace, które służą badaniom kosmosu. {mention}Dlatego zwracamy się z prośbą "
    "o przyjęcie naszego poparcia dla kandydatury Krakowa.")
_EN = (
    "we wholeheartedly support the bid of Kraków to host a centre of space research. {mention}"
    "We are ready to take part in joint projects.",
    "further to your letter of 12 January 2026 we are glad to add our voice to those who support "
    "Kraków. {mention}We wish you every success.")
_STYLES = ("head", "capitals", "date_first", "genitive", "resolution", "english", "spread",
           "coded", "code", "coded_name", "named_scan", "short_scan", "signed", "joint",
           "faculty", "noisy", "logo", "stranger", "likeness", "mailed", "forwarded", "other_code",
           "bare_scan", "addressee_only")
# In these whose letter it is stands nowhere in the file; none may be taken for anybody's.
SILENT = {"logo", "stranger", "likeness", "mailed", "forwarded", "other_code", "bare_scan",
          "addressee_only"}
_WEIGHTS = {"head": 4, "genitive": 2, "capitals": 2, "english": 2, "named_scan": 2}


@dataclass(frozen=True)
class Ordinary:
    """A file and the institutions whose letter it is."""

    style: str
    clues: Clues
    whose: frozenset[int]


def letters(count: int = 300, seed: int = 5) -> list[Ordinary]:
    """Letters of all styles, by all institutions in turn."""
    chance, all_bodies = random.Random(seed), bodies()
    senders = [it for it in all_bodies if not it.addressee]
    styles = [style for style in _STYLES for _ in range(_WEIGHTS.get(style, 1))]
    return [_letter(styles[place % len(styles)], senders[place * 7 % len(senders)], senders, chance)
            for place in range(count)]


def _letter(style: str, body: Body, senders, chance) -> Ordinary:
    other = chance.choice([it for it in senders if it.id not in (body.id, body.parent)
                           and it.parent != body.id
                           and not (style == "joint" and it.parent)])
    if style == "faculty":
        body = chance.choice([it for it in senders if it.parent])
    elif style in ("signed", "joint") and body.parent:
        body = next(it for it in senders if it.id == body.parent)
    elif style == "english" and not body.english:
        body = chance.choice([it for it in senders if it.english])
    write = _Writer(body, other, {it.id: it for it in senders}, chance)
    made = getattr(write, style, write.silent)(style)
    whose = frozenset({body.id, other.id}) if style == "joint" else frozenset({body.id})
    return Ordinary(style, made, whose if style not in ("stranger", "likeness", "addressee_only")
                    else frozenset())


class _Writer:
    def __init__(self, body: Body, other: Body, by_id, chance):
        self.body, self.other, self.by_id, self.chance = body, other, by_id, chance
        self.day = date(2026, 1, 15) + timedelta(chance.randrange(60))
        self.person = chance.choice(_TITLES) + chance.choice(_PEOPLE)

        above = by_id.get(body.parent)
        # A faculty's bare name is written with its university's, as on every real letterhead.
        bare = above is not None and above.short not in body.name
        self.name = f"{above.name}\n{body.name}" if bare else body.name
        self.genitive_name = f"{body.genitive} {above.genitive}" if bare else body.genitive
        self.file_name = f"{body.name} {above.short}" if bare else body.name

    def _mention(self) -> str:
        kind = self.chance.randrange(4)
        name = self.other.name
        return ("", "", f"Naszym partnerem jest {name}, z którym współpracujemy od dawna. ",
                f"Podobne listy przygotowują także inne instytucje, między innymi {name}. ")[kind]

    def _date(self) -> str:
        city = self.body.city or "Kraków"
        long = f"{self.day.day} {_MONTHS[self.day.month - 1]} {self.day.year} r."
        return self.chance.choice((f"{city}, dnia {long}", f"{city}, {long}",
                                   f"{city}, {self.day:%d.%m.%Y}"))

    def _address(self) -> str:
        return (f"ul. Gwiezdna {self.chance.randrange(1, 90)}, 30-0{self.chance.randrange(10, 99)} "
                f"{self.body.city}\ntel. 12 000 00 0{self.chance.randrange(9)}, "
                f"biuro@{self.body.domain}")

    def _text(self, head: str, end: str, whom: str | None = None) -> str:
        whom = self.chance.choice(_WHOM) if whom is None else whom
        said = self.chance.choice(_PL).format(mention=self._mention())
        return (f"{head}\n{whom}{self.chance.choice(_OPEN)}\n{said}\n"
                f"{self.chance.choice(_REGARDS)}\n{end}")

    def _signed(self) -> str:
        body = self.body
        return self.chance.choice((
            f"{self.person}\n{body.office}", f"{body.office}\n{self.person}",
            f"{self.person}\n{body.office}\n{self.name}", f"{body.office} {self.genitive_name}\n"
            f"{self.person}"))

    def _scan(self) -> str:
        return f"skan{self.chance.randrange(1000):04d}.pdf"

    def head(self, _style) -> Clues:
        head = f"{self.name}\n{self._address()}\n{self._date()}"
        return Clues(self._text(head, self._signed()), self._scan())

    def capitals(self, _style) -> Clues:
        words = self.name.upper().split()
        lines = " ".join(words[:3]) + "\n" + " ".join(words[3:])
        return Clues(self._text(f"{lines}\nZnak: AB-12/2026\n{self._date()}", self._signed()),
                     "List poparcia.pdf")

    def date_first(self, _style) -> Clues:
        head = f"{self._date()}\n{self.name}\n{self._address()}"
        return Clues(self._text(head, f"{self.body.office} {self.genitive_name}\n{self.person}"),
                     "pismo podpisane.pdf")

    def genitive(self, _style) -> Clues:
        end = f"{self.person}\n{self.body.office} {self.genitive_name}"
        return Clues(self._text(self._date(), end), self._scan())

    def resolution(self, _style) -> Clues:
        return Clues(
            f"UCHWAŁA NR {self.chance.randrange(1, 90)}/2026\nRady {self.genitive_name}\nz dnia "
            f"{self.day.day} {_MONTHS[self.day.month - 1]} 2026 r.\nw sprawie poparcia kandydatury "
            f"Krakowa\n\nNa podstawie § 12 statutu uchwala się, co następuje:\n§ 1. Rada popiera "
            f"starania Krakowa. {self._mention()}\n§ 2. Uchwała wchodzi w życie z dniem podjęcia.\n"
            f"Przewodniczący Rady\n{self.person}", "uchwała.pdf")

    def english(self, _style) -> Clues:
        said = self.chance.choice(_EN).format(mention=self.chance.choice(
            ("", f"We work together with {self.other.english or self.other.name}. ")))
        day = f"{self.day.day} {_MONTHS_EN[self.day.month - 1]} {self.day.year}"
        return Clues(f"{self.body.english}\n{self.body.city}, {day}\nDear Sir or Madam,\n{said}\n"
                     f"Yours sincerely,\n{self.person}\n{self.body.office_en}\n{self.body.english}",
                     "Letter of support.pdf")

    def spread(self, _style) -> Clues:
        head = f"{self.name}          {self._date()}"
        return Clues(self._text(head, self._signed()) + f"\n{self.name} | {self._address()}",
                     self._scan())

    def coded(self, _style) -> Clues:
        head = f"{self._date()}\n{reference(PREFIX, self.body.id)}"
        return Clues(self._text(head, f"{self.person}\n{self.body.office}"), self._scan())

    def code(self, _style) -> Clues:
        code = f"https://example.org/r/{reference(PREFIX, self.body.id)}"
        return Clues("", self._scan(), (code,))

    def coded_name(self, _style) -> Clues:
        return Clues("", f"List_{reference(PREFIX, self.body.id)}_podpisany.pdf")

    def named_scan(self, _style) -> Clues:
        name = self.file_name.replace(".", "").replace('"', "")
        return Clues("", self.chance.choice((f"{name}.pdf", f"List poparcia - {name}.PDF",
                                             f"{name.replace(' ', '_')}_podpisany.pdf")))

    def short_scan(self, _style) -> Clues:
        name = self.body.short or self.body.name
        return Clues("", self.chance.choice((f"{name}_list_poparcia.pdf", f"skan {name} (1).jpg",
                                             f"2026-03-03_{name}.pdf.xades")))

    def signed(self, _style) -> Clues:
        return Clues("", "list-sig.pdf", organisations=(self.name.upper(),))

    def joint(self, _style) -> Clues:
        ones = (self.body, self.other)
        end = "\n".join(f"{self.chance.choice(_PEOPLE)}\n{it.office}\n{it.name}" for it in ones)
        head = f"WSPÓLNE STANOWISKO\n{self.body.name}\noraz\n{self.other.name}\n{self._date()}"
        return Clues(self._text(head, end), "stanowisko.pdf")

    def faculty(self, _style) -> Clues:
        above = self.by_id[self.body.parent]
        head = f"{above.name}\n{self.body.name}\n{self._address()}\n{self._date()}"
        return Clues(self._text(head, f"Dziekan\n{self.person}"), self._scan())

    def noisy(self, _style) -> Clues:
        clues = self.head(_style)
        swaps = {"ł": "l", "ó": "o", "rn": "m", "ą": "a", "ż": "z", "ś": "s"}
        text = "".join(swaps.get(it, it) if self.chance.random() < 0.5 else it
                       for it in clues.text)
        return Clues(text, clues.file_name)

    def silent(self, style) -> Clues:
        end, other = f"{self.person}\n{self.body.office}", self.other
        plain = self._text(self._date(), end)
        if style == "stranger":
            head = f"Fundacja Nieobecna w Spisie\nul. Cicha 1\n{self._date()}"
            end = f"{self.person}\nPrezes\nFundacji Nieobecnej"
            return Clues(self._text(head, end), "list.pdf")
        if style == "likeness":
            head = f"{self.chance.choice(('XX', 'XV', 'IX'))} {other.name}\n{self._date()}"
            if "Liceum" not in other.name:
                head = f"{other.name.split(' w ')[0]} Powszechnych i Nowych\n{self._date()}"
            return Clues(self._text(head, f"{self.person}\nDyrektor"), "list.pdf")
        if style == "mailed":
            return Clues(plain, "list.pdf", sender=f"anna@{self.body.domain}",
                         subject="List poparcia")
        if style == "forwarded":
            return Clues("", "skan.pdf", sender=f"biuro@{other.domain}",
                         subject=f"Listy naszych członków - {other.name}")
        if style == "other_code":
            head = f"{self.name}\n{self._date()}\n{reference(PREFIX, other.id)}"
            return Clues(self._text(head, f"{end}\n{self.name}"), "list.pdf")
        if style == "addressee_only":
            head = f"{self._date()}\nSzanowny Pan\n{self.person}\n{other.office}\n{other.name}"
            return Clues(self._text(head, f"{self.chance.choice(_PEOPLE)}\nPrezes", ""), "list.pdf")
        return Clues(plain, "list.pdf") if style == "logo" else Clues("", "IMG_20260303_1.jpg")
