"""What the program writes: each command that does, and a folder to begin with."""

from __future__ import annotations

from dataclasses import dataclass

from tests.interrupts.starts import (
    Start,
    begun,
    contributors,
    correct,
    emptied,
    empty,
    filled_in,
    four_areas,
    in_other_words,
    publish,
    publishable,
    reviewed,
    rewritten,
    sent,
    tiny,
    with_housing,
    with_official_report,
    with_report,
)
from tests.publishing import CORRECT, FINAL, PROOF, SIGN

FORMATS = ("--to", "docx,html,text")


@dataclass(frozen=True)
class Scenario:
    """A command. ``prepare`` makes the folder, which isn't there yet; ``before`` are commands that are run in it first.

    ``change`` is done to the folder after them.
    """

    name: str
    command: tuple[str, ...]
    prepare: Start
    before: tuple[tuple[str, ...], ...] = ()
    change: Start = lambda _: None


ADOPT = ("boilerplate", "adopt", "norfolk.txt", "--as", "2023-official", "--from", "2023")
IMPORT = ("import", "report.txt", "--area", "norfolk")

BUILD = ("build", "testshire", "2023", *FORMATS)
BUILD_ALL = ("build", "--all", *FORMATS)
FORGET = ("forget", "testshire", "2023")
IMPORT_SECTION = ("import-section", "sent", "--area", "testshire", "--year", "2023", "--kind", "agency-perspective")
IMPORT_STATISTICS = ("import-statistics", "figures.csv", "--area", "testshire", "--year", "2023", "--yes")
WORD_PROOF = (*PROOF[:-1], "docx,html")
REVIEW = ("review", "chair.docx", "--apply", "--accept", "1-3", "--done", "1")
DATA = ("data", "testshire", "2023", "--to", "csv,json")
DATA_ALL = ("data", "--all", "--to", "csv,json")

SCENARIOS = (
    Scenario("init in a new folder", ("init", "mappa"), empty),
    Scenario("init in a folder that is there", ("init",), begun),
    Scenario("new in a bare workspace", ("new", "norfolk", "2023"), begun),
    Scenario("new beside other areas", ("new", "norfolk", "2023"), tiny),
    Scenario("new year of an area", ("new", "testshire", "2019"), tiny),
    Scenario("new with its edition", ("new", "testshire", "2031", "--provisional"), tiny),
    Scenario("boilerplate new", ("boilerplate", "new", "2031", "--from", "2023"), tiny),
    Scenario("import", IMPORT, with_report),
    Scenario("import in place of a report", (*IMPORT, "--replace"), with_report, (IMPORT,), rewritten),
    Scenario("adopt", ADOPT, with_official_report),
    Scenario("adopt in place of an edition", (*ADOPT, "--replace"), with_official_report, (ADOPT,), in_other_words),
    Scenario("schema", ("schema", "testshire", "2023"), tiny),
    Scenario("data", DATA, tiny),
    Scenario("data again", DATA, tiny, (DATA,), correct),
    Scenario("data --all", DATA_ALL, four_areas),
    Scenario("build", BUILD, tiny),
    Scenario("build again", BUILD, tiny, (BUILD,), correct),
    Scenario("build for publication", BUILD, tiny, (BUILD,), publish),
    Scenario("build elsewhere", (*BUILD, "--out", "a/b"), tiny),
    Scenario("build --all", BUILD_ALL, four_areas),
    Scenario("build --all again", BUILD_ALL, four_areas, (BUILD_ALL,), correct),
    Scenario("proof", WORD_PROOF, tiny),
    Scenario("proof, the next one", WORD_PROOF, tiny, (WORD_PROOF,), correct),
    Scenario("proof --again", ("proof", "testshire", "2023", "--again", "1"), tiny, (WORD_PROOF,), emptied),
    Scenario("review --apply", REVIEW, with_housing, (WORD_PROOF,), reviewed),
    Scenario("sign-off", SIGN, publishable, (PROOF,)),
    Scenario("build --final", FINAL, publishable, (PROOF, SIGN)),
    Scenario("correct", CORRECT, publishable, (PROOF, SIGN, FINAL)),
    Scenario("forget", (*FORGET, "--yes"), publishable, (PROOF, SIGN, FINAL), contributors),
    Scenario("import-section", IMPORT_SECTION, tiny, (), sent),
    Scenario("import-statistics", IMPORT_STATISTICS, tiny, (DATA,), filled_in),
)
