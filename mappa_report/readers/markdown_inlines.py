"""Text inside a paragraph, heading or cell into inlines, and a Problem for what a report does not have."""

from collections.abc import Iterable, Iterator

from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace

from mappa_report.document.bounds import LINKS, MAX_WORD_LENGTH
from mappa_report.document.inlines import (
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Placeholder,
    Strong,
    Text,
    plain_text,
)
from mappa_report.problems.many import MAX_OF_FILE
from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.markdown_notes import MARK, NOTE_IN_LINE
from mappa_report.readers.markdown_rules import BRACES, FOREIGN, PLACEHOLDER, UNCLOSED
from mappa_report.readers.markdown_tokens import Cursor
from mappa_report.readers.text_file import UNPRINTABLE
from mappa_report.source.place import Place
from mappa_report.source.prose import Cell, Piece, Prose, ProseKind

_EMPHASIS: dict[str, type[Emphasis | Strong]] = {"em": Emphasis, "strong": Strong}
_UNSUPPORTED = {
    "html_block": ("raw-html", "HTML stands here", "write Markdown; if a < is meant as a sign, put a \\ before it."),
    "html_inline": ("raw-html", "HTML stands here", "write Markdown; if a < is meant as a sign, put a \\ before it."),
    "fence": ("markdown-unsupported", "a report has no blocks of code", "remove the ``` lines."),
    "code_inline": ("markdown-unsupported", "a report has no code in its text", "remove the ` signs."),
    "hr": ("markdown-unsupported", "a report has no ruled lines", "remove the line; a heading divides better."),
    NOTE_IN_LINE: (
        "markdown-unsupported",
        "a note stands within its sentence",
        "write  [^1]  here, and  [^1]: and the words of the note  in a paragraph of its own; "
        "if the ^ is meant as a sign, put a \\ before it.",
    ),
    BRACES: (
        "markdown-unsupported",
        "these braces mark no phrase in another language",
        "write a Welsh phrase as [words]{lang=cy}, where cy is the short name of the language; else remove the braces.",
    ),
}


