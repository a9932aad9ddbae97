"""Words that are too long for any line, divided."""

from msgspec.structs import replace

from mappa_report.document.bounds import MAX_WORD_LENGTH
from mappa_report.document.inlines import Footnote, Inline, Inlines, LineBreak, Placeholder, Text
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.markdown.telling import Telling


def with_words_divided(content: Inlines, telling: Telling) -> Inlines:
    """``content`` with a blank in each word of more letters than are read. A word may run over several nodes."""
    divider = _Divider()
    divided = tuple(map(divider.node, content))
    if not divider.has_divided:
        return content
    telling.tell(ToldKind.WORD, f"a word of more than {MAX_WORD_LENGTH} letters was divided")
    return divided


class _Divider:
    def __init__(self) -> None:
        self.has_divided = False
        self._length = 0

    def node(self, node: Inline) -> Inline:
        if isinstance(node, Text):
            return Text(self._text(node.text))
        if isinstance(node, LineBreak):
            self._length = 0
        if isinstance(node, LineBreak | Footnote | Placeholder):
            return node
        return replace(node, content=tuple(map(self.node, node.content)))

    def _text(self, text: str) -> str:
        if self._length + len(text) <= MAX_WORD_LENGTH:  # as nearly always
            last = text.split()[-1:] if text[-1:].strip() else []
            is_one_word = bool(last) and len(last[0]) == len(text)
            self._length = (self._length if is_one_word else 0) + sum(map(len, last))
            return text
        made = []
        for sign in text:
            self._length = 0 if sign.isspace() else self._length + 1
            if self._length > MAX_WORD_LENGTH:
                made.append(" ")
                self._length, self.has_divided = 1, True
            made.append(sign)
        return "".join(made)
