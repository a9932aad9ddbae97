"""What the folder of a proof keeps for its review: the paragraphs as they went out, and the comments that came back."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from enum import Enum
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from mappa_report.document.stored import UNDECODABLE
from mappa_report.problems.problem import Problem
from mappa_report.proofs.record import proof_numbers, proofs_folder
from mappa_report.review.identity import Identity
from mappa_report.review.kept import PARAGRAPHS, Kept, KeptParagraphs, from_json
from mappa_report.review.reading import ReadFile
from mappa_report.review.renamed import with_present_names
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import MAX_FILE, Located, exists, read
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import Workspace

COMMENTS = "comments.json"
DONE = "applied.json"


class State(Enum):
    """What became of a comment."""

    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"


class KeptComment(Struct, frozen=True):
    """A comment on a proof. ``key`` is the same whenever the comment is read again; ``answers`` is that of another.

    ``title`` is that of the section it is on, blank for none; ``reason`` says why it was declined.
    """

    key: str
    author: str
    date: str
    text: str
    quoted: str
    section: str
    title: str
    paragraph: str
    answers: str = ""
    state: State = State.OPEN
    reason: str = ""
    where: str = ""


KeptComments = Annotated[tuple[KeptComment, ...], Meta(max_length=10_000)]
"""All comments on one proof: far more than ten reviewers make."""


def kept_of(workspace: Workspace, proof: Identity) -> KeptParagraphs:
    """What was kept of the paragraphs of ``proof``, each with the file that it stands in now.

    Raises FileRefused where that is missing or damaged.
    """
    at = _kept_in(workspace, proof, PARAGRAPHS)
    if not exists(at):
        hint = (
            "work in the workspace in which the proof was made, or name the right one with --area, --year and --proof; "
            "of a published report, `mappa-report forget` may have removed it."
        )
        message = f"there is no record of proof {proof.number} of {proof.area} {proof.year} here"
        on_page = "open the workspace in which the proof was made, or give the files of a proof that is listed here."
        raise FileRefused(Problem("file-missing", message, Place(Source(at.name)), hint=hint, on_page=on_page))
    kept = from_json(read(at, MAX_FILE))
    if kept is None:
        raise _damaged(at, "bring the folder of the proof back as it was.")
    return with_present_names(workspace, kept)


def comments_kept(workspace: Workspace, proof: Identity) -> tuple[KeptComment, ...]:
    """The comments that were kept of ``proof``, in the order in which they came. Raises FileRefused."""
    at = _kept_in(workspace, proof, COMMENTS)
    if not exists(at):
        return ()
    try:
        return msgspec.json.decode(read(at, MAX_FILE), type=KeptComments)
    except UNDECODABLE as error:
        raise _damaged(at, "bring it back as it was, or delete it: then read the reviewers’ files again.") from error


def comments_of_report(workspace: Workspace, area: str, year: int) -> tuple[tuple[int, KeptComment], ...]:
    """Every comment that was kept of the proofs of a report, with the number of the proof, the last proof's last.

    For the next proof's sheet. Raises FileRefused.
    """
    return tuple(
        (number, comment)
        for number in proof_numbers(workspace, area, year)
        for comment in comments_kept(workspace, Identity(area, str(year), number))
    )


def with_read(known: Sequence[KeptComment], files: Sequence[ReadFile], kept: Sequence[Kept]) -> tuple[KeptComment, ...]:
    """``known`` and behind them those of ``files`` that are new. What a reviewer has marked as done in Word is done."""
    made = {comment.key: comment for comment in known}
    for file in files:
        keys = {
            each.comment.id: _key(each.comment.author, each.comment.text, each.comment.quoted) for each in file.comments
        }
        for placed in file.comments:
            comment, key = placed.comment, keys[placed.comment.id]
            at = kept[placed.place] if 0 <= placed.place < len(kept) else None
            title = next(
                (each.text for each in kept if at and each.section == at.section and each.kind.value == "title"), ""
            )
            read_now = KeptComment(
                key,
                comment.author,
                comment.date,
                comment.text,
                comment.quoted,
                at.section if at else "",
                title if at and at.section else "",
                at.text if at else "",
                keys.get(comment.parent, ""),
                State.DONE if comment.is_done else State.OPEN,
                where=comment.where,
            )
            before = made.get(key)
            if before is None or (before.state is State.OPEN and comment.is_done):
                made[key] = read_now
    return tuple(made.values())


def settled(
    comments: Sequence[KeptComment], numbers: Sequence[int], state: State, reason: str = ""
) -> tuple[KeptComment, ...]:
    """``comments``, those with these ``numbers``, from 1, in that ``state``."""
    return tuple(
        replace(comment, state=state, reason=reason) if number in numbers else comment
        for number, comment in enumerate(comments, 1)
    )


def comments_file(workspace: Workspace, proof: Identity, comments: Sequence[KeptComment]) -> dict[Located, bytes]:
    """The file that keeps ``comments``. Raises FileRefused where it would be larger than what is read of it."""
    at = _kept_in(workspace, proof, COMMENTS)
    data = msgspec.json.format(msgspec.json.encode(tuple(comments)), indent=1) + b"\n"
    if len(data) > MAX_FILE:
        message = f"the comments of this proof would come to {len(data):,} bytes, where at most {MAX_FILE:,} are read"
        hint = "review fewer files at a time; or make the next proof, and have the others comment on that."
        raise FileRefused(Problem("file-too-large", message, Place(Source(at.name)), hint=hint))
    return {at: data}


def changes_done(workspace: Workspace, proof: Identity) -> frozenset[str]:
    """The keys of the changes of ``proof`` that were put into the sections. Raises FileRefused."""
    at = _kept_in(workspace, proof, DONE)
    if not exists(at):
        return frozenset()
    try:
        return frozenset(msgspec.json.decode(read(at, MAX_FILE), type=tuple[str, ...]))
    except UNDECODABLE as error:
        raise _damaged(
            at, "bring it back as it was, or delete it: then changes are told as done by their words."
        ) from error


def done_file(workspace: Workspace, proof: Identity, keys: Collection[str]) -> dict[Located, bytes]:
    """The file that keeps ``keys``."""
    at = _kept_in(workspace, proof, DONE)
    return {at: msgspec.json.format(msgspec.json.encode(sorted(keys)), indent=1) + b"\n"}


def _kept_in(workspace: Workspace, proof: Identity, name: str) -> Located:
    return proofs_folder(workspace, proof.area, int(proof.year)).inside(str(proof.number), name)


def _key(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:16]


def _damaged(at: Located, hint: str) -> FileRefused:
    return FileRefused(Problem("file-damaged", "this record of a proof is damaged", Place(Source(at.name)), hint=hint))
