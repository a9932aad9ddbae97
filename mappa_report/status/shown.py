"""How far reports have come, in words: the same blocks for a terminal and for a page."""

from collections.abc import Iterable, Iterator
from datetime import date

from mappa_report.document.blocks import Block, Blocks, Caption, Column, Paragraph, Row, Table
from mappa_report.document.document import Document, Furniture
from mappa_report.document.inlines import Inlines, Strong, Text
from mappa_report.model.year import ReportingYear
from mappa_report.status.state import Part, Status
from mappa_report.wording.numbers import format_date

_TEXTS = {"written": "written", "none": "not yet", "illustrative": "illustrative", "": ""}

_NOTHING = "–"


def title_of(status: Status) -> str:
    """The report that ``status`` is of."""
    return f"MAPPA annual report of {status.name}, {ReportingYear(status.year).label}"


def status_blocks(status: Status) -> Blocks:
    """One report's ``status``."""
    return (
        *(Paragraph((Text(sentence),)) for sentence in _sentences(status)),
        *_table("Who owes what", ("Part", "Owed by", "How far", "Due", "Text"), map(_part, status.parts)),
    )


def all_blocks(statuses: Iterable[Status]) -> Blocks:
    """A line for each report."""
    columns = ("Report", "To come in", "Figures to come", "Errors", "Warnings", "Last proof", "Signed off", "Published")
    return tuple(_table("Reports", columns, map(_line, statuses)))


def page_of(title: str, blocks: Blocks, day: date) -> Document:
    """``blocks`` as a page to send round, which says on which ``day`` it was so."""
    subtitle = f"How far it has come, as of {format_date(day)}"
    furniture = Furniture(title, "Contents", "Page", "Skip to content")
    return Document(title, subtitle, "", f"{title}. {subtitle}.", "en-GB", furniture, (), blocks)


def _sentences(status: Status) -> Iterator[str]:
    owed = [each for each in status.parts if each.who]
    late = sum(each.is_late for each in owed)
    if owed:
        yield f"Parts that have not come in: {status.outstanding} of {len(owed)}{f', {late} late' if late else ''}."
    else:
        yield "contributors.yaml names nobody who owes a part."
    yield f"Figures still to come: {status.figures_to_come} of {status.figures}."
    yield f"A check finds {status.problems}."
    yield from _proof_and_signing(status)


def _proof_and_signing(status: Status) -> Iterator[str]:
    if proof := status.proof:
        reply = f", for a reply by {format_date(proof.reply_by)}" if proof.reply_by else ""
        yield f"Proof {proof.number} was made on {format_date(proof.made)}{reply}{_since(proof.is_stale)}."
    else:
        yield "No proof has been made."
    if signed := status.sign_off:
        yield (
            f"Signed off by the {signed.role} on {format_date(signed.day)}, on proof {signed.proof}"
            f"{_since(signed.is_stale)}."
        )
    else:
        yield "Nobody has signed it off."
    if status.published:
        yield f"Published on {format_date(status.published)}."


def _since(is_stale: bool) -> str:
    return "; it has changed since" if is_stale else ""


def _part(part: Part) -> tuple[Inlines, ...]:
    day = part.agreed or part.received or part.asked
    state = f"{part.state} {format_date(day)}" if day else part.state
    due = format_date(part.due) if part.due else ""
    late: Inlines = (Text(", "), Strong((Text("late"),))) if part.is_late else ()
    return (
        (Text(part.what),), (Text(part.who or "nobody named"),), (Text(state or _NOTHING), *late),
        (Text(due or _NOTHING),), (Text(_TEXTS[part.text] or _NOTHING),),
    )  # fmt: skip


def _line(status: Status) -> tuple[Inlines, ...]:
    cells = (
        f"{status.name} {status.year}", str(status.outstanding), str(status.figures_to_come),
        str(status.problems.errors), str(status.problems.warnings),
        str(status.proof.number) if status.proof else _NOTHING,
        format_date(status.sign_off.day) if status.sign_off else _NOTHING,
        format_date(status.published) if status.published else _NOTHING,
    )  # fmt: skip
    return tuple((Text(cell),) for cell in cells)


def _table(caption: str, columns: Iterable[str], rows: Iterable[tuple[Inlines, ...]]) -> Iterator[Block]:
    cells = tuple(map(Row, rows))
    if cells:
        headings = tuple(Column((Text(heading),)) for heading in columns)
        yield Table(headings, cells, has_row_headers=True, caption=Caption("Table", 1, (Text(caption),)))
