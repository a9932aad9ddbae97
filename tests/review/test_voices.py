"""What people say, and who says it, changed in a proof's Word file: it comes back into the section."""

from __future__ import annotations

from pathlib import Path

from tests.review.proofs import applied, changes_in, send_out
from tests.review.test_review import HEAD, put, text_of
from tests.review.word_edits import Edited

QUOTED = (
    HEAD.format("Voices", "local-work", "local")
    + """Somebody was asked.

> The Board listens to those who
> were harmed.
> — Lay adviser, Testshire

> It has changed how we work.
>
> — Chair
"""
)


def test_whose_words_a_quotation_has_comes_back_however_it_was_typed(tmp_path: Path) -> None:
    proof = send_out(tmp_path, {"10-foreword.md": QUOTED})
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "Lay adviser", "Lay member")
    put(edited, "— Chair", "— Co-chair")
    put(edited, "were harmed", "were hurt")
    applied(proof, changes_in(proof, edited.data))
    expected = QUOTED.replace("Lay adviser", "Lay member").replace("— Chair", "— Co-chair").replace("harmed", "hurt")
    assert text_of(proof) == expected
