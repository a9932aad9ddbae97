"""Questions that are answered by several labelled figures in one cell into rows."""

from collections.abc import Sequence

from mappa_report.importing.figures.answers import Answer, segments_of
from mappa_report.importing.figures.rows import Cell, Row


def answer_rows(
    question: str, answers: Sequence[Answer], line: int, at: int, title: tuple[str, ...], table: int
) -> list[Row]:
    """A row for each label that stands over others, else one for the ``question``."""
    overs = list(dict.fromkeys(answer.over for answer in answers))
    if overs == [""]:
        segments = segments_of(question)
        heads = tuple(segments.get(answer.label.casefold(), answer.label) for answer in answers)
        cells = tuple(Cell(answer.value, line, at * 100 + number) for number, answer in enumerate(answers))
        return [Row(question, cells, line, heads, (), title, table=table, is_made=True)]
    rows = []
    for over in overs:
        numbered = [(number, answer) for number, answer in enumerate(answers) if answer.over == over]
        cells = tuple(Cell(answer.value, line, at * 100 + number) for number, answer in numbered)
        heads = tuple(answer.label for _, answer in numbered)
        rows.append(Row(over, cells, line, heads, (question,), title, table=table, is_made=True))
    return rows
