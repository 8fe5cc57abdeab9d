"""What an import would do with each line of a list."""

from dataclasses import replace
from datetime import date

import pytest

from esabid.domain.ask import AskAction, AskState
from esabid.domain.errors import InvalidValue
from esabid.domain.institution import CityTie, ContactRole, Reach, Sector
from esabid.spreadsheets.plan import plan
from esabid.spreadsheets.read import read
from esabid.spreadsheets.records import (Action, AskStep, Change, ContactRecord, InstitutionRecord,
                                         LetterRecord, Parent)

TODAY = date(2026, 11, 23)
MARCH, APRIL = date(2026, 3, 3), date(2026, 4, 4)
LUNA = InstitutionRecord("AAAA1111", "KRK-0001-2", "Łuna Orbitalna S.A.", "Luna Orbital", "ŁO",
                         sector=Sector.SPACE_COMPANY, city="Kraków", notes="Stała uwaga")
ACADEMY = InstitutionRecord("BBBB2222", "KRK-0002-0", "Akademia Lotów im. Anny Przykład",
                            sector=Sector.UNIVERSITY, ask=AskState.ASKED, asked_on=MARCH)
THERE = (LUNA, ACADEMY)


def rows(text, existing=THERE):
    return plan(read(text.encode()), existing, TODAY).rows


def row(text, existing=THERE):
    only, = rows(text, existing)
    return only


def outcome(text, existing=THERE):
    found = row(text, existing)
    return found.action, found.why, found.where


def test_plan_creates_a_new_institution_with_all_it_is_told():
    made = row(
        "Nazwa;Nazwa angielska;Skrót;Związek z Miastem;Sektor;Zasięg;Miasto;Kraj;NIP;KRS;WWW;"
        "Osoba kontaktowa;Rola;E-mail;Telefon;Zwrot;Prośba;Data prośby;Spodziewany;Opiekun;"
        "Znaczniki;Uwagi\n"
        "Szkoła Gwiazd;Star School;SG;Prowadzona przez Miasto;liceum;kraków;Kraków;Polska;;12345;"
        "https://gwiazdy.example;Jan Przykład;sekretariat;jan@gwiazdy.example;'+48 12 000 00 00;"
        "Szanowny Panie;obiecali;3.03.2026;4 kwietnia 2026 r.;Anna;szkoły;Ważne\n")
    assert (made.action, made.name, made.why, made.id) == (
        Action.CREATE, "Szkoła Gwiazd", "", None)
    assert made.details.sector == Sector.SECONDARY_SCHOOL
    assert {c.field: c.new for c in made.changes} == {
        "name_pl": "Szkoła Gwiazd", "name_en": "Star School", "short_name": "SG",
        "city_tie": CityTie.RUN, "sector": Sector.SECONDARY_SCHOOL, "city": "Kraków",
        "krs": "0000012345", "website": "https://gwiazdy.example", "owner": "Anna",
        "tags": "szkoły", "notes": "Ważne"}
    assert made.contact == ContactRecord("Jan Przykład", ContactRole.SECRETARIAT,
                                         "jan@gwiazdy.example", "+48 12 000 00 00",
                                         "Szanowny Panie")
    assert made.steps == (AskStep(AskAction.ASK, MARCH, None),
                          AskStep(AskAction.PROMISE, MARCH, APRIL))


def test_plan_reads_a_messy_office_list():
    made = plan(read((
        "Lista instytucji wspierających, stan na 20.11.2026;;;;\r\n;;;;\r\n"
        "L.p.; NAZWA ;Stan;Data wysłania;E-mail\r\n"
        "1;Orbita Wawel sp. z o.o.;wysłano;3.03.2026 r.;\r\n"
        "2;„Źrebię” spółka akcyjna;mamy;;biuro@zrebie.example\r\n"
        ";;;;\r\n"
        "L.p.; NAZWA ;Stan;Data wysłania;E-mail\r\n"
        "3;ŁUNA ORBITALNA SPÓŁKA AKCYJNA;odmowa;;\r\n"
        "4;Orbita Wawel Spółka z ograniczoną odpowiedzialnością;wysłano;;\r\n"
        "5;Kosmos;może;;\r\n").encode("cp1250")), THERE, TODAY)
    assert [(r.line, r.action, r.why, r.where) for r in made.rows] == [
        (4, Action.CREATE, "met_again", "9"), (5, Action.CREATE, "letter_needs_day", ""),
        (8, Action.UPDATE, "", ""), (9, Action.CONFLICT, "twice_in_file", "4"),
        (10, Action.REFUSED, "unknown_word", "Prośba: może")]
    assert made.unknown == ("L.p.",)
    assert made.counts() == {Action.CREATE: 2, Action.UPDATE: 1, Action.SAME: 0,
                             Action.CONFLICT: 1, Action.REFUSED: 1}


