"""The figures that a form asks for, looked for in the lines of a finished file by their labels and by what adds up."""

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from mappa_report.importing.cells import BLANK
from mappa_report.importing.figures.beside import Beside
from mappa_report.importing.figures.blocks import Block, blocks, types_fit
from mappa_report.importing.figures.broken_years import pieces_with_unread_years
from mappa_report.importing.figures.captions import caption_lines
from mappa_report.importing.figures.known import has_figure_within
from mappa_report.importing.figures.placing import Laid
from mappa_report.importing.figures.result import Figures, Located, Tie
from mappa_report.importing.figures.rows import Cell
from mappa_report.importing.figures.settling import settle
from mappa_report.importing.figures.singles import Single, singles
from mappa_report.importing.figures.streams import folded, parted, rows_of, turned
from mappa_report.importing.figures.tidy import tidied
from mappa_report.importing.figures.unread import unread_tables
from mappa_report.importing.figures.vocabulary import Asked, Vocabulary, vocabulary_of
from mappa_report.importing.lines import Line
from mappa_report.model.figure import Path
from mappa_report.model.form import Form, FormTable

_ENOUGH = 1.75
_ENOUGH_ALONE = 0.45
_SURE_LABEL = 0.55
_SURE_ALONE = 0.55
_BY_NO_HEADS = "its row stands alone, and the headings of its columns were not recognised"
_OF_WHICH_YEAR = "a heading of its table names a year that could not be read"
_MADE = 0.15
"""What a table that had to be turned round or folded has to be better by."""


def find_figures(form: Form, year: int, lines: Sequence[Line]) -> Figures:
    """Every figure that ``form`` asks for and ``lines`` have, for the reporting year ``year``.

    ``form`` has the units of the area, if it takes any. Nothing is found twice, and no figure is used for two.
    """
    vocabulary = vocabulary_of(form)
    rows = _Rows(vocabulary, lines, year)
    first = _Search(vocabulary, rows, lines, _no_opinion).run()
    return _Search(vocabulary, rows, lines, Beside(form, first).weigh).run()


Opinion = Callable[[FormTable, Laid, int], float]


def _no_opinion(_table: FormTable, _laid: Laid, _line: int) -> float:
    return 0.0


class _Rows:
    """The rows of a file, and those that stand so if a table is turned round or folded."""

    def __init__(self, vocabulary: Vocabulary, lines: Sequence[Line], year: int) -> None:
        self.printed = rows_of(lines, vocabulary.labels, year)
        fold, parts = folded(self.printed), parted(self.printed)
        self.made = [turned(self.printed), fold, turned(fold), parts, turned(parts)]
        self.year = year
        self.blocks = [block for asked in vocabulary.tables for block in self._blocks(asked)]

    def _blocks(self, asked: Asked) -> Iterable[Block]:
        yield from blocks(asked, self.printed, self.year)
        for rows in (*self.made, tidied(asked, self.printed)):
            for block in blocks(asked, rows, self.year):
                yield replace(block, score=block.score - _MADE)

    def singles(self, asked: Asked, vocabulary: Vocabulary) -> Iterable[Single]:
        """The rows that may be one of the table ``asked``."""
        return singles(vocabulary, asked, [*self.printed, *self.made[0], *self.made[1]], self.year)


