"""The Polish catalogue is complete, its compiled form is current, and nothing new waits."""

import io

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from source_tree import PACKAGE, ROOT

FOLDER = PACKAGE / "wording" / "catalogues" / "pl" / "LC_MESSAGES"
# As in `make words`.
KEYWORDS = DEFAULT_KEYWORDS | {"n_": (1, 2)}


@pytest.fixture(scope="module")
def polish():
    with (FOLDER / "messages.po").open("rb") as file:
        return read_po(file, locale="pl")


def _texts(string) -> tuple:
    return tuple(string) if isinstance(string, tuple | list) else (string,)


def _translations(catalogue) -> dict:
    """What a reader would see; what is not translated yet is another test's matter."""
    return {_texts(m.id): _texts(m.string) for m in catalogue
            if m.id and all(_texts(m.string))}


def _extracted() -> set:
    with (PACKAGE / "wording" / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    return {message for folder in ("esabid", "templates") if (ROOT / folder).is_dir()
            for _, _, message, _, _ in extract_from_dir(
                ROOT / folder, methods, options, KEYWORDS) if message}


def test_every_message_has_its_polish(polish):
    assert [m.id for m in polish if m.id and not all(_texts(m.string))] == []


def test_no_translation_is_a_guess(polish):
    assert [m.id for m in polish if m.id and m.fuzzy] == []


def test_translations_keep_the_places_of_their_message(polish):
    errors = [(m.id, [str(e) for e in m.check()]) for m in polish if m.id]
    assert [(message, found) for message, found in errors if found] == []


def test_the_compiled_catalogue_equals_its_source(polish):
    compiled = io.BytesIO()
    write_mo(compiled, polish)
    compiled.seek(0)
    with (FOLDER / "messages.mo").open("rb") as file:
        assert _translations(read_mo(file)) == _translations(read_mo(compiled))


def test_the_catalogue_holds_every_message_and_no_other(polish):
    extracted = {_texts(m)[:2] for m in _extracted()}
    held = {_texts(m.id) for m in polish if m.id}
    assert (sorted(extracted - held), sorted(held - extracted)) == ([], [])
