"""Official text is known again by its digest, and an area's own is never taken for it."""

from __future__ import annotations

import re

import pytest

from mappa_report.document.blocks import Heading, Paragraph
from mappa_report.document.inlines import Text
from mappa_report.importing.finished import Piece
from mappa_report.importing.national import digest_of, load_digest, national_pieces, written
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

OFFICIAL = (
    "What the arrangements are",
    "Agencies that know of somebody tell each other of it, so that each can plan what it has to do. On 31 March 2023 "
    "there were 42 areas in which they did so.",
    "The police, the probation service and the prisons answer for the arrangements together in every area.",
)
OWN = "This year the area took on two more coordinators, and moved its meetings to a Tuesday so that all can come."
DIGEST = digest_of(OFFICIAL)


def heading(words: str) -> Piece:
    return Piece(Heading(1, (Text(words),)), "page 1")


def paragraph(words: str) -> Piece:
    return Piece(Paragraph((Text(words),)), "page 1")


def test_official_text_is_known_whatever_its_dates_and_numbers_are() -> None:
    of_another_year = OFFICIAL[1].replace("31 March 2023", "31 March 2019").replace("42", "43")
    pieces = [heading("Our year"), paragraph(OWN), heading(OFFICIAL[0]), paragraph(of_another_year)]

    assert national_pieces(pieces, [DIGEST]) == {2, 3}


def test_a_heading_that_areas_use_too_is_their_own_over_their_own_words() -> None:
    assert national_pieces([heading(OFFICIAL[0]), paragraph(OWN)], [DIGEST]) == frozenset()


def test_a_paragraph_that_was_rewritten_is_official_between_two_that_are_but_not_behind_a_heading() -> None:
    official = [paragraph(words) for words in OFFICIAL[1:]]

    assert national_pieces([official[0], paragraph(OWN), official[1]], [DIGEST]) == {0, 1, 2}
    assert national_pieces([official[0], heading("Our year"), paragraph(OWN), official[1]], [DIGEST]) == {0, 3}


def test_a_digest_shows_nothing_of_the_words() -> None:
    assert re.fullmatch(r"(?:[A-Za-z0-9+/=]{1,76}\n)+", written(DIGEST))


@pytest.mark.parametrize("key", ["2006", "2015", "2019", "2023"])
def test_every_edition_has_a_digest(key: str) -> None:
    digest = load_digest(Workspace(ROOT), key)

    assert digest is not None
    assert len(digest.runs) > 1000


def test_a_file_that_is_no_digest_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("workspace")
    (root / "boilerplate" / "2023").mkdir(parents=True)
    (root / "boilerplate" / "2023" / "digest.txt").write_text("Words, and no digest!")

    with pytest.raises(FileRefused, match="this file is no digest"):
        load_digest(Workspace(root), "2023")
