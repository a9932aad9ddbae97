"""An adopted edition, written whole or not at all, and never in place of another unless that was asked for."""

from __future__ import annotations

from collections.abc import Iterator

from mappa_report.assembly.editions import load_edition
from mappa_report.intake.adoption.making import MadeEdition
from mappa_report.intake.adoption.taking import AdoptionWish
from mappa_report.model.edition import Edition
from mappa_report.problems.masking import masked
from mappa_report.problems.problem import Problem
from mappa_report.scaffold.edition_files import check_name
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import exists
from mappa_report.workspace.output_files import CreatedFiles, create_files
from mappa_report.workspace.replacing import replace_folder
from mappa_report.workspace.workspace import BOILERPLATE, PACKAGED, Workspace

_ON_PAGE = "take the wording for another edition, or have that one moved away first."


def check_wish(workspace: Workspace, wish: AdoptionWish, *, replaces: bool) -> Iterator[Problem]:
    """What stands against an edition of the name that was asked for, before any file is read."""
    yield from check_name(wish.key)
    place = Place(Source(f"{BOILERPLATE}/{masked(wish.key)[:40]}"))
    if wish.key in Workspace(PACKAGED).editions():
        hint = f"choose another name, such as --as {wish.key}-official."
        yield Problem("exists", "an edition of this name comes with the program", place, hint=hint, on_page=_ON_PAGE)
    elif wish.key in workspace.editions() and not replaces and adopted_before(workspace, wish) is None:
        hint = "choose another name; or with --replace the adopted edition takes its place."
        yield Problem(
            "exists", "this edition exists already, and is not in adopted wording", place, hint=hint, on_page=_ON_PAGE
        )


def adopted_before(workspace: Workspace, wish: AdoptionWish) -> Edition | None:
    """The edition of that name, where there is one in adopted wording."""
    edition = load_edition(workspace, wish.key, []) if wish.key in workspace.editions() else None
    return edition if edition and edition.standing.adopted else None


def write_edition(workspace: Workspace, wish: AdoptionWish, made: MadeEdition) -> CreatedFiles:
    """Write the files of ``made``, in place of an edition of that name if there is one."""
    folder = workspace.own(BOILERPLATE, wish.key)
    files = {workspace.own(BOILERPLATE, wish.key, *name.split("/")): data for name, data in made.files.items()}
    return replace_folder(folder, files) if exists(folder) else create_files(files)
