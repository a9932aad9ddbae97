"""``mappa-report data``: the files it leaves, and that it leaves none where a report has errors."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from mappa_report.model.annual_report import AnnualReport
from mappa_report.opendata.dataset import Dataset, dataset_of
from mappa_report.rounds import open_data
from mappa_report.wording.expression import ExpressionError
from tests.conftest import Run
from tests.opendata.samples import xlsx_sheets
from tests.test_architecture import RUN, loaded_by

STEM = Path("build/testshire/2023/testshire-mappa-statistics-2023")
STATISTICS = Path("areas/testshire/2023/statistics.yaml")
FORMATS = ("csv", "xlsx", "ods", "json")

pytestmark = pytest.mark.usefixtures("workspace")


def files() -> list[str]:
    return sorted(path.as_posix() for path in Path().rglob("*statistics*.*") if path.name != "statistics.yaml")


def second_year(change: tuple[str, str] = ("", "")) -> None:
    """A second area, Otherton, whose return is Testshire's with a change."""
    shutil.copytree("areas/testshire", "areas/otherton")
    for name in ("areas/otherton/area.yaml", "areas/otherton/2023/statistics.yaml"):
        path = Path(name)
        path.write_text(path.read_text("utf-8").replace("Testshire", "Otherton").replace(*change), "utf-8")


def test_every_format_of_one_report(run: Run) -> None:
    result = run("data", "testshire", "2023")

    assert (result.code, result.err) == (0, "")
    assert result.out == "".join(f"wrote {STEM}.{name}\n" for name in FORMATS) + (
        "No problems.\nNext: mappa-report build testshire 2023, so that its web page leads to these files.\n"
    )
    assert files() == sorted(f"{STEM}.{name}" for name in FORMATS)
    assert STEM.with_name(f"{STEM.name}.csv").read_bytes().startswith(b"area,area_name,year,")


def test_one_format_into_another_folder(run: Run) -> None:
    result = run("data", "testshire", "2022-23", "--to", "JSON", "--out", "elsewhere")

    assert result.code == 0
    assert "Next:" not in result.out
    (written,) = files()
    assert written == "elsewhere/testshire/2023/testshire-mappa-statistics-2023.json"
    assert json.loads(Path(written).read_text("utf-8"))["year"]["number"] == 2023


def test_an_unknown_format_is_wrong_usage(run: Run) -> None:
    result = run("data", "testshire", "2023", "--to", "csv,xls")

    assert result.code == 2
    assert "choose from csv, xlsx, ods, json, with commas between them." in result.err
    assert files() == []


def test_nothing_is_written_where_there_are_errors(run: Run) -> None:
    STATISTICS.write_text(STATISTICS.read_text("utf-8").replace("total: 17", "total: 18"), "utf-8")

    result = run("data", "testshire", "2023")

    assert result.code == 1
    assert "[total-differs]" in result.out
    assert result.out.endswith("1 error, 0 warnings. Nothing was written.\n")
    assert files() == []


def test_one_long_table_of_every_report(run: Run) -> None:
    second_year()

    result = run("data", "--all")

    written = [f"build/mappa-statistics.{name}" for name in FORMATS]
    assert result.code == 0
    assert result.out.endswith("".join(f"wrote {name}\n" for name in written) + "2 reports, 0 left out. No problems.\n")
    assert files() == sorted(written)
    with Path(written[0]).open(encoding="utf-8", newline="") as stream:
        areas = [row["area"] for row in csv.DictReader(stream)]
    assert areas == ["otherton"] * 13 + ["testshire"] * 13


def test_a_report_with_errors_is_left_out_and_named(run: Run) -> None:
    second_year(("total: 17", "total: 18"))

    result = run("data", "--all", "--to", "csv,json,xlsx")

    assert result.code == 1
    assert "[total-differs]" in result.out
    assert "left out otherton 2023\n2 reports, 1 left out. 1 error, 0 warnings.\n" in result.out
    layout = json.loads(Path("build/mappa-statistics.json").read_text("utf-8"))
    assert layout["left_out"] == [{"area": "otherton", "year": 2023}]
    assert [each["area"]["key"] for each in layout["returns"]] == ["testshire"]
    cover = xlsx_sheets(Path("build/mappa-statistics.xlsx").read_bytes())["Cover"]
    assert ["otherton 2023"] in cover
    assert b"otherton" not in Path("build/mappa-statistics.csv").read_bytes()


def test_a_report_whose_words_cannot_be_told_is_left_out_and_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    second_year()

    def told(report: AnnualReport, digest: str, created: int | None) -> Dataset:
        if report.area.slug == "otherton":
            raise ExpressionError("placeholder-no-number", "there is no number for figures.rate", "leave it out.")
        return dataset_of(report, digest, created)

    monkeypatch.setattr(open_data, "checked_dataset", told)
    result = run("data", "--all", "--to", "json")

    assert result.code == 1
    assert "areas/otherton/2023" in result.out
    assert "there is no number for figures.rate" in result.out
    assert "left out otherton 2023\n2 reports, 1 left out. 1 error, 0 warnings.\n" in result.out
    assert [
        each["area"]["key"] for each in json.loads(Path("build/mappa-statistics.json").read_text("utf-8"))["returns"]
    ] == ["testshire"]


def test_no_long_table_of_nothing(run: Run) -> None:
    STATISTICS.write_text(STATISTICS.read_text("utf-8").replace("total: 17", "total: 18"), "utf-8")

    result = run("data", "--all")

    assert result.code == 1
    assert "left out testshire 2023\n1 report, 1 left out. 1 error, 0 warnings. Nothing was written.\n" in result.out
    assert files() == []


def test_again_makes_the_same_bytes_and_a_date_may_be_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> list[bytes]:
        assert run("data", "testshire", "2023").code == 0
        return [Path(f"{STEM}.{name}").read_bytes() for name in FORMATS]

    first, second = made(), made()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = made()

    assert first == second
    assert [one == other for one, other in zip(first, dated, strict=True)] == [True, False, False, True]


def test_a_disk_that_is_full_keeps_the_files_of_the_last_time(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("data", "testshire", "2023").code == 0
    before = {name: Path(name).read_bytes() for name in files()}
    STATISTICS.write_text(STATISTICS.read_text("utf-8").replace("reviews: 4", "reviews: 5"), "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = run("data", "testshire", "2023")

    assert result.code == 1
    assert "[not-written]" in result.out
    assert "wrote" not in result.out
    assert {name: Path(name).read_bytes() for name in files()} == before


def test_only_the_format_that_needs_it_loads_its_library() -> None:
    def loads(formats: str) -> set[str]:
        arguments = ["data", "kent", "2023", "--to", formats, "--out", "/dev/null/nowhere"]
        return loaded_by(RUN.format(arguments=arguments))

    assert "xlsxwriter" not in loads("csv,ods,json")
    assert "xlsxwriter" in loads("xlsx")
    assert not loads("csv,xlsx,ods,json") & {"weasyprint", "docx", "PIL"}
