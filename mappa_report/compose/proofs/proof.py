"""The Document of a proof: the report, marked on every page, behind its sheet.

Its words are the program's own, in English, as no edition knows of proofs.
"""

import re

from msgspec.structs import replace

from mappa_report.compose.filling import Filler
from mappa_report.compose.printable import printable
from mappa_report.compose.proofs.context import ProofContext
from mappa_report.compose.proofs.places import GAP
from mappa_report.compose.proofs.sheet import sheet_of
from mappa_report.compose.report_document import compose_report
from mappa_report.document.document import Document, Draft
from mappa_report.model.annual_report import AnnualReport
from mappa_report.wording.facts import gather_facts
from mappa_report.wording.numbers import format_date

_LANGUAGE = "en-GB"
_MARK = "DRAFT"
"""As templates/draft.svg draws it: it has no number, which the head of each page has."""


def compose_proof(report: AnnualReport, context: ProofContext, digest: str, created: int | None = None) -> Document:
    """The Document of ``report``, complete or not, as a proof; ``digest`` is that of its national text."""
    document = compose_report(report, digest, created, gap=GAP)
    filler = Filler(gather_facts(report.area, report.year, report.statistics.figures), gap=GAP)
    made = f"{format_date(context.made)} · {context.handling}"
    notice = f"Proof {context.number} · {made}"
    title = f"Proof {context.number}: {document.title}"
    sheet = tuple(sheet_of(report, context, document, filler))
    furniture = replace(document.furniture, running_header=f"{_named(report, context.number)} · {made}")
    draft = Draft(_MARK, notice, title, _LANGUAGE, sheet, context.identity)
    return printable(replace(document, furniture=furniture, draft=draft))


def _named(report: AnnualReport, number: int) -> str:
    """The proof as people say it, if its folder can be told from that when it comes back; else by its folders."""
    area = report.area
    if "-".join(re.split(r"[\s-]+", area.name.lower())) == area.slug:
        return f"Proof {number} of {area.name}, {report.year.label}"
    return f"{area.slug} {report.year} proof {number}"
