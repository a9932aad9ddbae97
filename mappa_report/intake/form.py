"""The form in which a contributor writes a section: a Word file that goes out, and what it says once it comes back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.blocks import Block, Column, Heading, Paragraph, Row, Table
from mappa_report.document.document import Document, Furniture
from mappa_report.document.inlines import Inline, Inlines, LineBreak, Text, plain_text
from mappa_report.importing.finished import Finished, Piece, Told, ToldKind
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.section import Author

_NAME = "A section of the MAPPA annual report"
_INTRODUCTION = (
    "Put right what the table says of the section, and write its text below. Give agencies and roles, and no name of a "
    "person. Save it as a Word document, and send that back."
)
_TITLE, _ROLE, _AGENCY = "Title of the section", "Role of whoever writes it", "Agency"
_ANSWERS = frozenset((_TITLE, _ROLE, _AGENCY))
_SIGN = "\N{BULLET} "
_REPORT, _DUE, _FILE = "Report", "To come in by", "File in the report"
_LABELS = (_REPORT, _DUE, _TITLE, _ROLE, _AGENCY, _FILE)
_HEADINGS = ("About the section", "What to put right")
_TEXT = "Text of the section"
_PROMPT = "[Write the text here, in place of these words.]"
_OF_THE_FORM = frozenset((_NAME, _INTRODUCTION, _TEXT, _PROMPT))


class Form(Struct, frozen=True):
    """What a form asks for: a section of the ``report``, by when, and what is known of it already.

    ``file`` is the name of the section's file, blank where it has none.
    """

    report: str
    due: str
    title: str
    author: Author
    file: str = ""


def report_called(report: AnnualReport) -> str:
    """What a form calls ``report``."""
    return f"MAPPA annual report of {report.area.name}, {report.year.label}"


def form_document(form: Form, created: int | None) -> Document:
    """``form`` as a Document, to be made a Word file."""
    known = {_REPORT: form.report, _DUE: form.due, _TITLE: form.title, _ROLE: form.author.role,
             _AGENCY: form.author.organisation}  # fmt: skip
    known |= {_FILE: form.file} if form.file else {}
    rows = tuple(Row(((Text(label),), (Text(words or "\N{NO-BREAK SPACE}"),))) for label, words in known.items())
    columns = (Column((Text(_HEADINGS[0]),)), Column((Text(_HEADINGS[1]),)))
    blocks = (
        Paragraph((Text(_INTRODUCTION),)),
        Table(columns, rows, has_row_headers=True, summary="A form: what is known of the section, to be put right."),
        Heading(1, (Text(_TEXT),), "text"),
        Paragraph((Text(_PROMPT),)),
    )
    furniture = Furniture(form.report, "Contents", "Page", "Skip to content")
    return Document(_NAME, "", "", f"{_NAME}. {form.report}.", "en-GB", furniture, (), blocks, created=created)


class FilledIn(Struct, frozen=True):
    """A contribution without what a form says of itself; author and file are what it names, blank without a form."""

    finished: Finished
    author: Author = Author("", "")
    file: str = ""
    is_form: bool = False


def filled_in(finished: Finished, sent: Collection[str] = ()) -> FilledIn:
    """What somebody has written into a form, its title that of the section; any other contribution as it is.

    Only the form's own words are left out: those above, and ``sent``, the report and days that it may have gone out
    with. What else stands in its table is told.
    """
    table = next(_tables(finished), None)
    if table is None and finished.title != _NAME and not any(map(_begins_as_form, finished.pieces)):
        return FilledIn(finished)
    where, answers = (table.where, table.answers) if table else (None, {})
    own_title = "" if finished.title == _NAME else finished.title
    title = answers.get(_TITLE) or own_title
    left_out = [*(_left_out(table, sent) if table else ()), *([own_title] if own_title not in ("", title) else ())]
    told = [each for each in finished.told if each.where != where or each.kind is not ToldKind.TABLE]
    told += (Told(ToldKind.TABLE, where or "", f"“{words}” in the form was left out") for words in left_out)
    told += (Told(ToldKind.TABLE, where or "", words) for words in (_put_together(table) if table else ()))
    if table is None:
        words = "the form has no table any more that says title, role and agency: look at the head of the section"
        told.append(Told(ToldKind.TABLE, "", words))
    pieces = tuple(made for each in finished.pieces if each.where != where and (made := _without_own(each)))
    author = Author(answers.get(_ROLE, ""), answers.get(_AGENCY, ""))
    finished = replace(finished, title=title, pieces=pieces, told=tuple(told))
    return FilledIn(finished, author, answers.get(_FILE, ""), is_form=True)


class _Filled(Struct, frozen=True):
    """The table of a form, ``where`` it stands: its ``rows``, which of them has which label, and ``others`` by it.

    ``several`` are the numbers of the rows whose answer has several lines.
    """

    where: str
    rows: Sequence[Sequence[str]]
    labelled: Mapping[str, int]
    others: Sequence[str]
    several: Collection[int]

    @property
    def answers(self) -> Mapping[str, str]:
        return {label: self.rows[at][1] for label, at in self.labelled.items()}


def _tables(finished: Finished) -> Iterator[_Filled]:
    """The tables of a form. Programs lose headers, so any row may be one."""
    for piece in finished.pieces:
        if isinstance(table := piece.block, Table):
            cells = (tuple(column.heading for column in table.columns), *(row.cells for row in table.rows))
            lines = [[*map(_lines, row), []] for row in cells]
            rows = [[" ".join(cell) for cell in row] for row in lines]
            several = [at for at, row in enumerate(lines) if len(row[1]) > 1]
            labelled = _labelled(rows)
            if len(_ANSWERS & labelled.keys()) > 1:
                yield _Filled(piece.where, rows, labelled, [*map(_words, (table.title, *table.notes))], several)


def _labelled(rows: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """Which of ``rows`` has which label: one that is just it, or else the first that begins with it."""
    labelled: dict[str, int] = {}
    for at in sorted(range(len(rows)), key=lambda at: rows[at][0] not in _LABELS):
        label = next((label for label in _LABELS if _begins(rows[at][0], label)), "")
        if label:
            labelled.setdefault(label, at)
    return labelled


def _left_out(table: _Filled, sent: Collection[str]) -> Iterator[str]:
    """The words in ``table`` that are neither answers nor the form's own."""
    labels = {at: label for label, at in table.labelled.items()}
    for at, (first, second, *more) in enumerate(table.rows):
        label = labels.get(at)
        cells = [first, second, *more]
        if label in _ANSWERS or label == _FILE:
            cells = ["" if first == label else first, *more]
        elif (first == label and second in ("", *sent)) or (first, second) == _HEADINGS:
            cells = more
        if any(cells):
            yield ": ".join(filter(None, cells))
    yield from filter(None, table.others)


