"""Work in a child: its result comes back, and whatever ends it is one of three reasons."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from mappa_report.bounded.child import ChildEnded, Reason, run_bounded
from mappa_report.bounded.limits import Limits
from tests.bounded import work
from tests.conftest import ROOT

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")


def reason_of(task: Callable[[], object], limits: Limits = work.LIMITS) -> Reason:
    with pytest.raises(ChildEnded) as ended:
        run_bounded(task, limits=limits)
    return ended.value.reason


def test_what_work_makes_of_its_arguments_comes_back() -> None:
    assert run_bounded(work.halve, 3, 2, limits=work.LIMITS) == 1.5


def test_what_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match=r"^no such year$"):
        run_bounded(work.refuse, "no such year", limits=work.LIMITS)


def test_an_exception_that_cannot_be_sent_is_a_crash() -> None:
    assert reason_of(work.refuse_oddly) is Reason.CRASHED


def test_work_without_an_end_takes_too_long_and_is_ended_after_its_seconds() -> None:
    begun = monotonic()

    assert reason_of(work.spin, Limits(1, 200)) is Reason.TOO_LONG
    assert monotonic() - begun < 12, "ended by its processor time, which comes before that of the clock"


def test_work_that_only_waits_takes_too_long_by_the_clock() -> None:
    begun = monotonic()

    assert reason_of(work.sleep, Limits(1, 200)) is Reason.TOO_LONG
    assert 12 <= monotonic() - begun < 30


@ON_LINUX
@pytest.mark.parametrize("task", [work.hoard, work.want_too_much])
def test_work_that_wants_more_memory_than_it_has_takes_too_much(task: Callable[[], object]) -> None:
    assert reason_of(task) is Reason.TOO_LARGE


def test_an_answer_without_measure_is_never_sent() -> None:
    assert reason_of(work.answer_at_length, Limits(5, 500)) is Reason.TOO_LARGE


@pytest.mark.parametrize("task", [work.segfault, work.exit_early])
def test_work_that_ends_its_process_has_crashed(task: Callable[[], object]) -> None:
    assert reason_of(task) is Reason.CRASHED


def test_nothing_that_is_printed_in_a_child_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_bounded(work.chatter, limits=work.LIMITS) == "done"
    assert reason_of(work.segfault) is Reason.CRASHED
    assert capfd.readouterr() == ("", "")


def test_no_file_that_a_child_leaves_for_the_time_being_stays() -> None:
    left = Path(run_bounded(work.leave_a_file, limits=work.LIMITS))

    assert not left.exists()
    assert not left.parent.exists()


def test_a_child_takes_no_module_from_the_folder_where_somebody_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit(4)", "utf-8")
    monkeypatch.chdir(tmp_path)

    assert run_bounded(work.halve, 4, 2, limits=work.LIMITS) == 2


def test_a_process_of_a_batch_may_start_a_child() -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work.in_daemon, args=(theirs,), daemon=True)
    process.start()

    assert ours.poll(60)
    assert ours.recv() == (1.5, "took too long")
    process.join()


_PARENT = """
import sys
sys.path.insert(0, sys.argv[1])
from mappa_report.bounded.child import run_bounded
from mappa_report.bounded.limits import Limits
from tests.bounded import work
run_bounded(work.tell_process, sys.argv[2], limits=Limits(50, 200))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("end", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_child_ends_with_its_parent(end: str, tmp_path: Path) -> None:
    told = tmp_path / "process"
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(ROOT), str(told)],
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    _until(lambda: told.exists() and told.read_text("utf-8") != "")
    child = int(told.read_text("utf-8"))
    assert _is_alive(child)

    parent.send_signal(getattr(signal, end))
    parent.wait()

    _until(lambda: not _is_alive(child))
    assert list(tmp_path.iterdir()) == [told], "the folder for what is left for the time being is gone too"


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{process}/stat").exists() or " Z " not in Path(f"/proc/{process}/stat").read_text("utf-8")


def _until(holds: Callable[[], bool], seconds: float = 30) -> None:
    begun = monotonic()
    while not holds():
        assert monotonic() - begun < seconds
        sleep(0.1)
