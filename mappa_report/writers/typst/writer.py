"""Document → PDF/UA-1 by Typst, under ``templates/report.typ``, its tags completed in the finished file."""

from mappa_report.document.document import Document
from mappa_report.writers import FindTemplate
from mappa_report.writers.typst.completion import complete_pdf
from mappa_report.writers.typst.data import ReportData
from mappa_report.writers.typst.engine import Refused, load_engine
from mappa_report.writers.typst.faults import explain
from mappa_report.writers.typst.files import DATA, MAIN, template_files
from mappa_report.writers.typst.make_up import made_up


def write_pdf(document: Document, find_template: FindTemplate) -> bytes:
    """The whole report as an accessible PDF on A4.

    Raises FormatFault for what no PDF can be made of, and TemplateFault if a template can't be used.
    """
    engine = load_engine(find_template)
    data = ReportData(document, find_template, engine.families)
    templates = template_files(find_template)
    files = {**templates, **data.drawings, **data.pictures}
    engine.begin(document.title)
    try:
        made = made_up(lambda make_up: engine.pdf(MAIN, {**files, DATA: data.json(make_up)}, document.created))
    except Refused as refused:
        raise explain(refused, data, templates, engine) from refused
    return complete_pdf(made, document)
