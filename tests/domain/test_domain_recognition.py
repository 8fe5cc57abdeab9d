"""What is proposed from e-signatures, e-mails and alike letters."""

from datetime import date

import pytest

from esabid.domain.findings import Severity
from esabid.domain.letter import Channel
from esabid.domain.letter import SignatureKind as Kind
from esabid.domain.likeness import sketch
from esabid.domain.reading import Read
from esabid.domain.recognition import (Sketched, alike, channel_of, kind_of, same_text, signed_as)
from esabid.domain.signature import SignatureForm, SignatureReport, Trust
from esabid.domain.suggestion import Hints

TEXT = " ".join(f"słowo{number}" for number in range(60))


def report(signer="", office="", kind=None):
    return SignatureReport(SignatureForm.PADES, True, True, Trust.NOT_CHECKED, signer,
                           office=office, kind=kind)


@pytest.mark.parametrize("kinds, kind", [
    ((), Kind.SCAN), ((None,), Kind.SCAN), ((Kind.QUALIFIED_SEAL, Kind.QUALIFIED), Kind.QUALIFIED),
    ((Kind.QUALIFIED_SEAL,), Kind.QUALIFIED_SEAL), ((Kind.TRUSTED_PROFILE,), Kind.TRUSTED_PROFILE)])
def test_signature_kind_is_the_persons_before_the_seals(kinds, kind):
    assert kind_of(tuple(report(kind=it) for it in kinds)) == kind


@pytest.mark.parametrize("signed, read, both", [
    (report("Jan Wzór"), Read(None, "prof. dr hab. Jan Wzór", "Rektor"),
     ("prof. dr hab. Jan Wzór", "Rektor")),
    (report("Anna Próba", "Prorektor"), Read(None, "prof. Jan Wzór", "Rektor"),
     ("Anna Próba", "Prorektor")),
    (report("JAN WZÓR"), Read(None, "", "Rektor"), ("JAN WZÓR", "Rektor")),
    (report("Pieczęć", kind=Kind.QUALIFIED_SEAL), Read(None, "Jan Wzór", ""), ("Jan Wzór", "")),
    (report(), Read(), ("", ""))])
def test_signatory_is_whom_the_e_signature_names(signed, read, both):
    assert signed_as((signed,), read) == both


@pytest.mark.parametrize("hints, channel", [
    (Hints(), Channel.UPLOAD), (Hints("a@b.pl"), Channel.EMAIL),
    (Hints(subject="List"), Channel.EMAIL),
    (Hints(sent_on=date(2026, 3, 1)), Channel.EMAIL)])
def test_channel_is_the_mail_that_brought_it(hints, channel):
    assert channel_of(hints) == channel


def test_alike_letters_are_three_at_most_and_the_nearest_first():
    letters = [Sketched(n, f"L{n}", frozenset(), sketch(TEXT + " inne" * (10 * n % 40)))
               for n in range(1, 6)]
    near = alike(sketch(TEXT), letters)
    assert [it.letter_id for it, _ in near] == [4, 1, 2]
    assert [share for _, share in near] == sorted((share for _, share in near), reverse=True)


@pytest.mark.parametrize("share, theirs, ours, severity", [
    (0.7, {1}, {2}, Severity.INFORMS), (0.95, {1}, {2}, Severity.WARNS),
    (0.7, {1}, {1, 2}, Severity.WARNS), (0.7, {1}, set(), Severity.WARNS),
    (0.7, set(), {2}, Severity.WARNS)])
def test_same_text_weighs_by_whose_it_is(share, theirs, ours, severity):
    near = [(Sketched(1, "AAAA", frozenset(theirs), []), share)]
    assert [(it.severity, it.where) for it in same_text(near, frozenset(ours))] == [
        (severity, "AAAA")]


def test_same_text_says_the_gravest_of_several():
    near = [(Sketched(1, "A", frozenset({1}), []), 0.8),
            (Sketched(2, "B", frozenset({2}), []), 0.7)]
    assert [(it.severity, it.where) for it in same_text(near, frozenset({2}))] == [
        (Severity.WARNS, "B")]
