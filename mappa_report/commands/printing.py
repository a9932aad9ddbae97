"""What commands share: the workspace they run in, how they print problems, and how they end."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mappa_report.problem import Problem
    from mappa_report.workspace import Workspace

PROBLEMS = 1
"""The exit code for problems in the input."""

_COLOURS = {"error": "red", "warning": "yellow", "caret": "red", "hint": "cyan", "code": "bright_black"}


def current_workspace() -> Workspace:
    """The workspace that the current folder is in."""
    from mappa_report.workspace import Workspace

    return Workspace.around(Path.cwd())


def shown(path: Path) -> str:
    """``path`` from the current folder, where it lies below that."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def finish(problems: Sequence[Problem], if_fine: str = "", if_failed: str = "") -> NoReturn:
    """Print the problems, then one line of counts with the last words that suit, and exit."""
    print_problems(problems)
    code = exit_code(problems)
    summary = f"{counted(problems)}." if problems else "No problems."
    click.echo(f"{summary} {if_failed if code else if_fine}".rstrip())
    sys.exit(code)


def print_problems(problems: Sequence[Problem]) -> None:
    """Every problem in full, in colour where the terminal has it."""
    from mappa_report.show_problems import as_text

    if problems:
        click.echo(as_text(problems, lambda part, text: click.style(text, fg=_COLOURS.get(part))) + "\n")


def counted(problems: Sequence[Problem]) -> str:
    """ "1 error, 2 warnings"."""
    from mappa_report.show_problems import counted

    return counted(problems)


def exit_code(problems: Sequence[Problem]) -> int:
    """0, or PROBLEMS where there is an error among them."""
    return PROBLEMS if any(problem.is_error for problem in problems) else 0
