"""A plain text into its blocks."""

from mappa_report.importing.text.reader import read_text

__all__ = ["read_text"]
