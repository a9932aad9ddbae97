"""Every line of a file is somebody's, or nobody's and told of."""

from __future__ import annotations

from mappa_report.importing.figures import find_figures
from mappa_report.importing.lines import Claim, Claims, lines_of
from tests.importing.layouts import form_of, pieces_of

REPORT = """\
Ashshire Annual Report 2022/23

The board met four times.

Orders of the year

| | Number |
| Sexual Harm Prevention Order (SHPO) | 88 |
| SHPO with foreign travel restriction | 3 |
| Notification Order | 1 |
| Orders of which nobody asks | 7 |
"""


def test_figures_and_the_words_round_them_are_claimed_and_the_rest_is_nobodys() -> None:
    lines = lines_of(pieces_of(REPORT))
    figures = find_figures(form_of(2023, {}), 2023, lines)

    claims = Claims(lines)
    claims.claim(figures.figure_lines, Claim.FIGURE)
    claims.claim(figures.caption_lines, Claim.CAPTION)
    claims.claim_pieces([0, 1], Claim.SECTION)

    assert [claims.of(index).value for index in range(len(lines))] == [
        *("section", "section", "caption", "caption"),
        *("figure", "figure", "figure", "nobody"),
    ]
    assert [line.text for line in claims.claimed(Claim.NOBODY)] == ["Orders of which nobody asks 7"]
    assert {claim.value: count for claim, count in claims.words().items() if count} == {
        "figure": 15,
        "caption": 5,
        "section": 9,
        "nobody": 6,
    }
