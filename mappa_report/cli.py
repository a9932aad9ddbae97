"""What a coordinator types: parse, call, print, exit. Everything else is loaded when a command needs it."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mappa_report.pipeline import Built
    from mappa_report.problem import Problem
    from mappa_report.workspace import Workspace

PROBLEMS = 1
WRONG_USAGE = 2
OUR_FAULT = 3
INTERRUPTED = 130

_COLOURS = {"error": "red", "warning": "yellow", "caret": "red", "hint": "cyan", "code": "bright_black"}
_FORMATS = ("docx", "pdf", "html", "text")


class _Program(click.Group):
    """Lists commands in the order in which a coordinator meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mappa-report", message="%(prog)s %(version)s")
def program() -> None:
    """Write the MAPPA annual report of an area: check its figures, and make it as DOCX, PDF and HTML.

    \b
    Begin in an empty folder:
        mappa-report init              a workspace with a finished example
        mappa-report check kent 2023   is everything in order?
        mappa-report build kent 2023   make the three files

    A year is named by when it ends: 2023 is 1 April 2022 to 31 March 2023.
    """


@program.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False), default=".")
def init(directory: Path) -> None:
    """Make DIRECTORY (or this folder) a workspace, with Kent's report for 2022-23 as an example.

    Files that exist are left as they are.

    \b
    Example:
        mappa-report init mappa
    """
    from mappa_report.scaffold.workspace_files import make_workspace

    made = make_workspace(directory)
    for path in made.files:
        click.echo(f"made {path}")
    for path in made.kept:
        click.echo(f"kept {path}, which was there already")
    if not made.problems:
        within = "" if directory == Path() else f"cd {directory}, then "
        click.echo(f"The workspace is ready. Next: {within}mappa-report build kent 2023")
        return
    _finish(made.problems, "")


@program.command()
@click.argument("area")
@click.argument("year")
def new(area: str, year: str) -> None:
    """Start the report of AREA for YEAR: every figure of the form as a commented blank, and the usual sections.

    Nothing that exists is overwritten.

    \b
    Example:
        mappa-report new norfolk 2023
    """
    from mappa_report.scaffold.year_files import make_year

    started = make_year(_workspace(), area, year)
    for path in started.made:
        click.echo(f"made {path}")
    _finish(
        started.problems,
        "Next: fill in the figures and the sections, then run mappa-report check." if started.made else "",
    )


@program.command()
@click.argument("area")
@click.argument("year")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print problems: for people or for programs.")  # fmt: skip
def check(area: str, year: str, style: str) -> None:
    """Check the figures and sections of AREA for YEAR, and say everything that is wrong.

    Exits with 0 if a report can be built, 1 if there are errors.

    \b
    Examples:
        mappa-report check kent 2023
        mappa-report check kent 2023 --format json
    """
    from mappa_report.pipeline import check_report

    problems = check_report(_workspace(), area, year).problems
    if style == "json":
        from mappa_report.show_problems import as_json

        click.echo(as_json(problems))
        sys.exit(_exit_code(problems))
    _finish(problems, "A report can be built.")


