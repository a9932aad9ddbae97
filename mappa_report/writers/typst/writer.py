"""Document → PDF/UA-1 by Typst, under ``templates/report.typ``, its tags completed in the finished file."""

from msgspec import ValidationError
from msgspec.json import decode

from mappa_report.document.document import Document
from mappa_report.writers import FindTemplate
from mappa_report.writers.typst.completion import complete_pdf
from mappa_report.writers.typst.data import ReportData
from mappa_report.writers.typst.engine import Refused, load_engine
from mappa_report.writers.typst.faults import explain
from mappa_report.writers.typst.files import DATA, MAIN, template_files
from mappa_report.writers.typst.make_up import Ending, MakeUp, best_make_up


def write_pdf(document: Document, find_template: FindTemplate) -> bytes:
    """The whole report as an accessible PDF on A4.

    Raises FormatFault for what no PDF can be made of, and TemplateFault if a template can't be used.
    """
    engine = load_engine(find_template)
    data = ReportData(document, find_template, engine.families)
    templates = template_files(find_template)
    files = {**templates, **data.drawings, **data.pictures}
    engine.begin(document.title)

    def ending_of(make_up: MakeUp) -> Ending:
        return _ending(engine.told(MAIN, {**files, DATA: data.json(make_up)}, "_ending"))

    try:
        made = engine.pdf(MAIN, {**files, DATA: data.json(best_make_up(ending_of))}, document.created)
    except Refused as refused:
        raise explain(refused, data, templates, engine) from refused
    return complete_pdf(made, document)


def _ending(told: bytes) -> Ending:
    """What the template tells of the end of the text: a workspace's own may say nothing of it, or something else."""
    try:
        return next(iter(decode(told, type=list[Ending])), Ending())
    except ValidationError:
        return Ending()
