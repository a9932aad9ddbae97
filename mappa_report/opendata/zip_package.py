"""A ZIP archive that is the same bytes for the same parts, on every day and system."""

import io
import zipfile
from collections.abc import Mapping

_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
"""The system that the entries name, whichever this is."""


def zip_package(parts: Mapping[str, bytes], stored: str = "") -> bytes:
    """The archive with ``parts`` by name, in their order. All are compressed but the one named ``stored``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_DATE)
            entry.create_system = _UNIX
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return stream.getvalue()
