"""Every sentence a person reads, in Polish and English: one gettext for pages, CLI and PDF."""

from esabid.wording.words import LANGUAGE_NAMES, LANGUAGES, Words, words

__all__ = ["LANGUAGE_NAMES", "LANGUAGES", "Words", "words"]
