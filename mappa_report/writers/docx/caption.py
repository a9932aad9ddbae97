"""A Caption as Word has it: numbered by a field, so that Word counts those added by hand too. And notes below."""

from collections.abc import Iterator, Sequence

from mappa_report.document.blocks import Caption
from mappa_report.document.inlines import Inlines
from mappa_report.writers.docx.inline import inlines
from mappa_report.writers.docx.styles import Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import (
    Markup,
    WordParagraph,
    bookmark,
    bookmark_name,
    field,
    joined,
    paragraph,
    run,
    w,
)


def caption_block(caption: Caption, anchor: str, target: Target) -> WordParagraph:
    """The paragraph above what it names, its label and number, if it has one, in the bookmark of ``anchor``."""
    if not caption.number:
        words = anchored(inlines(caption.text, target), anchor, target)
        return paragraph(target.id_of(Style.CAPTION), words, w("keepNext"))
    label = joined((run(f"{caption.label} "), field(_sequence(caption, target), run(str(caption.number)))))
    content = joined((anchored(label, anchor, target), run(": "), inlines(caption.text, target)))
    return paragraph(target.id_of(Style.CAPTION), content, w("keepNext"))


def note_blocks(notes: Sequence[Inlines], target: Target) -> Iterator[WordParagraph]:
    """The paragraphs below what the caption names, kept on one page."""
    for number, note in enumerate(notes, start=1):
        settings = (w("keepNext"),) if number < len(notes) else ()
        yield paragraph(target.id_of(Style.NOTE), inlines(note, target), *settings)


def anchored(content: Markup, anchor: str, target: Target) -> Markup:
    """``content``, in the bookmark of ``anchor`` if there is one."""
    return bookmark(next(target.ids), bookmark_name(anchor), content) if anchor else content


def _sequence(caption: Caption, target: Target) -> str:
    """Word's own count of captions of that label, restarted where ours differs."""
    expected = target.captions.get(caption.label, 0) + 1
    target.captions[caption.label] = caption.number
    restart = "" if caption.number == expected else f" \\r {caption.number}"
    return f"SEQ {caption.label.replace(' ', '_')} \\* ARABIC{restart}"
