"""A report with official wording that was made up for the tests, as a Word file, a web page or a plain text."""

from __future__ import annotations

import io
from pathlib import Path

import docx

from mappa_report.importing.national import digest_of, written

Block = tuple[str, str | list[str]]
"""A heading, a paragraph or a list, by its first letter, and its words."""

WHAT: list[Block] = [
    ("h", "What is MAPPA?"),
    ("h", "MAPPA background"),
    ("p", "By MAPPA the law means all that police, prisons and probation arrange together about dangerous offenders."),
    (
        "p",
        "Forty-two areas have such arrangements, and the three services are one Responsible Authority in each.",
    ),
    ("h", "How MAPPA works"),
    (
        "p",
        "Each eligible individual is found, put into one of four categories, and managed at one of three levels.",
    ),
    ("l", ["Category 1 holds those who must notify the police.", "Category 4 holds those convicted of terrorism."]),
]
VISOR: list[Block] = [
    ("p", "ViSOR is an IT system that helps all areas to manage people who are a serious risk of harm to the public."),
]
CLOSING: list[Block] = [("p", "The MAPPA reports of all areas in England and Wales are online at www.gov.uk.")]
STATISTICS: list[Block] = [("h", "MAPPA statistics")]
NOTE: list[Block] = [
    ("p", "For this figure the estimate of mid-2021 was taken, which the statistics office brought out on 21 December "
          "2022, without children under ten."),
    ("p", "It ought to be the estimate of mid-2022, which came out too late because of a new schedule."),
]  # fmt: skip
COMMENTARY: list[Block] = [
    ("h", "Explanation of the statistical tables"),
    ("p", "How many individuals there are in each category was counted on 31 March 2023; all else is about the period "
          "1 April 2022 to 31 March 2023."),
]  # fmt: skip
DEFINITIONS: list[Block] = [
    (
        "p",
        "(a) MAPPA-eligible individuals – people whom the law puts under these arrangements for what they did.",
    ),
    ("p", "(b) Violent offenders – people who were sentenced for violence to a year in prison or longer than that."),
    ("p", "Some were convicted of a sexual offence that brings no duty to notify, and are counted here all the same."),
    (
        "p",
        "(c) Breach of Licence. Whoever leaves prison keeps to a licence, and is recalled on breaking what it says.",
    ),
    ("p", "(d) Notification Order"),
    (
        "p",
        "With this order the police have somebody who was convicted abroad register with them at home as well.",
    ),
]
OFFICIAL = [*WHAT, *VISOR, *CLOSING, *STATISTICS, *NOTE, *COMMENTARY, *DEFINITIONS]


def blocks(area: str = "Norfolk") -> list[Block]:
    """The whole report: the area's own words before, amid and after the official ones."""
    return [
        ("p", f"{area} MAPPA Annual Report 2022-23"),
        ("h", "Foreword"),
        ("p", f"We in {area} look back on a year in which our board met four times and visited every office of ours."),
        *WHAT, *VISOR, *CLOSING, *STATISTICS, *NOTE, *COMMENTARY, *DEFINITIONS,
        ("h", "Housing"),
        ("p", f"The councils of {area} found homes for many who had none, and the board thanks all of them for that."),
        *CLOSING,
    ]  # fmt: skip


def edited(report: list[Block], old: str, new: str) -> list[Block]:
    """``report`` with ``new`` for ``old`` in its words."""
    return [(kind, [each.replace(old, new) for each in words] if isinstance(words, list) else words.replace(old, new))
            for kind, words in report]  # fmt: skip


def as_text(report: list[Block]) -> bytes:
    """``report`` as a plain text, with empty lines between its blocks."""
    return "\n\n".join("\n".join(f"- {each}" for each in words) if isinstance(words, list) else words
                       for _, words in report).encode()  # fmt: skip


def as_docx(report: list[Block]) -> bytes:
    """``report`` as a Word file, with styles for its headings and lists."""
    document = docx.Document()
    for kind, words in report:
        for each in words if isinstance(words, list) else [words]:
            document.add_paragraph(each, {"h": "Heading 1", "l": "List Bullet"}.get(kind))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_html(report: list[Block]) -> bytes:
    """``report`` as a web page."""
    body = "".join("<ul>" + "".join(f"<li>{each}</li>" for each in words) + "</ul>" if isinstance(words, list)
                   else f"<{kind}2>{words}</{kind}2>" if kind == "h" else f"<p>{words}</p>"
                   for kind, words in report)  # fmt: skip
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title></title></head>{body}</html>'.encode()


def make_known(workspace: Path) -> None:
    """Have the edition 2023 of ``workspace`` know the made-up wording as official."""
    folder = workspace / "boilerplate/2023"
    folder.mkdir(parents=True, exist_ok=True)
    texts = (" ".join(words) if isinstance(words, list) else words for _, words in OFFICIAL)
    (folder / "digest.txt").write_text(written(digest_of(texts)), "utf-8")
