"""Style sheets, and what they bring in: nothing from elsewhere, and for a web page only as data within them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from mappa_report.writers import FindTemplate, TemplateFault
from mappa_report.writers.addresses import file_as_data, is_file_name, leads_elsewhere, refusal
from mappa_report.writers.boundary import faults_of
from mappa_report.writers.templates import read_text

# Without any of these a style sheet names nothing. A backslash may spell each of them in another way.
_NAMES_SOMETHING = re.compile(r"url|src|image|@import|cross-fade|\\|</", re.IGNORECASE)

_NAMING = {"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"}
"""The functions in which words name files."""

_UNKNOWN = {"var", "attr", "env"}
"""Those that stand for what is settled elsewhere."""


def style_sheet(name: str, find_template: FindTemplate, *, is_for_page: bool) -> str:
    """The style sheet ``name``, with all that it brings in where it is for a web page, which is one file.

    Raises TemplateFault at the line that names what lies elsewhere, or nothing that is there.
    """
    css = read_text(name, find_template)
    if not _NAMES_SOMETHING.search(css):
        return css
    template = f"templates/{name}"
    with faults_of(template, "this is no style sheet that can be read"):
        _refuse_elsewhere(template, css)
        if is_for_page:
            return _embedded(template, css, find_template)
        _refuse_local(template, css)
        return css


@lru_cache(maxsize=16)
def _refuse_elsewhere(template: str, css: str) -> None:
    """Refuse addresses elsewhere, and an end of the sheet before it ends."""
    if "</style" in css.lower():
        line = css.count("\n", 0, css.lower().index("</style")) + 1
        raise TemplateFault(template, "a style sheet may not end the element that it stands in", "leave it out.", line)
    for token, address in _addresses(_parsed(css)):
        if token.type == "function" or leads_elsewhere(address):
            raise refusal(template, address, token.source_line)


def _refuse_local(template: str, css: str) -> None:
    """Refuse fonts of the machine in what is printed: another machine would print it otherwise."""
    for token in _functions(_parsed(css)):
        if token.lower_name == "local":
            message = "a report holds all that it needs, so a template may not bring in a font of this machine"
            remedy = "put the font's file under templates/fonts/ and name that, or leave it out."
            raise TemplateFault(template, message, remedy, token.source_line)


def _functions(tokens: Iterable[Any]) -> Iterator[Any]:
    for token in tokens:
        if token.type == "function":
            yield token
        yield from _functions(getattr(token, "arguments", None) or getattr(token, "content", None) or ())


def _embedded(template: str, css: str, find_template: FindTemplate) -> str:
    import tinycss2

    sheet = _parsed(css)
    is_changed = False
    for token, address in _addresses(sheet):
        if token.type == "at-keyword":
            remedy = "write what stands there into this one."
            raise TemplateFault(template, "a style sheet may not import another", remedy, token.source_line)
        if is_file_name(address):
            try:
                data = file_as_data(address, find_template)
            except TemplateFault as fault:
                raise TemplateFault(
                    template, f"{fault.template}: {fault.message}", fault.remedy, token.source_line
                ) from fault
            token.representation = f'url("{data}")' if token.type == "url" else f'"{data}"'
            is_changed = True
    return str(tinycss2.serialize(sheet)) if is_changed else css


def _parsed(css: str) -> list[Any]:
    import tinycss2  # which only a style sheet that names something needs

    return list(tinycss2.parse_component_value_list(css))


def addresses_in(css: str) -> Iterator[str]:
    """All that ``css`` names, as in an attribute of an element; an import is told of as such."""
    if _NAMES_SOMETHING.search(css):
        for token, address in _addresses(_parsed(css)):
            yield address or f"@{token.value}"


def _addresses(tokens: Iterable[Any], *, is_naming: bool = False) -> Iterator[tuple[Any, str]]:
    """Each token of a sheet that names something, with the address; an import has none of its own."""
    before = None
    for token in tokens:
        if _is_import(token):
            yield token, ""
        elif token.type == "url" or (token.type == "string" and (is_naming or _is_import(before))):
            yield token, token.value
        elif is_naming and token.type == "function" and token.lower_name in _UNKNOWN:
            yield token, f"{token.lower_name}()"
        elif token.type == "function":
            yield from _addresses(token.arguments, is_naming=token.lower_name in _NAMING)
        elif hasattr(token, "content"):
            yield from _addresses(token.content)
        before = before if token.type in ("whitespace", "comment") else token


def _is_import(token: Any) -> bool:
    return token is not None and token.type == "at-keyword" and token.lower_value == "import"
