"""An OpenDocument text as a reader of it would see it: blocks with their places, and what is told."""

from __future__ import annotations

from mappa_report.importing.finished import Finished, ToldKind
from mappa_report.importing.odt.body_walk import BodyWalk
from mappa_report.importing.odt.odt_file import OFFICE, STYLE, TEXT, OdtFile
from mappa_report.importing.office.finishing import finish
from mappa_report.importing.sent_file import read_sent

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MOST_WORDS = 2_000
_MACROS = ("Basic/", "Scripts/")


def read_odt(data: bytes, name: str) -> Finished:
    """What the OpenDocument text ``data``, which messages call ``name``, holds. Raises FileRefused."""
    return read_sent(finished_odt, data, name)


def finished_odt(data: bytes) -> Finished:
    """The same, read in this process. Raises Unreadable."""
    file = OdtFile(data)
    body = file.root.find(f"{OFFICE}body/{OFFICE}text")
    walked = BodyWalk(file).walked(body) if body is not None else []
    _tell_changes(file)
    _tell_running_heads(file)
    if any(name.startswith(_MACROS) for name in file.package.sizes):
        file.telling.tell(ToldKind.MACRO, "", "the file's macros were left out; none was run")
    return finish(walked, _property(file), file.language(), file.telling)


def _tell_changes(file: OdtFile) -> None:
    """Tracked changes: what was deleted stands apart from the text, and is never met; what was inserted is text."""
    for kind, what in (("insertion", "an insertion"), ("deletion", "a deletion")):
        for _ in file.root.iter(f"{TEXT}{kind}"):
            words = f"{what} that was tracked is settled as if accepted"
            many = f"{{}} {kind}s that were tracked are settled as if accepted"
            file.telling.tell(ToldKind.CHANGES, "", words, many)


def _tell_running_heads(file: OdtFile) -> None:
    for page in file.styles.iter(f"{STYLE}master-page") if file.styles is not None else ():
        for each in page:
            name = str(each.tag).rpartition("}")[2]
            words = " ".join(" ".join(each.itertext()).split())[:_MOST_WORDS]
            if name.startswith(("header", "footer")) and any(map(str.isalpha, words)):
                text = (
                    f"the running {'head' if name.startswith('header') else 'foot'} of the pages was left out: {words}"
                )
                file.telling.tell(ToldKind.RUNNING_HEAD, "", text, text)


def _property(file: OdtFile) -> str:
    """The title in the file's properties. Nothing else of them is looked at: they name people."""
    meta = file.package.part("meta.xml")
    element = next(meta.iter(_TITLE), None) if meta is not None else None
    return (element.text or "") if element is not None else ""
