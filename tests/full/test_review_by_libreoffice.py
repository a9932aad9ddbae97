"""A proof that LibreOffice has opened and saved comes back with every change of its reviewer, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.full.judges import libreoffice
from tests.review.proofs import changes_in, send_out
from tests.review.test_review import SECTIONS, find, put
from tests.review.word_edits import Edited

pytestmark = pytest.mark.full


@pytest.mark.parametrize("is_tracked", [True, False])
def test_every_change_is_the_same_after_libreoffice(is_tracked: bool, tmp_path: Path) -> None:
    proof = send_out(tmp_path, SECTIONS)
    edited = Edited(proof.docx, is_tracked)
    put(edited, "each agency", "every agency")
    put(edited, "Foreword", "Foreword by the Chair")
    edited.insert_behind(find(edited, "Trained forty"), "Met the press")
    paragraph = find(edited, "A last word")
    edited.divide(paragraph, edited.text(paragraph).index("The year"))
    edited.delete(find(edited, "Agencies work"))
    (tmp_path / "chair.docx").write_bytes(edited.data)
    saved = tmp_path / "saved"
    saved.mkdir()

    libreoffice([tmp_path / "chair.docx"], "docx:MS Word 2007 XML", saved)

    before = changes_in(proof, edited.data)
    after = changes_in(proof, (saved / "chair.docx").read_bytes())
    assert len(before) == 5
    # A heading behind a paragraph that was taken out is written in the style of that one, and is still a heading.
    assert [(change.kind, change.old, change.new, change.reason) for change in after] == [
        (change.kind, change.old, change.new, change.reason) for change in before
    ]
