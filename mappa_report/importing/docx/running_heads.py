"""What stands at the head and foot of every page: told with its words, and left out."""

from collections.abc import Iterator
from typing import Any

from mappa_report.importing.docx.tags import A, V
from mappa_report.importing.docx.word_file import WordFile
from mappa_report.importing.finished import ToldKind
from mappa_report.unpacking.docx.package import W

_KINDS = {"header": "head", "footer": "foot"}
_MOST_WORDS = 2_000
_TEXT = (f"{W}t", f"{W}tab", f"{W}p", f"{W}br")


def tell_running_heads(file: WordFile) -> None:
    """Tell what the running heads and feet of ``file`` say, each once."""
    for relation in sorted(file.relations.values(), key=lambda each: (each.kind != "header", each.target)):
        if relation.kind in _KINDS and not relation.is_outside:
            root = file.package.part(relation.target)
            if root is not None:
                _tell(file, _KINDS[relation.kind], root)


def _tell(file: WordFile, what: str, root: Any) -> None:
    words = " ".join("".join(_words(root)).split())[:_MOST_WORDS]
    if any(map(str.isalpha, words)):
        text = f"the running {what} of the pages was left out: {words}"
        file.telling.tell(ToldKind.RUNNING_HEAD, "", text, text)
    if next(root.iter(f"{A}blip", f"{V}imagedata"), None) is not None:
        text = f"a picture in the running {what} of the pages was left out"
        file.telling.tell(ToldKind.RUNNING_HEAD, "", text, text)


def _words(root: Any) -> Iterator[str]:
    for each in root.iter(*_TEXT):
        yield (each.text or "") if each.tag == f"{W}t" else " "
