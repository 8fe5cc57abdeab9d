"""Text of .csv files as Polish offices make them."""

import pytest

from esabid.domain.errors import InvalidValue
from esabid.spreadsheets.decode import decode, delimiter, records

POLISH = "Nazwa;Miasto\nZażółć gęślą jaźń;Łódź\nŚlimak Źrebię Ćma;Świętochłowice\n"


@pytest.mark.parametrize("encoding", [
    "utf-8", "utf-8-sig", "cp1250", "iso-8859-2", "utf-16", "utf-16-le", "utf-16-be"])
def test_decode_reads_every_encoding_of_polish(encoding):
    assert decode(POLISH.encode(encoding)) == POLISH


@pytest.mark.parametrize("encoding", ["cp1250", "iso-8859-2"])
@pytest.mark.parametrize("word", ["Świętokrzyskie", "źródło", "Ąę", "„Dąb”", "Żuk – ślimak"])
def test_decode_tells_the_old_tables_apart_by_one_word(word, encoding):
    text = word if encoding == "cp1250" else word.translate(str.maketrans("„”–", '""-'))
    assert decode(text.encode(encoding)) == text


def test_decode_keeps_plain_letters():
    assert (decode(b"Name,City\n"), decode(b"")) == ("Name,City\n", "")


@pytest.mark.parametrize("text, mark", [
    ("Nazwa;Uwagi\nA;x, y, z, w\nB;a, b\n", ";"), ("name,notes\nA,x;y\nB,z\n", ","),
    ("Nazwa\tUwagi\nA, B\tx; y\nC\tz\n", "\t"), ('a,"x;y;z;w"\nb,"q;r;s;t"\n', ","),
    ("Lista, stan na 3 marca\nNazwa;Miasto\nA;B\nC;D\n", ";"), ("Nazwa\nA\nB\n", ";"), ("", ";")])
def test_delimiter_is_the_mark_most_lines_share(text, mark):
    assert delimiter(text) == mark


def _rows(data):
    return list(records(data, 1000))


def test_records_follow_the_line_that_names_the_mark():
    assert _rows(b"sep=,\r\na,b;c\r\n") == [(1, ["a", "b;c"])]


def test_records_may_run_over_lines_and_are_numbered_as_in_a_spreadsheet():
    assert _rows(b'a;"x\r\ny"\r\nb;z\r\n') == [(1, ["a", "x\r\ny"]), (2, ["b", "z"])]


@pytest.mark.parametrize("cell, text", [
    ("'=1+1", "=1+1"), ("'+48 12", "+48 12"), ("'-", "-"), ("'@x", "@x"), ("''=1", "'=1"),
    ("'quoted'", "'quoted'"), ("O'Hara", "O'Hara"), ("=1", "=1")])
def test_records_take_the_guard_off_again(cell, text):
    assert _rows(f"{cell};x\n".encode()) == [(1, [text, "x"])]


def test_a_broken_byte_does_not_make_another_table_of_utf_8():
    text = "Nazwa\nŁódzka Szkoła Gwiazd\nŻółta Góra\n"
    assert decode(text.encode() + b"\xc5") == text + "\ufffd"


def test_a_quotation_mark_that_is_never_closed_is_named():
    with pytest.raises(InvalidValue) as refused:
        _rows(b'a;b\nMars;"Hel\nWenus;Sopot\n')
    assert (refused.value.code, refused.value.values) == ("open_quote", {"line": 2})
    assert _rows(b'Calowa 5" SA;x\n') == [(1, ['Calowa 5" SA', "x"])]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n\x00\x01", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"])
def test_records_refuse_what_is_not_text(data):
    with pytest.raises(InvalidValue) as refused:
        _rows(data)
    assert refused.value.code == "not_a_spreadsheet"


def test_records_refuse_an_endless_cell():
    with pytest.raises(InvalidValue) as refused:
        _rows(b'a;b\n"' + b"x" * 200_000)
    assert (refused.value.code, refused.value.values) == ("cell_too_long",
                                                          {"limit": 1000, "line": 2})
