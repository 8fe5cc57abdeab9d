"""The local file store keeps whole files only, once each, whatever happens meanwhile."""

import hashlib
import io
import os
import signal
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from esabid.filestore import BadHash, LocalStore, Missing, Stored

CONTENT = b"letter of support"
HASH = hashlib.sha256(CONTENT).hexdigest()
ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path):
    return LocalStore(tmp_path / "files")


def test_put_takes_bytes_path_and_stream(store, tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(CONTENT)
    taken = [store.put(CONTENT), store.put(path), store.put(str(path)),
             store.put(io.BytesIO(CONTENT))]
    assert taken == [Stored(HASH, len(CONTENT))] * 4
    assert list(store.list()) == [HASH]


def test_put_leaves_a_private_file_under_its_hash(store):
    store.put(CONTENT)
    place = store.folder / HASH[:2] / HASH
    assert store.path(HASH) == place
    assert place.read_bytes() == CONTENT
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [p.name for p in store.folder.iterdir()] == [HASH[:2]]


def test_put_does_not_touch_what_is_kept_already(store):
    store.put(CONTENT)
    before = store.path(HASH).stat().st_ino
    store.put(CONTENT)
    assert store.path(HASH).stat().st_ino == before


def test_put_mends_a_file_damaged_on_disk(store):
    store.put(CONTENT)
    store.path(HASH).write_bytes(CONTENT[:-1] + b"X")
    assert store.verify(HASH) is False
    store.put(CONTENT)
    assert store.verify(HASH) is True


def test_put_of_a_failing_stream_leaves_nothing(store):
    class Broken(io.RawIOBase):
        def read(self, size=-1):
            raise OSError("connection lost")

    with pytest.raises(OSError):
        store.put(Broken())
    assert list(store.folder.iterdir()) == []


def test_open_and_stat_read_what_was_put(store):
    store.put(CONTENT)
    with store.open(HASH) as stream:
        assert stream.read() == CONTENT
    assert store.stat(HASH) == Stored(HASH, len(CONTENT))
    assert (store.has(HASH), store.has("0" * 64)) == (True, False)


@pytest.mark.parametrize("ask", ["open", "path", "stat", "verify"])
def test_missing_file_is_named(store, ask):
    with pytest.raises(Missing):
        getattr(store, ask)("0" * 64)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", HASH.upper(), HASH[:-1], HASH + "0",
                                  HASH + "\n", None, b"0" * 64])
def test_malformed_hash_is_refused(store, name):
    with pytest.raises(BadHash):
        store.path(name)


def test_list_of_a_store_without_folder_is_empty(store):
    assert list(store.list()) == []


def test_put_by_many_threads_keeps_each_content_once(store):
    contents = [bytes([n % 5]) * 200_000 for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(store.put, contents))
    wanted = [hashlib.sha256(c).hexdigest() for c in contents]
    assert [stored.sha256 for stored in taken] == wanted
    assert list(store.list()) == sorted(set(wanted))
    assert all(store.verify(sha256) for sha256 in store.list())


def test_put_killed_midway_leaves_no_half_file(store):
    program = ("import sys, os; from esabid.filestore import LocalStore\n"
               "store = LocalStore(sys.argv[1]); n = 0\n"
               "while True: n += 1; store.put(os.urandom(300_000)); print(n, flush=True)")
    for pause in (0.0, 0.013, 0.029, 0.041, 0.057):
        process = subprocess.Popen([sys.executable, "-c", program, str(store.folder)], cwd=ROOT,
                                   stdout=subprocess.PIPE)
        process.stdout.readline()
        time.sleep(pause)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
    kept = list(store.list())
    assert len(kept) >= 5
    assert [sha256 for sha256 in kept if not store.verify(sha256)] == []
    store.sweep(older_than=time.time() + 1)
    assert [p.name for p in store.folder.iterdir() if not p.is_dir()] == []


def test_sweep_spares_what_is_still_arriving(store):
    store.put(CONTENT)
    (store.folder / ".incoming-now").write_bytes(b"half")
    assert store.sweep(older_than=time.time() - 3600) == 0
    assert store.sweep(older_than=time.time() + 1) == 1


def test_take_moves_a_file_that_nobody_else_needs(store, tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(b"Dossier")
    before = path.stat().st_ino
    taken = store.take(path)
    kept = store.path(taken.sha256)
    assert (taken, path.exists(), kept.stat().st_ino, kept.stat().st_mode & 0o777,
            store.verify(taken.sha256)) == (store.put(b"Dossier"), False, before, 0o600, True)


def test_take_of_what_is_kept_already_changes_nothing(store, tmp_path):
    kept = store.path(store.put(b"Dossier").sha256).stat().st_ino
    path = tmp_path / "made.pdf"
    path.write_bytes(b"Dossier")
    assert (store.path(store.take(path).sha256).stat().st_ino, list(store.list())) == (
        kept, [store.put(b"Dossier").sha256])


def test_take_from_another_disk_copies(store, tmp_path, monkeypatch):
    """Where the disk is another one, a rename would fail."""
    path = tmp_path / "made.pdf"
    path.write_bytes(b"Dossier")
    real = os.replace
    monkeypatch.setattr(type(path), "stat", lambda self, **how: (
        os.stat_result((*os.stat(self)[:2], 77, *os.stat(self)[3:10]))
        if self == path else os.stat(self, **how)))
    moved = []
    monkeypatch.setattr(os, "replace", lambda one, other: (moved.append(one), real(one, other)))
    taken = store.take(path)
    assert (store.verify(taken.sha256), path in moved) == (True, False)
