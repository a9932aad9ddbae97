"""The import rule, and the other rules that every module keeps: held by reading the modules, not by trust."""

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
STAGES = ("readers", "checks", "compose", "writers")

# What each of these may import from the package, besides itself; a name stands for all that is in it.
MAY_IMPORT = {
    "codes": (),
    "frozen": (),
    "problem": ("codes", "frozen"),
    "prose": ("frozen", "problem"),
    "placed": ("frozen", "problem"),
    "read_once": ("problem",),
    "document": ("frozen", "problem"),
    "document_walk": ("document",),
    "audit": ("frozen", "model.colour", "problem"),
    "model": ("document", "frozen", "problem", "prose"),
    "wording": ("model", "problem", "suggest"),
    "writers": ("document", "frozen"),
    "opendata": ("checks.statistics", "compose.filling", "document", "frozen", "model", "placed", "problem", "wording"),
}

# Where stages are joined, and which of them.
MAY_JOIN = {
    "pipeline": STAGES,
    "assembly": ("readers", "checks"),
    "families": ("readers", "checks"),
    "history": ("readers", "checks"),
    "last_year": ("checks",),
    "scaffold": ("readers", "checks", "compose.filling"),
    "editions": ("readers", "checks"),
    "opendata": ("checks.statistics", "compose.filling"),
    "register": ("readers", "checks"),
    "comparing": ("compose",),
    "built": ("writers",),
    "doctor": ("writers",),
    "commands": STAGES,
}

HEAVY = (
    "weasyprint",
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


def imported_by(module: str) -> Iterator[str]:
    """Every module of the package that ``module`` imports, at its top or in a function, without the package's name."""
    for node in ast.walk(tree_of(module)):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports name the whole path"
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name.removeprefix("mappa_report.") for name in names if name.startswith("mappa_report."))


def within(name: str, part: str) -> bool:
    return name == part or name.startswith(f"{part}.")


def decorators_in(module: str) -> Iterator[str]:
    for node in ast.walk(tree_of(module)):
        yield from map(ast.unparse, node.decorator_list if isinstance(node, ast.ClassDef) else ())


def part_of(module: str) -> str:
    """The package or module at the top that ``module`` belongs to."""
    return module.removeprefix("mappa_report.").split(".")[0]


def test_the_modules_are_found() -> None:
    assert {"mappa_report.cli", "mappa_report.model.form", "mappa_report.writers.docx_writer"} <= set(MODULES)


@pytest.mark.parametrize("module", [name for name in MODULES if part_of(name) in MAY_IMPORT])
def test_the_lower_parts_know_nobody_above_them(module: str) -> None:
    part = part_of(module)
    allowed = (part, *MAY_IMPORT[part])

    assert [name for name in imported_by(module) if not any(within(name, other) for other in allowed)] == []


@pytest.mark.parametrize("module", MODULES)
def test_no_class_takes_long_to_make_that_need_not(module: str) -> None:
    assert "dataclass(frozen=True)" not in list(decorators_in(module)), "mappa_report.frozen does the same"


@pytest.mark.parametrize("module", [name for name in MODULES if part_of(name) in STAGES])
def test_no_stage_knows_another(module: str) -> None:
    others = [stage for stage in STAGES if stage != part_of(module)]

    assert [name for name in imported_by(module) if any(within(name, other) for other in others)] == []


@pytest.mark.parametrize("module", [name for name in MODULES if part_of(name) not in STAGES])
def test_stages_are_joined_in_few_places_alone(module: str) -> None:
    allowed = MAY_JOIN.get(part_of(module), ())
    stages = [name for name in imported_by(module) if any(within(name, stage) for stage in STAGES)]

    assert [name for name in stages if not any(within(name, other) for other in allowed)] == []


@pytest.mark.parametrize("module", [name for name in MODULES if part_of(name) not in ("pipeline", "commands", "cli")])
def test_only_the_command_line_knows_the_pipeline_and_the_commands(module: str) -> None:
    above = [name for name in imported_by(module) if part_of(name) in ("pipeline", "commands", "cli")]

    assert above == ([] if module != "mappa_report.__main__" else above)


@pytest.mark.parametrize("module", [name for name in MODULES if part_of(name) not in ("commands", "cli")])
def test_only_the_command_line_prints(module: str) -> None:
    printing = [
        ast.unparse(node)
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call)
        and re.fullmatch(r"print|click\.s?echo|sys\.std(out|err)\.write", ast.unparse(node.func))
    ]

    assert printing == []


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
    r"categor(y|ies)|levels?[ _][1-3]|shpo|sopo|\bsro\b|notification|licence|terroris|violent|offender|custody|"
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

    assert names <= {"__future__", "click", "mappa_report", *sys.stdlib_module_names}


def test_no_file_of_the_package_is_left_out_of_these_rules() -> None:
    assert {path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts} == set(MODULES.values())
    assert all(isinstance(path, Path) for path in MODULES.values())
