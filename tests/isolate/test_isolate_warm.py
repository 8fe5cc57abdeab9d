"""A child that stays answers as one of its own would, and leaves nothing behind."""

import os
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from esabid.isolate import (
    ChildCrashed,
    ChildFailed,
    ChildOutOfMemory,
    ChildTimedOut,
    Limits,
    Warm,
    run,
)
from esabid.isolate.warm import PIPE

# Tells its process with every answer, and does what the request says.
BODY = """
    import os, time
    from esabid.isolate.child import Refusal, serve

    def main(request, report):
        report(50, "half")
        exec(request.get("do", ""))
        return {"pid": os.getpid(), "wary": "wary" in request, "seen": request.get("seen", "")}

    serve(main, lambda result: not result["wary"])
"""
BUSY = "began = time.process_time()\nwhile time.process_time() - began < {seconds}: pass"


@pytest.fixture
def warm(tmp_path, monkeypatch):
    """Makes pools of a child module; all are closed in the end."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "some_child.py").write_text(textwrap.dedent(BODY))
    pools = []

    def make(limits=Limits(wall_seconds=30), **how):
        pools.append(Warm("some_child", limits, **how))
        return pools[-1]
    yield make
    for pool in pools:
        pool.close()


def alive(pid):
    """Whether the process runs; one that waits to be buried does not."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def gone(pid, seconds=3):
    """Whether the process ends within the seconds."""
    until = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not alive(pid)


def test_a_child_serves_one_request_after_the_other(warm):
    pool, heard = warm(), []
    answers = [pool.run({"seen": number}, lambda *told: heard.append(told))
               for number in range(5)]
    assert [it["seen"] for it in answers] == [0, 1, 2, 3, 4]
    assert len({it["pid"] for it in answers}) == 1
    assert heard == [(50, "half")] * 5


def test_closing_ends_the_idle_child(warm):
    with warm() as pool:
        pid = pool.run({})["pid"]
        assert alive(pid)
    assert not alive(pid)


def test_an_idle_child_ends_by_itself(warm):
    pid = warm(idle=0.2).run({})["pid"]
    assert gone(pid)


def test_a_child_is_replaced_after_its_requests(warm):
    pool = warm(most=2)
    pids = [pool.run({})["pid"] for _ in range(4)]
    assert [pids[0] == pids[1], pids[1] == pids[2], pids[2] == pids[3]] == [True, False, True]
    assert gone(pids[0])


@pytest.mark.parametrize("request_", [
    {"wary": True}, {"do": "b'x' * (400 * 1024**2)"}], ids=["wary", "grown"])
def test_a_child_to_be_wary_of_is_replaced(warm, request_):
    pool = warm()
    first = pool.run(request_)["pid"]
    assert pool.run({})["pid"] != first
    assert gone(first)


@pytest.mark.parametrize(("do", "error", "wall"), [
    ("raise Refusal('locked')", ChildFailed, 30),
    ("raise ValueError('x')", ChildCrashed, 30),
    ("os.kill(os.getpid(), 11)", ChildCrashed, 30),
    ("raise MemoryError", ChildOutOfMemory, 30),
    ("time.sleep(60)", ChildTimedOut, 2),
    (BUSY.format(seconds=60), ChildTimedOut, 30),
], ids=["refusal", "exception", "signal", "memory", "sleep", "busy"])
def test_errors_are_those_of_run_and_end_the_child(warm, do, error, wall):
    limits = Limits(wall_seconds=wall, cpu_seconds=1)
    pool = warm(limits)
    pid = pool.run({})["pid"]
    with pytest.raises(error) as caught:
        pool.run({"do": do})
    with pytest.raises(error) as alone:
        run("some_child", {"do": do}, limits)
    assert str(caught.value) == str(alone.value)
    assert pool.run({"seen": "next"})["seen"] == "next"
    assert gone(pid)


def test_each_request_has_its_own_seconds_of_cpu(warm):
    pool = warm(Limits(cpu_seconds=1, wall_seconds=40))
    answers = [pool.run({"do": BUSY.format(seconds=0.8)}) for _ in range(4)]
    assert len({it["pid"] for it in answers}) == 1


def test_what_an_earlier_request_left_is_not_laid_on_the_next(warm):
    pool = warm()
    first = pool.run({"do": "main.spoilt = 1"})["pid"]
    answer = pool.run({"do": "if hasattr(main, 'spoilt'): os.abort()"})
    assert answer["pid"] != first


def test_a_child_that_died_idle_is_replaced(warm):
    pool = warm()
    pid = pool.run({})["pid"]
    os.kill(pid, 9)
    assert pool.run({"seen": "next"})["seen"] == "next"


def test_a_long_request_gets_a_child_of_its_own(warm):
    pool = warm()
    pid = pool.run({})["pid"]
    answer = pool.run({"seen": "ą" * PIPE})
    assert (answer["seen"], answer["pid"] == pid) == ("ą" * PIPE, False)


def test_an_idle_child_gives_its_place_to_others(warm):
    pool, other = warm(), warm()
    with ThreadPoolExecutor(2) as threads:
        pids = {it["pid"] for it in threads.map(
            lambda _: pool.run({"do": "time.sleep(0.3)"}), range(2))}
    assert len(pids) == 2
    assert other.run({"seen": 1})["seen"] == 1
    run("some_child", {})
    assert sum(map(alive, pids)) <= 1


def test_what_a_child_started_ends_with_it(warm, tmp_path):
    mark = tmp_path / "outlived"
    code = f"import time; time.sleep(1); open({str(mark)!r}, 'w')"
    start = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {code!r}])"
    with warm() as pool:
        pool.run({"do": start})
    time.sleep(1.5)
    assert mark.exists() is False
