"""The record of a proof's paragraphs: read as it was written, and refused where no proof can have had it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from mappa_report.review.identity import Identity
from mappa_report.review.kept import Kept, KeptParagraphs, Kind, from_json, to_json
from mappa_report.review.store import KeptComment, comments_file, comments_kept, kept_of
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import Workspace

LOCAL = Kept(Kind.LOCAL, "Words.", "_mr_30_1", "30-police.md")
BYLINE = Kept(Kind.BYLINE, "Chair", "_mr_30_b12", "30-police.md")
PROOF = Identity("testshire", "2023", 1)


def read_again(*paragraphs: Kept) -> KeptParagraphs | None:
    return from_json(to_json(KeptParagraphs(paragraphs, {"year": "2023"})))


def test_a_record_is_read_as_it_was_written() -> None:
    assert read_again(LOCAL, BYLINE) == KeptParagraphs((LOCAL, BYLINE), {"year": "2023"})
    assert read_again(*[LOCAL] * 12_000) is not None
    assert read_again(replace(LOCAL, text="a" * 1_000_000)) is not None


@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        (LOCAL,) * 12_001,
        (LOCAL, replace(LOCAL, text="a" * 1_000_000)),
        (replace(LOCAL, text="a\N{PARAGRAPH SEPARATOR}"),),
        (replace(LOCAL, origin="_" * 101),),
        (replace(LOCAL, kind=Kind.BYLINE),),
        (replace(BYLINE, origin="_mr_30_b0"),),
    ],
    ids=["none", "too many", "too long", "an end inside", "an endless origin", "no number", "number 0"],
)
def test_what_no_proof_can_have_had_is_refused(paragraphs: tuple[Kept, ...]) -> None:
    assert read_again(*paragraphs) is None


def test_a_damaged_record_is_told_with_its_file(workspace: Path) -> None:
    folder = workspace / "areas/testshire/2023/proofs/1"
    folder.mkdir(parents=True)
    (folder / "paragraphs.json").write_bytes(to_json(KeptParagraphs((), {})))

    with pytest.raises(FileRefused) as refused:
        kept_of(Workspace(workspace), PROOF)

    problem = refused.value.problem
    assert (problem.code, problem.message, problem.hint) == (
        "file-damaged",
        "this record of a proof is damaged",
        "bring the folder of the proof back as it was.",
    )
    assert problem.place.file == "areas/testshire/2023/proofs/1/paragraphs.json"


def comments_read(workspace: Workspace, count: int) -> int:
    comment = KeptComment("k", "A", "", "t", "q", "", "", "")
    ((at, data),) = comments_file(workspace, PROOF, [comment] * count).items()
    at.path.parent.mkdir(parents=True, exist_ok=True)
    at.path.write_bytes(data)
    return len(comments_kept(workspace, PROOF))


def test_no_more_comments_are_read_than_reviewers_make(workspace: Path) -> None:
    assert comments_read(Workspace(workspace), 10_000) == 10_000

    with pytest.raises(FileRefused) as refused:
        comments_read(Workspace(workspace), 10_001)

    assert refused.value.problem.code == "file-damaged"
