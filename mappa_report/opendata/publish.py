"""The data files of one return, or of many: which formats there are, and the bytes of each."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol

from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Figure
from mappa_report.opendata.csv_format import write_return
from mappa_report.opendata.csv_reader import read_csv, return_of
from mappa_report.opendata.dataset import Dataset, Omitted, dataset_of
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Source

FORMATS = ("csv", "xlsx", "ods", "json")
"""Every format there is; each is also the ending of its files."""


class Format(Protocol):
    """The functions that the module of each format has."""

    def write_return(self, dataset: Dataset) -> bytes:
        """One return."""

    def write_returns(self, datasets: Sequence[Dataset], omitted: Omitted) -> bytes:
        """Many returns."""


class RoundTripFailed(Exception):
    """What was to be published does not say what the return says, which is a fault of this program's."""


def checked_dataset(report: AnnualReport, digest: str, created: int | None = None) -> Dataset:
    """The Dataset of ``report``. Raises RoundTripFailed unless its CSV, read again, gives the same return."""
    dataset = dataset_of(report, digest, created)
    problems: list[Problem] = []
    source = Source(f"{report.area.slug} {report.year}", write_return(dataset).decode("utf-8"))
    reread = [return_of(written, report.edition.form, problems).figures for written in read_csv(source, problems)]
    published = [{path: _state_and_value(figure) for path, figure in figures.items()} for figures in reread]
    if published != [{path: _state_and_value(figure) for path, figure in report.statistics.figures.items()}]:
        raise RoundTripFailed(f"{source.name}: {[problem.message for problem in problems]}")
    return dataset


def _state_and_value(figure: Figure) -> tuple[object, object]:
    return figure.state, figure.value


def files_of_return(dataset: Dataset, formats: Sequence[str]) -> Mapping[str, bytes]:
    """One return, in each of ``formats``."""
    return {name: _format(name).write_return(dataset) for name in formats}


def files_of_returns(datasets: Sequence[Dataset], omitted: Omitted, formats: Sequence[str]) -> Mapping[str, bytes]:
    """Many returns together in each of ``formats``; ``omitted`` are those that could not be among them."""
    return {name: _format(name).write_returns(datasets, omitted) for name in formats}


def _format(name: str) -> Format:
    """The module of the format ``name``. It is loaded only now: a library of its own may come with it."""
    module: Format = import_module(f"mappa_report.opendata.{name}_format")
    return module
