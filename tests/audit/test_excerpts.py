"""What an audit hands on of a finished file: what its problems show, and no more, however large the file is."""

from pathlib import Path

from mappa_report.audit import find_problems
from mappa_report.audit.excerpts import with_excerpts
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from tests.conftest import Run


def test_a_line_s_columns_stay_where_they_are_and_what_is_far_from_every_place_is_blank() -> None:
    source = Source("a.html", "\n".join(["far", "x" * 900, f"{'y' * 500}<img>{'z' * 900}", "far too"]))
    place = Place(source, 3, 501, 5)

    shown = with_excerpts(
        [Problem("alternative-missing", "m", place), Problem("document-untitled", "m", Place(source))]
    )

    excerpt = f"\n{' ' * 200}{'x' * 606}\n{' ' * 200}{'y' * 300}<img>{'z' * 301}"
    assert [each.place.source.text for each in shown] == [excerpt, excerpt]
    assert [(each.place.line, each.place.column) for each in shown] == [(3, 501), (0, 0)]


def test_a_page_without_problems_on_its_lines_is_not_kept() -> None:
    problems = find_problems("a.html", b"<html><p>" + b"born 3 April 1971 a@b.cd " * 1_000)

    assert problems
    assert {problem.place.source.text for problem in problems} == {""}


def test_what_is_private_near_a_problem_of_a_page_stays_masked(tmp_path: Path, run: Run) -> None:
    page = tmp_path / "a.html"
    page.write_text("<html><p>born 3 April 1971 <img src=a> a@b.cd</html>", "utf-8")

    out = run("audit", str(page)).out

    assert "<img" in out
    assert not any(datum in out for datum in ("3 April 1971", "a@b.cd"))
