"""Which of a report is the official national text, by a digest that an edition has of it."""

from mappa_report.importing.national.digest import Digest, digest_of, load_digest, written
from mappa_report.importing.national.order import in_order_of
from mappa_report.importing.national.passages import is_official, national_pieces, text_of
from mappa_report.importing.national.wording import is_built_from, own_lines, wording_of

__all__ = [
    "Digest",
    "digest_of",
    "in_order_of",
    "is_built_from",
    "is_official",
    "load_digest",
    "national_pieces",
    "own_lines",
    "text_of",
    "wording_of",
    "written",
]
