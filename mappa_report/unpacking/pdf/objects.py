"""A PDF as plain values: dictionaries, lists, numbers, and text for everything else, with no more of the file open.

qpdf reads the file, repairs what it can and gives each object as JSON, in which a name begins with ``/``, a text with
``u:``, bytes with ``b:``, and a reference to another object reads ``12 0 R``.
"""

import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any

from mappa_report.unpacking.bounds import Tally, check_bound
from mappa_report.unpacking.pdf.faults import faults_of_reading
from mappa_report.unpacking.pdf.size import check_packed, check_size
from mappa_report.unpacking.unreadable import Unreadable

MAX_STREAM_BYTES = 32 * 1024 * 1024
"""What any one stream of metadata or of a page may unpack to."""

_MAX_PACKED_BYTES = 2 * 1024 * 1024
"""What a stream of objects may: each takes far more memory than its bytes."""

_MAX_OBJECTS = 100_000
_MAX_ITEMS = 50_000
"""How many values one list or dictionary may have."""

_MAX_PAGES = 5_000
_MAX_ABOVE = 50
_MAX_STREAMED = 96 * 1024 * 1024
_COST_OF_STREAM = 1_000
"""As how many bytes it counts that a stream is unpacked at all."""

_MAX_KEPT = 8 * 1024 * 1024
"""How many bytes that draw pages are kept, as several rules look at them."""

_MAX_WARNINGS = 10_000
_MAX_JSON = 24 * 1024 * 1024
_MAX_REFUSED = 30
_MAX_METADATA = 4 * 1024 * 1024
_REBUILT = re.compile(r"reconstruct|damaged|error decoding")
"""What qpdf says of a file whose list of objects it had to make anew, or of one that lacks something. All else it says
is of slips that no reader minds."""

_REFERENCE = re.compile(r"([0-9]{1,9}) ([0-9]{1,5}) R")
_VERSION = re.compile(rb"%PDF-([0-9]\.[0-9])\s")
_REMAKE_HINT = "make it anew from what it was made from, then try again."


