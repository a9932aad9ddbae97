"""``mappa-report build``: what it writes, what it leaves alone, and what goes wrong on a real machine."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mappa_report.document.document import Document
from mappa_report.writers import FindTemplate, FormatFault, LibraryMissing, Writer, writer_for
from tests.conftest import Result, Run

FOLDER = Path("build/testshire/2023")
STEM = "testshire-mappa-annual-report-2023"
NAMES = [f"{STEM}.{extension}" for extension in ("docx", "html", "pdf")]
STATISTICS = Path("areas/testshire/2023/statistics.yaml")

Stub = Callable[[str, Writer], None]


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Stub:
    """Put a writer of the test's own in place of a format's."""
    real = writer_for

    def put(name: str, writer: Writer) -> None:
        monkeypatch.setattr(
            "mappa_report.building.work.writer_for",
            lambda asked, engine: writer if asked == name else real(asked, engine),
        )

    return put


def listing() -> list[str]:
    """The names in the output folder, the record among them; none where there is no folder."""
    return sorted(path.name for path in FOLDER.iterdir()) if FOLDER.is_dir() else []


def test_three_files_are_written_and_named(workspace: Path, run: Run) -> None:
    result = run("build", "testshire", "2023")

    assert result.out == (
        f"wrote {FOLDER}/{STEM}.docx\nwrote {FOLDER}/{STEM}.pdf\nwrote {FOLDER}/{STEM}.html\nNo problems.\n"
    )
    assert (result.code, result.err) == (0, "")
    assert listing() == [".build-record.json", *NAMES]
    heads = {path.suffix: path.read_bytes()[:5] for path in (workspace / FOLDER).iterdir()}
    assert (heads[".docx"], heads[".pdf"], heads[".html"]) == (b"PK\x03\x04\x14", b"%PDF-", b"<!DOC")


@pytest.mark.usefixtures("workspace")
def test_a_second_build_has_nothing_to_do_until_something_changes(run: Run) -> None:
    run("build", "testshire", "2023", "--to", "html,text")
    before = {path: path.stat().st_mtime_ns for path in FOLDER.iterdir()}

    again = run("build", "testshire", "2023", "--to", "html,text")
    assert again.out == f"unchanged {FOLDER}/{STEM}.html\nunchanged {FOLDER}/{STEM}.txt\nNo problems.\n"
    assert {path: path.stat().st_mtime_ns for path in FOLDER.iterdir()} == before

    (FOLDER / f"{STEM}.txt").write_text("edited by hand")
    STATISTICS.write_text(STATISTICS.read_text() + "# a remark\n")
    Path("templates").mkdir()
    assert run("build", "testshire", "2023", "--to", "html").out == f"unchanged {FOLDER}/{STEM}.html\nNo problems.\n"
    assert (FOLDER / f"{STEM}.html").stat().st_mtime_ns == before[FOLDER / f"{STEM}.html"]
    assert run("build", "testshire", "2023", "--to", "text").out == f"wrote {FOLDER}/{STEM}.txt\nNo problems.\n"


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    "change",
    [
        ("areas/testshire/2023/sections/20-police.md", "every", "each"),
        ("areas/testshire/area.yaml", "Testshire Strategic", "The Strategic"),
        ("boilerplate/tiny/passages/about.md", "law", "Act"),
        ("boilerplate/tiny/form.yaml", "First order", "An order"),
    ],
)
def test_a_change_to_any_input_builds_anew(change: tuple[str, str, str], run: Run) -> None:
    name, old, new = change
    run("build", "testshire", "2023", "--to", "text")

    Path(name).write_text(Path(name).read_text().replace(old, new))

    assert run("build", "testshire", "2023", "--to", "text").out.startswith(f"wrote {FOLDER}/{STEM}.txt\n")


@pytest.mark.usefixtures("workspace")
def test_an_error_stops_the_build_before_anything_is_written(run: Run) -> None:
    STATISTICS.write_text(STATISTICS.read_text().replace("red: 10", "red: 11"))

    result = run("build", "testshire", "2023")

    assert result.code == 1
    assert result.out.endswith("\n1 error, 0 warnings. Nothing was written.\n")
    assert not Path("build").exists()


@pytest.mark.usefixtures("workspace")
def test_an_error_leaves_the_files_of_the_last_build(run: Run) -> None:
    run("build", "testshire", "2023", "--to", "text")
    good = (FOLDER / f"{STEM}.txt").read_bytes()
    STATISTICS.write_text("people: [")

    assert run("build", "testshire", "2023", "--to", "text").code == 1
    assert (FOLDER / f"{STEM}.txt").read_bytes() == good


@pytest.mark.usefixtures("workspace")
def test_a_warning_does_not_stop_the_build(run: Run) -> None:
    Path("areas/testshire/2023/sections/30-notes.odt").write_bytes(b"")

    result = run("build", "testshire", "2023", "--to", "text")

    assert result.code == 0
    assert result.out.startswith(f"wrote {FOLDER}/{STEM}.txt\nwarning: this file is not read")
    assert result.out.endswith("\n0 errors, 1 warning.\n")


def test_files_go_where_they_are_asked_for(workspace: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "elsewhere"

    result = run("build", "Testshire", "2023", "--to", "text", "--out", str(out))

    assert result.out == f"wrote {out}/testshire/2023/{STEM}.txt\nNo problems.\n"
    assert not (workspace / "build").exists()


def test_the_workspace_is_found_from_a_folder_inside_it(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("areas/testshire/2023")

    run("build", "testshire", "2023", "--to", "text")

    assert (workspace / FOLDER / f"{STEM}.txt").is_file()


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("formats", ["docx,odt", ","])
def test_an_unknown_format_is_wrong_usage(formats: str, run: Run) -> None:
    result = run("build", "testshire", "2023", "--to", formats)

    assert result.code == 2
    assert result.err.endswith(
        "Error: Invalid value for '--to': choose from docx, pdf, html, text, with commas between them.\n"
    )


# What goes wrong on a machine


@pytest.mark.usefixtures("workspace")
def test_without_pango_the_other_formats_are_made(run: Run, stub: Stub) -> None:
    def no_pango(_: Document, __: FindTemplate) -> bytes:
        raise LibraryMissing("Pango", "type: sudo apt-get install libpango-1.0-0")

    stub("pdf", no_pango)
    result = run("build", "testshire", "2023")

    assert result.out == (
        f"wrote {FOLDER}/{STEM}.docx\nwrote {FOLDER}/{STEM}.html\n"
        "error: no PDF was made: Pango is not on this machine                    [library-missing]\n"
        f"  {STEM}.pdf\n\n"
        "  hint: type: sudo apt-get install libpango-1.0-0. Or build with --pdf-engine typst, which needs no\n"
        "        such library.\n\n"
        "1 error, 0 warnings.\n"
    )
    assert result.code == 1
    assert listing() == [".build-record.json", f"{STEM}.docx", f"{STEM}.html"]


@pytest.mark.usefixtures("workspace")
def test_without_pango_an_older_pdf_is_said_to_be_one(run: Run, stub: Stub) -> None:
    run("build", "testshire", "2023", "--to", "pdf")
    STATISTICS.write_text(STATISTICS.read_text("utf-8") + "\n", "utf-8")

    def no_pango(_: Document, __: FindTemplate) -> bytes:
        raise LibraryMissing("Pango", "type this")

    stub("pdf", no_pango)

    assert run("build", "testshire", "2023", "--to", "pdf").out.startswith(
        "error: no PDF was made: Pango is not on this machine; the one that is there is of an earlier build"
    )


@pytest.mark.usefixtures("workspace")
def test_a_report_that_a_format_cannot_say_is_a_problem(run: Run, stub: Stub) -> None:
    def refuse(_: Document, __: FindTemplate) -> bytes:
        raise FormatFault("a letter has no shape", "remove it.")

    stub("html", refuse)
    result = run("build", "testshire", "2023", "--to", "html")

    assert result.out == (
        "error: no HTML can be made: a letter has no shape                       [format-fault]\n"
        f"  {STEM}.html\n\n"
        "  hint: remove it.\n\n"
        "1 error, 0 warnings. Nothing was written.\n"
    )
    assert result.code == 1


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("report.html.j2", "<p>\n{{ document.titel }}", "this asks for something that a report does not have"),
        ("look.typ", "#let a = 1\n#let b = nothing", "there is nothing of the name nothing"),
        ("print.css", "p { }\n@media ( { }\n", "WeasyPrint can't follow what stands there"),
    ],
)
def test_a_fault_in_a_template_is_shown_in_its_own_line(name: str, text: str, message: str, run: Run) -> None:
    Path("templates").mkdir()
    Path("templates", name).write_text(text)

    result = run("build", "testshire", "2023")

    assert result.code == 1
    head, place, _, _, excerpt = result.out.splitlines()[:5]
    assert head.startswith(f"error: no PDF can be made: {message}  ")
    assert place.startswith(f"  templates/{name}:2:")
    assert excerpt == f"  2 | {text.splitlines()[1]}"
    assert result.out.endswith("Nothing was written.\n")


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    "name", ["screen.css", "look.typ", "print.css", "report.docx", "fonts/SourceSans3-Regular.otf", "unused.css"]
)
def test_a_template_that_is_a_link_out_of_the_workspace_is_in_nothing_that_is_built(
    name: str, run: Run, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.write_text("secret")
    Path("templates/fonts").mkdir(parents=True)
    Path("templates", name).symlink_to(outside)

    result = run("build", "testshire", "2023")

    assert result.code == 1
    assert result.out == (
        "error: this link leads out of the workspace                             [outside-workspace]\n"
        f"  templates/{name}\n\n"
        "  hint: put the file or folder itself there, not a link to it.\n\n"
        "1 error, 0 warnings. Nothing was written.\n"
    )
    assert listing() == []


@pytest.mark.usefixtures("workspace")
def test_a_spoilt_template_stops_all_formats_since_they_would_not_agree(run: Run) -> None:
    Path("templates").mkdir()
    Path("templates/report.docx").write_bytes(b"not a Word document")

    result = run("build", "testshire", "2023", "--to", "docx,html")

    assert result.code == 1
    assert result.out == (
        "error: no DOCX can be made: the template is not a Word document         [template-fault]\n"
        "  templates/report.docx\n\n"
        "  hint: save it in Word as a Word document (*.docx), or remove it to use the packaged one.\n\n"
        "1 error, 0 warnings. Nothing was written.\n"
    )
    assert listing() == []


@pytest.mark.usefixtures("workspace")
def test_a_file_in_the_way_of_the_output_folder_is_a_problem(run: Run) -> None:
    Path("build").write_text("in the way")

    result = run("build", "testshire", "2023", "--to", "text")

    assert result.code == 1
    assert (
        "error: this is a file, and a folder is due here                         [not-a-file]\n"
        "  build\n\n"
        "  hint: move it away, or rename it.\n\n"
    ) in result.out
    assert Path("build").read_text() == "in the way"


@pytest.mark.usefixtures("workspace")
def test_a_full_disk_leaves_every_file_of_the_last_build(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("build", "testshire", "2023", "--to", "html,text")
    before = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    STATISTICS.write_text(STATISTICS.read_text().replace("reviews: 4", "reviews: 5"))
    synced: list[int] = []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    result = run("build", "testshire", "2023", "--to", "html,text")

    assert result.out == (
        "error: this file can't be written: No space left on device              [not-written]\n"
        f"  {FOLDER}/{STEM}.txt\n\n"
        "  hint: make room on the disk, then try again; files that were there before are as they were.\n\n"
        "1 error, 0 warnings. Nothing was written.\n"
    )
    assert {path.name: path.read_bytes() for path in FOLDER.iterdir()} == before


@pytest.mark.usefixtures("workspace")
def test_a_file_that_cannot_be_replaced_leaves_every_file_of_the_last_build(run: Run) -> None:
    run("build", "testshire", "2023", "--to", "html,text")
    STATISTICS.write_text(STATISTICS.read_text().replace("reviews: 4", "reviews: 5"))
    (FOLDER / f"{STEM}.txt").unlink()
    (FOLDER / f"{STEM}.txt" / "in the way").mkdir(parents=True)
    before = (FOLDER / f"{STEM}.html").read_bytes()

    result = run("build", "testshire", "2023", "--to", "html,text")

    assert result.code == 1
    assert result.out.endswith("\n1 error, 0 warnings. Nothing was written.\n")
    assert (FOLDER / f"{STEM}.html").read_bytes() == before


@pytest.mark.usefixtures("workspace")
def test_an_interrupt_leaves_every_file_of_the_last_build(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("build", "testshire", "2023", "--to", "html,text")
    before = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    STATISTICS.write_text(STATISTICS.read_text().replace("reviews: 4", "reviews: 5"))

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    result = run("build", "testshire", "2023", "--to", "html,text")

    assert (result.code, result.out) == (130, "")
    assert result.err == "\nStopped. No file is half written.\n"
    assert {path.name: path.read_bytes() for path in FOLDER.iterdir()} == before


@pytest.mark.usefixtures("workspace")
def test_a_fault_of_the_programs_own_is_logged_and_exits_with_3(
    run: Run, stub: Stub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    datum = "07700 900123"

    def fail(_: Document, __: FindTemplate) -> bytes:
        try:
            return bytes(int(datum))
        except ValueError as error:
            raise RuntimeError(f"{datum} is unforeseen") from error

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    stub("html", fail)
    result = run("build", "testshire", "2023", "--to", "html")

    log = tmp_path / "mappa-report" / "fault.log"
    assert result.err == (
        "This is a fault of mappa-report's own, not of your files: RuntimeError.\n"
        f"Please report this, with the log at {log}\n"
    )
    assert result.code == 3
    words = log.read_text("utf-8")
    assert "return bytes(int(datum))\n" in words
    assert "builtins.ValueError\n" in words
    assert words.endswith("\nbuiltins.RuntimeError\n")
    assert datum not in words


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda folder: (folder / "mappa-report").write_text("in the way"), "File exists"),
        (lambda folder: (folder / "mappa-report/fault.log").mkdir(parents=True), "no ordinary file stands there"),
    ],
)
def test_a_fault_that_cannot_be_logged_is_told_without_its_frames(
    spoil: Callable[[Path], object], reason: str, run: Run, stub: Stub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Document, __: FindTemplate) -> bytes:
        raise RuntimeError

    home = tmp_path / "home"
    home.mkdir()
    spoil(home)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    stub("html", fail)
    result = run("build", "testshire", "2023", "--to", "html")

    assert result == Result(
        3,
        "",
        "This is a fault of mappa-report's own, not of your files: RuntimeError.\n"
        f"The log at {home}/mappa-report/fault.log can't be written: {reason}.\n"
        "Make room for it, or let it be written, and run the command again; then please report this, with the log.\n",
    )


# Every area


def test_every_area_is_built_and_one_failure_stops_no_other(workspace: Path, run: Run) -> None:
    shutil.copytree(workspace / "areas/testshire", workspace / "areas/otherton")
    (workspace / "areas/otherton/2023/statistics.yaml").write_text("edition: tiny\n")

    result = run("build", "--all", "--to", "text")

    assert result.code == 1
    assert result.out.splitlines()[-3:] == [
        "otherton                 2023  failed     4 errors, 0 warnings",
        "testshire                2023  written    0 errors, 0 warnings",
        "2 reports, 1 failed. The files are in build.",
    ]
    assert (workspace / FOLDER / f"{STEM}.txt").is_file()
    assert not (workspace / "build/otherton").exists()


def more_areas(workspace: Path, *names: str) -> None:
    """Copies of the tiny workspace's area under other names."""
    for name in names:
        shutil.copytree(workspace / "areas/testshire", workspace / "areas" / name)


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}


