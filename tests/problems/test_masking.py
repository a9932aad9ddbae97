"""Every datum of its kind is masked, in any order and spelling; what every report is full of stays readable."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mappa_report.problems.fault_log import Fault, report_fault
from mappa_report.problems.formats.github import as_github
from mappa_report.problems.formats.json_format import report_as_json
from mappa_report.problems.formats.sarif import as_sarif
from mappa_report.problems.masking import masked
from mappa_report.problems.outcome import CheckOutcome, ReportProblems
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.problems.show import as_text
from mappa_report.source.place import Place, Source
from tests.conftest import ROOT, Run

SECTION = "areas/testshire/2023/sections/20-police.md"
HEAD = "---\ntitle: Police\nkind: agency-perspective\nplace: local\nrole: Inspector\n---\n"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("He has been managed since 1 April 2022 (born 03/04/1971).", "He has been managed since ••• (born •••)."),
        ("category_1: John Smith born 03/04/1971", "category_1: ••• born •••"),
        ("born 3 April 1971, of Leeds; and 4th May 1980", "born •••, of Leeds; and •••"),
        ("DOB: 1971-04-03 or D.O.B. 3.4.71", "DOB: ••• or D.O.B. •••"),
        ("National Insurance number AB\u00a012\u00a034\u00a056\u00a0C", "National Insurance number •••"),
        ("AB–12–34–56–C, AB\u200b123456C, ＡＢ１２３４５６Ｃ and ab123456c", "•••, •••, ••• and •••"),
        ("ring ٠٧٧٠٠ ٩٠٠١٢٣ or 07700‑900‑123 or (07700) 900123", "ring ••• or ••• or •••"),
        ("ring 07700\n  900123", "ring •••\n  •••"),
        ("She was born in April of 1971, D.O.B 3.iv.71", "She was born in •••, D.O.B •••"),
        ("Year of birth 1971, date of birth: 0 3 0 4 1 9 7 1", "Year of birth •••, date of birth: •••"),
        ("Geboren 03/04/1971; ganwyd 3 Ebrill, 1971-04-03", "Geboren •••; ganwyd 3 Ebrill, •••"),
        ("a.person @ x.org, a dot person at x dot org", "•••, •••"),
        ("IBAN GB29 NWBK 6016 1331 9268 19", "IBAN •••"),
        ("Account 12345678 sort code 12-34-56", "Account ••• sort code •••"),
        ("The victim Jane Doe and the victim, Zdzislawa Kowalczyk", "The victim ••• and the victim, •••"),
        ("The victim Liaison Unit and Victim Support met.", "The victim Liaison Unit and Victim Support met."),
        ("{{ born_03_04_1971 }}", "{{ born_••• }}"),
        ("# NI AB 12 34\n# 56 C it was", "# NI •••\n# ••• it was"),
        ("a.person@x.org, a.person (at) x (dot) org, in SW1A 1AA", "•••, •••, in •••"),
        ("“Ring 07700 900…” is typed", "“Ring •••…” is typed"),
        ("prison number A1234 BC, PNC 2004/1234567X, NHS 943 476 5919", "prison number •••, PNC •••, NHS •••"),
        ("Testshire Police write of Mr John Smith to a.b@c.org", "Testshire Police write of ••• to •••"),
        ("Testshire Police: Smith, born in 1971, and Zoë Doe", "Testshire Police: •••, born •••, and •••"),
        ("passport 123456789 of Jane Roe, car AB12 CDE", "passport ••• of •••, car •••"),
        ("J. Smith, National Insurance number AB 12 34 56 C", "•••, National Insurance number •••"),
        ("J.R. Smith, Smith J., A B Jones: born 3/4/1971", "•••, •••, •••: born •••"),
        ("Smith, John (born 3/4/1971) and Jan de Groot", "••• (born •••) and •••"),
        (
            "| Name | Date of birth |\n|---|---|\n| A B | 3/4/1971 |\n| C | 4/5/80 |",
            "| Name | Date of birth |\n|---|---|\n| A B | ••• |\n| C | ••• |",
        ),
    ],
)  # fmt: skip
def test_every_datum_is_dots(words: str, shown: str) -> None:
    assert masked(words) == shown


@pytest.mark.parametrize(
    "words",
    [
        "2,680; 31 March 2023 and 160.2 of 2,707",
        "category 1 + category 2 + category 3 = 7 + 7 + 9 = 23",
        "areas/kent/2023/sections/20-kent-police.md:12:30",
        "Level 2 rose by 20% from 1,200 to 1,440 in 2022-23, of 500000 people (mid-2021)",
        "PNC, NHS and National Insurance in 2022–23 and 2023-24",
        "Mr John Smith of Testshire Police, and Dr Jane Doe, in Level 2",
        "write to mailto:name@example.org",
    ],
)
def test_what_belongs_to_nobody_stays(words: str) -> None:
    assert masked(words) == words


DATA = {
    "date": ["03/04/1971", "3 April 1971", "3rd of April, 1971", "1971-04-03", "April 3rd 1971"],
    "telephone": ["07700 900123", "07700-900-123", "+44 7700 900123", "(01632) 960 123"],
    "mail": ["jane.roe@post.testshire.example", "j-roe@x.org"],
    "insurance": ["AB 12 34 56 C", "AB123456C", "AB-12-34-56-C"],
    "prison": ["A1234BC", "A1234 BC"],
    "postcode": ["SW1A 1AA", "CT1 2XY", "M11AE"],
}
NAMES = st.sampled_from(["", "John Smith, ", "Zoë O’Brien-Łukasz, ", "Mr J. Smith, ", "JOHN SMITH: "])
SAID = {"date": "born {}", "insurance": "National Insurance number {}", "prison": "prison number {}"}
SPACES = st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "\u3000"])
BETWEEN = st.sampled_from([", ", " and ", "; ", ": ", ", since 1 April 2022, ", " (2,680) "])


@st.composite
def private_lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A line with data of some kinds in any order, and all that nobody should see of it."""
    kinds = draw(st.permutations(sorted(DATA)))[: draw(st.integers(1, 4))]
    data = [draw(st.sampled_from(DATA[kind])).replace(" ", draw(SPACES)) for kind in kinds]
    said = [SAID.get(kind, "{}").format(datum) for kind, datum in zip(kinds, data, strict=True)]
    line = said[0] + "".join(draw(BETWEEN) + each for each in said[1:])
    name = draw(NAMES) if "date" in kinds or "insurance" in kinds else ""
    data += [name.strip(",: ").removeprefix("Mr ")] if name else []
    return draw(st.sampled_from(["", "He was ", "Of 24 people, "])) + name + line, data


