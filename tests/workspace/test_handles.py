"""What is opened below a root is there, whatever has taken its place since somebody looked."""

import os
from pathlib import Path

import pytest

from mappa_report.workspace import door
from mappa_report.workspace.door import Located, looking_once, read
from mappa_report.workspace.refusals import FileRefused

pytestmark = pytest.mark.skipif(os.open not in os.supports_dir_fd, reason="Windows opens by path alone")


@pytest.mark.parametrize("swapped", ["inner/a.md", "inner"])
def test_a_link_that_takes_a_place_after_it_was_looked_at_is_not_followed_out(
    swapped: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    for folder in (root / "inner", outside / "inner"):
        folder.mkdir(parents=True)
        (folder / "a.md").write_text(folder.parent.name)
    at = Located(root / "inner/a.md", root, "inner/a.md")
    look = door._status

    def swap_after_a_look(place: Located) -> os.stat_result | None:
        status = look(place)
        (root / swapped).rename(tmp_path / "away")
        (root / swapped).symlink_to(outside / swapped)
        return status

    monkeypatch.setattr(door, "_status", swap_after_a_look)

    with looking_once(), pytest.raises(FileRefused) as refused:
        read(at, 100)

    assert (refused.value.problem.code, refused.value.problem.message) == (
        "outside-workspace",
        "this link leads out of the workspace",
    )


def test_a_link_that_stays_inside_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.md").write_text("a")
    (tmp_path / "folder").symlink_to("real")
    (tmp_path / "folder/b.md").symlink_to("a.md")

    assert read(Located(tmp_path / "folder/b.md", tmp_path, "folder/b.md"), 100) == b"a"
