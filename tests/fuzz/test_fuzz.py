"""The fuzzer finds what it is there for, and is quiet where all is well."""

from __future__ import annotations

import os
import signal
import time
from contextvars import copy_context
from pathlib import Path

import pytest

from mappa_report.problems import show
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from tests.fuzz.bench import Bench, is_inside
from tests.fuzz.case import OUTSIDE, Case, Odd
from tests.fuzz.judge import MAX_MEMORY, READ_OPEN_DATA, Finding
from tests.fuzz.keep import save, smaller
from tests.fuzz.memory import memory_now
from tests.fuzz.seeds import Seeds
from tests.fuzz.targets import case_of
from tests.fuzz.workers import seeds_in, try_cases, try_one

pytestmark = pytest.mark.skipif(os.name != "posix", reason="its workers are forked")


@pytest.fixture(autouse=True)
def room_for_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this process holds of other tests counts for no case: those that are not fresh are forked from it."""
    monkeypatch.setattr("tests.fuzz.judge.MAX_MEMORY", MAX_MEMORY + memory_now())


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    return seeds_in(tmp_path_factory.mktemp("seeds"))


def causes(seeds: Seeds, case: Case, folder: Path, is_fresh: bool = False) -> list[str]:
    """What is found in ``case``. A child that is not fresh has the faults that a test has planted in this process."""
    return [finding.cause for finding in try_one(seeds, case, folder, is_fresh)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "testshire", "2023"),
        ("check", "kent", "2023"),
        ("check", "kent", "2006"),
        ("build", "testshire", "2023"),
    ],
)
def test_of_good_files_nothing_is_found(seeds: Seeds, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert causes(seeds, Case({}, arguments), tmp_path / "bench", is_fresh=True) == []


def test_a_number_and_a_seed_settle_a_case(seeds: Seeds) -> None:
    assert [case_of(seeds, 7, number) for number in range(30)] == [case_of(seeds, 7, number) for number in range(30)]


@pytest.mark.filterwarnings("ignore:Duplicate name")  # of parts of a Word file that is spoilt so
def test_no_case_names_a_place_outside_the_workspace(seeds: Seeds) -> None:
    names = {name for number in range(3000) for name in case_of(seeds, 9, number).changes}

    assert len(names) > 100
    assert [name for name in names if not is_inside(name)] == []


@pytest.mark.parametrize("name", ["/etc/x", "//etc", "..", "a/../../b", "../a", "", ".", "./"])
def test_a_place_outside_the_workspace_is_never_touched(name: str, seeds: Seeds, tmp_path: Path) -> None:
    def findings() -> None:
        Bench(seeds, tmp_path / "bench").findings(Case({name: b"x"}, ("check", "testshire", "2023")))

    with pytest.raises(ValueError, match="lies outside the workspace that is spoilt"):
        copy_context().run(findings)  # what a bench keeps of its reads is for no other test


def test_every_kind_of_case_can_be_tried(seeds: Seeds, tmp_path: Path) -> None:
    *_, last = try_cases(seeds, 1, 3, tmp_path, 1)

    assert last.number > 0


def planted(monkeypatch: pytest.MonkeyPatch, fault: object) -> Case:
    """A case of open data in whose reading ``fault`` is planted: an exception to raise, or something to do."""

    def faulty(*_: object) -> object:
        if isinstance(fault, BaseException):
            raise fault
        assert callable(fault)
        return fault()

    monkeypatch.setattr("tests.fuzz.judge.read_csv", faulty)
    return Case({"sent.csv": b"a,b\n" * 50}, (READ_OPEN_DATA, "sent.csv"))


def test_an_exception_is_found_with_where_it_came_from(
    seeds: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (finding,) = try_one(seeds, planted(monkeypatch, KeyError("a")), tmp_path / "bench", is_fresh=False)

    assert finding.cause.startswith("exception: KeyError in ")
    assert "KeyError: 'a'" in finding.detail


def test_a_crash_is_found(seeds: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = planted(monkeypatch, lambda: os.kill(os.getpid(), signal.SIGKILL))

    assert causes(seeds, case, tmp_path / "bench") == ["crash: the process ends with -9"]


def test_work_without_end_is_found(seeds: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.judge.MAX_SECONDS", 0.2)

    def go_on() -> None:
        until = time.process_time() + 60
        while time.process_time() < until:
            pass

    (cause,) = causes(seeds, planted(monkeypatch, go_on), tmp_path / "bench")
    assert cause.startswith("time: more than 0.2 s in ")


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells how much memory there was")
def test_too_much_memory_is_found(seeds: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = planted(monkeypatch, lambda: len(b"x" * (2 * MAX_MEMORY)))

    assert causes(seeds, case, tmp_path / "bench") == ["memory: read-open-data takes more than 300 MB"]


def test_an_error_without_a_remedy_is_found(seeds: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem("missing", "12 is missing", Place(Source("a.yaml")))
    case = planted(monkeypatch, lambda: show.as_text([problem]))

    assert causes(seeds, case, tmp_path / "bench") == ["no remedy: [missing] … is missing"]


def test_a_file_outside_the_workspace_is_found(seeds: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = planted(monkeypatch, lambda: Path("../elsewhere").write_text("a"))

    assert causes(seeds, case, tmp_path / "bench") == ["a file is written outside the workspace"]


def test_a_change_where_links_lead_is_found(seeds: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = planted(monkeypatch, lambda: Path("out/new").write_text("a"))
    changes = {**case.changes, "out": Odd("link", OUTSIDE)}

    assert causes(seeds, Case(changes, case.arguments), tmp_path / "bench") == [
        "a file is written outside the workspace"
    ]


def test_nothing_is_put_behind_a_link_that_leads_out(seeds: Seeds, tmp_path: Path) -> None:
    case = Case({"out": Odd("link", OUTSIDE), "out/passwd": b"x"}, ("check", "testshire", "2023"))

    assert causes(seeds, case, tmp_path / "bench") == ["crash: the process ends with 1"]
    assert (tmp_path / "bench-outside/passwd").read_text("utf-8") == "root:x:0:0\n"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells how much others have worked")
def test_a_worker_that_waits_for_the_processor_does_not_hang(
    seeds: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fuzz.workers.MAX_WORK", 1)

    assert causes(seeds, planted(monkeypatch, lambda: time.sleep(3)), tmp_path / "bench") == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells how much others have worked")
def test_work_that_no_signal_ends_hangs(seeds: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.workers.MAX_WORK", 1)

    def go_on() -> None:
        signal.signal(signal.SIGPROF, signal.SIG_IGN)
        while True:
            pass

    assert causes(seeds, planted(monkeypatch, go_on), tmp_path / "bench") == ["hang"]


def test_what_is_kept_is_made_smaller(tmp_path: Path) -> None:
    case = Case({"a.md": b"one\ntwo\nbad\nfour\n", "b.md": b"good"}, ("check",))

    small = smaller(case, lambda other: b"bad" in bytes(other.changes.get("a.md", b"")))  # type: ignore[arg-type]
    save(tmp_path / "kept", small, Finding("hang", "detail"), "python -m tests.fuzz --seed 1 --case 2")

    assert small.changes == {"a.md": b"bad\n"}
    assert {path.name for path in (tmp_path / "kept").iterdir()} == {"1-a.md", "README.txt"}
    assert "--seed 1 --case 2" in (tmp_path / "kept/README.txt").read_text("utf-8")
