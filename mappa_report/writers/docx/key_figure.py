"""A key figure in Word: its number in letters of its own, and its words beside that."""

from mappa_report.document.blocks import KeyFigure
from mappa_report.writers.docx.inline import inlines
from mappa_report.writers.docx.styles import Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import WordParagraph, joined, paragraph, run, w


def key_figure(figure: KeyFigure, target: Target) -> WordParagraph:
    """The figure in letters of its own, and its words beside it, behind a tab that the style sets, its change below."""
    value = run(figure.value, w("rPr", w("rStyle", val=target.id_of(Style.KEY_FIGURE_VALUE))))
    change = (w("r", w("br")), inlines(figure.change, target)) if figure.change else ()
    content = joined((value, w("r", w("tab")), inlines(figure.words, target), *change))
    return paragraph(target.id_of(Style.KEY_FIGURE), content)
