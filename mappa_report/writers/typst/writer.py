"""Document → PDF/UA-1 by Typst, under ``templates/report.typ``, its tags completed in the finished file."""

from collections import deque
from collections.abc import Mapping

from msgspec import Struct, ValidationError
from msgspec.json import decode, encode

from mappa_report.document.document import Document
from mappa_report.writers import FindTemplate
from mappa_report.writers.typst.data import ReportData
from mappa_report.writers.typst.engine import Engine, Refused, load_engine
from mappa_report.writers.typst.faults import explain
from mappa_report.writers.typst.files import DATA, MAIN, MAKE_UP, template_files
from mappa_report.writers.typst.make_up import Ending, MakeUp, best_make_up

_latest: deque[tuple[Document, Ending]] = deque(maxlen=1)
"""The report that a PDF was written of last, whose pages a Word file names next."""


def write_pdf(document: Document, find_template: FindTemplate) -> bytes:
    """The whole report as an accessible PDF on A4.

    Raises FormatFault for what no PDF can be made of, and TemplateFault if a template can't be used.
    """
    from mappa_report.writers.typst.completion import complete_pdf  # loads what pages alone can do without

    laid_out = _lay_out(document, find_template)
    _latest.append((document, laid_out.ending))
    try:
        made = laid_out.engine.pdf(MAIN, laid_out.files, document.created)
    except Refused as refused:
        raise explain(refused, laid_out.data, template_files(find_template), laid_out.engine) from refused
    return complete_pdf(made, document)


def pages_of(document: Document, find_template: FindTemplate) -> Mapping[str, str]:
    """The numbers of the pages that contents and links name, by their anchors: none if no PDF can be made.

    Raises TemplateFault if a template can't be used.
    """
    ending = next((ending for written, ending in _latest if written is document), None)
    return (ending or _lay_out(document, find_template).ending).page_of


class _LaidOut(Struct, frozen=True):
    """The ``files`` that a report is drawn from as it is best made up, made of its ``data``, and how it ends."""

    engine: Engine
    data: ReportData
    files: Mapping[str, bytes]
    ending: Ending


def _lay_out(document: Document, find_template: FindTemplate) -> _LaidOut:
    engine = load_engine(find_template)
    data = ReportData(document, find_template, engine.families)
    files = {**template_files(find_template), **data.drawings, **data.pictures, DATA: data.json()}
    engine.begin(document.title)

    def ending_of(make_up: MakeUp) -> Ending:
        return _ending(engine.told(MAIN, {**files, MAKE_UP: encode(make_up)}, "_ending"))

    make_up, ending = best_make_up(ending_of)
    return _LaidOut(engine, data, {**files, MAKE_UP: encode(make_up)}, ending)


def _ending(told: bytes) -> Ending:
    """What the template tells of the end of the text: a workspace's own may say nothing of it, or something else."""
    try:
        return next(iter(decode(told, type=list[Ending])), Ending())
    except ValidationError:
        return Ending()
