"""The imprint: what a report ends with about itself, once, in paragraphs below a heading of its own."""

import re
from collections.abc import Iterator

from mappa_report.compose.filling import Filler
from mappa_report.document.blocks import Block, Heading, Paragraph
from mappa_report.document.inlines import Inline, Inlines, Link, Placeholder, Strong, Text
from mappa_report.document.walk import placeholders_in, transform_inlines
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.imprint import Imprint
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import Facts, facts_of_imprint

ANCHOR = "imprint"
"""Of the heading with which the imprint begins."""

_WEB = re.compile(r"\Ahttps?://\S+\Z")
_MAIL = re.compile(r"\A[^\s@?:]+@[^\s@?:]+\Z")
_LED = re.compile(r"[a-z] \Z")
"""The end of words that a sentence goes on from."""
_ARTICLE = re.compile(r"The [A-Za-z]")
_COLON = Text(": ")


def imprint_of(report: AnnualReport, filler: Filler) -> Iterator[Block]:
    """The imprint of ``report``, in what is known; nothing where its edition has none."""
    imprint = report.edition.imprint
    if imprint is None:
        return
    facts = {**filler.facts, **facts_of_imprint(report.area, report.year, imprint.usual)}
    yield Heading(1, filler.inlines(imprint.title), ANCHOR)
    for line in imprint.lines:
        says = [_filled(sentence, facts) for sentence in line.says if _is_known(sentence, facts)]
        if says:
            yield Paragraph((Strong(filler.inlines(line.about)), _COLON, *_in_a_row(says)))
    yield from _illustrative(report, imprint, filler)


def _illustrative(report: AnnualReport, imprint: Imprint, filler: Filler) -> Iterator[Block]:
    """What is said of illustrative text, with the sections that it is said of where these aren't all."""
    titles = [section.title for section in report.sections if section.is_illustrative]
    if titles:
        is_all = len(titles) == len(report.sections)
        named = "" if is_all else f" ({'; '.join(f'“{title}”' for title in titles)})"
        about = Strong((*filler.inlines(imprint.illustrative), Text(named)))
        yield Paragraph((about, _COLON, *filler.inlines(report.edition.terms["illustrative"])))


def _is_known(sentence: Inlines, facts: Facts) -> bool:
    """Whether there is a value for all that ``sentence`` names."""
    try:
        for placeholder in placeholders_in(sentence):
            evaluate(placeholder.expression, facts)
    except ExpressionError:
        return False
    return True


def _filled(sentence: Inlines, facts: Facts) -> Inlines:
    """``sentence`` with its values, of which addresses are links, and so is a licence that has one."""
    texts = [node.text if isinstance(node, Text) else "" for node in sentence]
    before, after = ["", *texts[:-1]], [*texts[1:], ""]
    beside = {id(node): pair for node, *pair in zip(sentence, before, after, strict=True)}

    def value(node: Inline) -> Inline:
        if not isinstance(node, Placeholder):
            return node
        words = _fitted(evaluate(node.expression, facts), *beside.get(id(node), ("", "")))
        address = f"{node.expression}_address"
        is_there = _is_known((Placeholder(address, node.place),), facts)
        return Link((Text(words),), evaluate(address, facts)) if is_there else _linked(words)

    return transform_inlines(sentence, value)


def _fitted(words: str, before: str, after: str) -> str:
    """``words`` as they stand between ``before`` and ``after``: without a stop of their own, "the" in mid-sentence.

    The stop of an abbreviation, such as that of p.m., is only left out where the sentence has one.
    """
    is_short = "." in words.rpartition(" ")[2][:-1]
    bare = words if is_short and not after.startswith(".") else words.removesuffix(".")
    return f"t{bare[1:]}" if _LED.search(before) and _ARTICLE.match(bare) else bare


def _linked(words: str) -> Inline:
    if _WEB.fullmatch(words):
        return Link((Text(words.partition("://")[2].rstrip("/")),), words)
    return Link((Text(words),), f"mailto:{words}") if _MAIL.fullmatch(words) else Text(words)


def _in_a_row(sentences: list[Inlines]) -> Iterator[Inline]:
    for position, sentence in enumerate(sentences):
        yield from ((Text(" "), *sentence) if position else sentence)
