"""``--git``: proofs and sign-offs as commits of their own in the workspace's repository."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

YEAR = Path("areas/testshire/2023")
PROOF = ("proof", "testshire", "2023", "--to", "html", "--git")
SIGN = ("sign-off", "testshire", "2023", "--name", "A. Chair", "--role", "SMB chair", "--git")
KEPT = [
    f"{YEAR.as_posix()}/proofs/{name}"
    for name in (
        "1/document.json",
        "1/inputs/areas/testshire/2023/sections/10-introduction.md",
        "1/inputs/areas/testshire/2023/sections/20-police.md",
        "1/inputs/areas/testshire/2023/statistics.yaml",
        "1/inputs/areas/testshire/area.yaml",
        "1/inputs/boilerplate/tiny/definitions/order.md",
        "1/inputs/boilerplate/tiny/definitions/people.md",
        "1/inputs/boilerplate/tiny/edition.yaml",
        "1/inputs/boilerplate/tiny/form.yaml",
        "1/inputs/boilerplate/tiny/passages/about.md",
        "1/inputs/boilerplate/tiny/passages/base.md",
        "1/inputs/boilerplate/tiny/passages/commentary.md",
        "1/paragraphs.json",
        "1/proof.json",
        "last-number.json",
    )
]


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Git knows nothing but a name to commit by, and the workspace lies in no repository."""
    at = tmp_path / "gitconfig"
    at.write_text("[user]\nname = Coordinator\nemail = mappa@example.org\n[init]\ndefaultBranch = main\n", "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(at))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return at


def git(*words: str) -> list[str]:
    done = subprocess.run(["git", *words], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.fixture
def repository(workspace: Path) -> Path:
    """The workspace as a repository with one commit."""
    git("init", "--quiet")
    (workspace / ".gitignore").write_text("build/\n", "utf-8")
    git("add", ".")
    git("commit", "--quiet", "-m", "Begun")
    return workspace


@pytest.mark.usefixtures("repository")
def test_a_proof_and_a_sign_off_are_commits_of_just_their_files_with_a_tag(run: Run) -> None:
    Path("notes.txt").write_text("not yet", "utf-8")
    Path("staged.txt").write_text("for the next commit", "utf-8")
    git("add", "staged.txt")

    proof, signed = run(*PROOF), run(*SIGN)

    assert (proof.code, signed.code, proof.err, signed.err) == (0, 0, "", "")
    assert proof.out.endswith("No problems.\nCommitted and tagged as testshire-2023-proof-1.\n")
    assert "\nCommitted and tagged as testshire-2023-sign-off-1.\n" in signed.out
    assert git("show", "--name-only", "--format=%s (%an)", "testshire-2023-sign-off-1") == [
        "Sign-off of proof 1 of testshire 2023 (Coordinator)", "", "areas/testshire/2023/signoffs/0001.json",
    ]  # fmt: skip
    assert git("show", "--name-only", "--format=%s", "testshire-2023-proof-1") == [
        "Proof 1 of the report of testshire for 2023", "", *KEPT,
    ]  # fmt: skip
    assert git("log", "--format=%s") == [
        "Sign-off of proof 1 of testshire 2023", "Proof 1 of the report of testshire for 2023", "Begun",
    ]  # fmt: skip
    assert git("status", "--porcelain") == ["A  staged.txt", "?? notes.txt"]


@pytest.mark.usefixtures("repository")
def test_a_proof_that_was_made_before_is_committed_once(run: Run) -> None:
    run(*PROOF[:-1])

    first, second = run(*PROOF), run(*PROOF)

    assert first.out.endswith("Committed and tagged as testshire-2023-proof-1.\n")
    assert second.out.endswith("The git repository has testshire-2023-proof-1 already.\n")
    assert len(git("log", "--format=%s")) == 2


def test_a_workspace_within_a_repository_without_a_commit_is_committed_from_where_it_is(
    workspace: Path, run: Run
) -> None:
    subprocess.run(["git", "init", "--quiet", str(workspace.parent)], check=True)

    result = run(*PROOF)

    assert result.code == 0, result.err
    shown = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "testshire-2023-proof-1"],
        capture_output=True, text=True, check=True, cwd=workspace.parent,
    )  # fmt: skip
    assert shown.stdout.splitlines() == [f"{workspace.name}/{name}" for name in KEPT]


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are scripts of a shell")
def test_nothing_that_a_repositorys_settings_name_is_run(repository: Path, run: Run) -> None:
    program = repository.parent / "program"
    program.write_text(f"#!/bin/sh\necho ran >> {repository.parent}/ran\nexit 1\n", "utf-8")
    program.chmod(0o755)
    for hook in ("pre-commit", "commit-msg", "post-commit", "reference-transaction", "post-index-change"):
        shutil.copy(program, repository / ".git/hooks" / hook)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "gpg.program",
        "diff.external",
        "filter.x.clean",
        "filter.x.process",
    ):
        git("config", key, str(program))
    for key in ("commit.gpgSign", "tag.gpgSign"):
        git("config", key, "true")
    (repository / ".gitattributes").write_text("* filter=x\n", "utf-8")
    (repository.parent / "ran").unlink(missing_ok=True)

    result = run(*PROOF)

    assert (result.code, result.err) == (0, "")
    assert not (repository.parent / "ran").exists()


