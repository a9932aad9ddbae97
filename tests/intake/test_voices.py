"""What people say, those who sign, contacts, case studies, appendices and an order of its own come in again."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from msgspec.structs import replace

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Picture
from mappa_report.document.document import Cover, Document
from mappa_report.intake.report_files import report_files
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT
from tests.documents import png
from tests.intake.test_round_trip import TEMPLATES, WRITERS, brought_in

LOGO = Picture("Kent Police", png(), "image/png", 40, 20)
COVER = Cover(LOGO, replace(LOGO, alternative=""), (replace(LOGO, alternative="Probation Service"),))
ORDER = "order: [about, local, statistics, definitions]\n"
SIGNED = """---
title: Foreword
kind: foreword
place: front
signed:
  - name: Alex Example
    role: Chief Constable
    organisation: Kent Police
  - role: Head of the Probation Delivery Unit
    organisation: Probation Service
---
We thank everybody who took part in the work of this year, and say so gladly.
"""
SAID = """---
title: Case studies
kind: case-study
place: local
role: Head of Public Protection
organisation: Kent Police
---
## A move

He moved to a larger town, and everybody who had to know of it did so before that.

> It was a good year.
>
> — Lay adviser, Kent

## Back at work

She works again, and comes to every appointment that she has with her officer.
"""
CONTACTS = """---
title: Contact details
kind: contacts
place: local
role: Head of Public Protection
organisation: Kent Police
---
Whoever has a question about this report may ask the office that is named below here.

**Co-ordination unit**, Kent Police\\
E-mail: [mappa@kent.police.uk](mailto:mappa@kent.police.uk)\\
Telephone: 101
"""
PLAN = """---
title: Plan of the next year
kind: appendix
place: appendices
role: Head of Public Protection
organisation: Kent Police
---
It has three aims.
"""
GLOSSARY = """---
title: Glossary
kind: glossary
place: appendices
role: Head of Public Protection
organisation: Kent Police
---
Some words of this report are explained here, in the order in which they are met in it.

| Term | Meaning |
|---|---|
| Panel | A meeting about one person |
"""
SECTIONS = {"10": SIGNED, "20": SAID, "30": CONTACTS, "40": PLAN, "50": GLOSSARY}


@cache
def built() -> Document:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "areas/kent/2023", root / "areas/kent/2023")
        shutil.copy(ROOT / "areas/kent/area.yaml", root / "areas/kent")
        shutil.rmtree(root / "areas/kent/2023/sections")
        (root / "areas/kent/2023/sections").mkdir()
        for number, text in SECTIONS.items():
            (root / f"areas/kent/2023/sections/{number}-section.md").write_text(text)
        (root / "areas/kent/2023/outline.yaml").write_text(ORDER)
        checked = check_report(Workspace(root), "kent", "2023")
        assert checked.report
        document = compose_report(checked.report, digest="")
        return replace(document, cover=COVER)


@pytest.mark.parametrize("format_", ["docx", "html"])
def test_each_section_comes_in_as_it_was_typed(format_: str, tmp_path: Path) -> None:
    data = WRITERS[format_](built(), lambda name: TEMPLATES / name)
    files = report_files(brought_in("kent", f"report.{format_}", data, tmp_path)).files

    sections = [text.decode() for name, text in files.items() if name.startswith("sections/")]
    assert sections == list(SECTIONS.values())
    assert files["outline.yaml"].decode() == ORDER


@pytest.mark.parametrize("format_", ["txt", "typst.pdf"])
def test_the_order_kinds_and_places_come_in_from_what_has_less_to_tell(format_: str, tmp_path: Path) -> None:
    data = WRITERS[format_](built(), lambda name: TEMPLATES / name)
    intake = brought_in("kent", f"report.{format_.rpartition('.')[2]}", data, tmp_path)

    assert [(each.title, each.kind, each.slot) for each in intake.sections] == [
        ("Foreword", "foreword", "front"),
        ("Case studies", "case-study", "local"),
        ("Contact details", "contacts", "local"),
        ("Plan of the next year", "appendix", "appendices"),
        ("Glossary", "glossary", "appendices"),
    ]
    assert intake.order == ("about", "local", "statistics", "definitions")
