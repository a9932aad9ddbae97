"""What has become of a report since it was published."""

from __future__ import annotations

from msgspec import Struct

from mappa_report.building.manifest import Changes, changes_since
from mappa_report.signing.records import Publication, read_records
from mappa_report.wording.numbers import format_date
from mappa_report.workspace.workspace import Workspace


class SincePublished(Struct, frozen=True):
    """The last publication of a report, and what has changed since among the files that were signed."""

    publication: Publication
    changes: Changes

    @property
    def sentence(self) -> str:
        """The same in words."""
        day = format_date(self.publication.day)
        if not self.changes:
            return f"Published on {day}, and unchanged since."
        return f"Published on {day}, changed since; {'; '.join(self.changes.sentences())}."


def since_published(workspace: Workspace, area: str, year: int) -> SincePublished | None:
    """What has changed since the report was published; None where it never was. Raises FileRefused as records do."""
    records = read_records(workspace, area, year)
    publication = records.publication
    if publication is None:
        return None
    signed = records.signed(publication)
    return SincePublished(publication, changes_since(signed.files, workspace, area, year, signed.edition))
