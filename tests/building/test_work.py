"""All the formats of one report share the processor time that they may take in children."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import pytest

from mappa_report.bounded.limits import Limits
from mappa_report.building import work as of_work
from mappa_report.building.own_templates import write_with_own
from mappa_report.building.work import TimeLeft, Work
from mappa_report.workspace.workspace import PACKAGED, Workspace
from tests.documents import empty, every_node


def test_what_one_format_has_taken_is_not_there_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = iter([0.0, 0.5, 0.5, 3.0, 3.0, 6.0, 6.0, 6.0])
    given: list[int] = []

    def run_bounded(*_: object, limits: Limits) -> bytes:
        given.append(limits.seconds)
        return b""

    monkeypatch.setattr(of_work, "_seconds_of_children", lambda: next(taken))
    monkeypatch.setattr(of_work, "run_bounded", run_bounded)
    time = TimeLeft()

    for form, engine in (("pdf", "weasyprint"), ("docx", ""), ("html", ""), ("text", "")):
        time.run(of_work.write, Work(empty(), form, engine, Workspace(PACKAGED)))

    assert given == [4, 3, 2, 1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows doesn't tell what children have taken")
def test_what_children_take_is_counted() -> None:
    time = TimeLeft()

    time.run(of_work.write, Work(every_node(), "html", "", Workspace(PACKAGED)))

    assert 0 < 5 - time._seconds < 5


def test_a_large_report_is_tried_without_own_templates_in_a_child_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Path] = []

    def run_bounded(_: object, work: Work, *__: object, limits: Limits) -> NoReturn:  # noqa: ARG001
        tried.append(work.workspace.root)
        raise ZeroDivisionError

    monkeypatch.setattr(of_work, "run_bounded", run_bounded)
    monkeypatch.setattr("mappa_report.building.large.is_large", lambda _: True)

    with pytest.raises(ZeroDivisionError):
        write_with_own(Work(empty(), "html", "", Workspace(tmp_path)), ["screen.css"], TimeLeft())

    assert tried == [tmp_path, PACKAGED]
