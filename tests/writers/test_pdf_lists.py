"""How far the items of lists stand from one another, and lists from what is around them, by either engine."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from msgspec.structs import replace

from mappa_report.document.blocks import Block, BulletList, NumberedList, Paragraph, Quotation
from tests.conftest import ROOT
from tests.documents import empty, text
from tests.engines import ENGINES
from tests.writers.pdf_drawing import baselines

LINE = 1.4 * 12
APART = LINE + 0.7 * 12
"""From one paragraph to the next, in points, and from a list to whatever comes next."""
CLOSE = LINE + 0.35 * 12
"""From one item to the next."""

Steps = Callable[..., list[float]]


@pytest.fixture(scope="module", params=list(ENGINES))
def steps(request: pytest.FixtureRequest) -> Steps:
    """From blocks of one line each to how far every line is below the one before."""

    def measure(*blocks: Block) -> list[float]:
        page = baselines(ENGINES[request.param](replace(empty(), blocks=blocks), (ROOT / "templates").joinpath))[-1]
        heights = sorted((height for words, height in page.items() if " line " in f" {words} "), reverse=True)
        return [above - below for above, below in pairwise(heights)]

    return measure


def line(name: str) -> Paragraph:
    return Paragraph(text(f"line {name}"))


def bullets(*names: str) -> BulletList:
    return BulletList(tuple((line(name),) for name in names))


def numbers(*names: str) -> NumberedList:
    return NumberedList(tuple((line(name),) for name in names))


def close_to(*expected: float) -> object:
    return pytest.approx(list(expected), abs=0.1)


def test_one_list_after_another_begins_apart_from_it(steps: Steps) -> None:
    lists = (bullets("a", "b"), numbers("c", "d"), bullets("e", "f"))
    around = (line("before"), *lists, line("after"))
    assert steps(*around) == close_to(APART, CLOSE, APART, CLOSE, APART, CLOSE, APART)


def test_two_lists_of_a_kind_are_seen_to_be_two(steps: Steps) -> None:
    assert steps(numbers("a", "b"), numbers("c", "d")) == close_to(CLOSE, APART, CLOSE)


def test_lists_within_items_begin_close_to_their_item_and_end_apart_from_the_next(steps: Steps) -> None:
    first = (line("one"), numbers("a", "b"), bullets("c", "d"), line("more"), line("yet more"))
    second = (line("two"), bullets("e"))
    outer = BulletList((first, second, (line("three"),)))
    in_first = (CLOSE, CLOSE, APART, CLOSE, APART, CLOSE)
    assert steps(outer, line("after")) == close_to(*in_first, CLOSE, CLOSE, APART, APART)


def test_where_several_lists_end_at_once_there_is_the_room_of_one(steps: Steps) -> None:
    deep = BulletList(((line("two"), NumberedList(((line("three"), bullets("a", "b")),))),))
    outer = NumberedList(((line("one"), deep), (line("next"),)))
    assert steps(outer, line("after")) == close_to(CLOSE, CLOSE, CLOSE, CLOSE, APART, APART)


def test_lists_in_a_quotation_are_apart_too(steps: Steps) -> None:
    quotation = Quotation((line("said"), bullets("a", "b"), numbers("c", "d"), line("at last")))
    assert steps(quotation) == close_to(APART, CLOSE, APART, CLOSE, APART)