@pytest.mark.parametrize("mark", ["id;Miasto\nAAAA1111;Gdynia\n", "id;Miasto\naaaa1111;Gdynia\n",
                                  "reference;city\nkrk-0001-2;Gdynia\n",
                                  "Nazwa;Miasto\nŁuna Orbitalna Spółka Akcyjna;Gdynia\n",
                                  "name_en;city\nLUNA ORBITAL;Gdynia\n"])
def test_plan_meets_an_institution_by_id_reference_or_name(mark):
    met = row(mark)
    assert (met.action, met.id) == (Action.UPDATE, "AAAA1111")
    assert Change("city", "Kraków", "Gdynia") in met.changes


def test_plan_leaves_alone_what_the_list_leaves_empty():
    assert outcome("Nazwa;Miasto;Uwagi;Sektor\nŁuna Orbitalna S.A.;;;\n") == (Action.SAME, "", "")


def test_plan_keeps_unknown_columns_as_notes_once():
    met = row("id;ROR;Uwagi\nAAAA1111;02abc;\n")
    assert met.changes == (Change("notes", "Stała uwaga", "Stała uwaga\nROR: 02abc"),)
    after = replace(LUNA, notes=met.details.notes)
    assert outcome("id;ROR;Uwagi\nAAAA1111;02abc;\n", (after,)) == (Action.SAME, "", "")


def test_plan_adds_to_notes_and_never_overwrites_them():
    met = row("id;Uwagi\nAAAA1111;Nowa uwaga\n")
    assert met.details.notes == "Stała uwaga\nNowa uwaga"


@pytest.mark.parametrize("text, refusal", [
    ("id\nZZZZ9999\n", ("unknown_id", "ZZZZ9999")),
    ("reference\nKRK-0009-9\n", ("unknown_id", "KRK-0009-9")),
    ("Nazwa;Miasto\n;Kraków\n", ("missing_name", "")),
    ("Nazwa;NIP\nX Y;1234567890\n", ("wrong_nip", "")),
    ("Nazwa;KRS\nX Y;12\n", ("wrong_krs", "")),
    ("Nazwa;Data prośby\nX Y;kiedyś\n", ("wrong_date", "Data prośby: kiedyś")),
    ("Nazwa;Data prośby\nX Y;2026-11-24\n", ("date_in_future", "2026-11-24")),
    ("Nazwa;Data prośby;Spodziewany\nX Y;2026-03-03;2026-03-02\n",
     ("expected_before_asked", "2026-03-02")),
    ("Nazwa;Sektor\nX Y;#N/D!\n", ("unknown_word", "Sektor: #N/D!")),
    ("Nazwa;Miasto\nX Y;#N/A\n", ("cell_error", "Miasto: #N/A")),
    ("Nazwa;Jednostka nadrzędna\nX Y;Nikt\n", ("unknown_parent", "Nikt")),
    ("Nazwa;Jednostka nadrzędna\nX Y;X Y\n", ("own_parent", ""))])
def test_plan_refuses_a_line_it_cannot_read(text, refusal):
    assert outcome(text) == (Action.REFUSED, *refusal)


@pytest.mark.parametrize("text, conflict", [
    ("id;reference\nAAAA1111;KRK-0002-0\n", ("id_and_reference_differ", "AAAA1111 / KRK-0002-0")),
    ("Nazwa\nŁuna Orbitalna\n", ("name_alike", "Łuna Orbitalna S.A.")),
    ("Nazwa\nAkademia Lotów im. Kogoś Innego\n",
     ("name_alike", "Akademia Lotów im. Anny Przykład")),
    ("id;Prośba\nBBBB2222;planowana\n", ("ask_goes_back", "planned"))])
def test_plan_leaves_a_conflict_to_a_person(text, conflict):
    assert outcome(text) == (Action.CONFLICT, *conflict)


def test_plan_does_not_choose_between_two_of_one_name():
    twins = (LUNA, replace(LUNA, id="CCCC3333", reference="KRK-0003-9"))
    assert outcome("Nazwa\nŁuna Orbitalna S.A.\n", twins) == (
        Action.CONFLICT, "several_alike", "Łuna Orbitalna S.A.")


def test_plan_leaves_the_second_line_of_one_institution_to_a_person():
    found = rows("id;Nazwa;Miasto\nAAAA1111;;Gdynia\n;Luna Orbital;Sopot\n")
    assert [(r.action, r.where) for r in found] == [(Action.UPDATE, "3"), (Action.CONFLICT, "2")]


@pytest.mark.parametrize("text, steps, why", [
    ("AAAA1111;wysłano;2026-03-03;2026-04-04", (AskStep(AskAction.ASK, MARCH, APRIL),), ""),
    ("AAAA1111;wysłano;;", (), "ask_needs_day"),
    ("AAAA1111;obiecali;2026-03-03;", (), "promise_needs_day"),
    ("AAAA1111;odmowa;;", (AskStep(AskAction.DECLINE, reason="odmowa"),), ""),
    ("AAAA1111;nie prosimy;;", (AskStep(AskAction.EXCLUDE, reason="nie prosimy"),), ""),
    ("AAAA1111;;2026-03-03;", (), "ask_days_left_out"),
    ("BBBB2222;obiecali;;2026-04-04", (AskStep(AskAction.PROMISE, MARCH, APRIL),), ""),
    ("BBBB2222;wysłano;2026-03-03;", (), ""),
    ("BBBB2222;wysłano;2026-03-04;", (), "ask_days_left_out")])
