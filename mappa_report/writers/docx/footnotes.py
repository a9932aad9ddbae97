"""The notes of a report as Word's own: a part beside the text, with the lines that divide the two on a page."""

from collections.abc import Callable, Iterable, Sequence
from typing import cast

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.package import Package
from msgspec.structs import replace

from mappa_report.document.inlines import Footnote
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import (
    Markup,
    WordBlock,
    WordParagraph,
    joined,
    paragraph,
    parsed,
    run,
    w,
)

TEXT, REFERENCE = "footnote text", "footnote reference"

_LINES = ((-1, "separator"), (0, "continuationSeparator"))
"""By the numbers that Word itself gives them."""

_STYLES = {
    TEXT: w(
        "style",
        w("name", val=TEXT),
        w("basedOn", val="{normal}"),
        w("uiPriority", val=99),
        w("pPr", w("spacing", before=0, after=40, line=240, lineRule="auto")),
        w("rPr", w("sz", val=18), w("szCs", val=18)),
        type="paragraph",
        styleId="FootnoteText",
    ),
    REFERENCE: w(
        "style",
        w("name", val=REFERENCE),
        w("uiPriority", val=99),
        w("rPr", w("vertAlign", val="superscript")),
        type="character",
        styleId="FootnoteReference",
    ),
}
"""As Word has them, for a template that lacks them: it is asked for none of a report without notes."""

BlocksOf = Callable[[Footnote, Target, str], list[WordBlock]]
"""Makes what a note says of it, with links from the part that the target names, in the style of that id."""


def add_footnotes(notes: Sequence[Footnote], target: Target, blocks_of: BlocksOf) -> None:
    """Put ``notes`` into the file of ``target``, in place of those that its template has."""
    if not notes:
        return
    file = target.file
    for identity in [key for key, link in file.part.rels.items() if link.reltype == RELATIONSHIP_TYPE.FOOTNOTES]:
        del file.part.rels[identity]
    (root,) = parsed(w("footnotes"))
    part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, cast(Package, file.part.package))
    file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    within = replace(target, linking=part)
    style = style_id(TEXT, file)
    root.extend(parsed(joined(_line(number, kind) for number, kind in _LINES)))
    root.extend(parsed(joined(_note(note, blocks_of(note, within, style), within, style) for note in notes)))
    _tell_settings(file)


def reference(number: int, target: Target) -> Markup:
    """The mark of the note of that number, where it stands in the text."""
    return w("r", _raised(target), w("footnoteReference", id=number))


def style_id(name: str, file: WordFile) -> str:
    """The id of the style that Word calls ``name``, which is made where the template lacks it."""
    styles = file.styles
    known = next((style for style in styles if (style.name or "").casefold() == name), None)
    if known is None:
        normal = next((style.style_id for style in styles if (style.name or "").casefold() == "normal"), "Normal")
        styles.element.extend(parsed(Markup(_STYLES[name].replace("{normal}", normal))))
        return style_id(name, file)
    return str(known.style_id)


def _note(note: Footnote, blocks: Iterable[WordBlock], target: Target, style: str) -> Markup:
    """Its number stands in its first paragraph, be it one made for it."""
    number = joined((w("r", _raised(target), w("footnoteRef")), run(" ")))
    made = list(blocks)
    if made and isinstance(made[0], WordParagraph) and made[0].style == style:
        made[0].content = joined((number, made[0].content))
    else:
        made.insert(0, paragraph(style, number))
    return w("footnote", *(each.markup if isinstance(each, WordParagraph) else each for each in made), id=note.number)


def _raised(target: Target) -> Markup:
    return w("rPr", w("rStyle", val=style_id(REFERENCE, target.file)))


def _line(number: int, kind: str) -> Markup:
    space = w("pPr", w("spacing", before=0, after=0, line=240, lineRule="auto"))
    return w("footnote", w("p", space, w("r", w(kind))), id=number, type=kind)


def _tell_settings(file: WordFile) -> None:
    """Which of the notes are the lines. Settings have their order: this comes before those of older versions."""
    settings = file.settings.element
    for known in settings.xpath("./w:footnotePr"):
        settings.remove(known)
    (told,) = parsed(w("footnotePr", *(w("footnote", id=number) for number, _ in _LINES)))
    after = settings.xpath("./w:endnotePr | ./w:compat | ./w:docVars | ./w:rsids | ./m:mathPr | ./w:themeFontLang")
    if after:
        after[0].addprevious(told)
    else:
        settings.append(told)
