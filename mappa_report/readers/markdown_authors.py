"""Who said the words of a quotation, typed as an item of a list below them."""

from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.markdown_quotations import GOES_ON, SAID
from mappa_report.readers.markdown_tokens import line_of
from mappa_report.source.place import Place, Source

_MOST_WORDS = 12


def listed_author(quotation: SyntaxTreeNode, source: Source) -> Iterator[Problem]:
    """A warning where ``quotation`` ends with a list of one short item, as of who spoke, behind the sign of an item."""
    said, last = quotation.children[-2:] if len(quotation.children) > 1 else (None, None)
    if said is None or last is None or said.type != "paragraph" or last.type != "bullet_list":
        return
    number = line_of(last)
    line = source.line(number).rstrip()
    words = line.lstrip("> \t")
    is_one_line = last.map is not None and not "".join(map(source.line, range(number + 1, last.map[1] + 1))).strip("> ")
    is_author = not words.endswith(GOES_ON) and len(words.split()) <= _MOST_WORDS
    if is_one_line and is_author and SAID.search(said.children[0].content):
        message = f"this line prints as an item of a list, behind its {words[:1]}, and not as who said the words above"
        hint = f"write  > — {words[1:].strip()}  with a dash, if it says that; else end it with a full stop."
        place = Place(source, number, len(line) - len(words) + 1, len(words))
        yield Problem("taken-for-markup", message, place, Severity.WARNING, hint=hint)
