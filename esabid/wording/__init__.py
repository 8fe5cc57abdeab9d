"""Every sentence a person reads, in Polish and English: one gettext for pages, CLI and PDF."""

from esabid.wording.words import LANGUAGES, Words, words

__all__ = ["LANGUAGES", "Words", "words"]
