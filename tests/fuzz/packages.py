"""Spoils files that hold others: DOCX as the ZIP file that it is, PNG by its chunks."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from random import Random

from tests.fuzz.elements import spoilt_xml
from tests.fuzz.texts import spoilt_bytes, spoilt_text
from tests.fuzz.values import SNIPPETS

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SIZES = (0, 1, 2, 3000, 65_535, 100_000, 2**31 - 1, 2**32 - 1)


def spoilt_package(random: Random, data: bytes) -> bytes:
    """The ZIP file ``data`` with one or two of its members changed, taken out, renamed or written twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = [(name, package.read(name)) for name in package.namelist()]
    for _ in range(random.choice((1, 1, 2))):
        at = random.randrange(len(members))
        if random.random() < 0.5:
            at = max(range(len(members)), key=lambda each: len(members[each][1]) * random.random())
        name, content = members[at]
        match random.randrange(12):
            case 0:
                members[at : at + 1] = []
            case 1:
                members.append((name, content))
            case 2:
                members[at] = (random.choice(("../x", "/x", "word/document.xml", "x", "\x00")), content)
            case 3:
                members[at] = (name, random.choice(members)[1])
            case _:
                members[at] = (name, _spoilt_member(random, name, content))
        members = members or [("x", b"")]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in members:
            package.writestr(zipfile.ZipInfo(name or "x"), content)
    return made.getvalue()


def _spoilt_member(random: Random, name: str, content: bytes) -> bytes:
    match random.randrange(8):
        case 0:
            return spoilt_bytes(random, content)
        case 1 | 2 | 3 | 4:
            return spoilt_xml(random, content)
        case _:
            text = content.decode("utf-8", "surrogateescape")
            spoilt = spoilt_text(random, text, SNIPPETS.get(PurePosixPath(name).suffix, ()))
            return spoilt.encode("utf-8", "surrogateescape")


def spoilt_png(random: Random, data: bytes) -> bytes:
    """The PNG file ``data`` with one of its chunks changed, and the sums of all of them right."""
    chunks = _chunks(data)
    at = random.randrange(len(chunks))
    name, content = chunks[at]
    match random.randrange(6):
        case 0 | 1:
            width, height = (random.choice(_SIZES) for _ in range(2))
            looks = random.choice(
                (b"\x08\x06\x00\x00\x00", b"\x10\x02\x00\x00\x01", b"\x01\x03\x00\x00\x00", b"\xff" * 5)
            )
            chunks[0] = (b"IHDR", struct.pack(">II", width, height) + looks)
        case 2:
            chunks[at : at + 1] = [(name, content)] * random.choice((0, 2, 500))
        case 3:
            kind = random.choice((b"tEXt", b"iCCP", b"eXIf", b"PLTE", b"acTL", b"zTXt"))
            packed = b"a\x00\x00" + zlib.compress(b"\x00" * random.choice((9, 3_000_000)))
            chunks.insert(1, (kind, packed))
        case 4:
            random.shuffle(chunks)
        case _:
            chunks[at] = (name, spoilt_bytes(random, content))
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    chunks, at = [], len(_SIGNATURE)
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return chunks
