"""What the folder of a proof keeps for its review: the paragraphs as they went out, and the comments that came back."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from enum import Enum

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.stored import UNDECODABLE
from mappa_report.problems.problem import Problem
from mappa_report.review.identity import Identity
from mappa_report.review.kept import PARAGRAPHS, Kept, KeptParagraphs, from_json
from mappa_report.review.reading import ReadFile
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import MAX_FILE, Located, exists, is_folder, listing, read
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import AREAS, Workspace

PROOFS = "proofs"
COMMENTS = "comments.json"
DONE = "applied.json"
_MOST_DIGITS = 6


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


def proof_folder(workspace: Workspace, area: str, year: str, number: int) -> Located:
    """The folder of a proof."""
    return workspace.own(AREAS, area, year, PROOFS, str(number))


def last_proof(workspace: Workspace, area: str, year: str) -> int:
    """The highest number of a proof that the year has; 0 for none. Raises FileRefused."""
    folders = listing(workspace.own(AREAS, area, year, PROOFS))
    names = [
        at.path.name
        for at in folders
        if at.path.name.isdecimal() and len(at.path.name) <= _MOST_DIGITS and is_folder(at)
    ]
    return max(map(int, names), default=0)


def kept_of(workspace: Workspace, proof: Identity) -> KeptParagraphs:
    """What was kept of the paragraphs of ``proof``. Raises FileRefused where that is missing or damaged."""
    at = proof_folder(workspace, proof.area, proof.year, proof.number).inside(PARAGRAPHS)
    if not exists(at):
        hint = (
            "work in the workspace in which the proof was made, or name the right one with --area, --year and --proof."
        )
        message = f"there is no record of proof {proof.number} of {proof.area} {proof.year} here"
        raise FileRefused(Problem("file-missing", message, Place(Source(at.name)), hint=hint))
    kept = from_json(read(at, MAX_FILE))
    if kept is None:
        raise _damaged(at, "bring the folder of the proof back as it was.")
    return kept


def comments_kept(workspace: Workspace, proof: Identity) -> tuple[KeptComment, ...]:
    """The comments that were kept of ``proof``, in the order in which they came. Raises FileRefused."""
    at = proof_folder(workspace, proof.area, proof.year, proof.number).inside(COMMENTS)
    if not exists(at):
        return ()
    try:
        return msgspec.json.decode(read(at, MAX_FILE), type=tuple[KeptComment, ...])
    except UNDECODABLE as error:
        raise _damaged(at, "bring it back as it was, or delete it: then read the reviewers’ files again.") from error


def comments_of_report(workspace: Workspace, area: str, year: str) -> tuple[tuple[int, KeptComment], ...]:
    """Every comment that was kept of the proofs of a report, with the number of the proof, the last proof's last.

    For the next proof's sheet. Raises FileRefused.
    """
    last = last_proof(workspace, area, year)
    return tuple(
        (number, comment)
        for number in range(1, last + 1)
        for comment in comments_kept(workspace, Identity(area, year, number))
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
    """The file that keeps ``comments``."""
    at = proof_folder(workspace, proof.area, proof.year, proof.number).inside(COMMENTS)
    return {at: msgspec.json.format(msgspec.json.encode(tuple(comments)), indent=1) + b"\n"}


def changes_done(workspace: Workspace, proof: Identity) -> frozenset[str]:
    """The keys of the changes of ``proof`` that were put into the sections. Raises FileRefused."""
    at = proof_folder(workspace, proof.area, proof.year, proof.number).inside(DONE)
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
    at = proof_folder(workspace, proof.area, proof.year, proof.number).inside(DONE)
    return {at: msgspec.json.format(msgspec.json.encode(sorted(keys)), indent=1) + b"\n"}


def _key(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:16]


def _damaged(at: Located, hint: str) -> FileRefused:
    return FileRefused(Problem("file-damaged", "this record of a proof is damaged", Place(Source(at.name)), hint=hint))
