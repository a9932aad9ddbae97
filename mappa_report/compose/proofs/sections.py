"""The sections of a report beside those of last year: which were dropped, which are new, which have its very words."""

from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from mappa_report.compose.proofs.context import ProofContext
from mappa_report.compose.proofs.places import Places, line
from mappa_report.document.inlines import Inlines, bare
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.following import SectionHead, follow, words_of, written_paragraphs
from mappa_report.model.section import Section
from mappa_report.problems.problem import Problem


class News(Enum):
    """What may have become of a section since last year, in words."""

    DROPPED = "was in last year’s report and is not in this one"
    SAME = "is word for word last year’s"
    NEW = "is new this year"


class SectionNews(Struct, frozen=True):
    """What became of a section since last year: ``title`` leads to it where it prints, ``by`` is who contributed it.

    ``is_let_stand`` where somebody has said that it is meant, or nobody has to be asked. ``file`` is the section's.
    ``was`` is the title that it had, blank where it has that still.
    """

    news: News
    title: Inlines
    by: str
    file: str
    is_let_stand: bool
    was: str = ""

    @property
    def words(self) -> Inlines:
        """All of it in a line."""
        return line(
            self.title, f"{self.by} {self.news.value}{f', where it was called “{self.was}”' if self.was else ''}."
        )


def section_news(report: AnnualReport, context: ProofContext, places: Places) -> list[SectionNews]:
    """Sections dropped since last year, then those with last year's words, then new ones; none without a last year."""
    before = context.sections_before
    if before is None:
        return []
    earlier = {section.place.file: section for section in before}
    followed, dropped = follow(report.sections, [section.place.source for section in before])
    gone = [earlier[head.source.name] for head in dropped]
    bodies = {_words(section) for section in before}
    told = {problem.place.file for problem in context.problems if problem.code == "text-unchanged"}
    same = [each for each in report.sections if each.place.file in told and _words(each) in bodies]
    new = [each for each in report.sections if each.place.file not in followed]
    waived = [each.problem for each in context.waived if each.problem.code == "section-dropped"]
    return [
        *(_news(News.DROPPED, each, line(f"“{each.title}”"), is_let_stand=_is_named(each, waived)) for each in gone),
        *(
            _news(News.SAME, each, places.section(each.place.file), was=_was(each, followed.get(each.place.file)))
            for each in same
        ),
        *(_news(News.NEW, each, places.section(each.place.file), is_let_stand=True) for each in new),
    ]


def _words(section: Section) -> tuple[str, ...]:
    return words_of(written_paragraphs(section.place.source))


def _was(section: Section, head: SectionHead | None) -> str:
    """The title of ``head``, which ``section`` follows on, where it is another."""
    return head.title if head and bare(head.title).casefold() != bare(section.title).casefold() else ""


def _is_named(section: Section, problems: Sequence[Problem]) -> bool:
    return any(f"“{section.title}”" in problem.message for problem in problems)


def _news(news: News, section: Section, title: Inlines, *, is_let_stand: bool = False, was: str = "") -> SectionNews:
    return SectionNews(news, title, who(section), section.place.file, is_let_stand, was)


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
