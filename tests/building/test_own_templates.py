"""Templates of a workspace's own: written with in a child, where whatever they do wrong is a fault of theirs."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import NoReturn

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from mappa_report.building import large
from mappa_report.building import work as of_work
from mappa_report.building.own_templates import write_with_own
from mappa_report.building.work import TimeLeft, Work, write
from mappa_report.workspace.workspace import PACKAGED, Workspace
from mappa_report.writers import FormatFault, TemplateFault
from tests.conftest import ROOT, Run
from tests.documents import empty, every_node

TEMPLATES = ROOT / "templates"
CORRECT = "correct the workspace's template, or remove it to use the packaged one."
CORRECT_IT = "correct what it says, or remove it from the workspace to use the packaged one."
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")


def lay(folder: Path, **templates: str | bytes) -> Workspace:
    """A workspace with these templates of its own."""
    for name, content in templates.items():
        path = folder / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Workspace(folder)


def packaged(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def fault_of(work: Work) -> TemplateFault:
    with pytest.raises(TemplateFault) as caught:
        write_with_own(work, work.own_templates(), TimeLeft())
    return caught.value


NAMES = (
    "report.docx",
    "screen.css",
    "base.css",
    "print.css",
    "look.typ",
    "report.html.j2",
    "chart.svg.j2",
    "fonts/a.otf",
)


@pytest.mark.parametrize(
    ("form", "engine", "read"),
    [
        ("docx", "typst", ["report.docx"]),
        ("html", "typst", ["base.css", "chart.svg.j2", "report.html.j2", "screen.css"]),
        ("pdf", "typst", ["chart.svg.j2", "fonts/a.otf", "look.typ"]),
        ("pdf", "weasyprint", ["base.css", "chart.svg.j2", "fonts/a.otf", "print.css", "report.html.j2"]),
        ("text", "typst", []),
    ],
)
def test_each_format_reads_only_some_of_them(form: str, engine: str, read: list[str], tmp_path: Path) -> None:
    workspace = lay(tmp_path, **dict.fromkeys(NAMES, "own"))

    assert sorted(Work(empty(), form, engine, workspace).own_templates()) == read


def test_the_programs_own_templates_are_nobodys(tmp_path: Path) -> None:
    assert Work(empty(), "html", "typst", Workspace(PACKAGED)).own_templates() == []
    assert Work(empty(), "html", "typst", Workspace(tmp_path)).own_templates() == []


@pytest.mark.parametrize(
    ("form", "engine", "names"),
    [
        ("docx", "typst", ("report.docx", "chart.svg.j2")),
        ("html", "typst", ("screen.css", "report.html.j2", "nodes.html.j2", "chart.svg.j2")),
        ("pdf", "typst", ("report.typ", "look.typ", "nodes.typ")),
        ("pdf", "weasyprint", ("print.css", "report.html.j2")),
    ],
)
def test_copies_of_the_programs_own_make_the_same_bytes_in_a_child(
    form: str, engine: str, names: tuple[str, ...], tmp_path: Path
) -> None:
    workspace = lay(tmp_path, **{name: (TEMPLATES / name).read_bytes() for name in names})
    work = Work(every_node(), form, engine, workspace)

    assert write_with_own(work, work.own_templates(), TimeLeft()) == write(
        Work(every_node(), form, engine, Workspace(PACKAGED))
    )


WITHOUT_END = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


@ON_LINUX
@pytest.mark.parametrize(
    ("form", "engine", "name", "more", "why"),
    [
        ("html", "typst", "report.html.j2", WITHOUT_END, "takes too long"),
        ("html", "typst", "report.html.j2", "{{ 'x' * 10**9 }}", "takes too much memory"),
        ("pdf", "typst", "report.typ", "#range(300000000)", "takes too much memory"),
        ("pdf", "weasyprint", "print.css", "@page { size: 0mm }", "takes too long"),
        ("pdf", "weasyprint", "print.css", "@page { margin: 400mm }", "takes too long"),
    ],
)
def test_one_that_takes_too_much_is_ended_and_named(
    form: str, engine: str, name: str, more: str, why: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    workspace = lay(tmp_path, **{name: f"{packaged(name)}\n{more}"})

    fault = fault_of(Work(every_node(), form, engine, workspace))

    quicker = " Or have Typst set the PDF, which takes a sixth of the time: --pdf-engine typst."
    assert (str(fault), fault.remedy) == (
        f"templates/{name}: writing it {why} with the workspace's own {name}",
        CORRECT_IT + (quicker if engine == "weasyprint" else ""),
    )
    assert capfd.readouterr() == ("", ""), "nor does what a library prints before it ends reach anybody"


@pytest.mark.parametrize(
    ("wrong", "meaning"),
    [
        ("{{ 1/0 }}", "this can't be worked out"),
        ("{{ 'a' + 1 }}", "this can't be worked out"),
        ("{{ range(10**7)|list }}", "this asks for too much"),
        ("{{ document.title|round }}", "this can't be worked out"),
        ("{{ document|nested }}", "this can't be worked out"),
        ("{{ document.titel }}", "this asks for something that a report does not have"),
        ("{{ ''.__class__.__mro__ }}", "this reaches for something that a template may not have"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "this goes on without an end"),
        ("{% for %}", "this is nothing that a template may say"),
        ("{{ 'a'.encode('utf-99') }}", "this can't be worked out"),
    ],
)
def test_whatever_leaves_jinja_is_told_at_its_line(wrong: str, meaning: str, tmp_path: Path) -> None:
    page = packaged("report.html.j2")
    workspace = lay(tmp_path, **{"report.html.j2": f"{page}\n{wrong}"})

    fault = fault_of(Work(empty(), "html", "typst", workspace))

    line = page.count("\n") + 2
    assert (str(fault), fault.remedy) == (f"templates/report.html.j2:{line}: {meaning}", CORRECT)


def test_a_fault_in_what_a_template_of_the_programs_needs_is_told_of_the_workspaces_own(tmp_path: Path) -> None:
    workspace = lay(tmp_path, **{"look.typ": ""})

    fault = fault_of(Work(every_node(), "pdf", "typst", workspace))

    assert (str(fault), fault.remedy) == ("templates/look.typ: there is nothing of the name roomy-table", CORRECT_IT)


def test_where_several_could_be_at_fault_all_are_named(tmp_path: Path) -> None:
    page = packaged("report.html.j2").replace("</main>", "<a href='#nowhere'>there</a></main>")
    workspace = lay(tmp_path, **{"report.html.j2": page, "print.css": packaged("print.css")})

    fault = fault_of(Work(empty(), "pdf", "weasyprint", workspace))

    assert str(fault) == "templates: a link leads to #nowhere, and there is no such place in the report"
    assert fault.remedy == "correct what they say, or remove them from the workspace to use the packaged ones."


def fail(*_: object, **__: object) -> NoReturn:
    raise ZeroDivisionError


def test_what_fails_with_the_programs_own_templates_too_is_no_fault_of_the_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work(empty(), "html", "typst", lay(tmp_path, **{"screen.css": ""}))
    monkeypatch.setattr(of_work, "run_bounded", fail)
    with pytest.raises(TemplateFault, match=r"^templates/screen\.css: what writes it breaks down with the workspace's"):
        write_with_own(work, ["screen.css"], TimeLeft())

    monkeypatch.setattr(large, "write", fail)
    with pytest.raises(ZeroDivisionError):
        write_with_own(work, ["screen.css"], TimeLeft())


@pytest.mark.parametrize("fault", [FormatFault("no", "do"), TemplateFault("templates/a.css", "no", "do", 3, 4)])
def test_a_fault_can_be_sent_from_a_child(fault: FormatFault) -> None:
    kind, told = fault.__reduce__()

    assert vars(kind(*told)) == vars(fault)


@pytest.mark.usefixtures("workspace")
def test_a_build_with_a_template_that_never_ends_says_so_once_and_writes_nothing(run: Run) -> None:
    Path("templates").mkdir()
    Path("templates/report.html.j2").write_text(WITHOUT_END)

    result = run("build", "testshire", "2023", "--to", "html,pdf")

    assert (result.code, result.err) == (1, "")
    assert result.out.count("[template-fault]") == 1
    assert "error: no HTML can be made: writing it takes too long with the workspace's own report.html.j2" in result.out
    assert f"\n  templates/report.html.j2\n\n  hint: {CORRECT_IT}\n" in result.out
    assert result.out.endswith("\n1 error, 0 warnings. Nothing was written.\n")


@pytest.mark.usefixtures("workspace")
def test_a_template_of_the_programs_own_that_cannot_be_used_is_our_fault(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def spoilt(*_: object) -> NoReturn:
        raise TemplateFault("templates/screen.css", "it is spoilt", "mend it.")

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(of_work, "writer_for", lambda *_: spoilt)

    result = run("build", "testshire", "2023", "--to", "html")

    assert result.code == 3
    assert result.err.startswith("This is a fault of mappa-report's own, not of your files: PackagedTemplateFault.\n")


def test_a_drawing_that_is_no_text_is_a_fault_in_words(workspace: Path, run: Run) -> None:
    lay(workspace, **{"draft.svg": b"\xff\xfe"})

    result = run("build", "testshire", "2023", "--to", "pdf")

    assert result.code == 1
    assert "[template-fault]" in result.out + result.err
    assert "templates/draft.svg" in result.out + result.err


def chained(styles: int) -> bytes:
    """The program's own template for Word, with so many styles more, each based on the one before."""
    file = docx.Document(str(TEMPLATES / "report.docx"))
    for number in range(styles):
        style = etree.SubElement(file.styles.element, qn("w:style"), {qn("w:type"): "paragraph"})
        style.set(qn("w:styleId"), f"c{number}")
        etree.SubElement(style, qn("w:name"), {qn("w:val"): f"chain {number}"})
        etree.SubElement(style, qn("w:basedOn"), {qn("w:val"): f"c{number - 1}"})
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def test_a_template_that_makes_what_no_audit_can_read_is_at_fault_and_nothing_is_written(
    workspace: Path, run: Run
) -> None:
    lay(workspace, **{"report.docx": chained(20_000)})

    result = run("build", "testshire", "2023", "--to", "docx,html")

    assert (result.code, result.err) == (1, "")
    assert " ".join(result.out.split()) == (
        "error: no DOCX can be made: too large to audit: 20,000 styles in a row, each based on the next, where at most "
        f"50 are read [template-fault] templates/report.docx hint: {CORRECT_IT} "
        "1 error, 0 warnings. Nothing was written."
    )
    assert not (workspace / "build").exists()


def test_a_font_of_the_machine_is_refused_at_its_line(workspace: Path, run: Run) -> None:
    lay(workspace, **{"print.css": 'body { color: black }\n@font-face { font-family: x; src: local("DejaVu Sans") }\n'})

    result = run("build", "testshire", "2023", "--to", "pdf")

    said = " ".join(result.out.split())
    assert result.code == 1
    assert "so a template may not bring in a font of this machine [template-fault] templates/print.css:2:1 " in said
    assert "/usr" not in said
