"""Names of institutions as keys: one spelling for each legal form, no patron, no "w Krakowie"."""

import re

from esabid.domain.polish import search_key

# Legal forms as offices and firms write them, after `plain`; the first spelling stands for all.
_FORMS = (
    ("spzoo", "spolka z ograniczona odpowiedzialnoscia", "spolka z o o", "spolka z oo",
     "sp z o o", "sp z oo", "sp zoo"),
    ("psa", "prosta spolka akcyjna", "p s a"),
    ("ska", "spolka komandytowo akcyjna", "s k a"),
    ("sa", "spolka akcyjna", "sp akcyjna", "s a"),
    ("spk", "spolka komandytowa", "sp komandytowa", "sp k"),
    ("spj", "spolka jawna", "sp jawna", "sp j"),
    ("spp", "spolka partnerska", "sp partnerska", "sp p"),
    ("sc", "spolka cywilna", "s c"),
    ("ltd", "limited"),
    ("inc", "incorporated"),
    ("gmbh",), ("llc",), ("plc",), ("bv", "b v"), ("srl", "s r l"), ("ag",), ("se",),
)
_TOKENS = {form[0] for form in _FORMS}
_TOKEN_OF = {"imienia": "im"} | {spelling: form[0] for form in _FORMS for spelling in form[1:]}
_SPELLINGS = re.compile(
    r"\b(?:" + "|".join(sorted(_TOKEN_OF, key=len, reverse=True)) + r")\b")
# A patron runs to the end of the name, to its city, or to the body the unit belongs to.
_PATRON = re.compile(r" im .+?(?= w [a-z]+(?: [a-z]+)?$| polskiej akademii nauk| pan\b|$)")
_CITY = re.compile(r" (?:w krakowie|in krakow|in cracow)$")


def plain(text: str) -> str:
    """Words of `text` in lower case without diacritics and punctuation, single-spaced."""
    return " ".join(re.findall(r"[0-9a-z\u0370-\u04ff]+", search_key(text)))


def phrase(text: str) -> str:
    """`plain`, with every spelling of a legal form (and "imienia") brought to one word."""
    return _SPELLINGS.sub(lambda found: _TOKEN_OF[found.group()], plain(text))


def spelled(words: list[str]) -> list[tuple[str, int]]:
    """`phrase` of plain words, each with the place of the first word that it stands for."""
    joined, at, place, found = " ".join(words), 0, 0, []
    for form in _SPELLINGS.finditer(joined):
        before = joined[at:form.start()].split()
        found += [(word, place + step) for step, word in enumerate(before)]
        place += len(before)
        found.append((_TOKEN_OF[form.group()], place))
        place += form.group().count(" ") + 1
        at = form.end()
    return found + [(word, place + step) for step, word in enumerate(joined[at:].split())]


def without_form(words: str) -> str:
    """A phrase without the legal forms at its end; a name that is nothing else stays whole."""
    parts = words.split()
    while len(parts) > 1 and parts[-1] in _TOKENS:
        parts.pop()
    return " ".join(parts)


def apart(words: str) -> tuple[str, str]:
    """A phrase without its patron, and the patron; "" where it has none."""
    found = _PATRON.search(words)
    return _PATRON.sub("", words), found.group()[4:] if found else ""


def normalise(name: str) -> str:
    """The key under which two spellings of one institution's name meet.

    It only suggests: two schools may share everything but the patron that is left out here.
    """
    words = without_form(phrase(name))
    return _CITY.sub("", apart(words)[0]) or words
