"""The commands of the program, and what becomes of whatever goes wrong in them."""

import atexit
import errno
import gc
import io
import os
import sys
from importlib import import_module

import click

from mappa_report import interrupts
from mappa_report.commands.blanks import refuse_blanks
from mappa_report.exit_codes import OUR_FAULT, PROBLEMS

COMMANDS = (
    "init", "new", "open", "import", "import-section", "import-statistics", "schema", "check", "explain", "compare",
    "build", "status", "proof", "review", "sign-off", "verify", "correct", "forget", "data", "audit", "boilerplate",
    "doctor",
)  # fmt: skip
"""In the order in which a coordinator meets them; each is a module of ``commands``."""

_MODULES = {"import": "import_report", "open": "open_workbench"}
"""Of commands whose name is a word of Python's own."""

_OBJECTS_BETWEEN_COLLECTIONS = 200_000
"""Python looks for unused objects after every 700 new ones; most of ours stay in use, and looking takes 10 ms."""


_NOT_PRINTED = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What the system says where standard output is a file on a full disk. Of other files the door and writing tell."""


class _Program(click.Group):
    """Loads a command's module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        name = _MODULES.get(cmd_name, cmd_name.replace("-", "_"))
        command: click.Command = getattr(import_module(f"mappa_report.commands.{name}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named, or an error that offers the nearest."""
        if args and not args[0].strip():
            ctx.fail(f"COMMAND is empty: choose from {', '.join(COMMANDS)}.")
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from mappa_report.source.suggest import did_you_mean

            ctx.fail(f"there is no command {args[0]}; {did_you_mean(args[0], COMMANDS)}")
        name, command, rest = super().resolve_command(ctx, args)
        if command:
            refuse_blanks(command, rest, ctx)
        return name, command, rest

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; where nobody reads what it prints any more, as after `| head`, that is all."""
        from mappa_report.workspace.refusals import FileRefused

        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            for stream in (sys.stdout, sys.stderr):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            ctx.exit(0)
        except FileRefused as refused:
            from mappa_report.commands.printing import finish
            from mappa_report.problems.privacy import redacted

            finish(redacted([refused.problem]))


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


def show_misuse(misuse: click.ClickException) -> None:
    """Say what was wrong. That repeats what was typed, so it is masked as problems are."""
    from mappa_report.problems.masking import DOTS, masked

    said = misuse.format_message()
    shown = masked(said)
    if shown.count("'") % 2 > said.count("'") % 2:  # click quotes what was typed, and an address may begin with a '
        shown = shown.replace(f"{DOTS}'", DOTS)
    click.UsageError(shown, getattr(misuse, "ctx", None)).show()


def run() -> None:
    """Run the program. What we did not foresee is our fault: it is logged, and exits with 3."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    atexit.register(gc.freeze)  # or Python's last search, through all that the exit frees anyway, takes 15 ms
    for stream in (sys.stdout, sys.stderr):
        # An old terminal that lacks a sign gets a question mark for it, not a crash.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        sys.exit(program(prog_name="mappa-report", standalone_mode=False))
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as misuse:
        show_misuse(misuse)
        sys.exit(misuse.exit_code)
    except click.Abort as stop:
        raise stop.__cause__ if isinstance(stop.__cause__, KeyboardInterrupt) else KeyboardInterrupt from None
    except Exception as fault:
        if interrupt := interrupts.raised():
            raise interrupt from fault
        if isinstance(fault, OSError) and fault.errno in _NOT_PRINTED:
            click.echo(f"Error: what was to be printed can't be written: {fault.strerror}.", err=True)
            sys.exit(PROBLEMS)
        from mappa_report.problems.fault_log import Fault, report_fault

        click.echo(report_fault(Fault.of(fault)), err=True)
        sys.exit(OUR_FAULT)
