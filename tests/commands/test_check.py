"""``mappa-report check``: what it tells of, in which words, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mappa_report.assembly import editions
from mappa_report.readers import edition_reader
from tests.conftest import ROOT, Run

YEAR = Path("areas/testshire/2023")
STATISTICS = YEAR / "statistics.yaml"
POLICE = YEAR / "sections/20-police.md"
WHOM_THEY_MET = "".join(
    f"and the {place}{end} "
    for place in ("ward", "town", "mill", "ford", "port")
    for end in ("er", "ing", "ish", "y", "ly")
)
EXPLAIN = "`mappa-report explain CODE` says more about a problem: its code stands in [ ]."


def slip() -> None:
    """Put an error into the figures: its family is totals."""
    STATISTICS.write_text(STATISTICS.read_text("utf-8").replace("    total: 15", "    total: 16"), "utf-8")


def dot() -> None:
    """Put a warning into a section: its family is words."""
    POLICE.write_text(f"{POLICE.read_text('utf-8')}\n• every case\n", "utf-8")


def long_sentence() -> None:
    """Put something worth a look into a section: its family is completeness."""
    POLICE.write_text(f"{POLICE.read_text('utf-8')}\nThe police {WHOM_THEY_MET}met.\n", "utf-8")


def waive(code: str, place: str) -> None:
    waiver = f"- {{code: {code}, place: '{place}', reason: Seen., who: Chair, date: 2023-09-01}}\n"
    (YEAR / "waivers.yaml").write_text(waiver, "utf-8")


def codes_in(text: str) -> list[str]:
    """The codes of the problems shown in ``text``."""
    return re.findall(r"^(?:error|warning|info): .* \[([a-z-]+)\]$", text, flags=re.MULTILINE)


@pytest.fixture
def faulty(workspace: Path) -> Path:
    """The tiny workspace with an error, a warning and something for information."""
    slip()
    dot()
    long_sentence()
    return workspace


@pytest.mark.usefixtures("faulty")
def test_all_is_told_and_counted_in_the_last_line(run: Run) -> None:
    result = run("check", "testshire", "2023")

    assert codes_in(result.out) == ["total-differs", "pasted-text", "sentence-long"]
    assert result.out.splitlines()[-3:] == ["", EXPLAIN, "1 error, 1 warning, 1 for information."]
    assert (result.code, result.err) == (1, "")


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize(
    ("arguments", "codes", "last", "code"),
    [
        (
            ["--only", "words"],
            ["pasted-text"],
            "0 errors, 1 warning; left out: totals, between-tables, last-year, sentences, people, completeness, "
            "waivers. There are errors among what was left out.",
            0,
        ),
        (
            ["--skip", "totals"],
            ["pasted-text", "sentence-long"],
            "0 errors, 1 warning, 1 for information; left out: totals. There are errors among what was left out.",
            0,
        ),
        (
            ["--skip", "totals", "--skip", "words", "--skip", "completeness"],
            [],
            "No problems; left out: totals, words, completeness. There are errors among what was left out.",
            0,
        ),
        (["--skip", "people"], ["total-differs", "pasted-text", "sentence-long"], None, 1),
        (["--only", "words", "--only", "totals", "--skip", "words"], ["total-differs"], None, 1),
        (["--only", "words", "--strict"], ["pasted-text"], None, 1),
        (["--only", "completeness", "--strict"], ["sentence-long"], None, 0),
    ],
)
def test_families_are_chosen_and_left_out(
    arguments: list[str], codes: list[str], last: str | None, code: int, run: Run
) -> None:
    result = run("check", "testshire", "2023", *arguments)

    assert codes_in(result.out) == codes
    assert last in (None, result.out.splitlines()[-1])
    assert (EXPLAIN in result.out) is bool(codes)
    assert result.code == code


@pytest.mark.usefixtures("workspace")
def test_what_cannot_be_read_is_told_whatever_is_left_out(run: Run) -> None:
    STATISTICS.write_text("people: [", "utf-8")

    result = run("check", "testshire", "2023", "--only", "words")

    assert codes_in(result.out) == ["yaml-syntax"]
    assert result.code == 1
    assert run("check", "testshire", "2023", "--skip", "input").code == 2


@pytest.mark.usefixtures("workspace")
def test_strict_lets_a_warning_fail_and_nothing_lesser(run: Run) -> None:
    long_sentence()
    assert run("check", "testshire", "2023", "--strict").code == 0

    dot()
    result = run("check", "testshire", "2023", "--strict")
    assert result.out.endswith("\n0 errors, 1 warning, 1 for information. With --strict, a warning fails.\n")
    assert result.code == 1
    assert run("check", "testshire", "2023").code == 0

    waive("pasted-text", "sections/20-police.md")
    assert run("check", "testshire", "2023", "--strict").code == 0


@pytest.mark.usefixtures("workspace")
def test_what_is_waived_is_listed_and_counted_in_every_format(run: Run) -> None:
    dot()
    waive("pasted-text", "sections/20-police.md: every")

    assert run("check", "testshire", "2023").out == (
        "waived: [pasted-text] areas/testshire/2023/sections/20-police.md:10:1 – Seen. (Chair, 1 September 2023)\n\n"
        "0 errors, 0 warnings, 1 waived. A report can be built.\n"
    )
    assert run("check", "testshire", "2023", "--skip", "words").out == (
        "No problems; left out: words. A report can be built.\n"
    )
    told = json.loads(run("check", "testshire", "2023", "--format", "json").out)
    assert (told["warnings"], told["problems"], [each["code"] for each in told["waived"]]) == (0, [], ["pasted-text"])
    assert run("check", "testshire", "2023", "--format", "github").out == "0 errors, 0 warnings, 1 waived.\n"
    assert run("build", "testshire", "2023", "--to", "text").out.endswith("\n0 errors, 0 warnings, 1 waived.\n")


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("style", ["json", "sarif"])
def test_a_program_gets_one_object_and_the_same_exit_code(style: str, run: Run) -> None:
    for arguments in (["testshire", "2023"], ["--all"]):
        result = run("check", *arguments, "--format", style)

        assert isinstance(json.loads(result.out), dict)
        assert (result.code, result.err) == (1, "")
        assert run("check", *arguments, "--format", style, "--only", "words").code == 0
        assert run("check", *arguments, "--format", style, "--only", "words", "--strict").code == 1


@pytest.mark.usefixtures("workspace")
def test_an_area_that_there_is_not_is_named_as_it_was_typed(run: Run) -> None:
    told = json.loads(run("check", "Nowhere Much!", "next", "--format", "json").out)

    assert (told["area"], told["year"], told["errors"]) == ("Nowhere Much!", "next", 1)
    told = json.loads(run("check", "Testshire", "2022-23", "--format", "json").out)
    assert (told["area"], told["year"], told["errors"]) == ("testshire", "2023", 0)


# Every area


@pytest.fixture
def two_areas(workspace: Path) -> Path:
    """Testshire in order, and Otherton with an error; both have the warning of their edition."""
    shutil.copytree("areas/testshire", "areas/otherton")
    slip()
    Path("areas/testshire").rename("areas/spoilt")
    Path("areas/otherton").rename("areas/testshire")
    Path("boilerplate/tiny/passages/unused.md").write_text("Words that stand nowhere.\n", "utf-8")
    return workspace


@pytest.mark.usefixtures("two_areas")
def test_all_reports_are_checked_and_summed_up_and_a_shared_problem_is_told_once(run: Run) -> None:
    result = run("check", "--all")

    assert sorted(codes_in(result.out)) == ["edition-unused", "total-differs"]
    assert result.out.splitlines()[-4:] == [
        EXPLAIN,
        "spoilt                   2023  1 error, 1 warning",
        "testshire                2023  0 errors, 1 warning",
        "2 reports, 1 failed. 1 error, 1 warning.",
    ]
    assert (result.code, result.err) == (1, "")


@pytest.mark.usefixtures("two_areas")
def test_the_summary_says_what_was_left_out_and_fails_strictly(run: Run) -> None:
    result = run("check", "--all", "--skip", "totals", "--strict")

    assert result.out.splitlines()[-1] == "2 reports, 2 failed. 0 errors, 1 warning; left out: totals."
    assert result.code == 1


@pytest.mark.usefixtures("two_areas")
def test_a_terminal_shows_how_far_it_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def bar(items: list[tuple[str, str]], **_: object) -> Bar:
        return Bar(items, seen)

    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.progressbar", bar)
    run("check", "--all")

    assert seen == ["spoilt", "testshire"]


class Bar:
    """Stands in for click's progress bar, and notes what goes past."""

    def __init__(self, items: list[tuple[str, str]], seen: list[str]) -> None:
        self.items, self.seen = items, seen

    def __enter__(self) -> Iterator[tuple[str, str]]:
        for area, year in self.items:
            self.seen.append(area)
            yield area, year

    def __exit__(self, *_: object) -> None:
        return None


