"""Texts on their way into documents of other formats: without what nobody can see."""

import re
import unicodedata

# What is no character of a text: controls, bidi and joiner marks, halves of pairs, private ones.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
                     "\ud800-\uf8ff\ufeff\ufff0-\uffff]")


def plain(text: str) -> str:
    """`text` in Unicode's composed form without controls; line breaks and tabs stay."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))
