"""The server started for real: one an instance, one a port, and it ends in order."""

import json
import os
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

COMMAND = [sys.executable, "-c", "from esabid.cli import main; main()"]


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def environment(instance) -> dict:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ESABID_")}
    return kept | {"ESABID_INSTANCE": str(instance), "LC_ALL": "C.UTF-8"}


@contextmanager
def server(instance, *args):
    """A server of its own, ended hard should the test not end it itself."""
    process = subprocess.Popen([*COMMAND, "run", *map(str, args)], env=environment(instance),
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def said_until(process, pattern: str) -> str:
    """What stands at `pattern` in the first line of the output that has it."""
    for line in process.stdout:
        if found := re.search(pattern, line):
            return found.group(found.lastindex or 0)
    raise AssertionError(process.stderr.read())


def second(instance, *args):
    """A further start while another may run."""
    return subprocess.run([*COMMAND, "run", *map(str, args)], env=environment(instance),
                          capture_output=True, text=True, timeout=60)


def get(url: str) -> tuple[int, str]:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.status, answer.read().decode()


def test_run_serves_a_fresh_instance_and_shows_the_way_in(tmp_path, port):
    instance = tmp_path / "instance"
    with server(instance, "--port", port) as process:
        link = said_until(process, r"http://\S+/set-up/\S+")
        assert link.startswith(f"http://127.0.0.1:{port}/set-up/")
        status, body = get(f"http://127.0.0.1:{port}/healthz")
        assert (status, json.loads(body)) == (200, {"ok": True})
        assert get(link)[0] == 200
        modes = {it.name: stat.S_IMODE(it.stat().st_mode) for it in instance.iterdir()}
        assert {name: mode for name, mode in modes.items() if mode & 0o077} == {}
        assert modes["secret_key"] == 0o600
        again = second(instance, "--port", port)
        assert (again.returncode, again.stdout, again.stderr) == (
            0, f"esabid is running already: http://127.0.0.1:{port}\n", "")
        other = second(tmp_path / "other", "--port", port)
        assert (other.returncode, "--port" in other.stderr) == (1, True)


@pytest.mark.parametrize(("proxies", "kept"), [(0, None), (1, "max-age=31536000")])
def test_run_believes_a_proxy_only_where_one_is_trusted(tmp_path, port, proxies, kept):
    (tmp_path / "config.py").write_text(f"PROXIES = {proxies}\n")
    with server(tmp_path, "--port", port) as process:
        said_until(process, "/set-up/")
        through = urllib.request.Request(f"http://127.0.0.1:{port}/healthz",
                                         headers={"X-Forwarded-Proto": "https"})
        with urllib.request.urlopen(through, timeout=20) as answer:
            assert answer.headers["Strict-Transport-Security"] == kept


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_run_ends_in_order(tmp_path, port, number):
    with server(tmp_path, "--port", port) as process:
        said_until(process, "/set-up/")
        process.send_signal(number)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "esabid has stopped.\n", "")
    assert not (tmp_path / "running").exists()


def test_run_after_a_kill_starts_anew_with_a_new_link(tmp_path, port):
    links = []
    for _ in range(2):
        with server(tmp_path, "--port", port) as process:
            links.append(said_until(process, r"http://\S+/set-up/\S+"))
            if len(links) == 2:
                with pytest.raises(urllib.error.HTTPError, match="404"):
                    get(links[0])
                assert get(links[1])[0] == 200
            process.kill()
            process.wait()


def test_run_does_the_work_in_the_background(tmp_path, port):
    """A kick put into the queue by another process is taken by the worker within seconds."""
    with server(tmp_path, "--port", port) as process:
        said_until(process, "/set-up/")
        kicked = subprocess.run(
            [sys.executable, "-c", "from esabid import create_app; from esabid.services.kicks "
             "import Kick; create_app().huey.kick(Kick.CHECK_FILE, 1)"],
            env=environment(tmp_path), capture_output=True, text=True)
        assert (kicked.returncode, kicked.stderr) == (0, "")
        assert _empties(tmp_path)


def _empties(instance) -> bool:
    for _ in range(200):
        with sqlite3.connect(instance / "queue.sqlite") as queue:
            left = queue.execute("SELECT count(*) FROM task").fetchone()[0]
        queue.close()
        if left == 0:
            return True
        time.sleep(0.05)
    return False
