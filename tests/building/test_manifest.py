"""The manifest of a report: every file that bears on it by name, and what has changed since one was taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.building.manifest import Changes, Manifest, changes_since, manifest_of
from mappa_report.workspace.workspace import Workspace

REPORT = ("testshire", 2023, "tiny")
YEAR = Path("areas/testshire/2023")

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def here() -> Workspace:
    return Workspace.around(Path.cwd())


def changes(here: Workspace, before: Manifest) -> Changes:
    return changes_since(before.files, here, *REPORT)


def own_names(here: Workspace) -> list[str]:
    return [name for name in manifest_of(here, *REPORT).files if Path(name).is_file()]


def test_nothing_has_changed_where_nothing_was_touched(here: Workspace) -> None:
    before = manifest_of(here, *REPORT)

    assert not changes(here, before)
    assert manifest_of(here, *REPORT).digest == before.digest


def test_what_bears_on_the_report_is_named(here: Workspace) -> None:
    names = own_names(here)

    assert {
        "areas/testshire/area.yaml",
        "areas/testshire/2023/statistics.yaml",
        "boilerplate/tiny/edition.yaml",
        "boilerplate/tiny/form.yaml",
        "boilerplate/tiny/definitions/order.md",
    } <= {*names}
    assert "templates/report.typ" in manifest_of(here, *REPORT).files


def test_a_byte_of_any_file_is_told_by_its_name(here: Workspace) -> None:
    before = manifest_of(here, *REPORT)
    for name in own_names(here):
        was = Path(name).read_bytes()
        Path(name).write_bytes(was + b" ")

        assert changes(here, before) == Changes(changed=(name,))
        assert manifest_of(here, *REPORT).digest != before.digest
        Path(name).write_bytes(was)


def test_line_ends_alone_are_told_apart(here: Workspace) -> None:
    file = YEAR / "statistics.yaml"
    unix = file.read_bytes()
    before = manifest_of(here, *REPORT)
    file.write_bytes(unix.replace(b"\n", b"\r\n"))

    assert changes(here, before) == Changes(line_ends=(file.as_posix(),))

    before = manifest_of(here, *REPORT)
    file.write_bytes(unix)

    assert [*changes(here, before).sentences()] == [
        "saved with other line ends, its words the same: areas/testshire/2023/statistics.yaml"
    ]


def test_files_that_come_and_go_are_told(here: Workspace) -> None:
    added = YEAR / "sections" / "90-more.md"
    added.parent.mkdir(exist_ok=True)
    before = manifest_of(here, *REPORT)
    added.write_text("Words.\n", "utf-8")

    assert changes(here, before) == Changes(added=(added.as_posix(),))

    before = manifest_of(here, *REPORT)
    added.unlink()

    assert changes(here, before) == Changes(removed=(added.as_posix(),))


@pytest.mark.parametrize(
    "name", ["proofs/1/proof.json", "signoffs/0001.json", "contributors.yaml", "unplaced.md", "statistics.schema.json"]
)
def test_what_no_report_is_made_from_changes_nothing(here: Workspace, name: str) -> None:
    before = manifest_of(here, *REPORT)
    (YEAR / name).parent.mkdir(parents=True, exist_ok=True)
    (YEAR / name).write_text("{}", "utf-8")

    assert not changes(here, before)


def test_an_edition_that_was_pinned_since_is_no_change(here: Workspace) -> None:
    before = manifest_of(here, *REPORT)
    for file in [*Path("boilerplate/tiny").rglob("*.*")]:
        copy = YEAR / "edition" / file
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())

    assert not changes(here, before)


def test_of_many_names_the_first_are_told() -> None:
    many = Changes(added=tuple(f"{number}.md" for number in range(12)))

    assert [*many.sentences(most=2)] == ["added: 0.md, 1.md and 10 more"]
