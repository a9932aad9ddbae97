"""What is removed is gone whole, or there under its own name; and nothing goes that a link leads to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mappa_report.workspace import removing
from mappa_report.workspace.door import Located
from mappa_report.workspace.door import exists as looked_at
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.removing import remove_files, remove_whole


@pytest.fixture
def proof(tmp_path: Path) -> Located:
    folder = tmp_path / "root/proofs/1"
    (folder / "inputs").mkdir(parents=True)
    (folder / "inputs/a.md").write_text("a")
    return Located(folder, tmp_path / "root", "proofs/1")


def test_a_folder_goes_with_all_in_it(proof: Located) -> None:
    (proof.path / "link").symlink_to(proof.root / "proofs")

    remove_whole(proof)

    assert list((proof.root / "proofs").iterdir()) == []


def test_a_file_goes_and_one_that_is_gone_is_fine(proof: Located) -> None:
    at = proof.inside("inputs", "a.md")

    assert (remove_files([at]), remove_files([at])) == ((), ())
    assert list((proof.path / "inputs").iterdir()) == []


def test_what_can_not_go_whole_keeps_its_name(proof: Located, monkeypatch: pytest.MonkeyPatch) -> None:
    def removes_part(name: str, ignore_errors: bool, dir_fd: int | None) -> None:
        assert ignore_errors
        os.unlink(f"{name}/inputs/a.md", dir_fd=dir_fd)

    monkeypatch.setattr("shutil.rmtree", removes_part)

    with pytest.raises(FileRefused) as refused:
        remove_whole(proof)

    problem = refused.value.problem
    assert (problem.place.file, problem.message) == (
        "proofs/1",
        "this can't be removed, or not all of it: "
        "another program has it or a file in it open, or you may not delete it",
    )
    assert problem.hint == (
        "close the file if another program has it open, or have it removed by someone who may, then try again."
    )
    assert [path.name for path in (proof.root / "proofs").iterdir()] == ["1"]


@pytest.mark.skipif(os.rename not in os.supports_dir_fd, reason="Windows renames by path alone")
def test_nothing_outside_goes_where_a_link_takes_the_place_of_a_folder(
    proof: Located, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "outside/1").mkdir(parents=True)

    def swap_after_a_look(at: Located) -> bool:
        is_there = looked_at(at)
        at.path.parent.rename(tmp_path / "away")
        at.path.parent.symlink_to(tmp_path / "outside")
        return is_there

    monkeypatch.setattr(removing, "exists", swap_after_a_look)

    with pytest.raises(FileRefused) as refused:
        remove_whole(proof)

    assert refused.value.problem.message == "this link leads out of the workspace"
    assert ((tmp_path / "outside/1").is_dir(), (tmp_path / "away/1/inputs/a.md").is_file()) == (True, True)
