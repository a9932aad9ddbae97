"""A spreadsheet's bytes into the figures of a form: the whole way, whichever of the two layouts it has."""

from msgspec.structs import replace

from mappa_report.importing.sheets.cells import SheetFile
from mappa_report.importing.sheets.laid_out import read_tables
from mappa_report.importing.sheets.listed import has_list, read_list
from mappa_report.importing.sheets.reader import read_sheets
from mappa_report.importing.sheets.reading import SheetReading, Wanted
from mappa_report.model.form import Form


def figures_of(name: str, data: bytes, form: Form, wanted: Wanted) -> SheetReading:
    """The figures of ``form`` in the spreadsheet ``data``, which people call ``name``.

    ``form`` has the area's units as rows already. Raises FileRefused for a file that can't be read.
    """
    return figures_in(name, read_sheets(name, data), form, wanted)


def figures_in(name: str, file: SheetFile, form: Form, wanted: Wanted) -> SheetReading:
    """The same of a ``file`` that has been read."""
    read = read_list if has_list(file) else read_tables
    reading = read(name, file, form, wanted)
    return replace(reading, told=(*file.told, *reading.told))
