"""Document → an indented outline in plain text: for people who review the wording, and for tests."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import assert_never

from mappa_report.document.blocks import (
    Block,
    Blocks,
    BulletList,
    Chart,
    Heading,
    KeyFigure,
    KeyFigures,
    NumberedList,
    Panel,
    Paragraph,
    ParagraphRole,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.document import Document, Draft, Furniture
from mappa_report.document.inlines import Inlines, LineBreak, Text, plain_text
from mappa_report.document.panels import BarPanel, YearsPanel
from mappa_report.writers import FindTemplate
from mappa_report.writers.footnotes import Notes, with_marks, with_notes

_LINE_END = "\n"
_PLAIN = {ord("\N{NO-BREAK SPACE}"): " ", ord("\N{SOFT HYPHEN}"): ""}


def write_text(document: Document, _: FindTemplate) -> bytes:
    """The whole report as UTF-8 text, one paragraph a line, headings marked by #.

    Spaces are plain and hyphens those of the words, as no line ends within a paragraph, and people search it.
    """
    lines = _draft(document.draft) if document.draft else []
    lines += [document.title, document.subtitle, *document.cover.lines, document.author]
    lines += filter(None, [document.published])
    lines += _text(document.front, document.furniture)
    lines += ["", document.furniture.contents]
    lines += [f"{'  ' * entry.level}{entry.text}" for entry in document.contents]
    lines += _text(document.text, document.furniture)
    return ("\n".join(lines) + "\n").translate(_PLAIN).encode()


def _text(blocks: Blocks, furniture: Furniture) -> Iterator[str]:
    for block in with_notes(_flat(blocks), furniture, with_links=False):
        yield from ("", *(_notes(block) if isinstance(block, Notes) else _lines(block)))


def _flat(blocks: Blocks) -> Iterator[Block]:
    """``blocks`` with those of each panel in its place: its headings say what it is."""
    for block in blocks:
        yield from block.content if isinstance(block, Panel) else (block,)


def _draft(draft: Draft) -> list[str]:
    lines = [f"[{draft.mark}] {draft.title}"]
    for block in draft.sheet:
        lines += ["", *_lines(block)]
    return [*lines, "", "=" * 80, ""]


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield from _words(block).split(_LINE_END)
        case BulletList(items):
            yield from _items(("-" for _ in items), items)
        case NumberedList(items, start):
            yield from _items((f"{number}." for number in count(start)), items)
        case Quotation(content) | Panel(content):
            yield from _indented("> " if isinstance(block, Quotation) else "", content)
        case Picture():
            yield from [block.caption.words] if block.caption else []
            yield f"[picture] {block.alternative}"
        case Table():
            yield from _table(block)
        case Chart():
            yield from _chart(block)
        case KeyFigures(figures):
            yield from map(_key_figure, figures)
        case _:
            assert_never(block)


def _key_figure(figure: KeyFigure) -> str:
    said = ". ".join(filter(None, (_inlines(figure.words), _inlines(figure.change))))
    return f"[key figure] {figure.value} {said}"


def _notes(notes: Notes) -> Iterator[str]:
    for number, content in enumerate(notes.notes.items, notes.notes.start):
        yield from _indented(f"[{number}] ", content)


def _inlines(content: Inlines) -> str:
    """The words of ``content``, with the marks of its notes."""
    return plain_text(with_marks(content))


def _in_lines(content: Inlines) -> Inlines:
    return tuple(Text(_LINE_END) if isinstance(node, LineBreak) else node for node in content)


def _words(block: Heading | Paragraph) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_inlines(block.content)}"
    is_bare = block.role in (ParagraphRole.BODY, ParagraphRole.ATTRIBUTION)  # a dash marks the second
    mark = "" if is_bare else f"[{block.role.value}] "
    content = _in_lines(block.content) if block.role is ParagraphRole.CONTACT else block.content
    return f"{mark}{_inlines(content)}"


def _items(marks: Iterable[str], items: tuple[Blocks, ...]) -> Iterator[str]:
    for mark, item in zip(marks, items, strict=False):
        yield from _indented(f"{mark} ", item)


def _indented(mark: str, blocks: Blocks) -> Iterator[str]:
    """``blocks`` behind ``mark``, all but the first line set in by its width."""
    lines = [line for block in blocks for line in _lines(block)]
    for position, line in enumerate(lines):
        yield (mark if position == 0 else " " * len(mark)) + line


def _chart(chart: Chart) -> Iterator[str]:
    yield chart.caption.words
    yield f"[chart] {chart.alternative}"
    for panel in chart.panels:
        yield from _bars(panel) if isinstance(panel, BarPanel) else _years(panel)
    yield from (f"  {_inlines(note)}" for note in chart.notes)


def _bars(panel: BarPanel) -> Iterator[str]:
    for group in panel.groups:
        yield from filter(None, [group.heading])
        yield from (f"{bar.label} | {bar.words}" for bar in group.bars)


def _years(panel: YearsPanel) -> Iterator[str]:
    yield from filter(None, [panel.heading])
    marks = list(panel.breaks)
    for figure in panel.figures:
        while marks and marks[0].first_after <= figure.year:
            yield f"-- {marks.pop(0).words}"
        yield f"{figure.name} | {figure.words}"


def _table(table: Table) -> Iterator[str]:
    if caption := table.caption:
        yield caption.words
    yield " | ".join(_inlines(column.heading) for column in table.columns)
    for row in table.rows:
        yield " | ".join(map(_inlines, row.cells))
    yield from (f"  {_inlines(note)}" for note in table.notes)
