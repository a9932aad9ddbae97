"""What commands share: the workspace they run in, how they print problems, and how they end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from mappa_report.exit_codes import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mappa_report.building.plan import BuildResult
    from mappa_report.problems.problem import Problem
    from mappa_report.signing.since import SincePublished
    from mappa_report.workspace.workspace import Workspace

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue", "hint": "cyan", "code": "bright_black"}

NOTHING_WRITTEN = "Nothing was written."

T = TypeVar("T")


def current_workspace() -> Workspace:
    """The workspace that the current folder is in."""
    from mappa_report.workspace.workspace import Workspace

    return Workspace.around(_current_folder())


def required_workspace() -> Workspace:
    """The same; wrong usage where the folder is in none, so that nothing is checked or laid out by the way."""
    from mappa_report.workspace.workspace import AREAS

    workspace = current_workspace()
    if workspace.is_made:
        return workspace
    raise click.UsageError(
        f"this folder is no workspace, and lies in none: {workspace.root}\n"
        f"A workspace has a folder {AREAS}/ in it. Change to yours with cd, or make one here with: mappa-report init"
    )


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise click.UsageError("the folder that you are in is gone or can't be read: change to another.") from error


def relative_path(path: Path) -> str:
    """``path`` from the current folder, where it lies below that."""
    here = _current_folder()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def named_report(workspace: Workspace, area: str, year: str) -> tuple[str, int]:
    """The area and year, as somebody typed them, of a report of the workspace's own; else the run ends."""
    from mappa_report.assembly.naming import find_area_year

    problems: list[Problem] = []
    named = find_area_year(workspace, area, year, problems)
    if named is None:
        finish(problems)
    slug, ends_in = named[0], named[1].ends_in
    if not workspace.has_own_year(slug, ends_in):
        raise click.UsageError(f"{slug} {ends_in} comes with the program and is none of this workspace's reports.")
    return slug, ends_in


def since_published_of(workspace: Workspace, area: str, year: str) -> SincePublished | None:
    """What has changed of a report, as somebody typed it, since it was published; None where it never was."""
    from mappa_report.assembly.register import area_named
    from mappa_report.workspace.door import is_folder
    from mappa_report.workspace.workspace import AREAS, SIGNOFFS, year_number

    slug, number = area_named(workspace, area), year_number(year)
    if slug is None or number is None or not is_folder(workspace.own(AREAS, slug, str(number), SIGNOFFS)):
        return None  # as of most reports: nothing more is loaded for them
    from mappa_report.signing.since import since_published

    return since_published(workspace, slug, number)


def print_account(lines: Iterable[str]) -> None:
    """Print what became of a file that somebody sent, a line each, with dots for what in its words may be private."""
    from mappa_report.problems.masking import masked

    for line in lines:
        click.echo(masked("".join(sign if sign.isprintable() else " " for sign in line)))


def wants_all(everything: bool, area: str | None, year: str | None) -> bool:
    """``everything``, where the arguments are either that or one report's; else it is wrong usage."""
    if everything and (area or year):
        raise click.UsageError("give AREA and YEAR, or --all, not both.")
    if not everything and (area is None or year is None):
        raise click.UsageError("give AREA and YEAR, such as kent 2023, or --all.")
    return everything


def formats_among(known: Iterable[str], value: str) -> tuple[str, ...]:
    """The formats that ``value`` names, each once; wrong usage if one is not ``known``, or there is none."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    if not names or not set(names) <= set(known):
        raise click.BadParameter(f"choose from {', '.join(known)}, with commas between them.")
    return names


def for_each_report(workspace: Workspace, label: str, do: Callable[[str, str], T]) -> list[tuple[str, str, T]]:
    """The results of ``do`` for every area and year, with a progress bar if the error stream is a terminal."""
    from mappa_report.workspace.read_cache import caching_reads

    reports = [(area, str(year)) for area, year in workspace.reports()]
    if not can_redraw():
        with caching_reads():
            return [(area, year, do(area, year)) for area, year in reports]
    with caching_reads(), click.progressbar(reports, label=label, file=sys.stderr, item_show_func=_named) as bar:
        return [(area, year, do(area, year)) for area, year in bar]


def _named(item: tuple[str, str] | None) -> str | None:
    return " ".join(item) if item else None


def can_redraw() -> bool:
    """Whether the error stream is a terminal that can redraw a progress bar. In a file, only labels would pile up."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _has_colour() -> bool:
    """Unless somebody wants none (see no-color.org) or the terminal is too simple; click leaves it out of files."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def finish(problems: Sequence[Problem], if_fine: str = "", if_failed: str = "") -> NoReturn:
    """Print the problems, then one line of counts with the last words that suit, and exit."""
    print_problems(problems)
    code = exit_code(problems)
    summary = f"{counts_text(problems)}." if problems else "No problems."
    click.echo(f"{summary} {if_failed if code else if_fine}".rstrip())
    sys.exit(code)


@contextmanager
def before_anything_is_written() -> Iterator[None]:
    """Within, what is refused ends the command with the Problem, and with the words that nothing was written."""
    from mappa_report.problems.privacy import redacted
    from mappa_report.workspace.refusals import FileRefused

    try:
        yield
    except FileRefused as refused:
        finish(redacted([refused.problem]), if_failed=NOTHING_WRITTEN)


def print_problems(problems: Sequence[Problem]) -> None:
    """Every problem in full, in colour where the terminal has it."""
    if problems:
        from mappa_report.problems.show import as_text, no_paint

        click.echo(as_text(problems, _painted if _has_colour() else no_paint) + "\n")


def _painted(part: str, text: str) -> str:
    return click.style(text, fg=_COLOURS.get(part))


def counts_text(problems: Sequence[Problem], waived: int = 0) -> str:
    """ "1 error, 2 warnings, 3 for information, 1 waived"."""
    from mappa_report.problems.outcome import Counts

    return str(Counts.of(problems, waived))


def reports_text(count: int) -> str:
    """ "1 report", "5 reports"."""
    return f"{count} report" + ("" if count == 1 else "s")


def exit_code(problems: Sequence[Problem]) -> int:
    """0, or PROBLEMS where there is an error among them."""
    return PROBLEMS if any(problem.is_error for problem in problems) else 0


def print_build_result(built: BuildResult) -> None:
    """Print what one report came to, ending in a line of counts."""
    _print_files(built)
    print_errors_and_warnings(built.problems)
    counts = f"{counts_text(built.problems, built.waived)}." if built.problems or built.waived else "No problems."
    is_nothing_made = exit_code(built.problems) and not (built.written or built.unchanged)
    last = "Nothing was written." if is_nothing_made else _check_hint(built.problems)
    click.echo(f"{counts} {last}".rstrip())


def print_errors_and_warnings(problems: Sequence[Problem]) -> None:
    """Errors and warnings, each once. What is for information is advice, and a check is the time for that."""
    from mappa_report.problems.problem import Severity

    print_problems([problem for problem in dict.fromkeys(problems) if problem.severity is not Severity.INFO])


def _check_hint(problems: Sequence[Problem]) -> str:
    """The sentence that leads to problems that were only counted; empty if there are none."""
    from mappa_report.problems.problem import Severity

    has_info = any(problem.severity is Severity.INFO for problem in problems)
    return "`mappa-report check` tells what is for information." if has_info else ""


def _print_files(built: BuildResult) -> None:
    for path in built.written:
        click.echo(f"wrote {relative_path(path)}")
    for path in built.unchanged:
        click.echo(f"unchanged {relative_path(path)}")
    if built.engine_reason and (built.written or built.unchanged):
        click.echo(built.engine_reason)