@given(line_and_data=private_lines(), at=st.integers(0, 80), length=st.integers(0, 30), is_near=st.booleans())
def test_no_datum_is_shown_in_any_format(
    line_and_data: tuple[str, list[str]], at: int, length: int, is_near: bool
) -> None:
    line, data = line_and_data
    source = Source("areas/testshire/2023/statistics.yaml", f"edition: tiny\n{line}\nreviews: 4\n")
    place = Place(source, 3 if is_near else 2, 1 if is_near else at + 1, length)
    quoted = line[at : at + length] or line
    problem = Problem("unknown-key", f"“{line}” is none", place, label=quoted, notes=(line,), hint=line, record=(line,))

    problems = redacted([problem])

    outcome = CheckOutcome((ReportProblems("testshire", "2023", problems),))
    shown = [as_text([problem]), report_as_json(outcome), as_sarif(outcome), as_github(outcome), repr(problems)]
    assert [datum for datum in data for text in shown if datum in text] == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6, deadline=None)
@given(line_and_data=private_lines())
def test_no_datum_leaves_the_program(workspace: Path, run: Run, line_and_data: tuple[str, list[str]]) -> None:
    line, data = line_and_data
    (workspace / SECTION).write_text(f"{HEAD}{line} <b>now</b>.\n", "utf-8")
    (workspace / "sent.html").write_text(f"<html><title>{line}</title><h1>{line}</h1><h4>{line}</h4></html>", "utf-8")

    shown = [run("check", "testshire", "2023", "--format", style) for style in ("text", "json", "sarif", "github")]
    shown += [run("audit", "sent.html"), run("check", "testshire", line), run("explain", line)]

    assert [datum for datum in data for each in shown if datum in each.out + each.err] == []


@pytest.mark.parametrize("quoted", ["r J. Smith, National", "J. Smith", "Mr J. Smith", "Smith, Nat"])
def test_a_name_is_dots_in_a_quotation_that_begins_in_its_middle(quoted: str) -> None:
    line = "Mr J. Smith, National Insurance number AB 12 34 56 C"

    (problem,) = redacted([Problem("raw-html", f"“{quoted}” is here", Place(Source("a.md", line), 1, 1, 4))])

    assert "Smith" not in as_text([problem])


