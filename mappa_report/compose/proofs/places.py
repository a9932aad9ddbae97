"""Where in a report something stands, in words that its readers know: tables and sections, each with a link."""

from collections.abc import Iterable, Iterator, Sequence

from mappa_report.compose.filling import Filler
from mappa_report.document.blocks import BulletList, Heading, Paragraph, Table
from mappa_report.document.document import Document
from mappa_report.document.inlines import Inlines, Link, Text, bare, plain_text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Path
from mappa_report.model.section import Section

GAP = "[missing]"
"""Stands for what is still to come: a figure in a sentence, or the text of a section."""

_MOST_NAMED = 3


class Places:
    """The tables and sections of ``document``, which was made of ``report``."""

    def __init__(self, report: AnnualReport, document: Document, filler: Filler) -> None:
        self.filler = filler
        self._tables: dict[str, Table] = {}
        self._titles: dict[str, str] = {}
        self._names: dict[Path, str] = {}
        self._sections = dict(_sections(report, document))
        waiting = [block for block in document.blocks if isinstance(block, Table) and block.caption and block.anchor]
        for table in report.edition.form.tables:
            title = filler.words(table.title)
            made = next((each for each in waiting if each.caption and _bare(each.caption.text).startswith(title)), None)
            if made:
                waiting.remove(made)
            for path, row, column in table.slots():
                labels = (row.label, column.label) if column else (row.label,)
                self._names[path] = ", ".join(map(filler.words, labels))
                for known in (path, path[:-1], (table.key,)):
                    self._titles.setdefault(".".join(known), title)
                    if made:
                        self._tables.setdefault(".".join(known), made)

    def name(self, path: Path) -> str:
        """The figure at ``path`` by its row and column; blank for what is no figure of the form."""
        return self._names.get(path, "")

    def trails(self) -> Iterator[tuple[str, str]]:
        """The keys that lead to each figure, as messages join them, with its row, column and table; longest first."""
        named = {" › ".join(path).replace("_", " "): path for path in self._names if len(path) > 1}
        for trail in sorted(named, key=len, reverse=True):
            path = named[trail]
            yield trail, f"“{self._names[path]}” in {plain_text(self.table(path))}"

    def table_title(self, path: Path) -> str:
        """The title of the table that ``path`` is in; blank for none."""
        return self._titles.get(".".join(path), "") if path else ""

    def table(self, path: Path) -> Inlines:
        """The number of the table that ``path`` is in, as a link with its page; its title where it is not printed."""
        made = self._tables.get(".".join(path)) if path else None
        if made is None or made.caption is None:
            title = self.table_title(path)
            return (Text(f"“{title}”"),) if title else ()
        return (Link((Text(f"{made.caption.label} {made.caption.number}"),), f"#{made.anchor}", has_page=True),)

    def section_title(self, file: str) -> str:
        """The title of the section in ``file``; blank where that is none that prints."""
        return self._sections[file][0].title if file in self._sections else ""

    def titles(self) -> dict[str, str]:
        """The title of each section by its file."""
        return {file: section.title for file, (section, _) in self._sections.items()}

    def section(self, file: str) -> Inlines:
        """The title of the section in ``file``, as a link with its page; nothing where that is none that prints."""
        if file not in self._sections:
            return ()
        section, anchor = self._sections[file]
        words = (Text(f"“{section.title}”"),)
        return (Link(words, f"#{anchor}", has_page=True),) if anchor else words


def _sections(report: AnnualReport, document: Document) -> Iterator[tuple[str, tuple[Section, str]]]:
    """Each section of ``report`` by its file, with the anchor of its heading."""
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    for section in report.sections:
        title = " ".join(section.title.split())
        found = next((each for each in headings if _bare(each.content) == title), None)
        if found:
            headings.remove(found)
        yield section.place.file, (section, found.anchor if found else "")


def _bare(content: Inlines) -> str:
    """The words of ``content`` as they were before they were set."""
    return bare(plain_text(content))


def paragraph(*content: str | Inlines) -> Paragraph:
    """One paragraph of words and lines."""
    return Paragraph(line(*content))


def line(*content: str | Inlines) -> Inlines:
    """Words and lines one after another."""
    return tuple(node for each in content for node in ((Text(each),) if isinstance(each, str) else each))


def bullets(items: Iterable[Inlines]) -> BulletList:
    """A list with an item for each of ``items``."""
    return BulletList(tuple((Paragraph(each),) for each in items))


def some_of(names: Sequence[str]) -> str:
    """The first few of ``names``, and how many more there are."""
    more = (f"{len(names) - _MOST_NAMED} more",) if len(names) > _MOST_NAMED else ()
    return listed((*names[:_MOST_NAMED], *more))


def listed(words: Sequence[str], between: str = ", ") -> str:
    """ "a", "a and b", "a, b and c"; with a semicolon between them, one stands before the "and" too."""
    if len(words) < 2:
        return "".join(words)
    last = " and " if between == ", " else f"{between}and "
    return f"{between.join(words[:-1])}{last}{words[-1]}"
