"""The good files that are spoilt: a workspace with three reports, and what is made from one of them."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
from msgspec import Struct
from PIL import Image

from mappa_report.building.request import BuildRequest
from mappa_report.opendata.publish import FORMATS
from mappa_report.pipeline import build_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE, ROOT
from tests.fuzz.judge import run_program
from tests.fuzz.published import lay_out_published
from tests.official_report import as_docx, as_html, as_text, blocks, make_known
from tests.two_years import add_year_before

YEAR = "areas/testshire/2023"
_HEAD = "---\ntitle: {}\nkind: agency-perspective\nplace: local\nrole: Manager\n---\n"
_BODY = """Of **every** case, 2 in 3 went on, a rise of 20% on [last year](https://www.example.org/).

## Visits

> Nobody was left out.

- One
- Two

![A plan of two rooms](small.png)

| Visit | Planned |
|---|---|
| Announced | 640 |
| Unannounced | 12 |
| Total | 652 |

[Croeso]{lang=cy} to {{ area.name }}: {{ figures.people.near.red | percent_of(figures.people.total.total) }}.
"""
_ADDED = {
    f"{YEAR}/sections/30-visits.md": _HEAD.format("Visits") + _BODY,
    f"{YEAR}/outline.yaml": "leave_out: [comparison]\n",
    f"{YEAR}/waivers.yaml": "- code: sentence-long\n  place: 'sections/30-visits.md: every'\n  reason: It may stand.\n"
    "  who: Chair\n  date: 2023-09-01\n",
    "mappa-report.yaml": "layout: 1\n",
}
_BRAND = """units:
  2023: {one: Unit one}
brand:
  logo: {file: logo.png, alternative: A sun}
  cover: {file: cover.jpg}
  colours: {accent: "#12436d"}
"""


class Seeds(Struct, frozen=True):
    """``workspace`` has every file by its name in it; ``templates``, ``finished`` and ``open_data`` are good files too.

    ``built`` is what a build leaves in the workspace, its record among it; ``sheets`` have its figures. ``sent_back``
    is what comes back of a proof and was published; ``reports`` have the wording that is known by ``official``.
    """

    workspace: dict[str, bytes]
    templates: dict[str, bytes]
    built: dict[str, bytes]
    finished: dict[str, bytes]
    open_data: bytes
    sheets: dict[str, bytes]
    sent_back: dict[str, bytes]
    reports: dict[str, bytes]
    official: dict[str, bytes]


def lay_out(folder: Path) -> Seeds:
    """Make the workspace in ``folder``, which is empty, and say what is in it and what was made from it."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    add_year_before(folder)
    shutil.copytree(ROOT / "areas/kent", folder / "areas/kent", ignore=shutil.ignore_patterns("2015"))
    for edition in ("2006", "2023"):
        shutil.copytree(ROOT / "boilerplate" / edition, folder / "boilerplate" / edition)
    for shared in (
        "boilerplate/breaks.yaml",
        "boilerplate/people.yaml",
        "boilerplate/words.yaml",
        "areas/register.yaml",
    ):
        shutil.copy(ROOT / shared, folder / shared)
    for name, text in _ADDED.items():
        (folder / name).write_text(text, "utf-8")
    area = folder / "areas/testshire/area.yaml"
    area.write_text(area.read_text("utf-8") + _BRAND, "utf-8")
    for name, form in (("2023/sections/small.png", "PNG"), ("logo.png", "PNG"), ("cover.jpg", "JPEG")):
        (area.parent / name).write_bytes(_picture(form))
    sent_back = lay_out_published(folder)
    files = _files_below(folder)
    built = _built(folder)
    shutil.rmtree(folder / "build")
    templates = {name: data for name, data in _files_below(ROOT / "templates").items() if not name.endswith(".txt")}
    finished = {name: data for name, data in built.items() if name.endswith((".docx", ".pdf", ".html"))}
    pdf = next(name for name in finished if name.endswith(".pdf"))
    finished["unpacked.pdf"] = _unpacked(finished[pdf])
    sheets = {f"sent.{ending}": _ending_in(built, f"statistics-2023.{ending}") for ending in ("csv", "xlsx", "ods")}
    sheets["filled-in.xlsx"] = _ending_in(built, "return-2023.xlsx")
    reports = {"report.docx": as_docx(blocks()), "report.html": as_html(blocks()), "report.txt": as_text(blocks())}
    reports["report.pdf"] = finished["unpacked.pdf"]
    make_known(folder)
    official = {name: data for name, data in _files_below(folder).items() if data != files.get(name)}
    return Seeds(files, templates, built, finished, sheets["sent.csv"], sheets, sent_back, reports, official)


def _ending_in(built: dict[str, bytes], ending: str) -> bytes:
    return next(data for name, data in built.items() if name.endswith(ending))


def _picture(form: str) -> bytes:
    made = io.BytesIO()
    Image.linear_gradient("L").resize((40, 30)).convert("RGB").save(made, form)
    return made.getvalue()


def _files_below(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _built(folder: Path) -> dict[str, bytes]:
    workspace = Workspace(folder)
    request = BuildRequest(workspace, ("docx", "pdf", "html"), folder / "build", 0)
    problems = build_report(request, "testshire", "2023").problems
    assert not any(problem.is_error for problem in problems), problems
    run_program(folder, ("data", "testshire", "2023", "--to", ",".join(FORMATS)))
    run_program(folder, ("data", "testshire", "2023", "--template"))
    return {f"build/{name}": data for name, data in _files_below(folder / "build").items()}


def _unpacked(data: bytes) -> bytes:
    """The PDF ``data`` with its streams as they read, so that what is in them can be spoilt by its words."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(made, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    return made.getvalue()
