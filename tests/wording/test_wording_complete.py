"""Every code a person may meet has its words, in both languages, and no words lie idle."""

import importlib
import pkgutil
import re
from dataclasses import fields
from enum import StrEnum

import pytest
from wording.said_in_code import FORMED, recorded, refusals, texts_outside_wording

from esabid import domain
from esabid.domain.errors import DomainError
from esabid.domain.findings import FindingCode, Severity, finding
from esabid.domain.institution import InstitutionDetails
from esabid.domain.letter import LetterDetails, SignerDetails
from esabid.domain.matching import MatchReason
from esabid.models import Subject
from esabid.services.campaigns import CampaignDetails
from esabid.wording import LANGUAGES, words
from esabid.wording.errors import ERRORS
from esabid.wording.findings import FINDINGS
from esabid.wording.history import ACTIONS, FIELDS
from esabid.wording.imports import FILES, ROWS
from esabid.wording.labels import LABELS
from esabid.wording.suggestion import BECAUSE, UNSURE

# Codes that are words elsewhere, and codes that nobody reads.
ELSEWHERE = {"Differs", "FindingCode", "Held", "Lack", "MatchReason", "Refused", "Why"}
UNSEEN = {"End", "How", "Part", "Permission", "Side"}
LISTS = FILES | ROWS


def _places(sentence: str) -> set:
    return set(re.findall(r"%\((\w+)\)s", sentence))


def _codes_of_domain() -> set:
    rooms = [importlib.import_module(f"esabid.domain.{it.name}")
             for it in pkgutil.iter_modules(domain.__path__)]
    return {kind for room in rooms for kind in vars(room).values()
            if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum}


def test_labels_name_every_kind_of_code_of_the_domain():
    assert {kind.__name__ for kind in _codes_of_domain() - set(LABELS)} == ELSEWHERE | UNSEEN


@pytest.mark.parametrize("kind", LABELS, ids=lambda kind: kind.__name__)
def test_labels_have_a_word_for_every_code(kind):
    assert set(LABELS[kind]) == set(kind)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", LABELS, ids=lambda kind: kind.__name__)
def test_labels_tell_codes_apart(kind, lang):
    said = [words(lang).label(code) for code in kind]
    assert ([it for it in said if not it.strip()], len(set(said))) == ([], len(kind))


def test_findings_and_matches_have_a_sentence_for_every_code():
    assert (set(FINDINGS), set(BECAUSE) | set(UNSURE)) == (set(FindingCode), set(MatchReason))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", FindingCode)
def test_finding_is_a_whole_sentence_with_its_place(code, lang):
    said = words(lang).finding(finding(code, Severity.WARNS, "sprawdzane"))
    assert ("%(" in said, said[-1] in ".?", "sprawdzane" in said) == (
        False, True, "%(where)s" in FINDINGS[code])


def test_errors_have_a_sentence_for_every_code_that_is_raised():
    raised = {it.code for it in refusals() if it.room != "spreadsheets"} | FORMED["missing_"]
    assert sorted(raised - set(ERRORS)) == []


def test_lists_have_a_sentence_for_every_code_that_is_raised():
    assert sorted({it.code for it in refusals() if it.room == "spreadsheets"} - set(LISTS)) == []


def test_errors_have_no_sentence_that_nothing_raises():
    used = texts_outside_wording() | FORMED["missing_"] | FORMED["wrong_"]
    assert sorted(set(ERRORS) - used) == []


def test_refusals_give_every_value_their_sentence_needs():
    missing = {(it.room, it.code, *sorted(_places(table[it.code]) - it.values))
               for it in refusals()
               if (table := LISTS if it.room == "spreadsheets" else ERRORS)
               and _places(table.get(it.code, "")) - it.values}
    assert missing == set()


@pytest.mark.parametrize("code", ERRORS)
def test_error_is_a_sentence_of_its_own_in_each_language(code):
    values = dict.fromkeys(_places(ERRORS[code]), "7")
    polish, english = (words(lang).error(DomainError(code, **values)) for lang in LANGUAGES)
    assert (polish == english, polish[-1], english[-1], "%(" in polish + english) == (
        False, ".", ".", False)


def test_actions_are_exactly_what_deeds_record():
    assert set(ACTIONS) == recorded()


def test_actions_are_of_known_subjects():
    assert {subject for subject, _ in ACTIONS} == set(Subject)


def test_fields_of_all_details_have_a_name():
    of_details = {field.name for kind in (InstitutionDetails, LetterDetails, SignerDetails,
                                          CampaignDetails) for field in fields(kind)}
    assert of_details - set(FIELDS) == {"institution_id"}
