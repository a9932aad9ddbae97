"""A PDF as plain values: dictionaries, lists, numbers, and text for everything else, with no more of the file open.

qpdf reads the file, repairs what it can and gives each object as JSON, in which a name begins with ``/``, a text with
``u:``, bytes with ``b:``, and a reference to another object reads ``12 0 R``.
"""

import io
import json
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from mappa_report.audit.bounds import Tally, check_bound
from mappa_report.audit.outline import Unauditable
from mappa_report.audit.pdf.size import check_packed, check_size

MAX_STREAM_BYTES = 32 * 1024 * 1024
"""What any one stream of metadata or of a page may unpack to."""

_MAX_PACKED_BYTES = 2 * 1024 * 1024
"""What a stream of objects may: each takes far more memory than its bytes."""

_MAX_OBJECTS = 100_000
_MAX_ITEMS = 50_000
"""How many values one list or dictionary may have."""

_MAX_PAGES = 5_000
_MAX_WARNINGS = 10_000
_MAX_JSON = 24 * 1024 * 1024
_MAX_METADATA = 4 * 1024 * 1024
_OPERATORS = "BMC BDC EMC Tj TJ ' \" Do sh S s f F f* B B* b b* INLINE IMAGE"
_REMAKE_HINT = "make it anew from what it was made from, then try again."


class PdfObjects:
    """The objects of a PDF. ``resolve`` follows a reference; ``stream`` unpacks the bytes of one that has any."""

    def __init__(self, data: bytes) -> None:
        import pikepdf

        _bound_unpacking(_MAX_PACKED_BYTES)
        self._array, self._stream = pikepdf.Array, pikepdf.Stream
        self._faults = (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, RuntimeError, MemoryError)
        if b"%PDF-" not in data[:1024]:
            raise Unauditable("file-unlike-name", "this is no PDF", "check that it is the right file.")
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
            raise Unauditable("file-locked", "this PDF opens with a password alone", hint) from error
        except (*self._faults, KeyError, AttributeError) as error:
            raise Unauditable("file-damaged", "this PDF is broken off or damaged", _REMAKE_HINT) from error
        _bound_unpacking(MAX_STREAM_BYTES)
        self.root = self.dictionary(self.trailer.get("/Root"))
        self.is_damaged = bool(self._pdf.get_warnings())
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
        values = json.loads(b"[" + b",".join(texts) + b"]")
        return {_reference(each): value for each, value in zip(objects, values, strict=True)}

    def resolve(self, value: Any) -> Any:
        """``value``, or what it refers to."""
        for _ in range(8):
            if not (isinstance(value, str) and value.endswith(" R") and value in self._objects):
                return value
            value = self._objects[value]
        return None

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

    def dictionaries(self) -> list[dict[str, Any]]:
        """Every dictionary that stands by itself in the file."""
        return [value for value in self._objects.values() if isinstance(value, dict)]

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
        contents = self.pages[number].get("/Contents")
        parts = contents if isinstance(contents, self._array) else [contents]
        size = Tally("bytes that draw a page", MAX_STREAM_BYTES)
        unpacked = []
        for part in parts:
            unpacked.append(self._unpacked(part))
            size.add(len(unpacked[-1]))
        return b"\n".join(unpacked)

    def instructions(self, number: int) -> Iterator[tuple[list[Any], str]]:
        """Each instruction on a page that marks, unmarks or paints: its operands, if it marks, and its operator."""
        import pikepdf

        try:
            for each in pikepdf.parse_content_stream(self.pages[number], _OPERATORS):
                operator = str(each.operator)
                is_mark = operator in ("BMC", "BDC")
                yield [_plain(operand) for operand in each.operands] if is_mark else [], operator
        except self._faults:
            return

    def _unpacked(self, stream: Any) -> bytes:
        try:
            return bytes(stream.read_bytes()) if isinstance(stream, self._stream) else b""
        except self._faults:
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


def text_of(value: Any) -> str:
    """The text of a string in qpdf's JSON, without the prefix that marks its kind."""
    if not isinstance(value, str):
        return ""
    if value.startswith("b:"):
        return bytes.fromhex(value[2:]).decode("latin-1")
    return value.removeprefix("u:")


def _plain(value: Any) -> Any:
    return json.loads(value.to_json()) if hasattr(value, "to_json") else value


def _reference(thing: Any) -> str:
    number, generation = thing.objgen
    return f"{number} {generation} R"
