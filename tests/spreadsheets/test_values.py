"""Words and days as people write them into lists."""

from datetime import date

import pytest

from esabid.domain.ask import AskState
from esabid.domain.errors import InvalidValue
from esabid.domain.institution import CityTie, ContactRole, Reach, Sector
from esabid.spreadsheets.values import IN_HAND, coded, country, day, email, identifier
from esabid.wording import LANGUAGES, words


@pytest.mark.parametrize("kind", [Sector, Reach, CityTie, ContactRole, AskState])
def test_coded_reads_every_code_and_label_in_both_languages(kind):
    said = [(code, text) for code in kind
            for text in (code, code.upper(), *(words(lang).label(code) for lang in LANGUAGES))]
    assert [coded(kind, text) for _, text in said] == [code for code, _ in said]


@pytest.mark.parametrize("text, state", [
    ("wysłano", AskState.ASKED), ("WYSŁANO ", AskState.ASKED), ("mamy", IN_HAND),
    ("obiecali", AskState.PROMISED), ("odmowa", AskState.DECLINED), ("Odmowa.", AskState.DECLINED),
    ("nie prosimy", AskState.NEUTRAL), ("planowana", AskState.PLANNED)])
def test_coded_reads_what_offices_write_of_an_ask(text, state):
    assert coded(AskState, text) == state


@pytest.mark.parametrize("kind, text", [
    (Sector, "klub"), (AskState, "może"), (Reach, "daleko"), (CityTie, "?")])
def test_coded_refuses_other_words(kind, text):
    with pytest.raises(InvalidValue) as refused:
        coded(kind, text)
    assert (refused.value.code, refused.value.values) == ("unknown_word", {"where": text})


@pytest.mark.parametrize("text", [
    "2026-03-03", "2026-03-03T00:00:00", "2026-03-03 12:30", "2026.3.3", "2026/03/03",
    "03.03.2026", "3.3.2026", "3. 3. 2026", "03.03.2026 r.", "3.03.2026r.", "03/03/2026",
    "3-3-2026", "3.03.26", "3 marca 2026 r.", "3 marca 2026 roku", "3 mar 2026", "3 March 2026",
    "3 III 2026", "3.III.2026", "3. marca 2026", "dn. 3.03.2026", "z dnia 3 marca 2026 r.",
    "wtorek, 3 marca 2026", "03.03.2026 12:15", "3.03.2026, 8:05:00", "46084"])
def test_day_reads_the_third_of_march(text):
    assert day(text) == date(2026, 3, 3)


def test_day_reads_polish_months():
    names = ("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
             "listopada grudnia").split()
    assert [day(f"1 {name} 2026").month for name in names] == list(range(1, 13))


@pytest.mark.parametrize("text", [
    "31.02.2026", "2026-13-01", "3/2026", "marzec", "3 foo 2026", "12", "03.03.0026", "1.1.1999",
    "30000", "3.03.", "dnia"])
def test_day_refuses_what_is_no_day(text):
    with pytest.raises(InvalidValue) as refused:
        day(text)
    assert (refused.value.code, refused.value.values) == ("wrong_date", {"where": text})


@pytest.mark.parametrize("text, code", [("Polska", "PL"), ("pl", "PL"), ("Poland", "PL"),
                                        (" de ", "DE")])
def test_country_reads_codes_and_poland(text, code):
    assert country(text) == code


@pytest.mark.parametrize("rule, text, code", [
    (country, "Niemcy", "wrong_country"), (email, "a@b.pl; c@d.pl", "wrong_email"),
    (email, "brak", "wrong_email")])
def test_country_and_email_refuse_other_forms(rule, text, code):
    with pytest.raises(InvalidValue) as refused:
        rule(text)
    assert refused.value.code == code


@pytest.mark.parametrize("text, digits, lost, bare", [
    ("12345", 10, 7, "0000012345"), ("0000012345", 10, 7, "0000012345"),
    ("676-000-00-00", 10, 1, "6760000000"), ("12345", 10, 1, "12345"), ("12", 9, 2, "12"),
    ("PL676-000-00-00", 10, 1, "6760000000"), ("NIP: 6760000000", 10, 1, "6760000000"),
    ("brak", 10, 7, "brak"), ("PL", 10, 1, "PL")])
def test_identifier_gets_back_the_zeros_a_number_lost(text, digits, lost, bare):
    assert identifier(text, digits, lost) == bare
