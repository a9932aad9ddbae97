"""Pictures of a section: put beside it, and shown in its editor."""

from __future__ import annotations

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.intake.pictures import take_picture
from mappa_report.problems.masking import masked
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.readers.picture_reader import PictureFolder
from mappa_report.source.place import Place, Source
from mappa_report.workbench.forms import files_in, with_form
from mappa_report.workbench.json_bodies import answer, refusal
from mappa_report.workbench.reports import report_of
from mappa_report.workbench.section_files import section_file, sections_folder
from mappa_report.workbench.words import WORDS


class Taken(Struct, frozen=True):
    """The name by which a section can show the picture."""

    src: str


@with_form
def take(request: Request, form: FormData) -> Response:
    """Put the picture that was sent beside the sections."""
    report = report_of(request)
    section_file(request, report)
    files = files_in(form, "picture")
    if len(files) != 1:
        return refusal("section.picture.none")
    taken = take_picture(sections_folder(report), *files[0])
    if isinstance(taken, Problem):
        (problem,) = redacted([taken])
        return answer({"problem": {"message": masked(problem.message), "hint": problem.page_hint}}, 400)
    return answer(Taken(taken))


def show(request: Request) -> Response:
    """The picture as a report would show it. Raises HTTPException where there is none that it could show."""
    report = report_of(request)
    section_file(request, report)
    pictures = PictureFolder(sections_folder(report))
    picture = pictures.picture_in_file(request.path_params["picture"], "", Place(Source("")), [])
    if picture is None:
        raise HTTPException(404, WORDS["missing.file"])
    return Response(picture.data, media_type=picture.media_type)
