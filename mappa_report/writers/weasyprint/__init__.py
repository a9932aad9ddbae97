"""The Document as a PDF, by way of its HTML, through WeasyPrint."""
