"""Files that came back, read together: of which proof they are, what is to be said of them, and all their changes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from msgspec import Struct

from mappa_report.importing.formats import Format, format_named, format_shown
from mappa_report.problems.problem import Problem
from mappa_report.proofs.record import proof_numbers
from mappa_report.readers.markdown_blocks import MAX_BRACKETS
from mappa_report.readers.markdown_reader import MAX_PAGE_LENGTH, MAX_PAGE_LINES
from mappa_report.readers.text_file import MAX_BYTES, UNPRINTABLE
from mappa_report.review.changes import Change
from mappa_report.review.identity import Identity, identity_in, identity_of
from mappa_report.review.kept import KeptParagraphs
from mappa_report.review.merging import numbered
from mappa_report.review.pdf_notes import ReturnedPdf, read_returned_pdf
from mappa_report.review.reading import PlacedComment, ReadFile, read_changes
from mappa_report.review.store import kept_of
from mappa_report.review.word_items import Comment, ReturnedFile, Trace, plain
from mappa_report.review.word_reader import read_returned
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import exists, read
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import AREAS, Workspace

_OTHERS = {
    Format.EMAIL: "an e-mail",
    Format.HTML: "a web page",
    Format.ODT: "an OpenDocument text",
    Format.RTF: "an RTF file",
    Format.TEXT: "plain text",
}


class Session(Struct, frozen=True):
    """A review: the proof, what it kept, what each file says, and their changes. ``told`` is to be said beforehand."""

    proof: Identity
    kept: KeptParagraphs
    files: tuple[ReadFile, ...]
    changes: tuple[Change, ...]
    told: tuple[str, ...]


def review_session(
    workspace: Workspace, sent: Sequence[tuple[str, bytes]], named: Identity | None, problems: list[Problem]
) -> Session | None:
    """The review of the files ``sent``, each a name and its bytes; None after Problems.

    ``named`` is the proof that somebody says those are of that don't say so themselves.
    """
    told: list[str] = []
    try:
        once = _once(sent, told)
        files = [(name, _returned(data, name)) for name, data in once if not _is_pdf(data)]
        pages = [(name, read_returned_pdf(data, name)) for name, data in once if _is_pdf(data)]
        said = {name: identity_of(file) for name, file in files}
        proof = _one_proof(said | {name: identity_in(pdf.identity) for name, pdf in pages}, named, problems)
        if proof is None:
            return None
        kept = kept_of(workspace, proof)
        last = max(proof_numbers(workspace, proof.area, int(proof.year)), default=0)
    except FileRefused as refused:
        problems.append(refused.problem)
        return None
    read = [read_changes(kept, file, name) for name, file in files]
    read += (_noted(kept, pdf, name) for name, pdf in pages)
    told += (
        f"{name} has no notes or marks in it; what was printed into its pages with them can’t be told from them."
        for name, pdf in pages
        if not pdf.notes
    )
    if last > proof.number:
        told.append(f"proof {proof.number} is not the last: that is proof {last}. What has changed since is set aside.")
    told += (line for each in read for line in _remarks(each))
    return Session(proof, kept, tuple(read), numbered(read, kept.paragraphs), tuple(told))


def _once(sent: Sequence[tuple[str, bytes]], told: list[str]) -> list[tuple[str, bytes]]:
    """``sent`` without what is the same file again."""
    known: dict[str, str] = {}
    made: list[tuple[str, bytes]] = []
    for name, data in sent:
        digest = hashlib.sha256(data).hexdigest()
        if digest in known:
            told.append(f"{name} is the same file as {known[digest]}, and is read once.")
        else:
            known[digest] = name
            made.append((name, data))
    return made


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _returned(data: bytes, name: str) -> ReturnedFile:
    """The Word file ``data``, called ``name``. Raises FileRefused for any other."""
    noun = _OTHERS.get(format_shown(data) or format_named(name) or Format.DOCX)
    if data and noun:
        message = f"this is {noun}, and neither a Word file nor a PDF"
        hint = "open it in the program that it comes from, save it as .docx, then review that."
        raise FileRefused(Problem("file-unlike-name", message, Place(Source(name)), hint=hint))
    return read_returned(data, name)


def _noted(kept: KeptParagraphs, pdf: ReturnedPdf, name: str) -> ReadFile:
    """The notes in ``pdf``, each with the paragraph of the proof that says the words it stands at."""
    return ReadFile(name, (), tuple(PlacedComment(note, _place(kept, note)) for note in pdf.notes), False, True)


def _place(kept: KeptParagraphs, note: Comment) -> int:
    """The number of the area's own paragraph that ``note`` stands at: the one that has its line, or else its words."""
    own = [(number, each.text) for number, each in enumerate(kept.paragraphs) if each.is_own]
    line, words = plain(note.line), plain(note.quoted)
    beside = [number for number, text in own if line and line in text]
    saying = [number for number, text in own if words and words in text]
    return next((places[0] for places in (beside, saying) if len(places) == 1), -1)