class _Search:
    """Places the best table first, each once and each figure once; ``opinion`` is added to how well a table fits."""

    def __init__(self, vocabulary: Vocabulary, rows: _Rows, lines: Sequence[Line], opinion: Opinion) -> None:
        self.vocabulary, self.rows, self.lines, self.opinion = vocabulary, rows, lines, opinion
        self.located: dict[Path, Located] = {}
        self.ties: list[Tie] = []
        self.tied_lines: set[int] = set()
        self.used: set[tuple[int, int]] = set()
        self.unread = pieces_with_unread_years(lines)

    def run(self) -> Figures:
        """The figures, and the lines that they took."""
        self._whole_tables()
        self._alone()
        # A line none of whose figures was chosen has become nothing: it has to be told of.
        undecided = self.tied_lines - {each.line for each in self.located.values()}
        figure_lines = frozenset(line for line, _ in self.used) - undecided
        is_whole = all(map(self._has, self.vocabulary.tables))
        unread = frozenset() if is_whole else unread_tables(self.lines, self.vocabulary.labels, figure_lines)
        captions = caption_lines(self.lines, figure_lines)
        return Figures(self.located, tuple(self.ties), figure_lines, captions, unread)

    def _whole_tables(self) -> None:
        candidates = [(self._score(block), block) for block in self.rows.blocks if block.score >= _ENOUGH]
        candidates.sort(key=lambda pair: -pair[0])
        placed: set[str] = set()
        for score, block in candidates:
            if score < _ENOUGH:
                break
            if block.asked.table.key not in placed and self.used.isdisjoint(block.cells):
                placed.add(block.asked.table.key)
                self._place(block)

    def _place(self, block: Block) -> None:
        table = block.asked.table
        laid = _with_blanks(block)
        doubt = _doubt(block) or self._year_doubt(block.line)
        tied = _tied(block)
        for path, located in settle(table, laid, self.lines, doubt).items():
            if path not in tied:
                self.located[path] = located
        if tied:
            where = self.lines[next(iter(block.rows.values())).line].where
            words = f"{len(block.ways)} ways to lay its figures into the columns add up as well"
            self.ties.append(Tie(tied, where, words))
            self.tied_lines |= {line for line, _ in block.cells}
        self.used |= block.cells

    def _year_doubt(self, line: int) -> str:
        """Why figures of the table round ``line`` may be another year's, "" if nothing says so."""
        return _OF_WHICH_YEAR if self.lines[line].piece in self.unread else ""

    def _score(self, candidate: Block | Single) -> float:
        return candidate.score + self.opinion(candidate.asked.table, candidate.laid, candidate.line)

    def _alone(self) -> None:
        """Single figures, and rows of the tables that were not found whole."""
        missing = [asked for asked in self.vocabulary.tables if not self._has(asked)]
        candidates = [single for asked in missing for single in self.rows.singles(asked, self.vocabulary)]
        scored = sorted(((self._score(single), single) for single in candidates), key=lambda pair: -pair[0])
        for score, single in scored:
            if score < _ENOUGH_ALONE:
                break
            if any(path in self.located for path in single.laid) or not self.used.isdisjoint(single.cells):
                continue
            if types_fit(single.asked, single.laid):
                self._place_alone(single)

    def _has(self, asked: Asked) -> bool:
        return any(path in self.located for path, _, _ in asked.table.slots())

    def _place_alone(self, single: Single) -> None:
        is_sure = single.score >= _SURE_ALONE and not has_figure_within(single.row.label, self.vocabulary.labels)
        doubt = "" if is_sure else f"its label there is “{single.row.label[-80:]}”"
        doubt = doubt or ("" if single.is_by_heads else _BY_NO_HEADS) or self._year_doubt(single.line)
        self.located.update(settle(single.asked.table, single.laid, self.lines, doubt))
        self.used |= single.cells


def _with_blanks(block: Block) -> Laid:
    """The best way to lay a table in, and a blank for each place of its rows that nothing was laid into.

    A total of figures that are there is no blank: it stands elsewhere, and was not found.
    """
    laid = dict(block.ways[0].laid)
    unfound = {sum_.total for sum_ in block.asked.table.sums if any(_is_counted(laid, part) for part in sum_.parts)}
    if not block.asked.table.columns:
        return laid
    keys = {path[-1] for way in block.ways for path in way.laid}
    for row in block.asked.table.rows:
        if row.key not in block.rows:
            continue
        for column in block.asked.table.columns:
            path = block.asked.table.path(row, column)
            if (
                path not in laid
                and path not in unfound
                and (column.key in keys or path in block.asked.table.inapplicable)
            ):
                laid[path] = Cell(BLANK, block.rows[row.key].line, -1)
    return laid


def _is_counted(laid: Laid, path: Path) -> bool:
    return path in laid and bool(laid[path].value.number)


def _doubt(block: Block) -> str:
    best = block.ways[0]
    if block.label < _SURE_LABEL:
        row = next(iter(block.rows.values()))
        return f"the labels of its rows are unlike those of the form, such as “{row.label[:80]}”"
    figures = max(len(row.figures) for row in block.rows.values())
    if not block.is_by_heads and figures > max(len(block.order), len(block.asked.table.columns)):
        return "its rows have more figures than the form has columns, and their headings were not recognised"
    if not block.is_by_heads and any(not _has_figures(block, row.key) for row in block.asked.table.rows):
        return "the headings of its columns were not recognised, and not all of its rows are there"
    if not block.is_by_heads and best.broken:
        return "the headings of its columns were not recognised, and its sums do not add up"
    if not block.is_by_heads and not best.held and best.blank:
        return "the headings of its columns were not recognised, and no sum shows which cell is blank"
    return "a total printed in its table is not the sum of its parts" if best.broken else ""


def _has_figures(block: Block, key: str) -> bool:
    return key in block.rows and bool(block.rows[key].figures)


def _tied(block: Block) -> tuple[Path, ...]:
    """The figures that stand elsewhere in another way that adds up as well."""
    best, *others = block.ways
    differing: dict[Path, None] = {}
    for other in others:
        for path in {**best.laid, **other.laid}:
            ours, theirs = best.laid.get(path), other.laid.get(path)
            if (ours and ours.value) != (theirs and theirs.value):
                differing[path] = None
    return tuple(differing)
