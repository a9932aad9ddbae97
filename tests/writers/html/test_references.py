"""A web page of a workspace's own templates: nothing in it runs, and nothing is fetched for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.writers import TemplateFault
from mappa_report.writers.html.references import refuse_references

PAGE = "<!DOCTYPE html>\n<html><head><style>p {{ }}</style></head>\n<body>{}</body></html>"


def refusal(inside: str, folder: Path) -> str:
    page = PAGE.format(inside)
    (folder / "own.j2").write_text(page, "utf-8")
    with pytest.raises(TemplateFault) as refused:
        refuse_references(page, ["own.j2"], folder.joinpath)
    return str(refused.value)


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<script>1</script>", "<script"),
        ("<SCRIPT src=//host/x.js>", "<SCRIPT"),
        ("<svg><svg:script></svg>", "<svg:script"),
        ("<iframe srcdoc='x'>", "<iframe"),
        ("<base href='https://host/'>", "<base"),
        ("<img src=http://host/x.png>", "src=http://"),
        ("<img src='crest.png'>", "crest.png"),
        ("<img src=data:text/html,x>", "data:text/html,x"),
        ("<img srcset='crest.png 1x'>", "crest.png 1x"),
        ("<!--> <img src=http://host/x.png> -->", "src=http://"),
        ("<link rel=stylesheet href=https://host/x.css>", "https://host/x.css"),
        ("<form action='http://host'>", "http://host"),
        ("<table background='x.png'>", "x.png"),
        ("<meta http-equiv='refresh' content='0;url=http://host'>", "refresh"),
        ("<p onclick='go()'>", "onclick"),
        ("<a href='java&#10;script:go()'>x</a>", "java script:go()"),
        ("<p style='background: url(http://host/x.png)'>", "background: url(http://host/x.png)"),
        ("<style>p { background: url(crest.png) }</style>", "crest.png"),
        ("<style>@import 'x.css';</style>", "@import"),
        ("<svg><image href='/etc/passwd'/></svg>", "/etc/passwd"),
        ("<svg><rect fill='url(http://host/x#a)'/></svg>", "url(http://host/x#a)"),
        ("<svg><set attributeName='href' to='http://host'/></svg>", "<set"),
    ],
)
def test_what_a_browser_would_fetch_or_run_is_refused(inside: str, told: str, tmp_path: Path) -> None:
    place = "templates/report.html.j2" if "&#10;" in inside else "templates/own.j2:3"

    assert refusal(inside, tmp_path) == (
        f"{place}: a report holds all that it needs, so a template may not bring in “{told}”"
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<a href='https://www.gov.uk'>x</a><a href='mailto:a@b.c'>x</a><a href='#x'>x</a><a href='tel:1'>x</a>",
        "<img src='data:image/png;base64,AA' alt='url(http://host)'>",
        "<link rel='icon' href='data:,'>",
        "<svg><use href='#a'/><rect fill='url(#b)' style='fill: url(#c)'/></svg>",
        "<p title='src(x)' data-x='url(x)' aria-label='url(x)'>&lt;script&gt;</p>",
        "<style>p { background: url(data:image/png;base64,AA) }</style>",
    ],
)
def test_links_to_follow_and_what_is_in_the_page_stay(inside: str, tmp_path: Path) -> None:
    refuse_references(PAGE.format(inside), [], tmp_path.joinpath)
