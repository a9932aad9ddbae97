"""Words as they are given to Typst: long ones in pieces, year labels whole, languages in their parts."""

from __future__ import annotations

import pytest

from mappa_report.document.inlines import Emphasis, Text
from mappa_report.writers.typst.words import heading_words, language, words
from tests.documents import text


def test_a_word_that_fits_its_line_is_left_alone() -> None:
    assert words(text("Some words\n of one  line"), 10) == ["Some words of one line"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("https://www.a.example/path?x=1", ["https://", "www.", "a.", "example/", "path?", "x=", "1"]),
        ("re-established", ["re-", "established"]),
        ("--Antidisestablishment", ["--", *"Antidisestablishment"]),
        ("Llanfairpwllgwy\u0302ngyll", [*"Llanfairpwllgw", "y\u0302", *"ngyll"]),
    ],
)
def test_a_word_too_long_for_its_line_is_in_pieces_that_are_all_of_it(word: str, pieces: list[str]) -> None:
    assert words((Emphasis(text(f"a {word} z")),), 11) == [
        {"kind": "Emphasis", "content": ["a ", {"kind": "LongWord", "pieces": pieces}, " z"]}
    ]
    assert "".join(pieces) == word


def test_words_that_are_bound_and_fit_no_line_may_end_it_all_the_same() -> None:
    assert words(text("Table~2 on 31~March~2023".replace("~", "\N{NO-BREAK SPACE}")), 10) == [
        "Table\N{NO-BREAK SPACE}2 on 31 March 2023"
    ]


@pytest.mark.parametrize("whole", ["co-ordinator", "Multi-Agency", "2005–06", "www.a-b.example/page"])
def test_what_no_line_ends_within_is_whole_if_it_fits_its_line(whole: str) -> None:
    assert words(text(f"a {whole} z"), 20) == ["a ", {"kind": "Whole", "text": whole}, " z"]
    assert {"kind": "Whole", "text": whole} not in words(text(f"a {whole} z"), 6)


@pytest.mark.parametrize("said", ["day-to-day", "a-b@c-d.example", "multi-agency@a.example", "neighbourhood-based"])
def test_other_words_with_hyphens_are_left_alone(said: str) -> None:
    assert words(text(f"a {said} z")) == [f"a {said} z"]


def test_year_labels_in_the_head_of_a_table_are_whole_and_dashes_are_not() -> None:
    content = (Text("Both levels in 2004–05 – and later"),)
    assert heading_words(content, 20) == ["Both levels in ", {"kind": "Whole", "text": "2004–05"}, " – and later"]


@pytest.mark.parametrize(
    ("tag", "parts"),
    [
        ("en-GB", ("en", "GB", "auto")),
        ("cy", ("cy", None, "auto")),
        ("sr-Latn", ("sr", None, "latn")),
        ("zh-Hant-TW", ("zh", "TW", "hant")),
        ("x-private", ("und", None, "auto")),
    ],
)
def test_a_language_is_told_in_the_parts_that_typst_takes(tag: str, parts: tuple[str, str | None, str]) -> None:
    assert tuple(language(tag).values()) == parts
