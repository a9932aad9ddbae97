"""Document → HTML: one file that needs nothing beside it. The PDF is the same HTML under other styles."""

from __future__ import annotations

import re
import traceback
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import takewhile

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from mappa_report.document import ContentsEntry, Document, Picture, Table, plain_text
from mappa_report.writers import FindTemplate, TemplateFault

# Each part begins with a letter, figure, _ or -: so no "..", no absolute path, no drive, no address.
_TEMPLATE_NAME = re.compile(r"[\w-][\w .-]*(/[\w-][\w .-]*)*")


@dataclass(frozen=True)
class Branch:
    """One entry of the contents list with the deeper entries under it."""

    entry: ContentsEntry
    inner: tuple[Branch, ...]


def write_html(document: Document, find_template: FindTemplate) -> bytes:
    """The whole report as one web page in UTF-8."""
    return render_html(document, find_template, ("base.css", "screen.css")).encode()


def render_html(document: Document, find_template: FindTemplate, style_sheets: Sequence[str]) -> str:
    """The report as HTML text, with ``style_sheets`` from ``templates/`` inside it, in that order."""
    styles = "\n".join(read_template(name, find_template).decode() for name in style_sheets)
    try:
        shell = _environment(find_template).get_template("report.html.j2")
        return shell.render(document=document, styles=Markup(styles))  # noqa: S704 - CSS is markup of our own
    except jinja2.TemplateError as error:
        raise _fault(error) from error


def read_template(name: str, find_template: FindTemplate) -> bytes:
    """What the file ``name`` under ``templates/`` holds; TemplateFault if it lies outside or isn't there."""
    if not _TEMPLATE_NAME.fullmatch(name):
        remedy = "name a file that lies there."
        raise TemplateFault("templates", f"a template may use only files under templates/, so not {name!r}", remedy)
    try:
        return find_template(name).read_bytes()
    except OSError as error:
        raise TemplateFault(f"templates/{name}", "there is no such file", "add it, or correct its name.") from error


def _environment(find_template: FindTemplate) -> SandboxedEnvironment:
    """Sandboxed, as a workspace brings its own templates; strict, so that no misspelt name prints nothing."""
    environment = SandboxedEnvironment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.FunctionLoader(lambda name: _load(name, find_template)),
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
    )
    environment.filters.update(data_url=_data_url, instant=_instant, kind=_kind, nested=_nested, table_name=_table_name)
    return environment


def _load(name: str, find_template: FindTemplate) -> tuple[str, str, None]:
    """Source, the name for messages, and no check for a newer one."""
    return read_template(name, find_template).decode(), f"templates/{name}", None


def _kind(node: object) -> str:
    return type(node).__name__


def _instant(seconds: int) -> str:
    """A moment as W3C's date format wants it: ``2023-10-26T09:00:00Z``."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _data_url(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"


def _table_name(table: Table) -> str:
    """What a screen reader calls the scrolling region round a table."""
    if table.caption is None:
        return ", ".join(plain_text(column.heading) for column in table.columns)
    return f"{table.caption.label} {table.caption.number}: {plain_text(table.caption.text)}"


def _nested(entries: Sequence[ContentsEntry]) -> tuple[Branch, ...]:
    return tuple(_branches(entries))


def _branches(entries: Sequence[ContentsEntry]) -> Iterator[Branch]:
    while entries:
        entry, *rest = entries
        inner = _deeper(rest, entry.level)
        yield Branch(entry, _nested(inner))
        entries = rest[len(inner) :]


def _deeper(entries: Sequence[ContentsEntry], level: int) -> list[ContentsEntry]:
    return list(takewhile(lambda entry: entry.level > level, entries))


def _fault(error: jinja2.TemplateError) -> TemplateFault:
    """At ``templates/nodes.html.j2:12``, say. Jinja shows the line only in the traceback."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "templates/report.html.j2"
    remedy = "correct the workspace's template, or remove it to use the packaged one."
    return TemplateFault(place, str(error.message), remedy)
