"""Tagged PDFs made for tests: each element with its kind, its words and what stands in it."""

from __future__ import annotations

import io
import itertools
from typing import Any

import pikepdf
from PIL import Image

from tests.importing.pdf.pages import HEIGHT, font

Made = tuple[Any, ...]
"""An element: its kind, what is in it (words, elements or a picture's bytes), and its entries and attributes."""


def element(kind: str, *inside: Made | str | bytes, **entries: Any) -> Made:
    """An element of a ``kind``; ``entries`` such as Alt or ColSpan."""
    return (kind, inside, entries)


def tagged(*elements: Made, untagged: str = "", roles: dict[str, str] | None = None) -> bytes:
    """A PDF of one page with ``elements``, ``untagged`` words and the map of ``roles``."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(600, HEIGHT))
    drawn: list[bytes] = []
    numbers = itertools.count()
    pictures = pikepdf.Dictionary()
    down = itertools.count(40, 14)

    def words(text: str) -> int:
        number = next(numbers)
        letters = text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
        at = HEIGHT - next(down)
        drawn.append(b"/P <</MCID %d>> BDC BT /F 10 Tf 1 0 0 1 50 %d Tm (%s) Tj ET EMC" % (number, at, letters))
        return number

    def picture(data: bytes) -> int:
        image = Image.open(io.BytesIO(data)).convert("RGB")
        stream = pdf.make_stream(image.tobytes())
        stream.update(
            pikepdf.Dictionary(
                Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=image.width, Height=image.height,
                ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
            )
        )  # fmt: skip
        number = next(numbers)
        pictures[f"/I{number}"] = stream
        drawn.append(
            b"/Figure <</MCID %d>> BDC q 40 0 0 40 50 %d cm /I%d Do Q EMC" % (number, HEIGHT - next(down), number)
        )
        return number

    def made(each: Made, parent: Any) -> Any:
        kind, inside, entries = each
        values = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{kind}"), P=parent, Pg=page.obj)
        attributes = pikepdf.Dictionary(O=pikepdf.Name.Table)
        for key, value in entries.items():
            if key == "URI":
                action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=value)
                link = pdf.make_indirect(pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=action))
                values["/K"] = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=link)])
            elif isinstance(value, int):
                attributes[f"/{key}"] = value
            else:
                values[f"/{key}"] = pikepdf.String(value)
        values.A = attributes
        own = pdf.make_indirect(values)
        kids = pikepdf.Array(list(values.get("/K", [])))
        for kid in inside:
            kids.append(
                words(kid) if isinstance(kid, str) else picture(kid) if isinstance(kid, bytes) else made(kid, own)
            )
        own.K = kids
        return own

    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    root.K = pikepdf.Array([made(each, root) for each in elements])
    root.RoleMap = pikepdf.Dictionary({f"/{name}": pikepdf.Name(f"/{kind}") for name, kind in (roles or {}).items()})
    pdf.Root.StructTreeRoot = root
    pdf.Root.Lang = pikepdf.String("en-GB")
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    drawn.append(b"/Artifact BMC BT /F 10 Tf 1 0 0 1 50 780 Tm (Running head of the page) Tj ET EMC")
    if untagged:
        drawn.append(b"BT /F 10 Tf 1 0 0 1 50 20 Tm (%s) Tj ET" % untagged.encode())
    page.obj.Contents = pdf.make_stream(b"\n".join(drawn))
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary({"/F": font("Helvetica")}), XObject=pictures)
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()