def _put_together(table: _Filled) -> Iterator[str]:
    """What tells of each answer whose lines are taken as one."""
    for label in (_TITLE, _ROLE, _AGENCY):
        if table.labelled.get(label) in table.several:
            yield f"the lines of “{label}” in the form were taken as one: “{table.answers[label]}”"


def _begins(words: str, label: str) -> bool:
    return words[: len(label)].casefold() == label.casefold() and not words[len(label) : len(label) + 1].isalnum()


def _begins_as_form(piece: Piece) -> bool:
    return _words_of(piece.block).startswith(_INTRODUCTION)


def _without_own(piece: Piece) -> Piece | None:
    """``piece`` without the form's own words; None where there are no others."""
    block = piece.block
    if not isinstance(block, Heading | Paragraph):
        return piece
    if _words_of(block) in _OF_THE_FORM:
        return None
    match block.content:
        case (Text(text=first), *others) if isinstance(block, Heading) and _begins(first, _TEXT):
            content: Inlines = (Text(first[len(_TEXT) :].lstrip(" :-–—")), *others)
        case content:
            content = tuple(Text(_rest(each.text)) if isinstance(each, Text) else each for each in content)
    return piece if content == block.content else replace(piece, block=replace(block, content=content))


def _rest(text: str) -> str:
    """``text`` without the form's paragraphs in it: people write before and behind them."""
    for own in (_INTRODUCTION, _PROMPT):
        before, is_there, after = text.partition(own)
        if is_there:
            text = f"{before.rstrip()} {after.lstrip()}".lstrip()
    return text


def _words_of(block: Block) -> str:
    return _words(block.content) if isinstance(block, Heading | Paragraph) else ""


def _words(content: Inlines) -> str:
    return " ".join(plain_text(content).split())


def _lines(cell: Inlines) -> list[str]:
    """The lines of ``cell`` that say something, those of a list without its signs."""
    lines: list[list[Inline]] = [[]]
    for each in cell:
        if isinstance(each, LineBreak):
            lines.append([])
        else:
            lines[-1].append(each)
    words = (_words(tuple(line)).removeprefix(_SIGN) for line in lines)
    return [line for line in words if line]
