"""A file is recognised with a handful of statements, by names, references, mail and mergers."""

from datetime import date, timedelta

import factories
import pytest
from factories import TODAY
from queries import many_rows
from sqlalchemy import select

from esabid.domain.findings import FindingCode as F
from esabid.domain.findings import Severity, finding
from esabid.domain.institution import ContactRole, reference
from esabid.domain.letter import Channel, FileRole, SignatureKind
from esabid.domain.likeness import sketch
from esabid.domain.matching import MatchReason as Why
from esabid.domain.signature import SignatureForm, SignatureReport, Trust
from esabid.domain.suggestion import Alike, Hints, Proposed, Suggestion, suggestion_from
from esabid.models import Letter, LetterFile, Preparation, StoredFile
from esabid.queries.recognition import recognise
from esabid.services import institutions, mergers

BODY = """Szanowni Państwo,
z przekonaniem popieramy kandydaturę Krakowa na siedzibę ośrodka ESA i liczymy na to, że Gmina
Miejska Kraków doprowadzi te starania do końca. Nasze pracownie od lat budują przyrządy dla
satelitów, a studenci chcą pracować tutaj, blisko domu, przy badaniach przestrzeni kosmicznej.
Z poważaniem
prof. Jan Wzór
Rektor"""
NOBODYS = f"Kraków, 3 marca 2026 r.\n{BODY}"
SHA, OTHER = "b" * 64, "c" * 64


@pytest.fixture
def academy(session):
    factories.campaign(session)
    row = factories.institution(session, "Akademia Lotów Próbnych w Krakowie", name_en="",
                                website="https://www.loty.example.org/start")
    session.flush()
    return row


def seen(session, text="", name="skan.pdf", hints=Hints(), sha256=SHA, **more):
    return recognise(session, text=text, name=name, hints=hints, sha256=sha256, today=TODAY,
                     **{"codes": (), "signatures": ()} | more)


def add_text(session, letter, text, sha256=OTHER):
    """Give a letter an original with this text."""
    session.add(StoredFile(sha256=sha256, size=3, created_at=factories.NOW))
    session.flush()
    letter.files.append(LetterFile(sha256=sha256, role=FileRole.ORIGINAL, name="list.pdf"))
    session.add(Preparation(
        original_sha256=sha256, preparer="1", kind="pdf", prepared_sha256=sha256,
        pages=[], findings=[], text=text, sketch=sketch(text)))
    session.flush()


def test_recognised_letter_has_everything_and_no_finding(session, academy):
    found = seen(session, f"Akademia Lotów Próbnych w Krakowie\n{NOBODYS}")
    assert (found.findings, found.suggestion) == ((), Suggestion(
        (Proposed(academy.id, Why.TEXT, True),), None, Channel.UPLOAD, date(2026, 3, 3), TODAY,
        "prof. Jan Wzór", "Rektor", SignatureKind.SCAN))
    assert suggestion_from(found.suggestion.as_dict()) == found.suggestion


def test_recognised_nobodys_letter_says_what_is_missing(session, academy):
    found = seen(session, NOBODYS.replace("Kraków, 3 marca 2026 r.", "").replace("ESA", "X")
                     .replace("Gmina\nMiejska Kraków", "urząd"))
    assert found.findings == tuple(finding(code, Severity.WARNS) for code in (
        F.INSTITUTION_NOT_NAMED, F.DATE_MISSING, F.BID_NOT_NAMED, F.ADDRESSEE_NOT_NAMED))


def test_recognised_scan_without_text_is_not_accused(session, academy):
    found = seen(session)
    assert (found.findings, found.suggestion.unsure) == ((), Why.NOT_NAMED)


def test_recognised_by_a_code_on_the_page(session, academy):
    code = f"https://example.org/r/{reference('KRK', academy.number)}"
    found = seen(session, NOBODYS, codes=(code,))
    assert (found.suggestion.institutions, found.findings) == (
        (Proposed(academy.id, Why.CODE, True),),
        (finding(F.INSTITUTION_NOT_NAMED, Severity.INFORMS),))


def test_recognised_mail_gives_channel_day_and_a_guess(session, academy):
    hints = Hints("Sekretariat@poczta.loty.example.org", "Anna", "List", TODAY - timedelta(2))
    found = seen(session, hints=hints).suggestion
    assert (found.institutions, found.unsure, found.channel, found.received_on) == (
        (Proposed(academy.id, Why.SENDER, False),), Why.ONLY_MAIL, Channel.EMAIL,
        TODAY - timedelta(2))


@pytest.mark.parametrize("address, known", [
    ("list@firma.example.com", True), ("list@gmail.com", False)])
def test_recognised_by_the_domain_of_a_contact_but_no_free_one(session, academy, address, known):
    body = factories.institution(session)
    institutions.add_contact(session, factories.actor(), body,
                             name="Anna", role=ContactRole.OTHER,
                             email=f"anna@{address.split('@')[1]}")
    session.flush()
    found = seen(session, hints=Hints(address)).suggestion.institutions
    assert [it.institution_id for it in found] == ([body.id] if known else [])


