"""Rows and files: a file may be there without its row, a row never without its file."""

import time

import factories
import pytest
from sqlalchemy import select

from esabid.domain.letter import LetterAction
from esabid.extensions import db, writing
from esabid.filestore.local import TEMPORARY, Missing
from esabid.models import IncomingFile, Letter, StoredFile
from esabid.services import checking, incoming, letters


class PowerCut(Exception):
    """The moment at which everything not yet committed is gone."""


def hand_in(store, data, cut=False):
    """Keep bytes first, write their row second, as every door does."""
    kept = store.put(data)
    with writing() as session:
        letter = factories.letter(session, factories.institution(session))
        incoming.add(session, factories.actor(), letter, name="skan.pdf", sha256=kept.sha256,
                     size=kept.size)
        if cut:
            raise PowerCut
    return kept


def rows() -> dict:
    db.session.rollback()
    return {row.sha256: row.size for row in db.session.scalars(select(StoredFile))}


def files(store) -> dict:
    return {sha256: store.stat(sha256).size for sha256 in store.list()}


@pytest.mark.usefixtures("app")
def test_rows_equal_files_after_a_letter_was_handed_in_and_checked(store):
    hand_in(store, factories.pdf("Popieramy"))
    found = rows()
    assert (found == files(store), len(found), [store.verify(it) for it in found]) == (
        True, 3, [True] * 3)


@pytest.mark.usefixtures("app")
def test_file_without_a_row_is_taken_again_after_the_cut(store):
    data = factories.pdf("Popieramy")
    with pytest.raises(PowerCut):
        hand_in(store, data, cut=True)
    after = (rows(), len(files(store)), list(db.session.scalars(select(Letter))))
    hand_in(store, data)
    assert (after, rows() == files(store)) == (({}, 1, []), True)


@pytest.mark.usefixtures("app")
def test_half_written_file_is_no_file_and_is_swept(store):
    hand_in(store, b"To nie jest list.")
    (store.folder / f"{TEMPORARY}half").write_bytes(b"%PDF-1.7 ha")
    before = files(store)
    assert (before == rows(), store.sweep(older_than=time.time() + 1), files(store)) == (
        True, 1, before)


@pytest.mark.usefixtures("app")
def test_lost_original_is_missed_and_given_back_by_the_same_bytes(store):
    data = factories.pdf("Popieramy")
    kept = hand_in(store, data)
    db.session.expire_all()
    letter = db.session.scalars(select(Letter)).one()
    letters.advance(db.session, factories.actor(), letter, action=LetterAction.VERIFY)
    db.session.commit()
    store.path(kept.sha256).unlink()
    with pytest.raises(Missing):
        store.path(kept.sha256)
    store.put(data)
    assert (letter.verified_sha256, store.verify(letter.verified_sha256)) == (kept.sha256, True)


@pytest.mark.usefixtures("app")
def test_waiting_file_that_is_lost_is_never_taken_for_checked(store):
    kept = hand_in_unchecked(store)
    store.path(kept.sha256).unlink()
    row = db.session.scalars(select(IncomingFile)).one()
    db.session.rollback()
    with pytest.raises(Missing):
        checking.check(writing, store, factories.actor(), row.id)
    db.session.rollback()
    db.session.refresh(row)
    assert (row.state, row.attempts, row.letter.original) == ("waiting", 1, None)


def hand_in_unchecked(store):
    kept = store.put(factories.pdf("Popieramy"))
    letter = factories.letter(db.session, factories.institution(db.session))
    incoming.add(db.session, factories.actor(), letter, name="skan.pdf", sha256=kept.sha256,
                 size=kept.size)
    db.session.info.pop("kicks")
    db.session.commit()
    return kept
