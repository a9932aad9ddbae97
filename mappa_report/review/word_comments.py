"""The comments of a Word file, with whom they answer and whether they are settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mappa_report.importing.docx.word_file import WordFile
from mappa_report.review.word_items import Comment
from mappa_report.unpacking.bounds import check_bound
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.relations import part_of_kind

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_BREAKS = (f"{W}br", f"{W}cr")
_MAX_COMMENTS = 1_000
_MAX_TEXT = 2_000
_MAX_NAME = 100


def comments_of(file: WordFile, quoted: Mapping[str, str]) -> tuple[Comment, ...]:
    """The comments of ``file``; ``quoted`` are the words that each stands at, by its id."""
    root = _part(file, "comments")
    comments = [each for each in (root if root is not None else ()) if each.tag == f"{W}comment"]
    check_bound("comments in this Word file", len(comments), _MAX_COMMENTS)
    more = {str(each.get(f"{_W15}paraId", "")): each for each in _extended(file)}
    by_paragraph = {name: str(each.get(f"{W}id", "")) for each in comments for name in _paragraphs(each)}
    return tuple(_comment(each, quoted, more, by_paragraph) for each in comments)


def _comment(
    element: Any, quoted: Mapping[str, str], more: Mapping[str, Any], by_paragraph: Mapping[str, str]
) -> Comment:
    name = str(element.get(f"{W}id", ""))
    last = next(reversed(_paragraphs(element)), "")
    extended = more.get(last)
    parent = by_paragraph.get(str(extended.get(f"{_W15}paraIdParent", "")), "") if extended is not None else ""
    lines = [line for words in element.iter(f"{W}p") for line in "".join(_written(words)).split("\n")]
    return Comment(
        name,
        " ".join(str(element.get(f"{W}author", "")).split())[:_MAX_NAME],
        str(element.get(f"{W}date", ""))[:_MAX_NAME],
        "\n".join(" ".join(line.split()) for line in lines if line.strip())[:_MAX_TEXT],
        " ".join(quoted.get(name, "").split())[:_MAX_TEXT],
        parent if parent != name else "",
        extended is not None and extended.get(f"{_W15}done") in ("1", "true"),
    )


def _written(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph. LibreOffice has the lines of a comment as texts of one run, with nothing between."""
    for run in paragraph.iter(f"{W}r"):
        last = ""
        for each in run:
            if each.tag in _BREAKS or each.tag == last == f"{W}t":
                yield "\n"
            yield (each.text or "") if each.tag == f"{W}t" else " " if each.tag == f"{W}tab" else ""
            last = each.tag


def _paragraphs(element: Any) -> list[str]:
    """The names that Word gives the paragraphs of a comment; a reply is known by the last of the one it answers."""
    return [name for each in element.iter(f"{W}p") if (name := str(each.get(f"{_W14}paraId", "")))]


def _extended(file: WordFile) -> list[Any]:
    root = _part(file, "commentsExtended")
    return list(root) if root is not None else []


def _part(file: WordFile, kind: str) -> Any | None:
    name = part_of_kind(file.package, file.relations, kind)
    return file.package.part(name) if name else None
