"""The notes of a page by their names, each read where its mark stands, and a Problem for what does not go together."""

from abc import abstractmethod
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from mappa_report.document.blocks import Block, Blocks, BulletList, NumberedList, Paragraph, Quotation
from mappa_report.document.inlines import Footnote
from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_inlines import InlineReader
from mappa_report.readers.markdown_notes import NOTE
from mappa_report.readers.markdown_tokens import line_of
from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Prose


class Notes:
    """Those of the page ``tree``. Problems are appended to ``problems``."""

    def __init__(self, tree: SyntaxTreeNode, source: Source, problems: list[Problem]) -> None:
        self.source, self._problems = source, problems
        self._notes: dict[str, SyntaxTreeNode] = {}
        self._marks: dict[str, Place] = {}
        for node in _notes_in(tree):
            if (first := self._notes.setdefault(node.info, node)) is not node:
                message = f"the note [^{node.info}] stands in line {line_of(first)} too"
                hint = f"give each a name of its own, such as [^{node.info}a], and its mark the same."
                on_page = "take one of them out, and put its words into a footnote of its own."
                problems.append(Problem("note-repeated", message, self._place(node), hint=hint, on_page=on_page))

    def note(self, name: str, place: Place) -> SyntaxTreeNode | None:
        """The note that the mark at ``place`` is of; None, after a Problem, where there is none, or it has its mark."""
        node = self._notes.get(name)
        if node is None:
            hint = (
                f"write  [^{name}]: and the words of the note  in a paragraph of its own, or take the mark out; "
                "put a \\ before it if the signs themselves are meant."
            )
            message, on_page = (
                f"there is no note for the mark [^{name}]",
                "take the mark out, or put a footnote in its place.",
            )
            self._problems.append(Problem("note-missing", message, place, hint=hint, on_page=on_page))
        elif (first := self._marks.setdefault(name, place)) is not place:
            message = f"the note [^{name}] has its mark in line {first.line} already"
            hint = "give this place a note of its own, which may say where to look."
            self._problems.append(Problem("note-repeated", message, place, hint=hint))
            return None
        return node

    def see(self, name: str, place: Place) -> None:
        """Take it that the mark of the note is at ``place``, be it one that can't stand there."""
        self._marks.setdefault(name, place)

    def without_mark(self) -> Iterator[Problem]:
        """A Problem for each note that no mark has asked for, and that would print nowhere."""
        for name, node in self._notes.items():
            if name not in self._marks:
                hint = f"put [^{name}] into the text, right behind what the note is on, or take the note out."
                message = f"no mark leads to the note [^{name}]"
                on_page = "put a footnote with its words behind what it is on, and take this one out."
                yield Problem("note-without-mark", message, self._place(node), hint=hint, on_page=on_page)

    def _place(self, node: SyntaxTreeNode) -> Place:
        line = line_of(node)
        start = max(0, self.source.line(line).find("[^"))
        return Place(self.source, line, start + 1, len(node.markup.rstrip()))


class FootnoteReader(InlineReader):
    """Reads notes where their marks are. ``notes`` are those of the page."""

    notes: Notes

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self._in_note = False
        self._following: list[Prose] = []  # that of the notes in the run that is being read

    @abstractmethod
    def children(self, parent: SyntaxTreeNode) -> Blocks:
        """The blocks that ``parent`` holds."""

    def note(self, name: str, place: Place) -> Iterator[Footnote]:
        """The note whose mark stands at ``place``, with its words; none, after a Problem, where that can't be."""
        if self._in_note:
            message, hint = "the mark of a note stands in a note", "say it in this one; a note has none of its own."
            self.problems.append(Problem("markdown-unsupported", message, place, hint=hint))
        elif not self._may_have_notes:
            yield from super().note(name, place)
        elif node := self.notes.note(name, place):
            yield self._footnote(node)
        self.notes.see(name, place)

    def _footnote(self, node: SyntaxTreeNode) -> Footnote:
        """What ``node`` says, read in the midst of the run that its mark is in. Its prose comes after."""
        held = self.prose, self._following, self._pieces, self._word_length
        problems = len(self.problems)
        self.prose, self._following, self._in_note = [], [], True
        content, prose = self.children(node), self.prose
        self.prose, self._following, self._pieces, self._word_length = held
        self._following += prose
        self._in_note, self._may_have_notes = False, True
        if not is_text(content) and len(self.problems) == problems:
            hint = "a note is made of paragraphs, lists and quotations; put anything else into the text."
            message = "this note has no words" if not content else "this note holds more than words"
            place = Place(self.notes.source, line_of(node), 1)
            self.problems.append(Problem("markdown-unsupported", message, place, hint=hint))
        return Footnote(content)

    def end_run(self) -> None:
        """Let the prose of its notes follow a run that has been read."""
        self.prose += self._following
        self._following = []


def _notes_in(tree: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """The notes in ``tree`` in their order, at whatever depth. It is walked without recursion, as it may be deep."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if node.type == NOTE:
            yield node
        if node.type != "inline":
            waiting.extend(reversed(node.children))


def is_text(content: Blocks) -> bool:
    """True for paragraphs, and lists and quotations of them: what a note may be made of. There has to be something."""
    return bool(content) and all(map(_is_text, content))


def _is_text(block: Block) -> bool:
    match block:
        case Paragraph():
            return True
        case BulletList(items) | NumberedList(items):
            return all(not item or is_text(item) for item in items)
        case Quotation(inner):
            return not inner or is_text(inner)
        case _:
            return False
