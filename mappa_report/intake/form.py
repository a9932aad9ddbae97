"""The form in which a contributor writes a section: a Word file that goes out, and what it says once it comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.blocks import Block, Column, Heading, Paragraph, Row, Table
from mappa_report.document.document import Document, Furniture
from mappa_report.document.inlines import Inlines, Text, plain_text
from mappa_report.importing.finished import Finished, Piece
from mappa_report.model.section import Author

_NAME = "A section of the MAPPA annual report"
_INTRODUCTION = (
    "Put right what the table says of the section, and write its text below. Give agencies and roles, and no name of a "
    "person. Save it as a Word document, and send that back."
)
_TITLE, _ROLE, _AGENCY = "Title of the section", "Role of whoever writes it", "Agency"
_ANSWERS = frozenset((_TITLE, _ROLE, _AGENCY))
_REPORT, _DUE = "Report", "To come in by"
_TEXT = "Text of the section"
_PROMPT = "[Write the text here, in place of these words.]"
_OF_THE_FORM = frozenset((_NAME, _INTRODUCTION, _TEXT, _PROMPT))


class Form(Struct, frozen=True):
    """What a form asks for: a section of the ``report``, by when, and what is known of it already."""

    report: str
    due: str
    title: str
    author: Author


def form_document(form: Form, created: int | None) -> Document:
    """``form`` as a Document, to be made a Word file."""
    known = {_REPORT: form.report, _DUE: form.due, _TITLE: form.title, _ROLE: form.author.role,
             _AGENCY: form.author.organisation}  # fmt: skip
    rows = tuple(Row(((Text(label),), (Text(words or "\N{NO-BREAK SPACE}"),))) for label, words in known.items())
    columns = (Column((Text("About the section"),)), Column((Text("What to put right"),)))
    blocks = (
        Paragraph((Text(_INTRODUCTION),)),
        Table(columns, rows, has_row_headers=True, summary="A form: what is known of the section, to be put right."),
        Heading(1, (Text(_TEXT),), "text"),
        Paragraph((Text(_PROMPT),)),
    )
    furniture = Furniture(form.report, "Contents", "Page", "Skip to content")
    return Document(_NAME, "", "", f"{_NAME}. {form.report}.", "en-GB", furniture, (), blocks, created=created)


class FilledIn(Struct, frozen=True):
    """A contribution without what a form says of itself, and the author that it names, blank without a form."""

    finished: Finished
    author: Author = Author("", "")


def filled_in(finished: Finished) -> FilledIn:
    """What somebody has written into a form, its title that of the section; any other contribution as it is."""
    table, answers = next(_tables(finished), (None, {}))
    if table is None:
        return FilledIn(finished)
    pieces = (_without_prompt(piece) for piece in finished.pieces if piece is not table)
    told = tuple(each for each in finished.told if each.where != table.where)
    kept = tuple(piece for piece in pieces if _words_of(piece.block) not in _OF_THE_FORM)
    author = Author(answers.get(_ROLE, ""), answers.get(_AGENCY, ""))
    return FilledIn(replace(finished, title=answers.get(_TITLE, ""), pieces=kept, told=told), author)


def _tables(finished: Finished) -> Iterator[tuple[Piece, Mapping[str, str]]]:
    """The table of a form, and its answers by what they answer. Programs lose headers, so any row may be one."""
    for piece in finished.pieces:
        if isinstance(piece.block, Table):
            rows = (tuple(column.heading for column in piece.block.columns), *(row.cells for row in piece.block.rows))
            answers = {_words(row[0]): _words(row[1]) for row in rows if len(row) > 1}
            if len(_ANSWERS & answers.keys()) > 1:
                yield piece, answers


def _without_prompt(piece: Piece) -> Piece:
    """``piece`` without the words in whose place text was to be written, where somebody has written behind them."""
    match piece.block:
        case Paragraph(content=(Text(text=first), *others)) as block if first.lstrip().startswith(_PROMPT):
            text = first.lstrip().removeprefix(_PROMPT).lstrip()
            if text or others:
                return replace(piece, block=replace(block, content=(Text(text), *others)))
    return piece


def _words_of(block: Block) -> str:
    return _words(block.content) if isinstance(block, Heading | Paragraph) else ""


def _words(content: Inlines) -> str:
    return " ".join(plain_text(content).split())
