"""The rules that hold in every format: a title, a language, headings in sequence, words for pictures and links."""

import re
from collections.abc import Iterator

from mappa_report.audit.outline import Heading, Outline, finding, quoted
from mappa_report.audit.tables import check_tables
from mappa_report.problems.problem import Problem, Severity

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_NO_TITLE = re.compile(
    r"\A(?:untitled.*|document ?\d*|microsoft word - .*|(powerpoint )?presentation ?\d*|.*\.(docx?|pdf|html?|rtf))",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"\A(?:(img|dsc|image|picture|photo)?[\W_]*[0-9]+|\S+\.(png|jpe?g|gif|bmp|svg|tiff?|webp|emf|wmf))", re.IGNORECASE
)
_SAYS_NOTHING = re.compile(
    r"\A(?:(an? |the )?(image|picture|photo(graph)?|figure|chart|graph|graphic|logo|diagram|screenshot|img|dsc)?"
    r"[\W_]*|alt( text)?|description automatically generated)",
    re.IGNORECASE,
)
_UNCLEAR = frozenset(
    {"click here", "click", "here", "this", "this link", "link", "more", "read more", "find out more", "learn more",
     "see more", "more information", "further information", "this page", "this website", "website", "download",
     "details", "continue", "see here", "read here", "go"}
)  # fmt: skip
_LONG_ADDRESS = re.compile(r"(https?://|www\.)\S{50,}", re.IGNORECASE)
_MAX_WORDS_WITHOUT_HEADING = 400
"""The number of words from which a document needs headings."""


def check_outline(outline: Outline) -> Iterator[Problem]:
    """What of ``outline`` falls short."""
    yield from _check_title(outline)
    yield from _check_language(outline)
    yield from _check_headings(outline)
    yield from check_tables(outline.tables)
    yield from _check_pictures(outline)
    yield from _check_links(outline)


def _check_title(outline: Outline) -> Iterator[Problem]:
    hint = "give it a title in the document's properties (in Word: File, Info, Title)."
    title = outline.title.strip()
    if not title:
        yield finding("document-untitled", outline.whole, "the document has no title", hint)
    elif _NO_TITLE.fullmatch(title):
        message = f"the document's title says nothing of it: {quoted(title)}"
        yield finding("document-untitled", outline.whole, message, hint, Severity.WARNING)


def _check_language(outline: Outline) -> Iterator[Problem]:
    if outline.language is None:
        return
    language = outline.language.strip()
    if _LANGUAGE.fullmatch(language):
        return
    message = (
        f"{quoted(language)} is no language that programs know"
        if language
        else "the document does not say its language"
    )
    hint = "set the language, such as en-GB: without it, a screen reader may use the wrong voice."
    yield finding("language-missing", outline.whole, message, hint)


def _check_headings(outline: Outline) -> Iterator[Problem]:
    if not outline.headings and outline.word_count > _MAX_WORDS_WITHOUT_HEADING:
        hint = "mark the headings as such (in Word: the styles Heading 1 to 4); people find their way by them."
        yield finding("headings-missing", outline.whole, "the document has no headings", hint)
    above = 0
    for heading in outline.headings:
        if heading.words is not None and not heading.words.strip():
            hint = "write the heading, or turn the empty line into ordinary text and delete it."
            message = f"a heading of level {heading.level} has no words"
            yield finding("heading-wordless", heading.location, message, hint)
        if heading.level > above + 1:
            yield _skipped(heading, above)
        above = heading.level


def _skipped(heading: Heading, above: int) -> Problem:
    if above:
        name = f"the heading {quoted(heading.words)}" if heading.words else "a heading"
        message = f"{name} is of level {heading.level} and follows one of level {above}"
    else:
        name = f"the first heading, {quoted(heading.words)}," if heading.words else "the first heading"
        message = f"{name} is of level {heading.level}"
    hint = f"make it level {above + 1}: people who can't see the page take a missing level for something missed."
    return finding("heading-skipped", heading.location, message, hint)


def _check_pictures(outline: Outline) -> Iterator[Problem]:
    for picture in outline.pictures:
        words = picture.alternative.strip()
        if not words:
            hint = "say in its alternative text what it shows, or mark it as decorative."
            yield finding("alternative-missing", picture.location, "a picture has no alternative text", hint)
        elif (is_file_name := bool(_FILE_NAME.fullmatch(words))) or _SAYS_NOTHING.fullmatch(words):
            message = f"the alternative text of a picture does not say what it shows: {quoted(words)}"
            hint = "say what a reader should learn from the picture."
            severity = Severity.WARNING if is_file_name else Severity.INFO  # a word may say enough beside its picture
            yield finding("alternative-unhelpful", picture.location, message, hint, severity)


def _check_links(outline: Outline) -> Iterator[Problem]:
    for link in outline.links:
        if link.words is None:
            continue
        words = link.words.strip()
        if not words:
            hint = "write in the link where it leads, or remove it."
            yield finding("link-unclear", link.location, "a link has no words", hint)
        elif words.lower().strip(" .…>»") in _UNCLEAR:
            message = f"the words of a link do not say where it leads: {quoted(words)}"
            hint = "name what it leads to: screen readers list links by themselves."
            yield finding("link-unclear", link.location, message, hint, Severity.WARNING)
        elif _LONG_ADDRESS.fullmatch(words):
            message = f"the words of a link are a long address: {quoted(words)}"
            hint = "write what it leads to, and keep the address for the link: it would be read out letter by letter."
            yield finding("link-unclear", link.location, message, hint, Severity.WARNING)