def _one_proof(
    proofs: Mapping[str, Identity | None], named: Identity | None, problems: list[Problem]
) -> Identity | None:
    """The one proof that all files are of, each with the one that it names; None after a Problem."""
    for name, proof in proofs.items():
        if proof and named and proof != named:
            message = f"this is {proof} by its own account, and not {named}"
            hint = "leave out --area, --year and --proof, which are for files that don't say; or give the right file."
            on_page = "leave the number of the proof out, which is for files that don't say; or give the right file."
            problems.append(Problem("file-unlike-name", message, Place(Source(name)), hint=hint, on_page=on_page))
        elif proof is None and named is None:
            message = "this file does not say which proof it is"
            hint = (
                "it may be no proof, or another program has left that out: if it is one, "
                "say which with --area, --year and --proof."
            )
            on_page = "it may be no proof, or another program has left that out: if it is one, give its number."
            problems.append(Problem("file-unlike-name", message, Place(Source(name)), hint=hint, on_page=on_page))
    if problems or named:
        return None if problems else named
    (first, proof), *others = proofs.items()
    for name, other in others:
        if other != proof:
            message = f"this is {other}, while {first} is {proof}"
            hint = "review the files of one proof at a time."
            problems.append(Problem("file-unlike-name", message, Place(Source(name)), hint=hint))
    return None if problems else proof


def _remarks(file: ReadFile) -> list[str]:
    told: list[str] = []
    if file.is_stripped:
        told.append(f"{file.name} has lost the marks of its paragraphs: they were found by their words.")
    told += (
        f"{file.name}: “{plain(piece.text).strip()}” was put in by {_name(piece.inserted)} and taken out again by "
        f"{_name(piece.deleted)}: it is in neither text."
        for piece in file.withdrawn
    )
    if file.changes and not file.has_tracks:
        told.append(
            f"{file.name} has no tracked changes; they may have been accepted. "
            "What differs from the proof was found by comparing the two."
        )
    return told


def _name(trace: Trace | None) -> str:
    return (trace and trace.author) or "somebody without a name"


def section_texts(workspace: Workspace, proof: Identity, kept: KeptParagraphs) -> Mapping[str, str]:
    """The files of the sections that the proof was made from, as they are now, by their names; none that is gone or
    can't be read."""
    texts: dict[str, str] = {}
    for name in dict.fromkeys(each.section for each in kept.paragraphs if each.section):
        at = workspace.own(*name.split("/"))
        if not name.startswith(f"{AREAS}/{proof.area}/{proof.year}/") or not exists(at):
            continue
        text = read(at, MAX_BYTES).decode(errors="replace")
        if _is_section(text):
            texts[name] = text
    return texts


def _is_section(text: str) -> bool:
    """Whether ``text`` is one that the reader of sections takes, and none of it was lost in reading."""
    is_small = len(text) <= MAX_PAGE_LENGTH and text.count("\n") <= MAX_PAGE_LINES and text.count("[") <= MAX_BRACKETS
    return is_small and not UNPRINTABLE.search(text) and "\N{REPLACEMENT CHARACTER}" not in text
