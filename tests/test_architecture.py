"""The rules that every module keeps: which may import which (by contract), and how each is written."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "mappa_report"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
HEAVY = (
    "weasyprint",
    "typst",
    "docx",
    "PIL",
    "cerberus",
    "jinja2",
    "markdown_it",
    "yaml",
    "fontTools",
    "pydyf",
    "pikepdf",
    "lxml",
    "xlsxwriter",
)


def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


def part_of(module: str) -> str:
    """The package or module at the top that ``module`` belongs to."""
    return module.removeprefix("mappa_report.").split(".")[0]


def test_the_modules_are_found() -> None:
    assert {"mappa_report.cli", "mappa_report.model.form", "mappa_report.writers.docx.writer"} <= set(MODULES)


def test_rooms_import_only_what_the_contracts_in_pyproject_allow() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", MODULES)
def test_imports_name_the_whole_path(module: str) -> None:
    assert [node for node in ast.walk(tree_of(module)) if isinstance(node, ast.ImportFrom) and node.level] == []


@pytest.mark.parametrize("module", [name for name in MODULES if part_of(name) not in ("cli", "commands", "interrupts")])
def test_only_the_command_line_prints(module: str) -> None:
    printing = [
        ast.unparse(node)
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call)
        and re.fullmatch(r"print|click\.s?echo|sys\.std(out|err)\.write", ast.unparse(node.func))
    ]

    assert printing == []


ON_DISK = re.compile(
    r"open|(os|shutil|tempfile|glob)\.\w+|"
    r".*\.(open|read_text|read_bytes|write_text|write_bytes|iterdir|r?glob|walk|exists|is_(file|dir|symlink|mount|fifo)"
    r"|l?stat|resolve|readlink|mkdir|rmdir|unlink|touch|rename|chmod|samefile|(sym|hard)link_to|absolute|cwd|home|expanduser)"
    r"|(zipfile\.)?ZipFile|docx\.Document|TTFont|(Named)?TemporaryFile|TemporaryDirectory|mkd?s?temp|rmtree"
)
"""Calls that look at the disk, or make a library do so."""

IN_MEMORY = re.compile(
    r"door\.\w+|Path\.cwd|os\.(environ\.get|(process_)?cpu_count|sched_getaffinity|getpid|getppid|times|_exit|kill)|"
    r"os\.(dup2?|write|open)\((\d, .*|os\.(open\()?(devnull|dup)?.*)|os\.(fsdecode|fsencode|path\.\w+)|"
    r"(self\.)?_?(pdf|zip|archive|stream|package|message)\.\w+|stream\.read_bytes|self\.resolve|pdf\.get_object\(.*\)\.\w+|"
    r"((Image|Pdf|pikepdf|zipfile|docx)\.)?\w+\((io\.BytesIO\(|\w+, .w.\)).*"
)
"""Calls that look like them, and go through the door, are given bytes, or ask the system for something else."""

AT_THE_DISK = {
    "mappa_report.workspace.door": "it is the door",
    "mappa_report.workspace.handles": "the door opens with it",
    "mappa_report.cli": "a stream that is closed becomes the null device",
    **dict.fromkeys(
        (
            f"mappa_report.workspace.{name}"
            for name in ("output_files", "replacing", "moves", "targets", "locks", "leftovers", "removing")
        ),
        "the door's other side: writing",
    ),
    "mappa_report.workspace.git": "git is a program of the system's, and writes into a folder of its own",
    "mappa_report.workspace.workspace": "where the program's own files are, beside itself",
    "mappa_report.building.inputs": "the program's own files, which nobody sends: the door takes four times as long",
    "mappa_report.doctor": "whether a folder can be written to",
    "mappa_report.problems.fault_log": "where a fault is logged is no part of a workspace",
    "mappa_report.workspace.private_file": "notes that only their owner may read are no part of a workspace",
    "mappa_report.building.watching": "watchfiles is given the folders that it watches",
    "mappa_report.bounded.folder_lock": "the lock of such a folder, or of one that is written to",
    "mappa_report.bounded.scratch": "folders of its own, among the system's temporary files",
    "mappa_report.bounded.child": "what a child says is kept in such a folder",
    "mappa_report.bounded.serve": "the child removes that, where the parent has ended",
    "mappa_report.writers.typst.engine": "Typst sees such a folder, and nothing else",
}
"""The modules that may look at the disk, and why each does."""


@pytest.mark.parametrize("module", [name for name in MODULES if name not in AT_THE_DISK])
def test_the_disk_is_looked_at_through_the_door_alone(module: str) -> None:
    calls = [node for node in ast.walk(tree_of(module)) if isinstance(node, ast.Call)]

    assert [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in calls
        if ON_DISK.fullmatch(ast.unparse(node.func))
        and not IN_MEMORY.fullmatch(ast.unparse(node.func))
        and not IN_MEMORY.fullmatch(ast.unparse(node))
    ] == []


def test_no_module_is_named_for_being_useful() -> None:
    assert [name for name in MODULES if re.search(r"util|helper|common|misc", name)] == []


@pytest.mark.parametrize("module", MODULES)
def test_each_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(tree_of(module))


def words_of(module: str) -> Iterator[str]:
    """Every name and every text in the code of ``module``; docstrings and comments are for people."""
    tree = tree_of(module)
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                yield text
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case _:
                pass


FIELD = re.compile(
    r"categor(y|ies)|levels?[ _][1-3]|shpo|sopo|\bsro\b|notification|(on|of) licence|terroris|violent|offender|custody|"
    r"lifetime|foreign.travel",
    re.IGNORECASE,
)


@pytest.mark.parametrize("module", MODULES)
def test_no_category_level_or_order_is_named_in_code(module: str) -> None:
    assert [text for text in words_of(module) if FIELD.search(text)] == []


def test_the_words_that_code_may_not_name_are_those_of_the_form() -> None:
    form = (ROOT / "boilerplate/2023/form.yaml").read_text("utf-8")

    assert len(FIELD.findall(form)) > 40


def loaded_by(code: str) -> set[str]:
    """The heavy libraries that a fresh Python has loaded once it has run ``code``."""
    script = f"{code}\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stderr.split())


RUN = """
import sys
from mappa_report import cli
sys.argv = ["mappa-report", *{arguments!r}]
try:
    cli.main()
except SystemExit:
    pass
"""


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["build", "--help"], ["data", "--help"], ["check", "--help"], ["new", "--help"]],
)
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    assert loaded_by(RUN.format(arguments=arguments)) == set()


def test_a_check_loads_no_library_that_only_writes() -> None:
    assert (
        loaded_by(RUN.format(arguments=["check", "kent", "2023"]))
        & {"weasyprint", "docx", "fontTools", "pikepdf", "lxml"}
        == set()
    )


@pytest.mark.parametrize("module", [name for name in MODULES if part_of(name) in ("cli", "commands")])
def test_the_command_line_loads_at_its_top_only_what_is_light(module: str) -> None:
    top = [node for node in tree_of(module).body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {
        name.split(".")[0]
        for node in top
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""])
    }

    assert names <= {"__future__", "click", "mappa_report", "msgspec", *sys.stdlib_module_names}


def test_no_file_of_the_package_is_left_out_of_these_rules() -> None:
    assert {path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts} == set(MODULES.values())
    assert all(isinstance(path, Path) for path in MODULES.values())
