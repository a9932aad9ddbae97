"""What a published report no longer needs: it holds personal data, and is not kept longer than it has a use."""

from collections.abc import Iterator

from mappa_report.signing.records import read_records
from mappa_report.workspace.door import Located, exists, is_folder, listing
from mappa_report.workspace.output_files import sweep_beside
from mappa_report.workspace.workspace import AREAS, CONTRIBUTORS, PROOFS, UNPLACED, VERSIONS, Workspace


def no_longer_needed(workspace: Workspace, area: str, year: int) -> tuple[Located, ...] | None:
    """The files and folders that may go; None where the report is not published, or is being corrected.

    Raises FileRefused where a record of signing can't be read. The file that remembers the number of the last proof
    stays, so that no number is given again. What a run that was ended had begun to remove goes now.
    """
    records = read_records(workspace, area, year)
    if records.publication is None or records.open_correction:
        return None
    listed = tuple(_files(workspace, area, year))
    sweep_beside([workspace.own(AREAS, area, str(year), PROOFS, "1")])
    return listed


def _files(workspace: Workspace, area: str, year: int) -> Iterator[Located]:
    folder = workspace.own(AREAS, area, str(year))
    proofs = folder.inside(PROOFS)
    yield from (at for at in (listing(proofs) if exists(proofs) else ()) if is_folder(at))
    yield from (at for name in (VERSIONS, CONTRIBUTORS, UNPLACED) if exists(at := folder.inside(name)))
