"""The words of tags: which runs an element holds, with links, languages and what stands in place of what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from mappa_report.importing.office.walked import Run, Walked
from mappa_report.importing.pdf.elements import Element, Mark
from mappa_report.importing.pdf.hyphens import Hyphens
from mappa_report.importing.pdf.marked import Stretch
from mappa_report.importing.pdf.tagged_notes import marks_of
from mappa_report.importing.pdf.words import HYPHEN
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

Kid = Element | Mark | str

_BREAKS = dict.fromkeys((0, 9, 10, 13), " ") | dict.fromkeys((2, 0xFFFE), HYPHEN)
_LINE = 0.6
"""By what share of their height letters stand lower or higher on another line; a note's mark less."""

_LOOKED_BACK = 100


Noted = Callable[[Element], "tuple[Walked, ...] | None"]
"""What the note says whose mark a link is; None for another link."""


class TaggedWords:
    """Makes runs of the marked ``stretches`` of ``pdf``; ``noted`` knows which links are marks of notes."""

    def __init__(self, pdf: PdfObjects, stretches: dict[Mark, list[Stretch]], noted: Noted) -> None:
        self._pdf = pdf
        self._noted = noted
        self._stretches = stretches
        self._hyphens = Hyphens(each.text for held in stretches.values() for each in held)

    def runs(self, kids: Iterable[Kid], language: str = "") -> list[Run]:
        """The runs of ``kids``, which stand in one line or paragraph in ``language``."""
        runs: list[Run] = []
        before: tuple[int, Stretch] | None = None
        for mark, piece, stretch in self._pieces(kids, "", language):
            run = piece
            if stretch is None:
                runs.append(run)
                continue
            if run.text[:1].isspace() and runs and runs[-1].text[-1:].isspace():
                run = replace(run, text=run.text.lstrip())
            is_next = before is not None and (mark.page != before[0] or _is_lower(before[1], stretch))
            self._add(runs, run, is_next)
            before = mark.page, stretch
        return list(_parted([replace(run, text=run.text.replace(HYPHEN, "-")) for run in runs]))

    def text(self, element: Element) -> str:
        """The words of ``element``."""
        return "".join(run.text for run in self.runs([element]))

    def page(self, element: Element) -> int:
        """The page that ``element`` begins on."""
        return next((mark.page for mark in marks_of(element)), element.page)

    def _add(self, runs: list[Run], run: Run, begins_line: bool) -> None:
        if begins_line and runs and run.text and runs[-1].note is None:
            last = runs[-1]
            kept, end = last.text[:-_LOOKED_BACK], last.text[-_LOOKED_BACK:]
            is_parted = end[-1:].isspace() or run.text[:1].isspace()
            whole = f"{end}{run.text}" if is_parted else self._hyphens.joined(end, run.text)
            runs[-1] = replace(last, text=kept + whole[: len(whole) - len(run.text)])
        if runs and runs[-1].note is None and replace(runs[-1], text="") == replace(run, text=""):
            runs[-1] = replace(run, text=runs[-1].text + run.text)
        elif run.text:
            runs.append(run)

    def _pieces(self, kids: Iterable[Kid], link: str, language: str) -> Iterable[tuple[Mark, Run, Stretch | None]]:
        for kid in kids:
            if isinstance(kid, Mark):
                for each in self._stretches.get(kid, ()):
                    text = each.text.translate(_BREAKS)
                    yield kid, Run(text, each.is_bold, each.is_italic, link, language, round(each.size * 2)), each
            elif isinstance(kid, Element):
                note = self._noted(kid) if kid.kind == "Link" else None
                if note is not None:
                    yield Mark(kid.page, -1), Run("", note=note), None
                    if self._ends_in_blank(kid):
                        yield Mark(kid.page, -1), Run(" "), None
                    continue
                spoken = kid.text("/ActualText")
                own = kid.text("/Lang") or language
                target = self._target(kid.kids) or link if kid.kind == "Link" else link
                if spoken is not None:
                    yield Mark(kid.page, -1), Run(spoken, link=target, language=own), None
                else:
                    yield from self._pieces(kid.kids, target, own)

    def _ends_in_blank(self, element: Element) -> bool:
        """True if the blank that follows the words of ``element`` is drawn with them."""
        held = [each for mark in marks_of(element) for each in self._stretches.get(mark, ()) if each.text]
        return bool(held) and held[-1].text[-1:].isspace()

    def _target(self, kids: Sequence[Kid]) -> str:
        """Where the link among ``kids`` leads outside the file; blank where it leads elsewhere."""
        annotations = (self._pdf.dictionary(kid) for kid in kids if isinstance(kid, str))
        actions = (self._pdf.dictionary(each.get("/A")) for each in annotations)
        return next((text_of(self._pdf.resolve(each["/URI"])) for each in actions if "/URI" in each), "")


def _is_lower(before: Stretch, stretch: Stretch) -> bool:
    return abs(before.y - stretch.y) > _LINE * max(before.size, stretch.size)


def _parted(runs: Sequence[Run]) -> Iterable[Run]:
    """``runs`` with the blank between two that look otherwise by itself: it is drawn with the first."""
    for number, run in enumerate(runs):
        text = run.text.rstrip()
        if run.note is not None or text == run.text or number == len(runs) - 1:
            yield run
            continue
        yield replace(run, text=text)
        yield Run(" ", link=run.link if runs[number + 1].link == run.link else "", size=run.size)
