"""Whether an edition has been confirmed, and whose words it has: said to the chair, in the lists and in editors."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

CONFIRMED = "confirmed: {date: 2023-09-01, by: head of the national team}\n"
ADOPTED = "text: adopted\nadopted: {from: the national team’s template, date: 2023-08-14}\n"

PROVISIONAL_WORDS = (
    "The edition tiny, which this report follows, is provisional: nobody has confirmed that its text and form are the "
    "official ones."
)
OWN_WORDS = "Its national text is not in the official wording: it tells the same in words of its own."
ADOPTED_WORDS = "The wording of its national text was taken from the national team’s template on 14 August 2023."


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("written", "label", "told"),
    [
        ("", "provisional, own text", (PROVISIONAL_WORDS, OWN_WORDS)),
        ("confirmed:\n", "provisional, own text", (PROVISIONAL_WORDS, OWN_WORDS)),
        (ADOPTED, "provisional, adopted text", (PROVISIONAL_WORDS, ADOPTED_WORDS)),
        (
            ADOPTED.replace("}", ", kept: [passages/about]}"),
            "provisional, partly adopted text",
            (
                PROVISIONAL_WORDS,
                ADOPTED_WORDS,
                "What that lacked is in the words of an earlier edition: passages/about.",
            ),
        ),
        (
            f"text: own\n{CONFIRMED}",
            "confirmed, own text",
            (
                "The form of the edition tiny, which this report follows, was confirmed on 1 September 2023 by head of "
                "the national team.",
                OWN_WORDS,
            ),
        ),
        (
            ADOPTED + CONFIRMED,
            "confirmed, adopted text",
            (
                "The national text and the form of the edition tiny, which this report follows, were confirmed on "
                "1 September 2023 by head of the national team.",
                ADOPTED_WORDS,
            ),
        ),
    ],
)
def test_an_edition_s_standing_is_told_wherever_it_is_shown(
    written: str, label: str, told: tuple[str, ...], run: Run
) -> None:
    path = Path("boilerplate/tiny/edition.yaml")
    path.write_text(path.read_text("utf-8").replace(CONFIRMED, written), "utf-8")

    built = run("proof", "testshire", "2023", "--to", "text")
    run("schema", "testshire", "2023")

    sheet = Path("build/testshire/2023/testshire-mappa-annual-report-2023-proof-1.txt").read_text("utf-8")
    schema = json.loads(Path("areas/testshire/2023/statistics.schema.json").read_text("utf-8"))
    assert f"\n{' '.join(told)}\n" in sheet
    assert schema["properties"]["edition"]["description"] == " ".join(told)
    assert f"  {label:<25} from this workspace\n" in run("boilerplate", "list").out
    assert f"ok       edition tiny: {label}\n" in run("doctor").out
    assert ("[edition-provisional]" in built.out) == label.startswith("provisional")


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("confirmed: {date: 2023-09-31, by: head of team}\n", "error: 2023-09-31 is no date "),
        ("confirmed: {date: 2023-09-01}\n", "error: by is missing "),
        ("confirmed: {date: 2023-09-01, by: ''}\n", "error: by is empty "),
        ("confirmed: yes\n", "error: confirmed holds a single value, where a group of names and values is due "),
        ("text: official\n", "error: text can't be official "),
        ("text: adopted\nadopted: {from: a template, date: last year}\n", "error: last year is no date "),
        (
            "text: adopted\nadopted: {from: a template, date: 2023-08-14, kept: [passages/none]}\n",
            "error: this edition has no text passages/none ",
        ),
    ],
)
def test_a_slip_in_how_an_edition_stands_is_told(written: str, message: str, run: Run) -> None:
    path = Path("boilerplate/tiny/edition.yaml")
    path.write_text(path.read_text("utf-8").replace(CONFIRMED, written), "utf-8")

    checked = run("check", "testshire", "2023")

    assert checked.code == 1
    assert checked.out.startswith(message)
    assert "  boilerplate/tiny/edition.yaml:" in checked.out
