"""One area's folder for one year: who it is, its return and its sections."""

from collections.abc import Iterator

from msgspec.structs import replace

from mappa_report.document.blocks import Picture
from mappa_report.document.input_files import AreaYearFiles, MarkdownPage
from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.edition_reader import read_yaml_file
from mappa_report.readers.markdown_reader import read_page
from mappa_report.readers.misnamed import misnamed
from mappa_report.readers.misplaced import misplaced_sections
from mappa_report.readers.picture_reader import PictureFolder, read_brand
from mappa_report.readers.room import Room
from mappa_report.readers.section_files import in_order
from mappa_report.readers.text_file import read_text
from mappa_report.source.nodes import MapNode, Node, maps_at, string_at, text_at
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, exists, is_folder, listing
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import AREAS, CONTRIBUTORS, CORRECTIONS, OUTLINE, RETURN, WAIVERS, Workspace

STATISTICS = RETURN
SECTIONS = "sections"


def read_area_year(workspace: Workspace, area: str, year: str, problems: list[Problem]) -> AreaYearFiles:
    """Everything in ``areas/<area>/<year>``, and ``area.yaml`` above it.

    The year's folder is taken as a whole: the workspace's if it has one, else the packaged sample's, never a mixture.
    """
    about = f"{AREAS}/{area}/area.yaml"
    folder = workspace.locate(AREAS, area, year) or workspace.own(AREAS, area, year)
    located = workspace.locate(AREAS, area, "area.yaml")
    if located is None and (problem := misnamed(workspace.own(AREAS, area, "area.yaml"))):
        problems.append(problem)
        node = None
    else:
        node = read_yaml_file(located, about, problems)
    misplaced = misplaced_sections(folder.inside(SECTIONS), _folders_above(folder))
    return AreaYearFiles(
        node,
        _read_return(folder, problems),
        _read_sections(folder.inside(SECTIONS), problems, tuple(misplaced)),
        read_brand(node, workspace.folder_of(located), problems) if located else {},
        _read_optional(folder.inside(OUTLINE), problems),
        _read_optional(folder.inside(CORRECTIONS), problems),
    )


def read_return(workspace: Workspace, area: str, year: str, problems: list[Problem]) -> Node | None:
    """The return of ``area`` for ``year`` alone; None where it can't be read, or, without a Problem, has no folder."""
    folder = workspace.locate(AREAS, area, year)
    return _read_return(folder, problems) if folder else None


def _read_return(folder: Located, problems: list[Problem]) -> Node | None:
    file = folder.inside(STATISTICS)
    if problem := misnamed(file):
        problems.append(problem)
        return None
    return read_yaml_file(file, f"{folder.name}/{STATISTICS}", problems)


def read_section_texts(workspace: Workspace, area: str, year: str) -> tuple[Source, ...]:
    """The section files of ``area`` for ``year`` as they were written, as far as they can be read, in their order."""
    folder = workspace.locate(AREAS, area, year)
    try:
        sections = folder.inside(SECTIONS) if folder else None
        files = in_order(listing(sections), []) if sections and is_folder(sections) else []
    except FileRefused:
        return ()
    return tuple(source for file in files if (source := read_text(file, [])))


def read_waivers(workspace: Workspace, area: str, year: str, problems: list[Problem]) -> Node | None:
    """The waivers of ``area`` for ``year``; None where there are none, or they can't be read."""
    folder = workspace.locate(AREAS, area, year)
    return _read_optional(folder.inside(WAIVERS), problems) if folder else None


def read_contributors(workspace: Workspace, area: str, year: str, problems: list[Problem]) -> Node | None:
    """Who owes what to the report of ``area`` for ``year``; None where nothing says so, or it can't be read."""
    return _read_optional(workspace.own(AREAS, area, year, CONTRIBUTORS), problems)


def _read_optional(file: Located, problems: list[Problem]) -> Node | None:
    if problem := misnamed(file, Severity.WARNING):
        problems.append(problem)
        return None
    try:
        return read_yaml_file(file, file.name, problems) if exists(file) else None
    except FileRefused as refused:
        problems.append(refused.problem)
        return None


def _folders_above(year: Located) -> tuple[Located, ...]:
    """The folder of ``year``, that of its area, and that of all areas."""
    folders = [year]
    for _ in range(2):
        last = folders[-1]
        folders.append(Located(last.path.parent, last.root, last.name.rpartition("/")[0]))
    return tuple(folders)


def _read_sections(
    folder: Located, problems: list[Problem], misplaced: tuple[Problem, ...]
) -> tuple[MarkdownPage, ...]:
    problems += misplaced
    known = len(problems)
    try:
        files = in_order(listing(folder), problems) if exists(folder) else None
    except FileRefused as refused:
        problems.append(refused.problem)
        return ()
    if files is None and any(problem.is_error for problem in misplaced):
        return ()
    if files is None:
        hint = "make the folder and put the area's Markdown files in it."
        message = "there is no folder of sections"
        place = Place(Source(folder.name))
        problems.append(
            Problem("sections-missing", message, place, Severity.WARNING, hint=hint, on_page="add the sections.")
        )
        return ()
    if not files and len(problems) == known:
        hint = "put the area's Markdown files in it; `mappa-report new` lays out the usual ones for a new year."
        message = "there is no section in this folder"
        place = Place(Source(folder.name))
        problems.append(
            Problem("sections-missing", message, place, Severity.WARNING, hint=hint, on_page="add the sections.")
        )
    return tuple(_pages(files, folder, problems))


def _pages(files: list[Located], folder: Located, problems: list[Problem]) -> Iterator[MarkdownPage]:
    """The sections in ``files``, up to the first that a report has no more room for: that is a Problem."""
    pictures, room = PictureFolder(folder), Room()
    for file in files:
        source = read_text(file, problems)
        if source and not room.takes(source, problems):
            return
        page = read_page(source, pictures, problems) if source else None
        if page:
            yield replace(page, photographs=dict(_photographs(page, pictures, problems)))


def _photographs(page: MarkdownPage, pictures: PictureFolder, problems: list[Problem]) -> Iterator[tuple[str, Picture]]:
    """Those that the head of ``page`` names of who signs it, without those that can't be read."""
    for signatory in maps_at(page.head, "signed") if isinstance(page.head, MapNode) else ():
        named = signatory.values.get("photograph")
        file = text_at(named, "file") if isinstance(named, MapNode) else None
        words = string_at(named, "alternative").strip() if isinstance(named, MapNode) else ""
        if file and words and (picture := pictures.picture_in_file(file.text, words, file.place, problems)):
            yield file.text, replace(picture, is_small=True)