class InlineReader:
    """Reads inlines. Problems are appended to ``problems``, and each run of words to ``prose``."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self._first_problem = len(problems)
        self.prose: list[Prose] = []
        self._pieces: list[Piece] = []
        self._word_length = 0  # of the word that the last piece ends in
        self._may_have_notes = False  # here, in what is being read

    def run(
        self,
        nodes: Iterable[SyntaxTreeNode],
        cursor: Cursor,
        kind: ProseKind = ProseKind.PARAGRAPH,
        cell: Cell | None = None,
        in_list: bool = False,
        may_have_notes: bool = False,
    ) -> Inlines:
        """What ``nodes`` say, which is the whole of a paragraph, heading or cell: kept as Prose too."""
        self._pieces, self._word_length = [], 0
        self._may_have_notes = may_have_notes
        inlines = self.inlines(nodes, cursor)
        if self._pieces:
            self.prose.append(Prose(tuple(self._pieces), kind, cell, in_list))
        return inlines

    def inlines(self, nodes: Iterable[SyntaxTreeNode], cursor: Cursor) -> Inlines:
        """What ``nodes`` say, in order; ``cursor`` moves along with them."""
        return _joined(
            inline for node in nodes if not self.has_enough_problems for inline in self._inline(node, cursor)
        )

    @property
    def has_enough_problems(self) -> bool:
        """True once so much is wrong with the text that no more of it is read."""
        return len(self.problems) - self._first_problem >= MAX_OF_FILE

    def _inline(self, node: SyntaxTreeNode, cursor: Cursor) -> Iterator[Inline]:
        match node.type:
            case "text" | "text_special":
                yield self._text(
                    node.content, cursor, is_literal=node.type == "text_special" and node.content != node.markup
                )
            case "softbreak" | "hardbreak":
                cursor.next_line()
                self._word_length = 0
                self._pieces.append(Piece(" ", None))
                yield LineBreak() if node.type == "hardbreak" else Text(" ")
            case "em" | "strong":
                yield self._emphasis(node, cursor)
            case "link":
                yield from self._link(node, cursor)
            case kind if kind == FOREIGN:
                yield self._foreign(node, cursor)
            case kind if kind == MARK:
                yield from self.note(node.content, cursor.find(node.markup))
            case kind if kind == PLACEHOLDER:
                yield self._placeholder(node, cursor)
            case "image":
                hint = "give the picture a paragraph of its own, with an empty line before and after."
                place = cursor.find("![")
                self.problems.append(Problem("picture-in-text", "a picture stands inside text", place, hint=hint))
            case unsupported:
                self.refuse(unsupported, cursor.find(node.content or node.markup))

    def _emphasis(self, node: SyntaxTreeNode, cursor: Cursor) -> Inline:
        """Words in emphasis; a warning where its signs stand within words or numbers, as in ``2*3*4``."""
        begun, start, sign = cursor.line, cursor.start, node.markup
        content = self.inlines(node.children, cursor)
        before, after = cursor.source.line(begun)[:start], cursor.source.line(cursor.line)[cursor.start :]
        opens = cursor.source.line(begun).startswith(sign, start) and after.startswith(sign)
        if opens and before[-1:].isalnum() and after[len(sign) : len(sign) + 1].isalnum():
            message = f"the two {sign} here stand within words or numbers, mark what is between them, and do not print"
            hint = f"write × for times; put a \\ before each {sign[0]} if the sign itself is meant."
            place = Place(cursor.source, begun, start + 1, len(sign))
            self.problems.append(Problem("taken-for-markup", message, place, Severity.WARNING, hint=hint))
        elif opens and _stars(after) != _stars(cursor.source.line(begun)[start:]) and not _has_emphasis_about(node):
            message = "more signs stand on one side of these words than on the other, and those print"
            hint = f"put as many before the first word as after the last; put a \\ before each {sign[0]} that is meant."
            place = Place(cursor.source, cursor.line, cursor.start + 1, _stars(after))
            self.problems.append(Problem("markup-not-read", message, place, Severity.WARNING, hint=hint))
        return _EMPHASIS[node.type](content)

    def _placeholder(self, node: SyntaxTreeNode, cursor: Cursor) -> Placeholder:
        placeholder = Placeholder(" ".join(node.content.split()), cursor.find(node.markup))
        self._pieces.append(Piece(node.markup, placeholder.place, placeholder.expression))
        return placeholder

    def note(self, name: str, place: Place) -> Iterator[Footnote]:
        """The note whose mark stands at ``place``; none, after a Problem, where no mark can stand."""
        hint = "put it behind a word in a paragraph, in a list or in a cell of a table below its head."
        message = f"the mark [^{name}] of a note can't stand here"
        self.problems.append(Problem("markdown-unsupported", message, place, hint=hint))
        yield from ()

    def _text(self, words: str, cursor: Cursor, is_literal: bool) -> Text:
        self._refuse_unprintable(words, cursor)
        self._refuse_long_words(words, cursor)
        if words:
            self._pieces.append(Piece(words, cursor.find(words), is_literal=is_literal))
        return Text(words)

    def _foreign(self, node: SyntaxTreeNode, cursor: Cursor) -> Foreign:
        first = len(self._pieces)
        content = self.inlines(node.children, cursor)
        self._pieces[first:] = [replace(piece, is_foreign=True) for piece in self._pieces[first:]]
        cursor.find(node.markup)
        return Foreign(content, str(node.attrs["lang"]))

    def _link(self, node: SyntaxTreeNode, cursor: Cursor) -> Inlines:
        """The link; its words alone, after a Problem, where it leads nowhere: a proof prints what a check refuses."""
        target = str(node.attrs["href"])
        may_have_notes, self._may_have_notes = self._may_have_notes, False
        content = self.inlines(node.children, cursor)
        self._may_have_notes = may_have_notes
        if title := str(node.attrs.get("title", "")):
            hint = "say it in the sentence, and take it out of the brackets."
            place, message = cursor.find(title), "what stands behind a link's address prints nowhere"
            self.problems.append(Problem("markup-not-read", message, place, Severity.WARNING, hint=hint))
        return (Link(content, target),) if self._leads_somewhere(target, content, cursor) else content

    def _leads_somewhere(self, target: str, content: Inlines, cursor: Cursor) -> bool:
        if "%7B%7B" in target:
            hint = "write the address out; placeholders are filled in in sentences, headings and tables."
            place = cursor.find("{{")
            self.problems.append(Problem("link-target", "a placeholder can't stand in an address", place, hint=hint))
        elif not LINKS.match(target):
            place = cursor.find(target)
            from mappa_report.readers.markdown_remedies import whole_address  # few links lead nowhere

            hint, edits = whole_address(target, place)
            message, on_page = "this link leads nowhere", "give the link its whole address, such as https://www.gov.uk."
            self.problems.append(Problem("link-target", message, place, hint=hint, edits=edits, on_page=on_page))
        elif not plain_text(content).strip():
            hint, on_page = "say between the square brackets where it leads.", "link words that say where it leads."
            message, place = "this link has no words", cursor.find(target)
            self.problems.append(Problem("link-target", message, place, hint=hint, on_page=on_page))
        else:
            return True
        return False

    def _refuse_unprintable(self, text: str, cursor: Cursor) -> None:
        """Signs that can't be printed can't be typed, but ``&#12;`` names them."""
        if sign := UNPRINTABLE.search(text):
            message = f"a control character (U+{ord(sign[0]):04X}) is written here"
            hint = "remove what stands between & and ; in this line."
            self.problems.append(Problem("control-character", message, cursor.find("&#"), hint=hint))

    def _refuse_long_words(self, text: str, cursor: Cursor) -> None:
        """A word that no line can hold is no word, and takes the layout minutes."""
        before = 0 if text[:1].isspace() else self._word_length
        for word in text.split():
            length = before + len(word)
            if before <= MAX_WORD_LENGTH < length:
                message = f"a word of {length:,} letters stands here"
                hint = "put spaces into it, or remove it."
                self.problems.append(Problem("markdown-unsupported", message, cursor.find(word[:40]), hint=hint))
            before, self._word_length = 0, length
        if text[-1:].isspace():
            self._word_length = 0

    def refuse(self, kind: str, place: Place) -> None:
        """Note that a construct of the parser's ``kind`` has no place in a report."""
        if kind == UNCLOSED:
            from mappa_report.readers.markdown_remedies import both_braces  # few placeholders are left open

            hint, edits = both_braces(place)
            message = "a placeholder is opened and never closed"
            on_page = "take it out, and put the figure in its place."
            problem = Problem("placeholder-syntax", message, place, hint=hint, edits=edits, on_page=on_page)
            self.problems.append(problem)
            return
        from mappa_report.readers.markdown_remedies import ON_PAGE  # few texts have such constructs

        code, message, hint = _UNSUPPORTED[kind]
        self.problems.append(Problem(code, message, place, hint=hint, on_page=ON_PAGE.get(kind, "")))


def _joined(inlines: Iterable[Inline]) -> Inlines:
    """``inlines`` with neighbouring Text nodes made one."""
    joined: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + inline.text)
        elif not isinstance(inline, Text) or inline.text:
            joined.append(inline)
    return tuple(joined)


def _stars(text: str) -> int:
    return len(text) - len(text.lstrip("*"))


def _has_emphasis_about(node: SyntaxTreeNode) -> bool:
    about = (node.parent, *node.children) if node.parent else node.children
    return any(each.type in _EMPHASIS for each in about if each)
