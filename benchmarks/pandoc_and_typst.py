"""The pipeline that one would build instead: pandoc for DOCX and HTML, pandoc and Typst for PDF.

Arguments: the folder of Markdown files, the folder for what is made, how many processes; then the names of the files
to make, or none for all. It imports nothing of ours.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pypandoc
import typst

FONTS = Path(__file__).resolve().parent.parent / "templates" / "fonts"
SHARED = ("--toc", "--standalone")


def make(source: Path, out: Path) -> None:
    """The three files of one report."""
    target = str(out / source.stem)
    text = source.read_text("utf-8")
    pypandoc.convert_text(text, "docx", format="markdown", outputfile=f"{target}.docx", extra_args=SHARED)
    html = (*SHARED, "--embed-resources")
    pypandoc.convert_text(text, "html5", format="markdown", outputfile=f"{target}.html", extra_args=html)
    font = (*SHARED, "--variable=mainfont:Source Sans 3", "--variable=papersize:a4")
    page = pypandoc.convert_text(text, "typst", format="markdown", extra_args=font)
    pdf = typst.compile(page.encode(), font_paths=[str(FONTS)], pdf_standards=["ua-1"])
    Path(f"{target}.pdf").write_bytes(pdf)


def main(folder: str, out: str, processes: str, *names: str) -> None:
    """Make all, in as many processes as asked for; one report alone needs no second process."""
    sources = [Path(folder, f"{name}.md") for name in names] or sorted(Path(folder).glob("*.md"))
    Path(out).mkdir(parents=True, exist_ok=True)
    if len(sources) == 1:
        make(sources[0], Path(out))
        return
    with ProcessPoolExecutor(int(processes)) as pool:
        waiting: Sequence[object] = [pool.submit(make, source, Path(out)) for source in sources]
        for each in waiting:
            each.result()  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(*sys.argv[1:])
