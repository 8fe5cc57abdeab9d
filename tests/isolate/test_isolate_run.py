"""A child process answers, reports, or fails in a way the parent can name."""

import os
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from esabid.isolate import (
    ChildCrashed,
    ChildError,
    ChildFailed,
    ChildOutOfMemory,
    ChildStopped,
    ChildTimedOut,
    Limits,
    run,
    run_with_secret,
)

QUICK = Limits(wall_seconds=5, cpu_seconds=2)


@pytest.fixture
def child(tmp_path, monkeypatch):
    """Writes a child module and gives its name."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def write(body, served=True):
        text = textwrap.dedent(body)
        if served:
            text = "from esabid.isolate.child import Refusal, serve\n" + text + "\nserve(main)\n"
        (tmp_path / "some_child.py").write_text(text)
        return "some_child"
    return write


def test_run_returns_the_result(child):
    module = child("def main(request, report): return {'sum': request['a'] + request['b']}")
    assert run(module, {"a": 2, "b": 3}) == {"sum": 5}


def test_run_speaks_with_a_module_that_has_its_own_main(child):
    module = child("""
        import json, sys
        if __name__ == "__main__":
            request = json.load(sys.stdin)
            print(json.dumps({"progress": 50, "step": "half"}))
            print(json.dumps({"result": {"got": request}}))
    """, served=False)
    heard = []
    result = run(module, {"a": "ż"}, on_progress=lambda percent, step: heard.append(
        (percent, step)))
    assert (result, heard) == ({"got": {"a": "ż"}}, [(50, "half")])


def test_run_passes_progress_in_order(child):
    module = child("""
        def main(request, report):
            report(10, "open")
            report(90)
            return {}
    """)
    heard = []
    run(module, {}, on_progress=lambda percent, step: heard.append((percent, step)))
    assert heard == [(10, "open"), (90, "")]


def test_run_takes_a_large_request_and_answer(child):
    module = child("def main(request, report): return request")
    request = {"text": "ą" * 1_000_000}
    assert run(module, request) == request


def test_printing_does_not_disturb_the_answer(child):
    module = child("""
        def main(request, report):
            print('{"result": "forged"}')
            return {"true": True}
    """)
    assert run(module, {}) == {"true": True}


def test_refusal_raises_child_failed_with_its_code(child):
    module = child("def main(request, report): raise Refusal('locked', 'Jan Kowalski')")
    with pytest.raises(ChildFailed) as caught:
        run(module, {})
    assert (caught.value.code, caught.value.message) == ("locked", "Jan Kowalski")
    assert str(caught.value) == "some_child: locked"


def test_exception_raises_child_crashed_without_its_message(child):
    module = child("def main(request, report): raise ValueError('PESEL 44051401359')")
    with pytest.raises(ChildCrashed) as caught:
        run(module, {})
    assert caught.value.trace.split()[-1] == "ValueError"
    assert "44051401359" not in str(caught.value) + caught.value.trace


def test_silent_child_counts_as_crashed(child):
    with pytest.raises(ChildCrashed):
        run(child("pass", served=False), {})


def test_signal_counts_as_crashed(child):
    module = child("""
        import os, signal
        def main(request, report): os.kill(os.getpid(), signal.SIGSEGV)
    """)
    with pytest.raises(ChildCrashed):
        run(module, {})


def test_sleeping_child_times_out_with_all_it_started(child, tmp_path):
    module = child("""
        import subprocess, sys, time
        def main(request, report):
            code = f"import time; time.sleep(1); open({request['mark']!r}, 'w')"
            subprocess.Popen([sys.executable, "-c", code])
            time.sleep(60)
    """)
    mark = tmp_path / "outlived"
    began = time.monotonic()
    with pytest.raises(ChildTimedOut):
        run(module, {"mark": str(mark)}, Limits(wall_seconds=0.5))
    assert time.monotonic() - began < 3
    time.sleep(1)
    assert mark.exists() is False


def test_busy_child_runs_out_of_cpu_time(child):
    module = child("""
        def main(request, report):
            while True: pass
    """)
    with pytest.raises(ChildTimedOut):
        run(module, {}, Limits(cpu_seconds=1, wall_seconds=15))


def test_greedy_child_runs_out_of_memory(child):
    module = child("def main(request, report): return {'size': len(bytearray(10**9))}")
    with pytest.raises(ChildOutOfMemory):
        run(module, {}, Limits(address_space=512 * 1024**2))


def test_oversized_file_is_stopped(child, tmp_path):
    module = child("""
        def main(request, report):
            with open(request['path'], 'wb') as target: target.write(bytes(2_000_000))
            return {}
    """)
    with pytest.raises(ChildError):
        run(module, {"path": str(tmp_path / "big")}, Limits(file_size=1_000_000))
    assert (tmp_path / "big").stat().st_size <= 1_000_000


def test_child_sees_no_settings_of_the_parent(child, monkeypatch):
    monkeypatch.setenv("ESABID_SECRET_KEY", "hush")
    module = child("import os\ndef main(request, report): return {'names': sorted(os.environ)}")
    names = set(run(module, {})["names"])
    assert names - {"PATH", "TMPDIR", "TZDIR", "LC_CTYPE"} == {
        "LANG", "PYTHONPATH", "PYTHONHASHSEED"}


def test_child_writes_files_of_the_same_owner(child, tmp_path):
    module = child("""
        def main(request, report):
            open(request['path'], 'w').close()
            return {}
    """)
    run(module, {"path": str(tmp_path / "made")})
    assert (tmp_path / "made").stat().st_uid == os.getuid()


def test_failing_progress_listener_ends_the_child(child):
    module = child("""
        import time
        def main(request, report):
            report(1)
            time.sleep(60)
    """)

    def listener(percent, step):
        raise RuntimeError("page gone")

    began = time.monotonic()
    with pytest.raises(RuntimeError):
        run(module, {}, on_progress=listener)
    assert time.monotonic() - began < 5


def test_at_most_two_children_live_at_once(child):
    module = child("""
        import time
        def main(request, report):
            began = time.time()
            time.sleep(0.3)
            return {"began": began, "ended": time.time()}
    """)
    with ThreadPoolExecutor(4) as pool:
        spans = list(pool.map(lambda _: run(module, {}, QUICK), range(4)))
    together = [sum(other["began"] <= span["began"] < other["ended"] for other in spans)
                for span in spans]
    assert max(together) <= 2


def test_child_is_ended_soon_once_nobody_wants_its_answer(child):
    module = child("""
        import time
        def main(request, report):
            report(1, "begun")
            time.sleep(60)
    """)
    heard, began = [], time.monotonic()
    with pytest.raises(ChildStopped):
        run(module, {}, Limits(), lambda percent, step: heard.append(step), lambda: not heard)
    assert (heard, time.monotonic() - began < 5) == (["begun"], True)


def test_child_that_is_wanted_is_let_be(child):
    module = child("""
        import time
        def main(request, report):
            time.sleep(1.2)
            return {"done": True}
    """)
    asked = []
    assert (run(module, {}, wanted=lambda: asked.append(1) or True), len(asked) >= 2) == (
        {"done": True}, True)


def test_secret_request_never_lies_in_a_file(child, tmp_path, monkeypatch):
    """A child asked by a file finds one behind its standard input; this one finds a pipe."""
    module = child("""
        import os, stat
        def main(request, report):
            return {"pipe": stat.S_ISFIFO(os.fstat(0).st_mode), "got": request["secret"]}
    """)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert (run_with_secret(module, {"secret": "ż"}), run(module, {"secret": "ż"})) == (
        {"pipe": True, "got": "ż"}, {"pipe": False, "got": "ż"})
