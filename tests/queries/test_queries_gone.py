"""Letters that bear a number and count no more, what stands in their place, and signed files."""

import pytest
from factories import NOW
from queries import many_rows
from queries.many_rows import SHA

from esabid.domain.letter import FileRole, LetterState
from esabid.domain.snapshot import Gone, SignedOriginal
from esabid.models import LetterFile, Preparation, StoredFile
from esabid.queries.gone import gone, signed_originals


@pytest.fixture
def bodies(session):
    return many_rows.fill(session, 6, 0)


def letter(session, body, state=LetterState.VERIFIED, **changes):
    row = many_rows.letter([body], state, **changes)
    session.add(row)
    session.flush()
    return row


def test_letters_without_a_number_and_those_that_count_are_not_gone(session, bodies):
    counts = letter(session, bodies[0], dossier_number=1)
    letter(session, bodies[1], LetterState.WITHDRAWN)
    assert gone(session, frozenset({counts.id})) == ()


def test_gone_letters_are_told_by_number_with_their_state(session, bodies):
    second = letter(session, bodies[0], LetterState.WITHDRAWN, dossier_number=2)
    first = letter(session, bodies[1], LetterState.RECEIVED, dossier_number=1)
    assert gone(session, frozenset()) == (
        Gone(first.public_id, 1, LetterState.RECEIVED),
        Gone(second.public_id, 2, LetterState.WITHDRAWN))


@pytest.mark.parametrize(("counted", "successor"), [((), None), ((1,), 1), ((2,), 2), ((1, 2), 1)])
def test_successor_is_the_next_letter_of_the_line_that_counts(session, bodies, counted, successor):
    line = [letter(session, bodies[0], LetterState.REPLACED, dossier_number=1)]
    for state in (LetterState.REPLACED, LetterState.VERIFIED):
        line.append(letter(session, bodies[0], state, replaces_id=line[-1].id))
    found = gone(session, frozenset(line[place].id for place in counted))
    assert [it.replaced_by for it in found] == [
        None if successor is None else line[successor].public_id]


@pytest.mark.parametrize("count", [1, 5])
def test_gone_letters_take_two_statements(session, bodies, count):
    for place in range(count):
        older = letter(session, bodies[place], LetterState.REPLACED, dossier_number=place + 1)
        letter(session, bodies[place], replaces_id=older.id)
    session.expire_all()
    with many_rows.statements() as sent:
        found = gone(session, frozenset())
    assert (len(sent), len(found)) == (2, count)


def file(session, row, role, sha256, name="list.pdf", signatures=(), prepared=True):
    """A file of a letter; what was found signed inside."""
    if session.get(StoredFile, sha256) is None:
        session.add(StoredFile(sha256=sha256, size=3, created_at=NOW))
        session.flush()
    row.files.append(LetterFile(sha256=sha256, role=role, name=name))
    if prepared:
        session.add(Preparation(original_sha256=sha256, preparer="1", kind="pdf",
                                prepared_sha256=SHA, pages=[[595, 842]], findings=[],
                                signatures=list(signatures)))
    session.flush()


def signed(session, *numbered):
    return signed_originals(session, {row.id: number for number, row in numbered})


def test_signed_files_are_originals_with_a_signature_and_signatures_beside(session, bodies):
    inside, beside, plain, other = (letter(session, it) for it in bodies[:4])
    for place, row in enumerate((inside, beside, plain, other)):
        row.files.clear()
        file(session, row, FileRole.ORIGINAL, f"{place}" * 64,
             signatures=[{"form": "pades"}] if row in (inside, other) else [])
    file(session, beside, FileRole.SIGNATURE, "a" * 63 + "1", "Podpis Jana.P7S", prepared=False)
    file(session, beside, FileRole.SIGNATURE, "a" * 63 + "2", "44051401359.exe", prepared=False)
    file(session, plain, FileRole.ATTACHMENT, "a" * 63 + "3", "zal.pdf", [{"form": "pades"}])
    file(session, inside, FileRole.SIGNATURE, "a" * 63 + "4", "list.xades", prepared=False)
    # No name of a person or a number of one is taken over; letters that do not count stay out.
    assert signed(session, (7, beside), (3, inside), (5, plain)) == (
        SignedOriginal(3, "0" * 64, "letter-3.pdf"),
        SignedOriginal(3, "a" * 63 + "4", "letter-3-signature-1.xades"),
        SignedOriginal(7, "a" * 63 + "1", "letter-7-signature-1.p7s"),
        SignedOriginal(7, "a" * 63 + "2", "letter-7-signature-2"))


@pytest.mark.parametrize("count", [1, 5])
def test_signed_files_take_one_statement(session, bodies, count):
    rows = [letter(session, it) for it in bodies[:count]]
    for place, row in enumerate(rows):
        file(session, row, FileRole.SIGNATURE, f"{place}" * 64, "a.p7s", prepared=False)
    numbers = {row.id: number for number, row in enumerate(rows, start=1)}
    with many_rows.statements() as sent:
        found = signed_originals(session, numbers)
    assert (len(sent), len(found)) == (1, count)
