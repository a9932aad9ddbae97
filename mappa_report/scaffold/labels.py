"""The form's labels in plain words, for a year that has no figures yet."""

from mappa_report.compose.filling import Filler
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.wording.expression import ExpressionError
from mappa_report.wording.facts import Facts


def label_text(content: Inlines, facts: Facts) -> str:
    """``content`` on one line, its placeholders filled in as far as ``facts`` go."""
    try:
        return one_line(Filler(facts).words(content))
    except ExpressionError:  # it names a figure or population, which are still to come
        return one_line(plain_text(content))


def one_line(words: str) -> str:
    """``words`` with single spaces between them."""
    return " ".join(words.split())