def test_recognised_names_and_number_of_a_merged_institution_lead_to_the_survivor(session, academy):
    gone = factories.institution(session, "Szkoła Skrzydeł Dawnych")
    number = gone.number
    session.flush()
    mergers.merge(session, factories.actor(), academy, gone)
    session.flush()
    for text in ("Szkoła Skrzydeł Dawnych", reference("KRK", number)):
        assert seen(session, text).suggestion.sure == (academy.id,)


def test_recognised_same_bytes_block(session, academy):
    letter = factories.letter(session, academy)
    add_text(session, letter, NOBODYS, SHA)
    assert (seen(session, "").findings, seen(session, "", letter=letter).findings) == (
        (finding(F.DUPLICATE, Severity.BLOCKS, letter.public_id),), ())


@pytest.mark.parametrize("whose, severity", [
    ("Akademia Lotów Próbnych w Krakowie\n", Severity.WARNS), ("", Severity.WARNS),
    ("Instytut Gwiazd Dalekich\n", Severity.INFORMS)])
def test_recognised_same_text_by_whose_it_is(session, academy, whose, severity):
    factories.institution(session, "Instytut Gwiazd Dalekich", name_en="")
    letter = factories.letter(session, academy)
    add_text(session, letter, NOBODYS)
    own = BODY.replace("Z poważaniem", "Dodajemy, że ważna jest dla nas szkoła.\nZ poważaniem")
    found = seen(session, f"{whose}Kraków, 9 marca 2026 r.\n{own}")
    assert [it for it in found.findings if it.code == F.SAME_TEXT] == [
        finding(F.SAME_TEXT, severity, letter.public_id)]
    assert [it.letter_id for it in found.suggestion.alike] == [letter.id]


def test_recognised_word_for_word_warns_of_another_institution_too(session, academy):
    factories.institution(session, "Instytut Gwiazd Dalekich", name_en="")
    letter = factories.letter(session, academy)
    add_text(session, letter, f"Akademia\n{NOBODYS}")
    found = seen(session, f"Instytut Gwiazd Dalekich\n{NOBODYS}")
    assert (found.findings, found.suggestion.alike) == (
        (finding(F.SAME_TEXT, Severity.WARNS, letter.public_id),), (Alike(letter.id, 1.0),))


def test_recognised_own_letter_is_not_like_itself(session, academy):
    letter = factories.letter(session, academy)
    add_text(session, letter, NOBODYS)
    assert seen(session, NOBODYS, letter=letter).suggestion.alike == ()


@pytest.mark.parametrize("text, codes", [
    ("", []), (f"Akademia Lotów Próbnych w Krakowie\n{NOBODYS}", []),
    (f"Rektor Akademii Lotów Próbnych w Krakowie\n{NOBODYS}", []),
    (NOBODYS, [F.INSTITUTION_NOT_NAMED]),
    (f"Instytut Gwiazd Dalekich\n{NOBODYS}", [F.INSTITUTION_NOT_NAMED])])
def test_recognised_for_a_known_institution_asks_for_its_name(session, academy, text, codes):
    factories.institution(session, "Instytut Gwiazd Dalekich", name_en="")
    found = seen(session, text, known=frozenset({academy.id}))
    assert [it.code for it in found.findings] == codes


def test_recognised_reference_of_another_than_the_known_one_warns(session, academy):
    other = factories.institution(session)
    session.flush()
    code = reference("KRK", other.number)
    assert seen(session, code, known=frozenset({academy.id})).findings == (
        finding(F.OTHER_REFERENCE, Severity.WARNS, code),)


def test_recognised_e_signature_gives_kind_person_and_office(session, academy):
    report = SignatureReport(SignatureForm.PADES, True, True, Trust.NOT_CHECKED, "Jan Wzór",
                             "AKADEMIA LOTÓW PRÓBNYCH W KRAKOWIE", "Rektor",
                             kind=SignatureKind.QUALIFIED)
    found = seen(session, signatures=(report,)).suggestion
    assert (found.institutions, found.signature, found.signatory, found.office) == (
        (Proposed(academy.id, Why.SIGNATURE, True),), SignatureKind.QUALIFIED, "Jan Wzór", "Rektor")


@pytest.mark.parametrize("many", [10, 300])
def test_recognise_takes_seven_statements_however_many_rows(session, many):
    factories.campaign(session)
    many_rows.fill(session, many, many)
    session.add(Preparation(
        original_sha256=many_rows.SHA, preparer="1", kind="pdf", prepared_sha256=many_rows.SHA,
        pages=[], findings=[], text=NOBODYS, sketch=sketch(NOBODYS)))
    session.commit()
    session.expire_all()
    with many_rows.statements() as sent:
        found = seen(session, f"Akademia Lotów Próbnych w Krakowie\n{NOBODYS}")
    assert (len(sent), len(found.suggestion.alike)) == (7, 3)