REFUSED = "Error: {}\n"


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("command", [PROOF, SIGN])
def test_without_a_repository_nothing_is_made(command: tuple[str, ...], run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "html") if command is SIGN else None

    result = run(*command)

    assert result.code == 2
    assert "Error: this workspace is in no git repository: type git init in it, or leave out --git.\n" in result.err
    assert not (YEAR / "proofs").exists() if command is PROOF else not (YEAR / "signoffs").exists()


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("path", ["", ".", "own"])
def test_without_git_nothing_is_made(path: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("own").mkdir()
    for folder in (Path(), Path("own")):
        shutil.copy(shutil.which("true") or "", folder / "git")
    monkeypatch.setenv("PATH", str(Path(path).absolute()) if path == "own" else path)

    result = run(*PROOF)

    assert result.code == 2
    assert "Error: git is not on this machine: install it, or leave out --git.\n" in result.err
    assert not (YEAR / "proofs").exists()


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        ("ignored", f"git ignores {YEAR.as_posix()}/proofs/1/proof.json: take out of .gitignore what says so."),
        ("nobody", "git does not know who commits: `git config user.name` and `git config user.email` say it."),
        ("tagged", "the git repository has a tag testshire-2023-proof-1 already: see what it is of, and delete or "
                   "rename it."),
    ],
)  # fmt: skip
def test_what_could_not_be_committed_is_not_made(
    prepare: str, said: str, repository: Path, settings: Path, run: Run
) -> None:
    if prepare == "ignored":
        (repository / ".gitignore").write_text("proofs/\n", "utf-8")
    elif prepare == "nobody":
        settings.write_text("[user]\nuseConfigOnly = true\n", "utf-8")
    else:
        git("tag", "testshire-2023-proof-1")

    result = run(*PROOF)

    assert result.code == 2
    assert f"Error: {said}\n" in result.err
    assert not (YEAR / "proofs").exists()


def test_where_git_fails_after_all_what_was_written_stands_and_no_commit_is_made(repository: Path, run: Run) -> None:
    (repository / ".git/index.lock").touch()

    result = run(*PROOF)

    assert result.code == 1
    assert result.err == (
        "Nothing was committed, and what was written stands: git can't commit here: `git status` in "
        f"{repository.name} tells more.\n"
    )
    assert (YEAR / "proofs/1/proof.json").exists()
    assert git("log", "--format=%s") == ["Begun"]
    assert git("tag") == []


@pytest.mark.usefixtures("repository")
def test_another_repository_that_the_environment_names_is_left_alone(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other"))

    result = run(*PROOF)

    monkeypatch.delenv("GIT_DIR")
    assert result.code == 0
    assert git("tag") == ["testshire-2023-proof-1"]
    assert not (tmp_path / "other").exists()


def test_nothing_is_fetched_where_an_object_is_missing(repository: Path, run: Run, tmp_path: Path) -> None:
    tree = git("rev-parse", "HEAD^{tree}")[0]
    for name, value in (
        ("core.repositoryformatversion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", f"ext::sh -c touch% {tmp_path}/run"),
        ("protocol.ext.allow", "always"),
    ):
        git("config", name, value)
    (repository / ".git/objects" / tree[:2] / tree[2:]).unlink()

    result = run(*PROOF)

    assert result.code == 1 or result.code == 2
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("name", [".git/logs/HEAD", ".git/index", ".git/refs/tags", ".git/objects", ".git"])
def test_a_repository_that_leads_elsewhere_by_a_link_is_refused(
    name: str, repository: Path, run: Run, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    (repository / name).rename(outside)
    (repository / name).symlink_to(outside)
    before = {path: path.read_bytes() for path in [outside, *outside.rglob("*")] if path.is_file()}

    result = run(*PROOF)

    assert result.code == 2
    assert (
        "the folder .git, or something in it, is kept elsewhere: commit the record by git itself, or leave out --git."
        in " ".join(result.err.split())
    )
    assert {path: path.read_bytes() for path in [outside, *outside.rglob("*")] if path.is_file()} == before
    assert not (repository / YEAR / "proofs").exists()


@pytest.mark.usefixtures("repository")
def test_names_that_are_no_utf_8_stop_no_commit(run: Run) -> None:
    with Path(".git/config").open("ab") as settings:
        settings.write(b'[filter "\xff"]\n\tclean = false\n')

    assert run(*PROOF).code == 0
    assert git("tag") == ["testshire-2023-proof-1"]
