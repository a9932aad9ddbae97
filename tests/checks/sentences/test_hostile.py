"""Text made to take long, or to break the reading of it: it is read in a moment, and nothing is made of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_report.checks.sentences.readings import sentences_of
from mappa_report.checks.sentences.tokens import tokens_of
from mappa_report.checks.sentences.vocabulary import vocabulary_of
from tests.checks.sentences.conftest import Read, problems_in, report_of

LENGTH = 200_000


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1",
            "1,111",
            ",111",
            "1 ",
            "1 111",
            "1-1/",
            "1.",
            "1.1",
            "9%",
            "1:1",
            "£1",
            "one ",
            "a ",
            "-",
            "’a",
            "é",
            "_",
        ),
        *(
            "a1",
            "http://",
            "of 5 ",
            "Level 2 and ",
            "Level 2, 3, ",
            "Category 1 ",
            "from 1 to 2 ",
            "breach ",
            "( ",
            "1 (",
        ),
        *("2,706 people. ", "2,706 people under MAPPA. ", "over the ", "no more than ", "two hundred and ", "one in "),
        *("31 March ", "per cent "),
    ],
)
def test_a_hostile_paragraph_is_read_in_a_moment(piece: str) -> None:
    report = report_of("kent 2023")
    text = (piece * (LENGTH // len(piece)))[:LENGTH]

    problems_in(report, text)


WORDS = (
    "2,706 23 9% one nine a third of half over nearly Level 2 3 Category 1 and or of whom the people in from to by "
    "rose SHPO breach licence returned custody 31 March 2023 2022-23 ( ) , . ; : % per cent 100,000 - – not last year "
    "dozen hundred thousand twenty"
).split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=80))
def test_no_words_in_any_order_break_the_reading(text: str) -> None:
    problems = problems_in(report_of("kent 2023"), text)

    for problem in problems:
        assert 1 <= problem.place.column <= len(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = tokens_of(text)

    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))


def test_a_sentence_too_long_to_be_one_is_left_unread(read: Read) -> None:
    assert read("kent 2023", "There were 24 people at Level 2 on 31 March 2023" + " and so on" * 300) == []


def test_sentences_are_those_with_a_number() -> None:
    vocabulary = vocabulary_of(report_of("kent 2023").edition.form)

    sentences = sentences_of("Nothing here. It has 23 people. Nor here! And “nine people” here.", vocabulary)

    assert [[sentence.words(reading.number) for reading in sentence.readings] for sentence in sentences] == [
        ["23"],
        ["nine"],
    ]
