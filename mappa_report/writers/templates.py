"""The text files under ``templates/``: found, read, and filled in by Jinja."""

import re
import traceback
from collections.abc import Callable, Mapping
from types import CodeType

import jinja2
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment

from mappa_report.workspace.door import MAX_FILE, named_file, read
from mappa_report.workspace.refusals import FileRefused
from mappa_report.writers import FindTemplate, FormatFault, TemplateFault
from mappa_report.writers.boundary import REMEDY

# Each part begins with a letter, figure, _ or -: so no "..", no absolute path, no drive, no address.
_TEMPLATE_NAME = re.compile(r"[\w-][\w .-]*(/[\w-][\w .-]*)*")


_FOLDER = "templates/"

Filters = Mapping[str, Callable[..., object]]


class _Compiled(jinja2.BytecodeCache):
    """Templates as they were last compiled in this process: a run builds many reports, and each in two formats."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give ``bucket`` its code, if that was made from the same source."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of ``bucket``."""
        self._codes[bucket.key] = bucket.checksum, bucket.code


_compiled = _Compiled()


def render_template(name: str, find_template: FindTemplate, filters: Filters, **words: object) -> str:
    """What the template ``name`` makes of ``words``. Raises TemplateFault at the template's own line."""
    try:
        return _environment(find_template, filters).get_template(name).render(words)
    except TemplateFault as fault:
        raise _where_named(fault) from fault
    except (FormatFault, MemoryError):
        raise
    except Exception as error:  # of Jinja's, of the filters, or of Python's own, which a template can call upon
        raise _fault(name, error) from error


def is_template_name(name: str) -> bool:
    """Whether ``name`` could be that of a file under ``templates/``."""
    return bool(_TEMPLATE_NAME.fullmatch(name))


def read_template(name: str, find_template: FindTemplate) -> bytes:
    """What the file ``name`` under ``templates/`` holds; TemplateFault if it isn't there or can't be read."""
    if not is_template_name(name):
        remedy = "name a file that lies there."
        raise TemplateFault("templates", f"a template may use only files under templates/, so not {name!r}", remedy)
    try:
        return read(named_file(find_template(name), f"templates/{name}"), MAX_FILE)
    except FileRefused as refused:
        raise TemplateFault.of_refusal(refused) from refused


def read_text(name: str, find_template: FindTemplate) -> str:
    """The words of the file ``name``; TemplateFault if they aren't in UTF-8."""
    try:
        return read_template(name, find_template).decode()
    except UnicodeDecodeError as error:
        remedy = "save it again as UTF-8 text, or remove it to use the packaged one."
        raise TemplateFault(f"templates/{name}", "the file is not UTF-8 text", remedy) from error


def _environment(find_template: FindTemplate, filters: Filters) -> SandboxedEnvironment:
    """Sandboxed, as a workspace brings its own templates; strict, so that no misspelt name prints nothing."""
    # A loader gives the source, the name for messages, and no check for a newer one.
    environment = SandboxedEnvironment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.FunctionLoader(lambda name: (read_text(name, find_template), f"templates/{name}", None)),
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
        bytecode_cache=_compiled,
    )
    environment.filters.update(dict(filters))
    return environment


def _places(error: Exception) -> list[tuple[str, int]]:
    """Line 12 of ``templates/nodes.html.j2``, say, which Jinja shows in the traceback alone, innermost last."""
    frames = ((frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__))
    return [place for place in frames if place[0].startswith(_FOLDER)]


def _where_named(fault: TemplateFault) -> TemplateFault:
    """``fault`` of a file that can't be read, at the line of the template that names it, if one does."""
    places = _places(fault)
    if fault.line or not places:
        return fault
    template, line = places[-1]
    named = f"{fault.template}: " if fault.template.startswith(_FOLDER) else ""
    return TemplateFault(template, f"{named}{fault.message}", fault.remedy, line)


def _fault(name: str, error: Exception) -> TemplateFault:
    places = _places(error)
    if isinstance(error, jinja2.TemplateSyntaxError):
        places.append((error.filename or f"{_FOLDER}{name}", error.lineno))
    template, line = places[-1] if places else (f"{_FOLDER}{name}", 0)
    return TemplateFault(template, _meaning(error), REMEDY, line)


def _meaning(error: Exception) -> str:
    """What went wrong, in words of our own: those of Jinja are for programmers, and change."""
    match error:
        case jinja2.exceptions.SecurityError():
            return "this reaches for something that a template may not have"
        case jinja2.UndefinedError():
            return "this asks for something that a report does not have"
        case jinja2.TemplateNotFound():
            return "this names no file that is under templates/"
        case jinja2.TemplateError():
            return "this is nothing that a template may say"
        case RecursionError():
            return "this goes on without an end"
        case OverflowError():
            return "this asks for too much"
        case _:
            return "this can't be worked out"