def test_plan_walks_the_legal_steps_of_an_ask(text, steps, why):
    met = row(f"id;Prośba;Data prośby;Spodziewany\n{text}\n")
    assert (met.steps, met.why) == (steps, why)


def test_plan_does_not_reopen_an_ask_on_a_way_round():
    declined = replace(ACADEMY, ask=AskState.DECLINED, ask_reason="Nie teraz")
    assert outcome("id;Prośba\nBBBB2222;planowana\n", (declined,)) == (
        Action.CONFLICT, "ask_goes_back", "planned")


@pytest.mark.parametrize("says", ["planowana", "wysłano", "obiecali", "odmowa"])
def test_plan_never_asks_whom_we_do_not_ask(says):
    neutral = replace(ACADEMY, ask=AskState.NEUTRAL, ask_reason="Zasiada w jury", asked_on=None)
    found = row(f"id;Prośba;Data prośby;Spodziewany\nBBBB2222;{says};2026-03-03;2026-04-04\n",
                (neutral,))
    assert (found.action, found.why, found.steps) == (Action.CONFLICT, "not_to_be_asked", ())


def test_plan_takes_the_reason_the_list_gives():
    met = row("id;Prośba;Powód\nAAAA1111;odmowa;Zarząd odmówił\n")
    assert met.steps == (AskStep(AskAction.DECLINE, reason="Zarząd odmówił"),)


def test_plan_finds_parents_here_and_in_the_file():
    found = rows("Nazwa;Skrót;Jednostka nadrzędna\nWydział Orbit;WO;Akademia Lotów im. Anny "
                 "Przykład\nKatedra Skrzydeł;;WO\nBiuro;;łuna orbitalna SA\nStacja;;ŁO\n")
    assert [r.parent for r in found] == [
        Parent(id="BBBB2222"), Parent(line=2), Parent(id="AAAA1111"), Parent(id="AAAA1111")]


def test_plan_knows_a_parent_that_is_there_already():
    child = replace(LUNA, parent="BBBB2222")
    assert row("id;parent\nAAAA1111;KRK-0002-0\n", (child, ACADEMY)).action == Action.SAME


def test_plan_records_a_letter_that_lies_in_the_office():
    met = row("id;Prośba;Data listu;Data wpływu;RPW;Znak sprawy;Podpisujący;Stanowisko\n"
              "AAAA1111;mamy;2026-03-03;2026-04-04;RPW/1;OR.1;Jan Przykład;Prezes\n")
    assert (met.action, met.steps, met.letter) == (
        Action.UPDATE, (), LetterRecord(APRIL, MARCH, "RPW/1", "OR.1", "Jan Przykład", "Prezes"))


def test_plan_adds_a_contact_and_leaves_a_known_one():
    known = replace(LUNA, contacts=(ContactRecord("Jan Przykład", email="jan@luna.example"),))
    new = row("id;Osoba kontaktowa\nAAAA1111;Anna Przykład\n", (known,))
    same = row("id;E-mail\nAAAA1111;JAN@luna.example\n", (known,))
    told = row("id;Osoba kontaktowa;Telefon\nAAAA1111;Jan Przykład;12 000\n", (known,))
    assert (new.contact, new.action) == (ContactRecord("Anna Przykład"), Action.UPDATE)
    assert (same.contact, same.action, same.why) == (None, Action.SAME, "")
    assert (told.contact, told.action, told.why) == (None, Action.SAME, "contact_left_out")


@pytest.mark.parametrize("text, code", [
    ("Kto;Co\nA;B\n", "no_headings"), ("Nazwa;name_pl\nA;B\n", "heading_twice"),
    ("Miasto;Kraj\nA;PL\n", "no_headings")])
def test_plan_refuses_headings_of_no_use(text, code):
    with pytest.raises(InvalidValue) as refused:
        rows(text)
    assert refused.value.code == code


def test_plan_finds_names_among_columns_nobody_knows():
    made = plan(read("Lista\nNazwa;Kto pisał\nStacja;Basia\n".encode()), THERE, TODAY)
    assert ([r.name for r in made.rows], made.unknown) == (["Stacja"], ("Kto pisał",))


def test_plan_takes_a_list_of_names_alone():
    assert [(r.action, r.name) for r in rows("Nazwa\nStacja Ziemia\nStacja Mars\n")] == [
        (Action.CREATE, "Stacja Ziemia"), (Action.CREATE, "Stacja Mars")]


def test_plan_defaults_are_the_widest():
    made = row("name_en\nMars Station\n").details
    assert (made.sector, made.reach, made.country) == (Sector.OTHER, Reach.KRAKOW, "PL")
