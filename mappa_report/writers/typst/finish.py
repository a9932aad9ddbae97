"""The PDF that Typst made, with what only we can say of it: the roles of its tags, and what its links are called."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Pdf

from mappa_report.document.document import Document
from mappa_report.document.inlines import Foreign, Link
from mappa_report.writers import TemplateFault
from mappa_report.writers.typst.files import MAIN
from mappa_report.writers.typst.phrases import Phrase, phrases_of
from mappa_report.writers.typst.roles import Roles
from mappa_report.writers.typst.spaces import name_spaces
from mappa_report.writers.typst.tree import Annotation, Element, read_tree
from mappa_report.writers.typst.tree_writer import TreeWriter
from mappa_report.writers.typst.words import words_alone


def finish_pdf(data: bytes, document: Document) -> bytes:
    """``data`` with complete tags. Raises TemplateFault if not all links of ``document`` are in it."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        tree = read_tree(pdf)
        Roles().settle(tree)
        _complete_phrases(tree, list(phrases_of(document)))
        TreeWriter(pdf).write(tree)
        name_spaces(pdf)
        pdf.Root.Lang = pikepdf.String(document.language)  # of which Typst knows the first part and the region
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)  # of the rest of what Typst says here Poppler complains
        saved = io.BytesIO()
        pdf.save(saved, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return saved.getvalue()


def _complete_phrases(tree: Element, phrases: Sequence[Phrase]) -> None:
    """Say what each link is called, and the language of what is in another."""
    for role, kind, called in (("Link", Link, "links"), ("Span", Foreign, "phrases in other languages")):
        wanted = [phrase for phrase in phrases if isinstance(phrase, kind)]
        found = [element for element in tree.within() if element.role == role]
        if len(found) != len(wanted):
            message = f"of {len(wanted)} {called} it prints {len(found)}"
            raise TemplateFault(f"templates/{MAIN}", message, f"have it print all {called}, and each of them once.")
        for element, phrase in zip(found, wanted, strict=True):
            _complete(element, phrase)


def _complete(element: Element, phrase: Phrase) -> None:
    if isinstance(phrase, Foreign):
        element.about["Lang"] = pikepdf.String(phrase.language)
        return
    name = pikepdf.String(phrase.name or words_alone(phrase.content))
    for kid in element.kids:
        if isinstance(kid, Annotation):
            kid.reference.Obj.Contents = name
