"""The sections of a report beside those of last year: which were dropped, which are new, which have its very words."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.compose.proofs.places import Places, bare, line
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.document.walk import inlines_of
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.section import Section


class SectionNews(Struct, frozen=True):
    """What became of a section since last year, in a line with its contributors, and ``in_short`` without them.

    ``in_short`` is empty where nobody has to be asked whether it is meant.
    """

    words: Inlines
    in_short: Inlines = ()


def section_news(report: AnnualReport, before: Sequence[Section] | None, places: Places) -> list[SectionNews]:
    """Sections dropped since last year, then those with last year's words, then new ones; none without a last year."""
    if before is None:
        return []
    waiting = list(before)
    pairs = [(section, _like(section, waiting)) for section in report.sections]
    same = [section for section, was in pairs if was and _words(section) == _words(was) and _words(section)]
    return [
        *map(_dropped, waiting),
        *(_same(section, places) for section in same),
        *(
            SectionNews(line(places.section(section.place.file), f"{who(section)} is new this year."))
            for section, was in pairs
            if was is None
        ),
    ]


def _dropped(section: Section) -> SectionNews:
    words = "was in last year’s report and is not in this one."
    title = f"“{section.title}”"
    return SectionNews(line(f"{title}{who(section)} {words}"), line(f"{title} {words}"))


def _same(section: Section, places: Places) -> SectionNews:
    title, words = places.section(section.place.file), "is word for word last year’s."
    return SectionNews(line(title, f"{who(section)} {words}"), line(title, f" {words}"))


def _like(section: Section, waiting: list[Section]) -> Section | None:
    """Last year's section that ``section`` follows on, taken out of ``waiting``."""
    for quality in _QUALITIES:
        for was in waiting:
            if quality(was) == quality(section):
                waiting.remove(was)
                return was
    return None


def _title(section: Section) -> object:
    return section.title.casefold()


def _role(section: Section) -> object:
    return (section.kind, tuple((author.role.casefold(), author.organisation.casefold()) for author in section.authors))


_QUALITIES = (_title, _role)


def _words(section: Section) -> tuple[str, ...]:
    return tuple(filter(None, (bare(plain_text(run)) for run in inlines_of(section.blocks))))


def who(section: Section) -> str:
    """Who contributed a section, in brackets."""
    words = contributors(section)
    return f" ({words})" if words else ""


def contributors(section: Section) -> str:
    """The roles and organisations that a section is by."""
    return "; ".join(_author(section))


def _author(section: Section) -> Iterator[str]:
    for author in section.authors:
        yield ", ".join(filter(None, (author.role, author.organisation)))
