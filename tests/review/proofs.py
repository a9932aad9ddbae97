"""A small report sent out as a proof: its Word file, what is kept of it, and the sections that it came from."""

from __future__ import annotations

import shutil
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Paragraph
from mappa_report.document.document import Draft
from mappa_report.document.inlines import Text
from mappa_report.pipeline import check_report
from mappa_report.review.applying import Applied, apply
from mappa_report.review.changes import Change
from mappa_report.review.kept import KeptParagraphs
from mappa_report.review.merging import numbered
from mappa_report.review.reading import ReadFile, read_changes
from mappa_report.review.record import kept_paragraphs
from mappa_report.review.word_reader import returned_file
from mappa_report.workspace.workspace import Workspace
from mappa_report.writers.docx.writer import write_docx

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "base"
AREA, YEAR = "testshire", "2023"
IDENTITY = "testshire 2023 proof 1"


class Sent(Struct, frozen=True):
    """A proof as it went out, and where its sections are."""

    root: Path
    docx: bytes
    kept: KeptParagraphs

    @property
    def sections(self) -> Path:
        return self.root / "areas" / AREA / YEAR / "sections"

    @property
    def texts(self) -> dict[str, str]:
        files = sorted(self.sections.glob("*.md"))
        return {path.relative_to(self.root).as_posix(): path.read_bytes().decode() for path in files}


def send_out(root: Path, sections: dict[str, str]) -> Sent:
    """A proof of the base workspace, copied to ``root``, with these ``sections`` in place of its own."""
    if not (root / "areas").exists():
        shutil.copytree(BASE, root, dirs_exist_ok=True)
    folder = root / "areas" / AREA / YEAR / "sections"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in sections.items():
        (folder / name).write_bytes(text.encode())
    return sent(root)


def sent(root: Path) -> Sent:
    """A proof of the workspace at ``root`` as it is."""
    report = check_report(Workspace(root), AREA, YEAR).assembled
    assert report is not None
    document = compose_report(report, "0" * 64, gap="[missing]")
    draft = Draft("DRAFT", "Draft for review.", "Draft", "en-GB", (Paragraph((Text("Sheet"),)),), IDENTITY)
    docx = write_docx(replace(document, draft=draft), lambda name: ROOT / "templates" / name)
    return Sent(root, docx, kept_paragraphs(report, docx))


def read(sent_out: Sent, docx: bytes, name: str = "back.docx") -> ReadFile:
    """What the Word file ``docx`` says, held against the proof."""
    return read_changes(sent_out.kept, returned_file(docx), name)


def changes_in(sent_out: Sent, *files: bytes) -> tuple[Change, ...]:
    """The changes of all ``files``, numbered."""
    read_files = [read(sent_out, docx, f"{number}.docx") for number, docx in enumerate(files, 1)]
    return numbered(read_files, sent_out.kept.paragraphs)


def applied(sent_out: Sent, changes: tuple[Change, ...]) -> Applied:
    """``changes`` put into the sections, on the disk too."""
    made = apply(changes, sent_out.kept, sent_out.texts)
    for name, text in made.texts.items():
        (sent_out.root / name).write_bytes(text.encode())
    for name in made.deleted:
        (sent_out.root / name).unlink()
    return made


def own_looks(sent_out: Sent) -> list[str]:
    """The look of every letter of them: b for bold, i for italic, x for both, a dot for neither."""
    signs = {(): ".", ("strong",): "b", ("em",): "i", ("em", "strong"): "x"}
    return [
        "".join(
            signs[tuple(name for name in look if " " not in name)]
            for look, letter in zip(each.letter_looks, each.text, strict=True)
            if letter.strip()
        )
        for each in sent_out.kept.paragraphs
        if each.is_own
    ]


def own_texts(sent_out: Sent) -> list[str]:
    """The area's own paragraphs as they print."""
    return [each.text for each in sent_out.kept.paragraphs if each.is_own]
