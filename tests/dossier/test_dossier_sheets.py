"""Single sheets: what the brief and the receipt say, on one page, tagged, the same bytes again."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from dossier import sheet_samples as samples
from dossier.making import texts
from dossier.samples import FONTS
from dossier.tagged import elements, faults

from esabid.domain.bilingual import Bilingual
from esabid.domain.counting import Reason
from esabid.domain.frozen import from_plain, to_json
from esabid.domain.letter import CLOSED, Disclosure, LetterState
from esabid.typeset import brief, receipt, sheet

ROOT = Path(__file__).parents[2]
DRAWN = {"brief": brief.brief, "receipt": receipt.receipt}
EVERY = [(kind, made) for kind in ("brief", "receipt")
         for made in (getattr(samples, kind), getattr(samples, f"full_{kind}"))]
EVERY.append(("brief", samples.empty_brief))


def text_of(kind, facts, lang, path):
    sheet.typeset(DRAWN[kind], facts, lang, FONTS, path)
    (text,) = texts(path)
    return text


def child(request, **environment):
    """What the child process answers."""
    done = subprocess.run([sys.executable, "-m", "esabid.dossier.sheets"], cwd=ROOT,
                          input=json.dumps(request).encode() + b"\n", capture_output=True,
                          env={**os.environ, **environment})
    return json.loads(done.stdout.splitlines()[-1])


def asked(kind, facts, out, **changes):
    return {"kind": kind, "facts": json.loads(to_json(facts)), "lang": "pl",
            "fonts": str(FONTS), "out": str(out), **changes}


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("demo", [False, True])
@pytest.mark.parametrize(("kind", "made"), EVERY)
def test_a_sheet_is_one_page_with_nothing_over_its_foot(tmp_path, kind, made, demo, lang):
    path = tmp_path / "sheet.pdf"
    text = text_of(kind, made(demo=demo), lang, path)
    assert faults(path) == []
    assert ("DEMO" in text) == demo
    document = pypdfium2.PdfDocument(path)
    foot = document[0].get_textpage().get_text_bounded(bottom=16, top=50).split("\r\n")
    document.close()
    title = made().campaign.title.text(lang)
    day = {"pl": "Stan na 30 czerwca 2026 r.", "en": "As of 30 June 2026"}[lang]
    assert " ".join(" ".join(foot).split()) == f"{title} {day}"


@pytest.mark.parametrize(("kind", "made"), EVERY)
def test_a_sheet_says_its_title_and_language(tmp_path, kind, made):
    path = tmp_path / "sheet.pdf"
    text_of(kind, made(), "pl", path)
    with pikepdf.open(path) as pdf:
        title = str(pdf.docinfo["/Title"])
        assert (title, str(pdf.Root.Lang)) == (
            {"brief": "Notatka tygodniowa", "receipt": "Potwierdzenie otrzymania listu"}[kind],
            "pl-PL")
        assert len(elements(pdf.Root.StructTreeRoot.K, "H1")) == 1


@pytest.mark.parametrize(("lang", "said"), [
    ("pl", ("Do użytku wewnętrznego", "53 listy poparcia, cel 50 przekroczony",
            "30 czerwca 2026 r., zmiany od 23 czerwca 2026 r.",
            "+3 w ciągu siedmiu dni: przybyło 4, ubyło 1", "49 listów, licząc ostrożnie",
            "57–63 listy prawdopodobnie do 31.12.2026",
            "Nowe: Akademia Próbna, Źródlane Liceum i jeszcze 2",
            "Firma Orbitalna List zapowiedziany na 1 czerwca 2026 r., spóźniony o 29 dni.",
            "Nie mamy jeszcze nikogo z sektorów: Organizacja pozarządowa.",
            "Poniżej celu: Firma kosmiczna (1/5), Międzynarodowy (2/10).",
            "12 instytucji ma nazwę tylko w jednym języku.",
            "W 5 listach brakuje stanowiska podpisującego przynajmniej w jednym języku.",
            "Dla ministerstwa: wydanie 3 z 30 maja 2026 r., 49 listów. Od tego czasu przybyło 4, "
            "ubyło 1.", "Liczymy zweryfikowane listy; list wspólny - raz;")),
    ("en", ("Internal, not for handing on", "53 letters of support, the goal of 50 is exceeded",
            "30 June 2026, for the week since 23 June 2026",
            "+3 in seven days: 4 more, 1 fewer", "49 letters counted cautiously",
            "57–63 letters probably by 31 Dec 2026",
            "New: Trial Academy, Źródlane Liceum and 2 more",
            "Klaster Gwiezdny Promised for 1 June 2026, 29 days late.",
            "Nobody yet from: Non-governmental organisation.",
            "Below the target: Space company (1/5), International (2/10).",
            "In 5 letters the signatory’s office is missing in at least one language.",
            "7 letters came as scans; their originals are not in the office.",
            "For ESA: edition 4 of 2 June 2026, 53 letters. Nothing has changed since then.")),
])
def test_brief_says_number_week_caution_forecast_gaps_calls_and_editions(tmp_path, lang, said):
    text = text_of("brief", samples.brief(), lang, tmp_path / "b.pdf")
    assert [it for it in said if it not in text] == []


def test_brief_of_the_first_week_says_that_there_is_nothing(tmp_path):
    text = text_of("brief", samples.empty_brief(), "en", tmp_path / "b.pdf")
    said = ("0 of 50 letters of support", "0 no change in seven days",
            "– too few answers for a forecast", "Nobody waits for a call at the moment.",
            "No edition is issued yet.")
    assert [it for it in said if it not in text] == []


@pytest.mark.parametrize(("lang", "said"), [
    ("pl", "Gmina Miejska Kraków potwierdza otrzymanie listu poparcia od instytucji: Akademia "
           "Próbna Jest to list wspólny, podpisany także przez 13 innych instytucji. Dziękujemy "
           "Państwu za poparcie. Sygnatura KRK-0042-3 Data listu 3 marca 2026 r. Data wpływu "
           "5 marca 2026 r. Sposób doręczenia ePUAP Numer w rejestrze (RPW) RPW/123/2026 Znak "
           "sprawy WM-03.1.2026 Stan List jest kompletny i został wliczony. Jak list będzie "
           "widoczny w dossier Nazwa po angielsku Trial Academy Stanowisko podpisującego Rektor"),
    ("en", "City of Kraków confirms that it has received the letter of support of: Trial Academy "
           "This is a joint letter, also signed by 13 other institutions. Thank you for your "
           "support. Reference KRK-0042-3 Date on the letter 3 March 2026 Received on 5 March 2026 "
           "How it came ePUAP Registry number (RPW) RPW/123/2026 Case mark WM-03.1.2026 State The "
           "letter is complete and counts. How it will appear in the dossier Name in Polish "
           "Akademia Próbna Signatory’s office Rector"),
])
def test_receipt_confirms_whose_letter_came_when_and_how_it_stands(tmp_path, lang, said):
    assert said in text_of("receipt", samples.receipt(), lang, tmp_path / "r.pdf")


@pytest.mark.parametrize(("changes", "said"), [
    ({"state": LetterState.RECEIVED, "reason": Reason.TO_CHECK}, "We are checking the letter;"),
    ({"reason": Reason.FURTHER_LETTER}, "It goes with the letter of yours that counts already."),
    ({"state": LetterState.RETURNED, "reason": Reason.RETURNED, "missing": "Brak podpisu"},
     "One thing is missing: Brak podpisu"),
    ({"state": LetterState.WITHDRAWN, "reason": Reason.WITHDRAWN}, "was withdrawn and is no"),
    ({"state": LetterState.REPLACED, "reason": Reason.REPLACED}, "A newer letter of yours"),
    ({"disclosure": Disclosure.NO_NAME}, "neither the name nor the letter"),
    ({"disclosure": Disclosure.LETTER}, "The public may read the whole letter."),
    ({"institution": Bilingual("Akademia", "")}, "Name in English not known to us yet"),
    ({"institution": Bilingual("", "Academy")}, "Name in Polish not known to us yet"),
    ({}, "The campaign’s page: https://listy.example.org/"),
    ({"office": Bilingual()}, "Signatory’s office not known to us yet"),
])
def test_receipt_says_how_the_letter_stands(tmp_path, changes, said):
    assert said in text_of("receipt", samples.receipt(**changes), "en", tmp_path / "r.pdf")


@pytest.mark.parametrize(("changes", "appears"), [
    ({}, True), ({"state": LetterState.RECEIVED, "reason": Reason.TO_CHECK}, True),
    ({"state": LetterState.RETURNED, "reason": Reason.RETURNED}, True),
    ({"state": LetterState.WITHDRAWN, "reason": Reason.WITHDRAWN}, False),
    ({"state": LetterState.REPLACED, "reason": Reason.REPLACED}, False),
    ({"reason": Reason.FURTHER_LETTER}, False), ({"reason": Reason.LANGUAGE_VERSION}, False)])
def test_only_a_letter_that_counts_or_may_will_appear(tmp_path, changes, appears):
    text = text_of("receipt", samples.receipt(**changes), "en", tmp_path / "r.pdf")
    assert ("How it will appear" in text, "Signatory" in text) == (appears, appears)


@pytest.mark.parametrize("state", LetterState)
def test_nobody_is_thanked_for_a_letter_that_is_closed(tmp_path, state):
    text = text_of("receipt", samples.receipt(state=state), "pl", tmp_path / "r.pdf")
    assert ("Dziękujemy" in text) == (state not in CLOSED)


def test_receipt_leads_to_the_office_and_to_the_public_page_where_there_is_one(tmp_path):
    found = []
    for facts in (samples.receipt(), samples.receipt(address=""),
                  replace(samples.receipt(address=""),
                          campaign=replace(samples.receipt().campaign, contact="tel. 12 616"))):
        text_of("receipt", facts, "en", tmp_path / "r.pdf")
        with pikepdf.open(tmp_path / "r.pdf") as pdf:
            found.append(([str(it.A.URI) for it in pdf.pages[0].obj.get("/Annots", [])],
                          len(elements(pdf.Root.StructTreeRoot.K, "Figure"))))
    assert found == [(["mailto:listy@example.org", "https://listy.example.org/"], 1),
                     (["mailto:listy@example.org"], 0), ([], 0)]


def test_code_on_the_receipt_is_the_public_address(tmp_path):
    zxingcpp = pytest.importorskip("zxingcpp")
    text_of("receipt", samples.receipt(), "pl", tmp_path / "r.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    seen = zxingcpp.read_barcodes(document[0].render(scale=2).to_pil())
    document.close()
    assert [it.text for it in seen] == ["https://listy.example.org/"]


@pytest.mark.parametrize("kind", ["brief", "receipt"])
def test_facts_come_back_from_their_json(kind):
    facts = getattr(samples, kind)()
    assert from_plain(type(facts), json.loads(to_json(facts))) == facts


@pytest.mark.parametrize("kind", ["brief", "receipt"])
def test_equal_facts_give_equal_bytes_in_any_surroundings(tmp_path, kind):
    surroundings = ({"PYTHONHASHSEED": "0", "TZ": "UTC"},
                    {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C",
                     "SOURCE_DATE_EPOCH": "86400"})
    hashes = set()
    for number, environment in enumerate(surroundings):
        out = tmp_path / f"{number}.pdf"
        answer = child(asked(kind, getattr(samples, kind)(), out), **environment)
        assert answer["result"] == {"bytes": out.stat().st_size}
        hashes.add(hashlib.sha256(out.read_bytes()).hexdigest())
    assert len(hashes) == 1


def test_another_day_or_language_gives_other_bytes(tmp_path):
    hashes = set()
    for facts, lang in ((samples.brief(), "pl"), (samples.brief(), "en"),
                        (samples.brief(as_of=date(2026, 7, 1)), "pl")):
        text_of("brief", facts, lang, tmp_path / "b.pdf")
        hashes.add(hashlib.sha256((tmp_path / "b.pdf").read_bytes()).hexdigest())
    assert len(hashes) == 3


def test_request_that_cannot_be_understood_is_refused(tmp_path):
    out = tmp_path / "b.pdf"
    good = asked("brief", samples.brief(), out)
    for wrong in ({}, [], good | {"kind": "dossier"}, good | {"lang": "de"}, good | {"facts": {}},
                  good | {"kind": "receipt"}, good | {"out": None}):
        assert child(wrong)["error"]["code"] == "request"
    assert not out.exists()


def test_hostile_names_stand_literally_and_open_nothing(tmp_path):
    name = "<img src='/etc/passwd'> <b>R&D <3 \x00\u202egpj"
    facts = samples.receipt(institution=Bilingual(name, ""), registry_number="x" * 100_000)
    text = text_of("receipt", facts, "en", tmp_path / "r.pdf")
    assert "<img src='/etc/passwd'> <b>R&D <3 gpj" in text