@pytest.mark.parametrize("style", ["text", "json", "sarif", "github"])
def test_a_birthday_after_another_date_is_shown_nowhere(workspace: Path, run: Run, style: str) -> None:
    (workspace / SECTION).write_text(f"{HEAD}He has been managed since 1 April 2022 (born 03/04/1971).\n", "utf-8")

    result = run("check", "testshire", "2023", "--format", style)

    assert "date-of-birth" in result.out
    assert [datum for datum in ("03/04", "1971", "1 April 2022") if datum in result.out + result.err] == []


def test_personal_numbers_with_odd_spaces_are_told_as_with_plain_ones(workspace: Path, run: Run) -> None:
    lines = ["National Insurance number AB 12 34 56 C.", "Prison number A1234 BC.", "The car AB12 CDE."]
    odd = [line.replace(" 12", "\u00a012").replace(" 3", "\u202f3").replace(" 5", "\u20095") for line in lines]
    odd = [line.replace(" BC", "\u00a0BC").replace(" CDE", "\u2007CDE").replace(" C.", "\u00a0C.") for line in odd]
    (workspace / SECTION).write_text(HEAD + "\n\n".join([*odd, *lines]) + "\n", "utf-8")

    result = run("check", "testshire", "2023", "--format", "json")

    problems = [problem for problem in json.loads(result.out)["problems"] if problem["family"] == "people"]
    told = [(problem["code"], problem["severity"], problem["message"]) for problem in problems]
    assert told[:3] == told[3:]
    assert [code for code, *_ in told[:3]] == ["personal-number", "personal-number", "vehicle-registration"]
    assert "34" not in result.out.replace("1234", "34")


def test_the_name_of_a_file_is_masked_in_every_format() -> None:
    name = "areas/testshire/2023/sections/25-john_smith-born-3-4-1971.md"

    (problem,) = redacted([Problem("raw-html", "m", Place(Source(name, "a"), 1, 1))])

    assert problem.place.file == "areas/testshire/2023/sections/25-••••••••••-born-••••••••.md"


def test_what_was_typed_is_masked_in_the_log_of_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.get_app_dir", lambda _: str(tmp_path))
    monkeypatch.setattr("sys.argv", ["mappa-report", "check", "a.person@x.org", "born 03/04/1971"])

    report_fault(Fault.of(ValueError("born 03/04/1971")))

    assert "arguments: ['check', '•••', 'born •••']" in (tmp_path / "fault.log").read_text("utf-8")


def test_all_words_of_the_sample_reports_stay_readable_but_addresses_of_offices() -> None:
    pages = [path for path in (ROOT / "areas").rglob("*") if path.suffix in (".md", ".yaml")]
    pages = [path for path in pages if "kind: contacts" not in path.read_text("utf-8")]

    changed = {path.name: masked(path.read_text("utf-8")).count("•••") for path in pages}

    assert {name: count for name, count in changed.items() if count} == {}


@pytest.mark.parametrize(
    "part", ["John Smith ", "born 3/4/1971 ", "0 1 ", "a.b@", "AB 12 ", "1 April ", "07700 ", "(at) dot ", "b. 1 Mr A "]
)
def test_twice_the_words_take_at_most_three_times_as_long(part: str) -> None:
    def seconds(times: int) -> float:
        text = part * times + "born 3/4/1971"
        begun = time.process_time()
        masked(text)
        return time.process_time() - begun

    once = min(seconds(2000) for _ in range(3))
    twice = min(seconds(4000) for _ in range(3))
    assert twice < 3 * once + 0.05


def test_a_stranger_on_a_line_that_is_shown_is_masked_and_an_official_is_not(workspace: Path, run: Run) -> None:
    line = "Mr John Quackenbush went away for the whole of the summer, and and Chief Inspector Ms Ann Lee met."
    (workspace / SECTION).write_text(f"{HEAD}\n{line}\n", "utf-8")

    out = run("check", "testshire", "2023").out

    assert "and and Chief Inspector Ms Ann" in out
    assert "Quackenbush" not in out


def test_letters_of_a_datum_are_no_abbreviation(workspace: Path, run: Run) -> None:
    words = "The RST met.\n\nHe drives a red Ford, LK19 XYZ.\n\nThe NI number is QQ 12 34 56 C."
    (workspace / SECTION).write_text(f"{HEAD}\n{words}\n", "utf-8")

    out = run("check", "testshire", "2023").out

    assert "“RST” is spelt out nowhere" in out
    assert "RST, ?" in out
    assert not any(part in out for part in ("XYZ", "QQ", "“•••”"))
