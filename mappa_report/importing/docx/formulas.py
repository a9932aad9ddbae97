"""A formula of Word as plain text on one line."""

from collections.abc import Callable
from typing import Any

from mappa_report.importing.docx.tags import M


def formula_text(element: Any) -> str:
    """The signs of ``element``, with the parts of a fraction, power or root marked as on a typewriter."""
    make = _FORMS.get(element.tag)
    if make:
        return make(element)
    if element.tag == f"{M}t":
        return str(element.text or "")
    return "".join(formula_text(each) for each in element)


def _part(element: Any, name: str) -> str:
    part = element.find(f"{M}{name}")
    return "" if part is None else formula_text(part)


def _grouped(text: str) -> str:
    return text if len(text) == 1 or text.isalnum() else f"({text})"


def _fraction(element: Any) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _root(element: Any) -> str:
    return f"√{_grouped(_part(element, 'e'))}"


def _power(element: Any) -> str:
    return f"{_part(element, 'e')}^{_grouped(_part(element, 'sup'))}"


def _index(element: Any) -> str:
    return f"{_part(element, 'e')}_{_grouped(_part(element, 'sub'))}"


def _in_brackets(element: Any) -> str:
    return f"({', '.join(formula_text(each) for each in element.iterchildren(f'{M}e'))})"


_FORMS: dict[str, Callable[[Any], str]] = {
    f"{M}f": _fraction,
    f"{M}rad": _root,
    f"{M}sSup": _power,
    f"{M}sSub": _index,
    f"{M}d": _in_brackets,
}
