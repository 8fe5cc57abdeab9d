"""What a dossier still lacks, known before it is made: findings from plain facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from esabid.domain.bilingual import Bilingual
from esabid.domain.findings import Severity
from esabid.domain.profiles import SHOWS, Part, Profile

LANGUAGES = ("pl", "en")


class Lack(StrEnum):
    """What may be missing, in the order it is said."""

    LETTERS = "letters"
    TITLE = "title"
    ADDRESSEE = "addressee"
    FOREWORD = "foreword"
    NAMES = "names"
    OFFICES = "offices"
    ABSTRACTS = "abstracts"
    ABSTRACT = "abstract"
    ARGUMENTS = "arguments"
    EVIDENCE = "evidence"
    CONTRIBUTIONS = "contributions"
    AGREEMENTS = "agreements"
    ACTIONS = "actions"
    PROJECTS = "projects"
    ORIGINALS = "originals"


# Texts of rows, and the part of the dossier that prints them.
PRINTED = {Lack.ARGUMENTS: Part.ARGUMENTS, Lack.EVIDENCE: Part.EVIDENCE,
           Lack.CONTRIBUTIONS: Part.CONTRIBUTIONS, Lack.AGREEMENTS: Part.ENGAGEMENT,
           Lack.ACTIONS: Part.ENGAGEMENT, Lack.PROJECTS: Part.ENGAGEMENT}


@dataclass(frozen=True)
class ReadinessFacts:
    """What is there: `letters` count; the cover's texts as they would be printed.

    `rows` says how many rows lack something; texts are keyed by what they are and the language
    that is missing, "" where it is both or does not matter.
    """

    letters: int
    title: Bilingual
    addressee: Bilingual
    foreword: Bilingual
    rows: Mapping[tuple[Lack, str], int]


@dataclass(frozen=True)
class Lacking:
    """One finding; `lang` is the language it is missing in, "" for any."""

    code: Lack
    severity: Severity
    count: int = 1
    lang: str = ""


def languages_of(profile: Profile) -> tuple[str, ...]:
    """The languages in which a profile's readers read."""
    lang = SHOWS[profile].lang
    return (lang,) if lang else LANGUAGES


def readiness(facts: ReadinessFacts, profile: Profile,
              parts: tuple[Part, ...]) -> tuple[Lacking, ...]:
    """What a dossier of this profile with these `parts` lacks, in the order of Lack.

    A finding BLOCKS where nothing can be made, WARNS where the reader will see a gap or a text in
    the other language, and INFORMS of what nobody would miss. Names and offices are printed in
    both languages in every dossier; the rest in the languages its readers read.
    """
    if not facts.letters:
        return (Lacking(Lack.LETTERS, Severity.BLOCKS, 0),)
    langs = languages_of(profile)
    found = [*_cover(facts, profile, langs)]
    for code, severity, wanted in (
            (Lack.NAMES, Severity.WARNS, True), (Lack.OFFICES, Severity.WARNS, True),
            (Lack.ABSTRACTS, Severity.INFORMS, Part.LETTERS in parts),
            (Lack.ORIGINALS, Severity.INFORMS, SHOWS[profile].inside)):
        if wanted and (count := facts.rows.get((code, ""), 0)):
            found.append(Lacking(code, severity, count))
    for code, part in {Lack.ABSTRACT: Part.LETTERS, **PRINTED}.items():
        for lang in langs if part in parts else ():
            if count := facts.rows.get((code, lang), 0):
                found.append(Lacking(code, Severity.WARNS, count, lang))
    return tuple(sorted(found, key=lambda it: tuple(Lack).index(it.code)))


def _cover(facts: ReadinessFacts, profile: Profile, langs) -> list[Lacking]:
    """What the texts of the cover lack; only what goes to somebody needs an addressee."""
    found = []
    for code, text in ((Lack.TITLE, facts.title), (Lack.ADDRESSEE, facts.addressee),
                       (Lack.FOREWORD, facts.foreword)):
        missing = [lang for lang in langs if not getattr(text, lang)]
        if not text and code == Lack.ADDRESSEE and SHOWS[profile].lang is None:
            continue
        if not text and code == Lack.FOREWORD:
            found.append(Lacking(code, Severity.INFORMS))
        else:
            found += [Lacking(code, Severity.WARNS, 1, lang) for lang in missing]
    return found
