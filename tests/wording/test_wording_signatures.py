"""An e-signature said in both languages: never more than was checked."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from esabid.domain.letter import SignatureKind
from esabid.domain.signature import SignatureForm, SignatureReport, Trust
from esabid.wording.signatures import said
from esabid.wording.words import words

ZONE = ZoneInfo("Europe/Warsaw")
# Half an hour after midnight in Kraków.
SOUND = SignatureReport(
    SignatureForm.PADES, True, True, Trust.TRUSTED, "Jan Kowalski", "Uniwersytet Testowy", "Rektor",
    "2026-03-03T23:30:00+00:00", True, SignatureKind.QUALIFIED)


@pytest.mark.parametrize(("lang", "sentences"), [
    ("pl", ["Kwalifikowany podpis elektroniczny: Jan Kowalski, Rektor, Uniwersytet Testowy.",
            "Podpisano 4 marca 2026 r., ze znacznikiem czasu.",
            "Plik nie zmienił się od chwili podpisania.",
            "Certyfikat prowadzi do zaufanego wystawcy."]),
    ("en", ["Qualified electronic signature: Jan Kowalski, Rektor, Uniwersytet Testowy.",
            "Signed on 4 March 2026, with a time stamp.",
            "The file is unchanged since it was signed.",
            "The certificate leads to a trusted root."]),
])
def test_a_sound_signature_is_said_whole(lang, sentences):
    assert said(SOUND, words(lang), ZONE) == sentences


@pytest.mark.parametrize(("change", "place", "polish", "english"), [
    ({"signer": "", "office": "", "organisation": ""}, 0,
     "Kwalifikowany podpis elektroniczny bez nazwiska podpisującego.",
     "Qualified electronic signature that names nobody."),
    ({"kind": None, "office": "", "organisation": ""}, 0,
     "Podpis elektroniczny: Jan Kowalski.", "Electronic signature: Jan Kowalski."),
    ({"stamped": False}, 1, "Podpisano 4 marca 2026 r. według zegara podpisującego.",
     "Signed on 4 March 2026 by the signer's own clock."),
    ({"signed_at": ""}, 1, "Podpis nie podaje daty.", "It states no date of signing."),
    ({"whole": False}, 2,
     "To, co podpisano, nie zmieniło się, ale w pliku jest też coś, czego ten podpis nie obejmuje.",
     "What was signed is unchanged, but the file holds something that this signature does not "
     "cover."),
    ({"intact": False}, 2,
     "Podpis nie zgadza się z plikiem: plik zmieniono po podpisaniu albo podpis jest uszkodzony.",
     "The signature does not match the file: the file was changed after signing, or the signature "
     "is damaged."),
    ({"trust": Trust.NOT_CHECKED}, 3, "Certyfikatu nie sprawdzono.",
     "The certificate was not checked."),
])
def test_every_reserve_has_its_sentence(change, place, polish, english):
    report = replace(SOUND, **change)
    assert [said(report, words(it), ZONE)[place] for it in ("pl", "en")] == [polish, english]
