"""The section file that a form was sent out for, where it may be made or filled: one with text is left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.document.inlines import bare
from mappa_report.importing.finished import Told, ToldKind
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.contribution import file_of
from mappa_report.model.section import Author, Section
from mappa_report.scaffold.blanks import section_head
from mappa_report.workspace.door import MAX_FILE, Located, read

_STEM = re.compile(r"[0-9]{1,9}-[\w-]{1,100}")
_FENCE = "---"


class AskedFile(Struct, frozen=True):
    """The file ``at``, and the ``section`` without text that its ``data`` are; None and none where it is to be made."""

    at: Located
    section: Section | None = None
    data: bytes = b""

    def head(self, title: str, kind: str, slot: str, author: Author) -> str:
        """The head of the file once it is filled: what was sent, and where the section stands as its head says it."""
        if self.section is None:
            return section_head(title, kind, slot, (author,), is_signed=False)
        first, *others = self._authors
        author = Author(author.role or first.role, author.organisation or first.organisation)
        remarks = [line for line in self.data.decode().splitlines() if line.startswith("#")]
        return section_head(title, kind, self.section.slot, (author, *others), self.section.is_signed, remarks)

    def told_of_head(self, title: str, author: Author) -> Iterator[Told]:
        """What the head of the file said otherwise: it went out with the form, and what came back takes its place."""
        if self.section is None:
            return
        first, *_ = self._authors
        said = (("title", self.section.title, title), ("role", first.role, author.role),
                ("organisation", first.organisation, author.organisation))  # fmt: skip
        for name, before, now in said:
            if before and now and bare(before) != bare(now):
                yield Told(ToldKind.READING, "", f"its {name} is “{now}” now, and was “{before}”")

    @property
    def _authors(self) -> Sequence[Author]:
        return (self.section.authors if self.section else ()) or (Author("", ""),)


def asked_file(
    folder: Located, names: Sequence[str], report: AnnualReport | None, name: str, kind: str
) -> AskedFile | None:
    """The file ``name`` in ``folder``, for a section of ``kind``; None where it can't take one.

    ``names`` are those in ``folder``. Raises FileRefused for a file that can't be read.
    """
    stem = name.removesuffix(".md")
    if f"{stem}.md" not in names:
        return AskedFile(folder.inside(f"{stem}.md")) if _STEM.fullmatch(stem) else None
    at = folder.inside(f"{stem}.md")
    data = read(at, MAX_FILE)
    section = next((each for each in (report.sections if report else ()) if file_of(each) == stem), None)
    can_be_filled = section and section.is_whole and section.kind == kind and not section.blocks and _is_head(data)
    return AskedFile(at, section, data) if can_be_filled else None


def _is_head(data: bytes) -> bool:
    """Whether ``data`` are a head alone, between two lines of dashes."""
    lines = data.decode(errors="replace").strip().splitlines()
    return len(lines) > 1 and [at for at, line in enumerate(lines) if line.strip() == _FENCE] == [0, len(lines) - 1]
