"""The maps from codes to shapes that composite fonts are written with."""

import re
from typing import Any

from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

_KNOWN = frozenset(
    "GB-EUC GBpc-EUC GBK-EUC GBKp-EUC GBK2K UniGB-UCS2 UniGB-UTF16 B5pc HKscs-B5 ETen-B5 ETenms-B5 CNS-EUC UniCNS-UCS2 "
    "UniCNS-UTF16 83pv-RKSJ 90ms-RKSJ 90msp-RKSJ 90pv-RKSJ Add-RKSJ EUC Ext-RKSJ UniJIS-UCS2 UniJIS-UCS2-HW "
    "UniJIS-UTF16 KSC-EUC KSCms-UHC KSCms-UHC-HW KSCpc-EUC UniKS-UCS2 UniKS-UTF16".split()
)
"""Those that every program has, without the direction at the end (H, V)."""

_COLLECTIONS = {"GB": "GB1", "UniG": "GB1", "B5": "CNS1", "HK": "CNS1", "ET": "CNS1", "CN": "CNS1", "UniC": "CNS1",
                "KS": "Korea1", "UniK": "Korea1"}  # fmt: skip
_MODE = re.compile(rb"/WMode\s{1,9}([01])\s{1,9}def")
_OTHER = re.compile(rb"/([^\s/]{1,100})\s{1,9}usecmap")


def is_known(name: str, with_identity: bool = True) -> bool:
    """True of a map that every program has; without those that only repeat the code unless ``with_identity``."""
    stem, _, direction = name.rpartition("-")
    return name in ("H", "V") or (
        direction in ("H", "V") and (stem in _KNOWN or (with_identity and stem == "Identity"))
    )


def cmap_fault(pdf: PdfObjects, encoding: Any, system: dict[str, Any]) -> str:
    """What is wrong with the map ``encoding`` of a font with shapes of the collection ``system``, or ""."""
    name = str(pdf.resolve(encoding)).removeprefix("/")
    if name.startswith("Identity-"):
        return ""
    values = pdf.dictionary(encoding)
    if not values:
        if not is_known(name):
            return "is written with a map of codes that is not in the PDF"
        ordering = next((each for start, each in _COLLECTIONS.items() if name.startswith(start)), "Japan1")
        registry, supplement = "Adobe", None
    else:
        own = pdf.dictionary(values.get("/CIDSystemInfo"))
        registry, ordering = (text_of(pdf.resolve(own.get(key))) for key in ("/Registry", "/Ordering"))
        supplement = own.get("/Supplement")
        fault = _stream_fault(pdf, encoding, values)
        if fault:
            return fault
    if _differs(pdf, system, registry, ordering, supplement):
        return "is written with a map of codes for other shapes (CIDSystemInfo)"
    return ""


def _differs(pdf: PdfObjects, system: dict[str, Any], registry: str, ordering: str, supplement: Any) -> bool:
    if (text_of(pdf.resolve(system.get("/Registry"))), text_of(pdf.resolve(system.get("/Ordering")))) != (
        registry,
        ordering,
    ):
        return True
    own = system.get("/Supplement")
    return isinstance(supplement, int) and isinstance(own, int) and own > supplement


def _stream_fault(pdf: PdfObjects, encoding: Any, values: dict[str, Any]) -> str:
    data = pdf.stream(encoding)
    mode = _MODE.search(data)
    if (int(mode[1]) if mode else 0) != values.get("/WMode", 0):
        return "has a map of codes that contradicts itself in its direction (WMode)"
    others = [other.decode("latin-1") for other in _OTHER.findall(data)]
    used = values.get("/UseCMap")
    others += [used.removeprefix("/")] if isinstance(used, str) and used.startswith("/") else []
    if not all(map(is_known, others)) or isinstance(pdf.resolve(used), dict):
        return "is written with a map of codes that needs another"
    return ""
