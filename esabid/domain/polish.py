"""Polish order and search: stored keys, because SQLite and C-locale PostgreSQL put Ł after Z."""

import re
import unicodedata

_ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
# Two characters a letter: digits before letters, letters by the alphabet (PN-80/N-01223).
_WEIGHT = {c: f"1{chr(ord('A') + i)}" for i, c in enumerate(_ALPHABET)}


def _plain(text: str) -> str:
    """Lower-case `text` without diacritics; ł and ø have no decomposition and are mapped."""
    lowered = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in lowered if not unicodedata.combining(c))


def sort_key(text: str) -> str:
    """A string whose plain byte order is the Polish alphabetical order of `text`.

    Foreign accents are ignored; spaces sort first, so that shorter names precede longer ones.
    """
    key = []
    for char in unicodedata.normalize("NFC", text.casefold()):
        if char in _WEIGHT:
            key.append(_WEIGHT[char])
        elif char.isspace() or char in "-–—/":
            if key and key[-1] != " ":
                key.append(" ")
        else:
            key.extend(_WEIGHT.get(c, f"0{c}") for c in _plain(char) if c.isalnum())
    return "".join(key).strip()


def search_key(*texts: str | None) -> str:
    """Words of all `texts` in lower case without diacritics, single-spaced: "lodz" finds Łódź."""
    joined = _plain(" ".join(t for t in texts if t))
    return re.sub(r"[^0-9a-z\u0370-\u04ff@.]+", " ", joined).strip()
