"""The rules that only a web page can break: landmarks, a way past the contents, zoom, forms and ids."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from mappa_report.audit.html.page import Page
from mappa_report.audit.outline import Location, finding, quoted
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place

_LIST_PARTS = ("li", "script", "template")
_NAMED_BY_WORDS = ("button", "checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio")
_FIELD_ROLES = ("combobox", "listbox", "searchbox", "slider", "spinbutton", "textbox")
_SETTING = re.compile(r"(?<![\w-])([\w-]++)\s*+=\s*+([\w.-]++)")
_SCALE = re.compile(r"[0-9]{0,9}\.?[0-9]{1,9}")
_MIN_ZOOM = 2.0
_MAX_ADDRESS = 2_000
_MANY_LINKS = 5


def check_page(page: Page) -> Iterator[Problem]:
    """What of ``page`` falls short."""
    yield from _check_main_heading(page)
    yield from _check_landmarks(page)
    yield from _check_skip_link(page)
    yield from _check_ids(page)
    yield from _check_inner_links(page)
    yield from _check_zoom(page)
    yield from _check_controls(page)
    yield from _check_drawings(page)
    yield from _check_lists(page)


def _check_main_heading(page: Page) -> Iterator[Problem]:
    for heading in page.tagged("h1")[1:]:
        message = f"the page has a second main heading: {quoted(page.names.name_of(heading))}"
        hint = "keep one h1, for what the page is called, and make the others h2."
        yield finding("main-heading", page.location(heading), message, hint, Severity.WARNING)


def _mains(page: Page) -> list[Any]:
    return [
        each
        for each in page.elements
        if (each.tag == "main" or each.get("role") == "main") and not page.names.is_hidden(each)
    ]


def _check_landmarks(page: Page) -> Iterator[Problem]:
    mains = _mains(page)
    if len(mains) != 1:
        message = f"the page has {len(mains)} main parts" if mains else "the page does not say which is its main part"
        location = page.location(mains[1]) if mains else Location(Place(page.source))
        yield finding("landmark-missing", location, message, "put what the page is about into one main element.")
    navigations = page.tagged("nav")
    for each in navigations if len(navigations) > 1 else ():
        if not (each.get("aria-label") or each.get("aria-labelledby")):
            hint = "give each nav element an aria-label that tells it from the others."
            message = "one of several lists of links has no name"
            yield finding("landmark-missing", page.location(each), message, hint, Severity.WARNING)


def _check_skip_link(page: Page) -> Iterator[Problem]:
    """Where a good many links come before the main part, one of them has to lead there."""
    mains = _mains(page)
    if not mains:
        return
    within = {each.get("id") for each in mains[0].iter() if isinstance(each.tag, str)} - {None}
    before = page.elements[: page.elements.index(mains[0])]
    links = [each for each in before if each.tag == "a" and each.get("href")]
    if len(links) >= _MANY_LINKS and not _leads_past(links[0], within):
        message = f"there is no way past the {len(links)} links before the main part"
        hint = "make the first link of the page one to its main part; it may show only when it is reached."
        yield finding("skip-link-missing", page.location(mains[0]), message, hint)


def _leads_past(link: Any, within: set[str]) -> bool:
    """True of a link into the main part that is not itself one of a list of contents."""
    is_in_contents = any(each.tag == "nav" or each.get("role") == "navigation" for each in link.iterancestors())
    return not is_in_contents and unquote(link.get("href")[:_MAX_ADDRESS]).removeprefix("#") in within


def _check_ids(page: Page) -> Iterator[Problem]:
    seen: set[str] = set()
    for element in page.elements:
        name = element.get("id")
        if name is not None and name in seen:
            hint = "give each id once: a link to it leads to the first alone."
            yield finding("id-repeated", page.location(element), f"the id {quoted(name)} is given twice", hint)
        seen.add(name or "")


def _check_inner_links(page: Page) -> Iterator[Problem]:
    targets = {value for each in page.elements for value in (each.get("id"), each.get("name")) if value}
    for link in page.tagged("a"):
        address = str(link.get("href", ""))[:_MAX_ADDRESS]
        target = unquote(address[1:])
        if address.startswith("#") and target.lower() not in ("", "top") and target not in targets:
            message = f"the link {quoted(page.names.name_of(link))} leads to a place that the page does not have"
            hint = f"give the place it is meant for the id {target:.60}, or correct the link."
            yield finding("link-nowhere", page.location(link), message, hint)


def _check_zoom(page: Page) -> Iterator[Problem]:
    for meta in page.tagged("meta"):
        if str(meta.get("name", "")).lower() != "viewport":
            continue
        settings = dict(_SETTING.findall(str(meta.get("content", "")).lower()))
        most = settings.get("maximum-scale", "")
        is_small = bool(_SCALE.fullmatch(most)) and float(most) < _MIN_ZOOM
        if settings.get("user-scalable") in ("no", "0") or is_small:
            hint = "remove user-scalable and maximum-scale from it."
            yield finding("zoom-blocked", page.location(meta), "the page can't be made larger on a telephone", hint)


def _check_controls(page: Page) -> Iterator[Problem]:
    for control in page.elements:
        if page.names.is_hidden(control) or not _is_control(control):
            continue
        if not (page.names.name_of(control) if _is_named_by_words(control) else page.names.field(control)):
            hint = "give it a label element, or an aria-label."
            yield finding("control-unlabelled", page.location(control), "a field or button has no label", hint)


def _is_control(element: Any) -> bool:
    if element.tag == "input":
        return str(element.get("type", "")).lower() != "hidden"
    return element.tag in ("select", "textarea", "button") or element.get("role") in (*_NAMED_BY_WORDS, *_FIELD_ROLES)


def _is_named_by_words(control: Any) -> bool:
    """True of a button, whose own words are its name; those within a field are what somebody chose or typed."""
    is_own = control.tag in ("input", "select", "textarea")
    return not is_own and (control.tag == "button" or control.get("role") in _NAMED_BY_WORDS)


def _check_drawings(page: Page) -> Iterator[Problem]:
    bare = [each for each in page.tagged("svg") if _may_show_something(page, each)]
    if bare:
        drawings = "a drawing says" if len(bare) == 1 else f"{len(bare)} drawings say"
        message = f"{drawings} neither what is shown nor that it is decoration"
        hint = "give it role=img and an aria-label, or aria-hidden=true if the words beside it say the same."
        yield finding("alternative-missing", page.location(bare[0]), message, hint, Severity.INFO)


def _may_show_something(page: Page, drawing: Any) -> bool:
    is_marked = bool(drawing.get("role") or page.names.is_hidden(drawing) or page.names.picture(drawing))
    return not is_marked and not any(each.tag in ("svg", "a", "button") for each in drawing.iterancestors())


def _check_lists(page: Page) -> Iterator[Problem]:
    for item in page.tagged("li"):
        if item.getparent().tag not in ("ul", "ol", "menu"):
            hint = "put it into an ul or ol element."
            yield finding("list-broken", page.location(item), "an item of a list stands outside any list", hint)
    for each in page.tagged("ul", "ol"):
        odd = [child.tag for child in each if isinstance(child.tag, str) and child.tag not in _LIST_PARTS]
        if odd:
            message = f"a list holds something that is no item of it: {odd[0]:.40}"
            yield finding("list-broken", page.location(each), message, "put it into an li element, or out of the list.")
