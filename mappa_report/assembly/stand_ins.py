"""What stands in for a part of a report that can't be read, so that the rest can be checked all the same.

A report with a stand-in in it is checked and never printed.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from mappa_report.assembly.register import read_register
from mappa_report.checks.statistics import check_return
from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.annual_report import StatisticalReturn
from mappa_report.model.area import Area
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.form import Form
from mappa_report.problems.codes import FAMILY_OF
from mappa_report.problems.problem import Problem
from mappa_report.readers.area_reader import SECTIONS, STATISTICS
from mappa_report.source.nodes import Node
from mappa_report.workspace.workspace import Workspace

_OF_NO_RETURN = ("missing", "wrong-shape", "unknown-key", "not-returned", "not-applicable", "edition-missing")
"""What can't be known of a return of which a part was not read, or whose edition is only supposed."""
_OF_NO_EDITION = ("section-required", "unknown-value")
_OF_NO_AREA = ("population-missing",)
_OF_UNREAD_SECTIONS = ("section-dropped", "section-required")
"""What a section may be, of which only its file's name could be read."""


class Known(Struct, frozen=True):
    """Which parts of a report were read whole."""

    area: bool
    edition: bool
    figures: bool
    sections: bool = True

    @property
    def all(self) -> bool:
        """True where nothing stands in for anything. Sections have no stand-in: the others are a report without it."""
        return self.area and self.edition and self.figures

    def tellable(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Those of ``problems`` that do not come of a stand-in."""
        for problem in problems:
            is_of_figures = FAMILY_OF[problem.code] == "sentences"
            is_of_edition = problem.code in _OF_NO_EDITION
            is_of_area = problem.code in _OF_NO_AREA
            is_filling = problem.code.startswith("placeholder") and problem.code != "placeholder-syntax"
            has_stand_in = (
                (is_of_figures and not (self.figures and self.edition))
                or (is_of_edition and not self.edition)
                or (is_of_area and not self.area)
                or (problem.code in _OF_UNREAD_SECTIONS and not self.sections)
                or (is_filling and not (self.area and self.edition))
            )
            if not has_stand_in:
                yield problem


def has_all_sections(pages: Iterable[MarkdownPage], problems: Iterable[Problem]) -> bool:
    """Whether each file of a folder of sections was read, by the ``problems`` of reading ``pages``."""
    read = {page.source.name for page in pages if not page.has_unread_head}
    told = (each for each in problems if each.code != "file-copy")
    return not any(f"/{SECTIONS}/" in each.place.file and each.place.file not in read for each in told)


def stand_in_area(workspace: Workspace, slug: str) -> Area:
    """The area by the name that the register has for it."""
    registered = read_register(workspace, []).get(slug)
    name = registered.name if registered else slug.replace("-", " ").title()
    nation, others = (registered.nation, registered.known_as) if registered else ("", ())
    return Area(slug, name, "", (), nation, {}, known_as=others)


def readable_part(problems: list[Problem]) -> Node | None:
    """What can be read of the return whose fault is among ``problems``, to which further faults are appended."""
    from mappa_report.readers.yaml_mending import read_around_faults  # only what can't be read has a use for it

    faults = (each for each in problems if each.code.startswith("yaml-"))
    sources = (each.place.source for each in faults if each.place.file.rpartition("/")[2] == STATISTICS)
    source = next((source for source in sources if source.text), None)
    return read_around_faults(source, problems) if source else None


def check_part_of_return(node: Node | None, form: Form, problems: list[Problem]) -> StatisticalReturn:
    """The figures of ``form`` that ``node`` has, with Problems for their values alone."""
    if node is None:
        return StatisticalReturn(dict.fromkeys(form.types, Figure(FigureState.MISSING)))
    told: list[Problem] = []
    statistics = check_return(node, form, told)
    problems += (problem for problem in told if problem.code not in _OF_NO_RETURN)
    return statistics
