"""The numbers of a draft's pages, as they stand on them, for whoever looks a page up in a viewer."""

from pikepdf import Array, Dictionary, Name, Pdf

from mappa_report.writers.pdf_tags.tree import Element


def number_draft(pdf: Pdf, document: Element) -> None:
    """Call the pages of the sheet, which is the first section of ``document``, i, ii and so on, the others 1, 2."""
    sheet = next(element for element in document.within() if element.role == "Sect")
    report = 1 + max(leaf.page for leaf in sheet.leaves())
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r), report, Dictionary(S=Name.D)]))
