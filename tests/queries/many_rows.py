"""Many rows at once, of every state, as the tables hold them; and a count of statements."""

import random
from contextlib import contextmanager
from datetime import timedelta

from factories import NOW, TODAY
from sqlalchemy import event

from esabid.domain.ask import AskState
from esabid.domain.institution import CityTie, Reach, Sector
from esabid.domain.letter import (Channel, Disclosure, FileRole, LetterState, SignatureKind)
from esabid.extensions import db
from esabid.models import Institution, Letter, LetterFile, LetterSigner, StoredFile

SHA = "a" * 64
_EXTRA = {
    LetterState.VERIFIED: {"verified_at": NOW, "verified_sha256": SHA},
    LetterState.RETURNED: {"state_reason": "Brak podpisu"},
    LetterState.WITHDRAWN: {"state_reason": "Wycofany", "withdrawn_on": TODAY},
}


@contextmanager
def statements():
    """The SELECTs sent inside the block."""
    sent = []

    def note(connection, cursor, statement, *rest):
        if statement.lstrip().upper().startswith("SELECT"):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def institution(number: int, chance: random.Random, **changes) -> Institution:
    """An institution with an ask in a random, possible state."""
    state = chance.choice(list(AskState))
    asked = state in (AskState.ASKED, AskState.PROMISED)
    day = TODAY + timedelta(days=chance.randint(-3, 3))
    expected = day if state == AskState.PROMISED or asked and chance.random() < 0.5 else None
    return Institution(**{
        "number": number, "name_pl": f"Instytut {number:04d}",
        "sector": chance.choice(list(Sector)),
        "reach": chance.choice(list(Reach)), "city_tie": chance.choice(list(CityTie)),
        "ask_state": state, "asked_on": TODAY - timedelta(days=30) if asked else None,
        "expected_on": expected,
        "ask_reason": "Nie" if state in (AskState.DECLINED, AskState.NEUTRAL) else ""} | changes)


def letter(signers, state: LetterState, day: int = 0, disclosure=Disclosure.NAME,
           **changes) -> Letter:
    """A letter of `signers` with a file."""
    return Letter(
        state=state, channel=Channel.EMAIL, received_on=TODAY - timedelta(days=day),
        **_EXTRA.get(state, {}), **changes,
        signers=[LetterSigner(institution=it, position=place, signature=SignatureKind.SCAN,
                              disclosure=disclosure) for place, it in enumerate(signers)],
        files=[LetterFile(sha256=SHA, role=FileRole.ORIGINAL, name="list.pdf")])


def fill(session, institutions: int, letters: int, seed: int = 1) -> list[Institution]:
    """Random institutions and letters of one to three of them."""
    chance = random.Random(seed)
    session.add(StoredFile(sha256=SHA, size=3, created_at=NOW))
    rows = [institution(number, chance) for number in range(1, institutions + 1)]
    for place, row in enumerate(rows[institutions // 2:]):
        row.parent = rows[place // 3] if place % 4 == 0 else None
    session.add_all(rows)
    session.flush()
    for _ in range(letters):
        session.add(letter(chance.sample(rows, chance.randint(1, 3)),
                           chance.choice(list(LetterState)), chance.randint(0, 60),
                           chance.choice(list(Disclosure))))
    session.commit()
    session.expire_all()
    return rows
