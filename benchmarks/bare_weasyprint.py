"""What the PDF costs without us: WeasyPrint and the finished HTML. Arguments: the HTML file, the PDF file."""

from __future__ import annotations

import sys

import weasyprint

weasyprint.HTML(filename=sys.argv[1]).write_pdf(
    sys.argv[2], pdf_variant="pdf/ua-1", pdf_tags=True, presentational_hints=True
)