def _formats(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    unknown = [name for name in names if name not in _FORMATS]
    if unknown or not names:
        raise click.BadParameter(f"choose from {', '.join(_FORMATS)}, with commas between them.")
    return names


@program.command()
@click.argument("area", required=False)
@click.argument("year", required=False)
@click.option("--all", "everything", is_flag=True, help="Build every year of every area.")
@click.option("--to", "formats", default="docx,pdf,html", show_default=True, callback=_formats,
              help="The formats to make, with commas between them; text is an outline for review.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=None,
              help="The folder to put areas and years into.  [default: build]")  # fmt: skip
def build(area: str | None, year: str | None, everything: bool, formats: tuple[str, ...], out: Path | None) -> None:
    """Check the report of AREA for YEAR, and make it as DOCX, PDF and HTML.

    The files are put into build/AREA/YEAR. If there is an error, nothing is written. Files that are up to date
    are left as they are.

    \b
    Examples:
        mappa-report build kent 2023
        mappa-report build kent 2023 --to pdf
        mappa-report build --all --out proofs
    """
    workspace = _workspace()
    out = out or workspace.root / "build"
    created = _source_date()
    if everything and (area or year):
        raise click.UsageError("give AREA and YEAR, or --all, not both.")
    if everything:
        _build_all(workspace, formats, out, created)
        return
    if not (area and year):
        raise click.UsageError("give AREA and YEAR, such as kent 2023, or --all.")
    from mappa_report.pipeline import build_report

    built = build_report(workspace, area, year, formats, out, created)
    _say_files(built)
    failed = any(problem.is_error for problem in built.problems)
    _finish(built.problems, "Nothing was written." if failed and not built.written else "")


def _build_all(workspace: Workspace, formats: Sequence[str], out: Path, created: int | None) -> None:
    """Build every area and year, a progress bar on the error stream, and then a line for each."""
    from mappa_report.pipeline import build_report

    years = [(area, str(year)) for area, year in workspace.reports()]
    built: list[Built] = []
    with click.progressbar(years, label="Building", file=sys.stderr, item_show_func=_named) as bar:
        for area, year in bar:
            built.append(build_report(workspace, area, year, formats, out, created))
    problems = [problem for each in built for problem in each.problems]
    _print_problems(problems)
    for (area, year), each in zip(years, built, strict=True):
        state = "failed" if _exit_code(each.problems) else "written" if each.written else "unchanged"
        click.echo(f"{area:<24} {year}  {state:<9}  {_counted(each.problems)}")
    failures = sum(bool(_exit_code(each.problems)) for each in built)
    click.echo(f"{len(built)} reports, {failures} failed. The files are in {_shown(out)}.")
    sys.exit(PROBLEMS if failures else 0)


def _named(item: tuple[str, str] | None) -> str | None:
    return " ".join(item) if item else None


@program.command()
def doctor() -> None:
    """Say what is installed, what is missing, and what to type to mend it.

    \b
    Example:
        mappa-report doctor
    """
    from mappa_report.doctor import examine

    findings = examine(_workspace())
    for finding in findings:
        mark = click.style("ok     ", fg="green") if finding.is_well else click.style("missing", fg="red")
        click.echo(f"{mark}  {finding.name}: {finding.detail}")
        if finding.remedy:
            click.echo(f"         {finding.remedy}")
    ill = sum(not finding.is_well for finding in findings)
    click.echo("Everything is in order." if not ill else f"{ill} to mend.")
    sys.exit(PROBLEMS if ill else 0)


def _workspace() -> Workspace:
    from mappa_report.workspace import Workspace

    return Workspace.around(Path.cwd())


def _source_date() -> int | None:
    """SOURCE_DATE_EPOCH, the seconds since 1970 that a reproducible build is dated with, if it is set."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    if not text.isdecimal() or len(text) > 11:
        raise click.UsageError("SOURCE_DATE_EPOCH is not a whole number of seconds since 1970.")
    return int(text)


def _say_files(built: Built) -> None:
    for path in built.written:
        click.echo(f"wrote {_shown(path)}")
    for path in built.unchanged:
        click.echo(f"unchanged {_shown(path)}")


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _finish(problems: Sequence[Problem], last_words: str) -> None:
    """Print the problems and one line of counts, and exit."""
    _print_problems(problems)
    code = _exit_code(problems)
    summary = f"{_counted(problems)}." if problems else "No problems."
    click.echo(" ".join(filter(None, (summary, last_words if not code or "Nothing" in last_words else ""))))
    sys.exit(code)


def _print_problems(problems: Sequence[Problem]) -> None:
    from mappa_report.show_problems import as_text

    if problems:
        click.echo(as_text(problems, lambda part, text: click.style(text, fg=_COLOURS.get(part))) + "\n")


def _counted(problems: Sequence[Problem]) -> str:
    from mappa_report.show_problems import counted

    return counted(problems)


def _exit_code(problems: Sequence[Problem]) -> int:
    return PROBLEMS if any(problem.is_error for problem in problems) else 0


def main() -> None:
    """Run the program. What we did not foresee is our fault: it is logged, and exits with 3."""
    for stream in (sys.stdout, sys.stderr):
        # An old terminal that lacks a sign gets a question mark for it, not a crash.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        sys.exit(program(prog_name="mappa-report", standalone_mode=False))
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as misuse:
        misuse.show()
        sys.exit(misuse.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. The files of the last build are as they were.", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as fault:
        from mappa_report.fault_log import report_fault

        click.echo(report_fault(fault), err=True)
        sys.exit(OUR_FAULT)