def test_shared_between_processes_it_makes_the_same_bytes(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    more_areas(workspace, "otherton", "thirdham")
    shares: list[int] = []

    def processors() -> int:
        shares.append(2)
        return shares[-1]

    monkeypatch.setattr("mappa_report.building.batch.usable_processors", processors)
    shared = run("build", "--all", "--to", "docx,html", "--out", "shared")
    monkeypatch.setattr("mappa_report.building.batch.usable_processors", lambda: 1)
    alone = run("build", "--all", "--to", "docx,html", "--out", "alone")

    assert shares
    assert files_below(workspace / "shared") == files_below(workspace / "alone")
    assert len(files_below(workspace / "alone")) == 9
    assert shared.out.replace("shared", "alone") == alone.out
    assert sorted(line.partition(": ")[2] for line in shared.err.splitlines()) == [
        "otherton 2023 written",
        "testshire 2023 written",
        "thirdham 2023 written",
    ]


def test_where_nothing_has_changed_the_same_is_told_without_a_check(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    more_areas(workspace, "otherton")
    Path("areas/otherton/2023/sections/30-notes.odt").write_bytes(b"")
    first = run("build", "--all", "--to", "text")

    monkeypatch.delattr("mappa_report.pipeline.check_report")
    again = run("build", "--all", "--to", "text")

    assert "warning: this file is not read" in first.out
    assert again.out == first.out.replace("written  ", "unchanged")
    assert (again.code, again.err) == (0, "")


@pytest.mark.usefixtures("workspace")
def test_what_is_waived_since_the_last_build_is_noticed(run: Run) -> None:
    Path("areas/testshire/2023/sections/30-notes.odt").write_bytes(b"")
    assert run("build", "testshire", "2023", "--to", "text").out.endswith("\n0 errors, 1 warning.\n")

    Path("areas/testshire/2023/waivers.yaml").write_text(
        "- {code: section-not-markdown, place: sections/30-notes.odt, reason: It is kept for the record., "
        "who: MAPPA co-ordinator, date: 2023-10-01}\n"
    )

    assert run("build", "testshire", "2023", "--to", "text").out.endswith("\n0 errors, 0 warnings, 1 waived.\n")


@pytest.mark.usefixtures("workspace")
def test_what_a_check_told_of_other_inputs_is_not_told_again(run: Run) -> None:
    unread = Path("areas/testshire/2023/sections/30-notes.odt")
    run("build", "testshire", "2023", "--to", "html")
    unread.write_bytes(b"")
    run("build", "testshire", "2023", "--to", "text")
    unread.unlink()

    again = run("build", "testshire", "2023", "--to", "html")

    assert again.out == f"unchanged {FOLDER}/{STEM}.html\nNo problems.\n"


def test_a_fault_in_one_report_stops_no_other(
    workspace: Path, run: Run, stub: Stub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more_areas(workspace, "otherton")
    about = workspace / "areas/otherton/area.yaml"
    about.write_text(about.read_text().replace("name: Testshire", "name: Otherton"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    real = writer_for("html", "typst")

    def fail(document: Document, find_template: FindTemplate) -> bytes:
        if "Testshire" in document.keywords:
            raise RuntimeError("unforeseen")
        return real(document, find_template)

    stub("html", fail)
    result = run("build", "--all", "--to", "html")

    assert result.out.splitlines()[-3:] == [
        "otherton                 2023  written    0 errors, 0 warnings",
        "testshire                2023  failed     a fault of the program's own",
        "2 reports, 1 failed. The files are in build.",
    ]
    assert result.err.splitlines()[2:3] == ["This is a fault of mappa-report's own, not of your files: RuntimeError."]
    assert result.code == 3


def test_an_interrupt_says_how_far_it_has_come(workspace: Path, run: Run, stub: Stub) -> None:
    more_areas(workspace, "otherton")
    made: list[bytes] = []
    real = writer_for("html", "typst")

    def stop_at_the_second(document: Document, find_template: FindTemplate) -> bytes:
        if made:
            raise KeyboardInterrupt
        made.append(real(document, find_template))
        return made[0]

    stub("html", stop_at_the_second)
    result = run("build", "--all", "--to", "html")

    assert result.code == 130
    assert "\n1 of 2 reports are up to date, each with all of its files.\n" in result.err
    assert [path.read_bytes() for path in workspace.glob("build/*/2023/*.html")] == made


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["testshire"], "give AREA and YEAR, such as kent 2023, or --all."),
        (["testshire", "2023", "--all"], "give AREA and YEAR, or --all, not both."),
    ],
)
def test_half_a_name_is_wrong_usage(arguments: list[str], message: str, run: Run) -> None:
    result = run("build", *arguments)

    assert result.code == 2
    assert result.err.endswith(f"\nError: {message}\n")


@pytest.mark.usefixtures("workspace")
def test_a_source_date_that_is_none_is_wrong_usage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.environ.copy()
    result = run("check", "testshire", "2023")
    assert result.code == 0
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "yesterday")

    result = run("build", "testshire", "2023")

    assert real.get("SOURCE_DATE_EPOCH", "") != "yesterday"
    assert result.err.endswith("Error: SOURCE_DATE_EPOCH is not a whole number of seconds since 1970.\n")
    assert result.code == 2
