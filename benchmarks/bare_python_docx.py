"""What the Word file costs without us: python-docx and its own template. Arguments: the content, the DOCX file.

The content is JSON: ``[["Heading 1", "words"], ["List Bullet", "words"], ["table", [["cell", ...], ...]], ...]``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import docx

file = docx.Document()
for kind, content in json.loads(Path(sys.argv[1]).read_text("utf-8")):
    if kind == "table":
        table = file.add_table(len(content), len(content[0]), "Table Grid")
        for row, words in zip(table.rows, content, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text
    elif kind.startswith("Heading "):
        file.add_heading(content, int(kind.removeprefix("Heading ")))
    else:
        file.add_paragraph(content, kind)
file.save(sys.argv[2])
