"""A report that has been through all of it: reviewed, signed, published, corrected and published again."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.conftest import BASE
from tests.fuzz.judge import run_program
from tests.publishing import make_publishable
from tests.review.word_edits import Edited

SIGNED = "areas/signed"
_REPORT = ("signed", "2023")
_BUILT = Path("build/signed/2023/signed-mappa-annual-report-2023")
_CONTRIBUTORS = """- name: Police
  section: 20-police
  asked: 2023-05-01
  due: 2023-06-01
  received: 2023-06-02
- name: Coordinator
  section: statistics
  agreed: 2023-06-02
"""


def lay_out_published(folder: Path) -> dict[str, bytes]:
    """Make the report in the workspace ``folder``; what was published of it, and what reviewers sent back, by name."""
    os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
    year = folder / SIGNED / "2023"
    shutil.copytree(BASE / "areas/testshire", folder / SIGNED)
    make_publishable(folder, year.relative_to(folder))
    (year / "contributors.yaml").write_text(_CONTRIBUTORS, "utf-8")
    (year / "unplaced.md").write_text("# What could not be placed\n\nA line.\n", "utf-8")
    _proof(folder)
    (folder / "back.docx").write_bytes(_edited((folder / f"{_BUILT}-proof-1.docx").read_bytes()))
    _run(folder, "review", "back.docx", "--apply", "--accept", "1", "--done", "1")
    _publish(folder, 2)
    _run(folder, "correct", *_REPORT, "--note", "The reviews were counted wrong.")
    statistics = year / "statistics.yaml"
    statistics.write_text(statistics.read_text("utf-8").replace("reviews: 4", "reviews: 5"), "utf-8")
    _publish(folder, 3)
    proof = folder / f"{_BUILT}-proof-3"
    sent = {"back.docx": _edited(proof.with_suffix(".docx").read_bytes())}
    sent["notes.pdf"] = _noted(proof.with_suffix(".pdf").read_bytes())
    sent |= {f"published.{kind}": (folder / f"{_BUILT}.{kind}").read_bytes() for kind in ("docx", "pdf", "html")}
    (folder / "back.docx").unlink()
    shutil.rmtree(folder / "build")
    return sent


def _run(folder: Path, *arguments: str) -> None:
    run = run_program(folder, arguments)
    assert run.code == 0, run.printed


def _proof(folder: Path) -> None:
    _run(folder, "proof", *_REPORT, "--to", "docx,pdf")


def _publish(folder: Path, proof: int) -> None:
    _proof(folder)
    _run(folder, "sign-off", *_REPORT, "--name", "A. Chair", "--role", "SMB chair", "--proof", str(proof))
    _run(folder, "build", *_REPORT, "--final")


def _edited(docx: bytes) -> bytes:
    """The proof with words changed, a paragraph put in and taken out, and a comment that is answered."""
    edited = Edited(docx, is_tracked=True)
    first, *_, last = (each for each in edited.paragraphs if len(edited.text(each)) > 20)
    edited.replace(first, 0, 5, "In all")
    edited.comment(first, "1", "Is that all?")
    edited.comment(first, "2", "It is.", answers="1", is_done=True)
    edited.insert_behind(last, "A sentence more.")
    edited.replace(last, 4, 10, "others")
    return edited.data


def _noted(pdf: bytes) -> bytes:
    """The proof with a note, a mark and an answer to it on a page, and streams as they read."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        page = file.pages[len(file.pages) // 2]
        box = {"/Rect": Array([70, 70, 300, 700]), "/T": "Ann Chair", "/M": "D:20261120100000Z"}
        mark = Dictionary(
            box | {"/Subtype": Name.Highlight, "/QuadPoints": Array([70, 700, 300, 700, 70, 70, 300, 70])}
        )
        marked = file.make_indirect(mark)
        answer = Dictionary(box | {"/Subtype": Name.Text, "/IRT": marked, "/State": "Completed"})
        note = Dictionary(box | {"/Subtype": Name.Text, "/Contents": "Which part?"})
        page.Annots = Array([marked, file.make_indirect(note), file.make_indirect(answer)])
        file.save(made, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    return made.getvalue()
