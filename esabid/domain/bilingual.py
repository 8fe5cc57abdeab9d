"""A text in both languages of the campaign."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bilingual:
    """A text of the campaign in both languages; either may be empty."""

    pl: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.pl or self.en)

    def text(self, lang: str) -> str:
        """The text in `lang`, or the other language's where it is missing."""
        return self.pl or self.en if lang == "pl" else self.en or self.pl

    def lang(self, lang: str) -> str:
        """The language `text(lang)` is really in."""
        return lang if getattr(self, lang) else ("en" if lang == "pl" else "pl")