class PdfObjects:
    """The objects of a PDF. ``resolve`` follows a reference; ``stream`` unpacks the bytes of one that has any."""

    def __init__(self, data: bytes) -> None:
        import pikepdf

        _bound_unpacking(_MAX_PACKED_BYTES)
        self._array, self._stream = pikepdf.Array, pikepdf.Stream
        self._level = pikepdf.StreamDecodeLevel.specialized  # RunLength too, which other readers unpack
        self._faults = faults_of_reading()
        if b"%PDF-" not in data[:1024]:
            raise Unreadable("file-unlike-name", "this is no PDF", "check that it is the right file.")
        check_size(data)
        try:
            self._pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
            check_packed(self._pdf)
            check_bound("pages", len(self._pdf.pages), _MAX_PAGES)
            self.pages = [page.obj for page in self._pdf.pages]
            self.page_names = [_reference(page) for page in self.pages]
            self.trailer = json.loads(self._pdf.trailer.to_json())
            self._objects = self._all()
        except pikepdf.PasswordError as error:
            hint = "save it without a password: nobody can read it aloud otherwise."
            raise Unreadable("file-locked", "this PDF opens with a password alone", hint) from error
        except self._faults as error:
            raise Unreadable("file-damaged", "this PDF is broken off or damaged", _REMAKE_HINT) from error
        _bound_unpacking(MAX_STREAM_BYTES)
        self.root = self.dictionary(self.trailer.get("/Root"))
        self._contents: dict[int, bytes] = {}
        self._kept = 0
        self._refused: set[tuple[int, int]] = set()
        self._streamed = Tally("bytes of forms, fonts and maps in this PDF", _MAX_STREAMED)
        self.version = _version(data)
        self.is_repaired = any(_REBUILT.search(str(each)) for each in self._pdf.get_warnings())
        self.is_cut = self.is_repaired and b"%%EOF" not in data[-1024:]
        self.keeps_readers_out = self._pdf.is_encrypted and not self._pdf.allow.accessibility

    def _all(self) -> dict[str, Any]:
        # Numbers that stand by themselves, such as the length of a stream, come as Python's own.
        objects = [each for each in self._pdf.objects if hasattr(each, "to_json")]
        check_bound("objects in this PDF", len(objects), _MAX_OBJECTS)
        size = Tally("bytes in the objects of this PDF", _MAX_JSON)
        texts = []
        for each in objects:
            texts.append(each.to_json(dereference=True))
            size.add(len(texts[-1]))
        # At once: JSON of a small object takes longer to begin than to read.
        self._text = b"[" + b",".join(texts) + b"]"
        values = json.loads(self._text)
        return {_reference(each): value for each, value in zip(objects, values, strict=True)}

    def resolve(self, value: Any) -> Any:
        """``value``, or what it refers to."""
        for _ in range(8):
            if not (isinstance(value, str) and value.endswith(" R") and value[0].isdigit()):
                return value
            value = self._objects[value] if value in self._objects else self._alone(value)
        return None

    def _alone(self, reference: str) -> Any:
        """The number or truth value that stands by itself under ``reference``; None where nothing does."""
        value = self._object(reference)
        return value if isinstance(value, (bool, int)) else float(value) if isinstance(value, Decimal) else None

    def dictionary(self, value: Any) -> dict[str, Any]:
        """The dictionary that ``value`` is or refers to; an empty one for anything else."""
        resolved = self.resolve(value)
        return resolved if isinstance(resolved, dict) else {}

    def array(self, value: Any) -> list[Any]:
        """The list that ``value`` is or refers to; one of itself for anything else but nothing."""
        resolved = self.resolve(value)
        if resolved is None:
            return []
        return resolved if isinstance(resolved, list) else [value]

    def inherited(self, page: dict[str, Any], key: str) -> Any:
        """What ``page`` says under ``key``, or the nearest that it is a part of."""
        for _ in range(_MAX_ABOVE):
            if key in page:
                return self.resolve(page[key])
            page = self.dictionary(page.get("/Parent"))
        return None

    def numbers(self, value: Any) -> list[float]:
        """The list of numbers that ``value`` is; what is no number is left out."""
        return [each for each in map(self.resolve, self.array(value)) if isinstance(each, (int, float))]

    def mentions(self, name: str) -> bool:
        """False if ``name`` stands nowhere in the file."""
        return f'"{name}"'.encode() in self._text

    def all_with(self, key: str) -> list[dict[str, Any]]:
        """Every dictionary in the file that has ``key``, also within others."""
        if not self.mentions(key):
            return []
        return [each for value in self._objects.values() for each in _within(value) if key in each]

    def stream(self, value: Any) -> bytes:
        """The bytes of the stream that ``value`` refers to; none where it can't be unpacked."""
        data = self._unpacked(self._object(value))
        self._streamed.add(len(data) + _COST_OF_STREAM)
        return data

    @cached_property
    def metadata(self) -> str:
        """The XML that says what the file is, as text that nobody parses."""
        data = self._unpacked(self._pdf.Root.get("/Metadata"))
        check_bound("bytes in the metadata of this PDF", len(data), _MAX_METADATA)
        return data.decode("utf-8", errors="replace")

    def content_key(self, number: int) -> tuple[Any, ...]:
        """What tells the content of the page ``number`` from that of others: the streams it is made of."""
        contents = self.pages[number].get("/Contents")
        parts = contents if isinstance(contents, self._array) else [contents]
        return tuple(each.objgen if isinstance(each, self._stream) else None for each in parts)

    def content(self, number: int) -> bytes:
        """What draws the page ``number``, counted from nought; nothing where it can't be unpacked."""
        if number not in self._contents:
            content = self._joined(number)
            self._kept += len(content)
            if self._kept > _MAX_KEPT:
                return content
            self._contents[number] = content
        return self._contents[number]

    def _joined(self, number: int) -> bytes:
        contents = self.pages[number].get("/Contents")
        parts = contents if isinstance(contents, self._array) else [contents]
        size = Tally("bytes that draw a page", MAX_STREAM_BYTES)
        unpacked = []
        for part in parts:
            unpacked.append(self._unpacked(part))
            size.add(len(unpacked[-1]))
        return b"\n".join(unpacked)

    def drawing(self, thing: Any) -> Any:
        """What can be read as instructions: a page, by its number, or a form, by the reference to it."""
        return self.pages[thing] if isinstance(thing, int) else self._object(thing)

    def _object(self, value: Any) -> Any:
        match = _REFERENCE.fullmatch(value) if isinstance(value, str) else None
        return self._pdf.get_object(int(match[1]), int(match[2])) if match else None

    @property
    def has_refused(self) -> bool:
        """Whether a stream that was asked for could not be unpacked. What another reader makes of it nobody knows."""
        return bool(self._refused)

    def _unpacked(self, stream: Any) -> bytes:
        """The bytes of ``stream``; none where it can't be unpacked, which is tried once: that alone may take long."""
        if not isinstance(stream, self._stream) or stream.objgen in self._refused:
            return b""
        try:
            return bytes(stream.read_bytes(self._level))
        except self._faults:
            self._refused.add(stream.objgen)
            check_bound("streams that can't be unpacked in this PDF", len(self._refused), _MAX_REFUSED)
            return b""


def _bound_unpacking(most: int) -> None:
    """Bound what a stream of a file may unpack to, in this whole process, to ``most`` bytes.

    pikepdf can since 10.17, which has no wheel for macOS 14 or for Intel; with an older one there is no such bound.
    """
    import pikepdf

    if hasattr(pikepdf.settings, "set_qpdf_limits"):
        pikepdf.settings.set_qpdf_limits(
            flate_max_memory=most,
            run_length_max_memory=most,
            png_max_memory=most,
            tiff_max_memory=most,
            max_stream_filters=2,
            parser_max_nesting=100,
            parser_max_container_size=_MAX_ITEMS,
            doc_max_warnings=_MAX_WARNINGS,
        )


def _within(value: Any) -> Iterator[dict[str, Any]]:
    """The dictionaries that ``value`` is or holds."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
        waiting += each.values() if isinstance(each, dict) else each if isinstance(each, list) else ()


def _version(data: bytes) -> str:
    match = _VERSION.match(data) or _VERSION.search(data[:1024])
    return match[1].decode() if match else "0"


def text_of(value: Any) -> str:
    """The text of a string in qpdf's JSON, without the prefix that marks its kind."""
    if not isinstance(value, str):
        return ""
    if value.startswith("b:"):
        return bytes.fromhex(value[2:]).decode("latin-1")
    return value.removeprefix("u:")


def _reference(thing: Any) -> str:
    number, generation = thing.objgen
    return f"{number} {generation} R"