@pytest.mark.usefixtures("two_areas")
def test_an_edition_is_read_once_for_all_reports_and_anew_in_the_next_run(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counting(*arguments: object) -> object:
        read.append(str(arguments[1]))
        return edition_reader.read_edition(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(editions, "read_edition", counting)
    first = run("check", "--all").out

    assert read == ["tiny"]
    assert run("check", "--all").out == first
    assert read == ["tiny", "tiny"]


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give AREA and YEAR, such as kent 2023, or --all."),
        (["testshire"], "give AREA and YEAR, such as kent 2023, or --all."),
        (["testshire", "2023", "--all"], "give AREA and YEAR, or --all, not both."),
    ],
)
def test_half_a_name_is_wrong_usage(arguments: list[str], message: str, run: Run) -> None:
    result = run("check", *arguments)

    assert (result.code, result.out) == (2, "")
    assert result.err.endswith(f"\nError: {message}\n")


# A build


@pytest.mark.usefixtures("workspace")
def test_a_build_tells_of_warnings_and_only_counts_what_is_for_information(run: Run) -> None:
    dot()
    long_sentence()

    result = run("build", "testshire", "2023", "--to", "text")

    assert codes_in(result.out) == ["pasted-text"]
    assert result.out.endswith(
        "\n0 errors, 1 warning, 1 for information. `mappa-report check` tells what is for information.\n"
    )
    assert result.code == 0


@pytest.mark.usefixtures("workspace")
def test_a_waiver_is_no_reason_to_build_anew(run: Run) -> None:
    dot()
    run("build", "testshire", "2023", "--to", "text")

    waive("pasted-text", "sections/20-police.md")

    assert run("build", "testshire", "2023", "--to", "text").out.startswith("unchanged ")


def test_help_names_every_family_but_the_one_that_is_always_told(run: Run) -> None:
    out = run("check", "--help").out

    assert "[totals|between-tables|last-year|sentences|words|people|completeness|waivers]" in out
    assert ROOT.name not in out


@pytest.mark.usefixtures("workspace")
def test_a_report_without_any_section_is_warned_of(run: Run) -> None:
    for section in (YEAR / "sections").glob("*.md"):
        section.unlink()

    result = run("check", "testshire", "2023")

    assert result.out.startswith(
        "warning: there is no section in this folder                             [sections-missing]\n"
        "  areas/testshire/2023/sections\n\n"
        "  hint: put the area's Markdown files in it; `mappa-report new` lays out the usual ones for a new\n"
        "        year.\n"
    )
