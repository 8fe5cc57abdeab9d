"""A campaign of many rows in a database of its own, written in bulk, and measuring over it."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, event, insert
from sqlalchemy.orm import Session

from esabid.domain.ask import AskState
from esabid.domain.institution import CityTie, ContactRole, Reach, Sector
from esabid.domain.letter import Channel, FileRole, LetterState, SignatureKind
from esabid.models import (Campaign, Contact, Institution, Letter, LetterFile, LetterSigner,
                           StoredFile)
from esabid.models.base import Base

TODAY = date(2026, 6, 1)
_NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
_SHA = "a" * 64
_MORE = {
    LetterState.VERIFIED: {"verified_at": _NOW, "verified_sha256": _SHA},
    LetterState.RETURNED: {"state_reason": "Brak podpisu"},
    LetterState.WITHDRAWN: {"state_reason": "Wycofany", "withdrawn_on": TODAY},
}
_STATES = (*[LetterState.VERIFIED] * 16, LetterState.RECEIVED, LetterState.RECEIVED,
           LetterState.RETURNED, LetterState.WITHDRAWN)


@contextmanager
def many_rows(institutions: int, letters: int) -> Iterator[tuple[Session, Campaign, Path]]:
    """Yields a session, the campaign and the file of a database with so many rows in it."""
    with TemporaryDirectory(prefix="bench-") as folder:
        file = Path(folder) / "campaign.sqlite"
        engine = create_engine(f"sqlite:///{file}")
        Base.metadata.create_all(engine)
        with Session(engine) as session:
            campaign = Campaign(title_pl="Kraków dla ESA", bidder_pl="Gmina Miejska Kraków",
                                prefix="KRK", goal=50, milestones=[60, 75, 100],
                                deadline=TODAY + timedelta(45))
            session.add(campaign)
            _fill(session, institutions, letters, random.Random(50))
            session.commit()
            session.refresh(campaign)
            yield session, campaign, file
        engine.dispose()


@contextmanager
def statements(session: Session) -> Iterator[list[str]]:
    """The statements sent inside the block."""
    sent = []

    def note(connection, cursor, statement, *rest):
        sent.append(statement)

    event.listen(session.get_bind(), "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(session.get_bind(), "before_cursor_execute", note)


def _fill(session: Session, institutions: int, letters: int, chance: random.Random) -> None:
    session.execute(insert(StoredFile), [{"sha256": _SHA, "size": 3, "created_at": _NOW}])
    asked = [_institution(number, chance) for number in range(1, institutions + 1)]
    session.execute(insert(Institution.__table__), asked)
    session.execute(insert(Contact.__table__), [
        {"institution_id": number, "role": ContactRole.SECRETARIAT, "name": f"Osoba {number}",
         "search_key": f"osoba {number}"} for number in range(2, institutions + 1, 2)])
    days = [it["asked_on"] or TODAY - timedelta(60) for it in asked]
    rows, signers = [], []
    for number in range(1, letters + 1):
        # One letter in ten is joint.
        body = chance.randint(1, institutions)
        others = {chance.randint(1, institutions) for _ in range(chance.random() < 0.1)}
        received = min(TODAY, days[body - 1] + timedelta(int(chance.weibullvariate(30, 1.3))))
        state = chance.choice(_STATES)
        rows.append({
            "id": number, "public_id": f"{number:08d}", "state": state, "channel": Channel.EMAIL,
            "received_on": received, "version": 1, "state_reason": "", "withdrawn_on": None,
            "verified_at": None, "verified_sha256": None} | _MORE.get(state, {}))
        signers += [{"letter_id": number, "institution_id": it, "position": place,
                     "signature": chance.choice((SignatureKind.QUALIFIED, SignatureKind.SCAN))}
                    for place, it in enumerate((body, *(others - {body})))]
    session.execute(insert(Letter.__table__), rows)
    session.execute(insert(LetterSigner.__table__), signers)
    session.execute(insert(LetterFile.__table__), [
        {"letter_id": row["id"], "sha256": _SHA, "role": FileRole.ORIGINAL, "name": "list.pdf"}
        for row in rows])


def _institution(number: int, chance: random.Random) -> dict:
    state = chance.choice((*[AskState.ASKED] * 7, AskState.PLANNED, AskState.DECLINED,
                           AskState.NEUTRAL))
    asked = state in (AskState.ASKED, AskState.DECLINED)
    day = TODAY - timedelta(chance.randint(1, 180))
    return {
        "id": number, "public_id": f"{number:08d}", "number": number,
        "name_pl": f"Instytut {number:06d}", "sort_key": f"{number:06d}",
        "search_key": f"instytut {number:06d} krakow {number:04d}",
        "owner": chance.choice(("", "Anna", "Jan", "Zofia")),
        "tags": chance.choice(("", "", "pilne", "pilne, rektor")),
        "next_step_on": TODAY + timedelta(number % 30) if number % 7 == 0 else None,
        "sector": chance.choice(list(Sector)), "reach": chance.choice(list(Reach)),
        "city_tie": CityTie.NONE, "ask_state": state, "asked_on": day if asked else None,
        "declined_on": min(TODAY, day + timedelta(20)) if state == AskState.DECLINED else None,
        "ask_reason": "Nie" if state in (AskState.DECLINED, AskState.NEUTRAL) else "",
        "parent_id": None, "version": 1}
