"""Both engines that make PDFs, for tests of what a reader of either sees."""

from __future__ import annotations

from mappa_report.writers import Writer
from mappa_report.writers.typst import writer as typst_writer
from mappa_report.writers.weasyprint import writer as weasyprint_writer

ENGINES: dict[str, Writer] = {"typst": typst_writer.write_pdf, "weasyprint": weasyprint_writer.write_pdf}
