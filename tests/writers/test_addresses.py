"""What style sheets and drawings of a workspace may name: what is in the report, and files under templates/."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.writers import TemplateFault
from mappa_report.writers.style_sheets import style_sheet
from mappa_report.writers.svg_text import checked_svg

REFUSED = "a report holds all that it needs, so a template may not bring in “{}”"


def sheet_of(css: str, folder: Path, *, is_for_page: bool = True) -> str:
    (folder / "own.css").write_text(css, "utf-8")
    return style_sheet("own.css", folder.joinpath, is_for_page=is_for_page)


@pytest.mark.parametrize("is_for_page", [True, False])
@pytest.mark.parametrize(
    ("css", "address"),
    [
        ("url(http://host/x.png)", "http://host/x.png"),
        ("url( 'HTTPS://host/x.png' )", "HTTPS://host/x.png"),
        ("url(//host/x.png)", "//host/x.png"),
        ("url(/etc/passwd)", "/etc/passwd"),
        ("url(file:///etc/passwd)", "file:///etc/passwd"),
        ("url(../x.png)", "../x.png"),
        ("url(javascript:x)", "javascript:x"),
        (r"\75\72\6c(http://host/x.png)", "http://host/x.png"),
        ("image-set('http://host/x.png' 1x)", "http://host/x.png"),
        ("image-set(var(--x) 1x)", "var()"),
        ("src('//host/x.png')", "//host/x.png"),
        ("url(http://host/x.png", "http://host/x.png"),
    ],
)
def test_a_style_sheet_that_brings_in_what_lies_elsewhere_is_refused(
    css: str, address: str, is_for_page: bool, tmp_path: Path
) -> None:
    with pytest.raises(TemplateFault) as refused:
        sheet_of(f"p {{\n  background: {css}", tmp_path, is_for_page=is_for_page)

    assert str(refused.value) == f"templates/own.css:2: {REFUSED.format(address)}"


def test_an_import_is_refused_in_a_page_and_one_from_elsewhere_everywhere(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=r"^templates/own\.css:1: a style sheet may not import another$"):
        sheet_of("@import 'base.css';", tmp_path)
    with pytest.raises(TemplateFault, match=r"^templates/own\.css:1: a report holds all .* “http://host/x\.css”$"):
        sheet_of("@import 'http://host/x.css';", tmp_path, is_for_page=False)


def test_a_style_sheet_cannot_end_its_element(tmp_path: Path) -> None:
    message = r"^templates/own\.css:2: a style sheet may not end the element that it stands in$"
    with pytest.raises(TemplateFault, match=message):
        sheet_of("p { }\n</STYLE><b>", tmp_path)


def test_what_a_page_s_style_sheet_names_is_put_into_it(tmp_path: Path) -> None:
    (tmp_path / "crest one.svg").write_bytes(b"<svg/>")
    css = "p { background: url({}) } /* kept */ a {{ mask: url(#m) }} b { content: url(data:,x) }"

    made = sheet_of(css.replace("{}", "'crest%20one.svg'"), tmp_path)

    assert made == css.replace("{}", '"data:image/svg+xml;base64,PHN2Zy8+"')


def test_what_isn_t_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as refused:
        sheet_of("\np { background: url(crest.png) }", tmp_path)

    assert str(refused.value) == "templates/own.css:2: templates/crest.png: this file does not exist"


def drawing(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inside}</svg>'


@pytest.mark.parametrize(
    ("inside", "address"),
    [
        ('<image href="/etc/passwd"/>', "/etc/passwd"),
        ('<image xlink:href="crest.png"/>', "crest.png"),
        ('<image href="data:image/svg+xml,x"/>', "data:image/svg+xml,x"),
        ('<use href="http://host/x#a"/>', "http://host/x#a"),
        ('<rect fill="url(http://host/x#a)"/>', "http://host/x#a"),
        ("<rect style=\"fill: url( 'http://host/x#a' )\"/>", "http://host/x#a"),
        ("<style>@import 'x.css';</style>", "@import"),
        ("<style>p { fill: \\75rl(x) }</style>", "\\"),
        ("<script>1</script>", "script"),
        ("<?xml-stylesheet href='x.css'?>", "xml-stylesheet"),
    ],
)
def test_a_drawing_that_brings_in_what_is_not_in_it_is_refused(inside: str, address: str) -> None:
    with pytest.raises(TemplateFault) as refused:
        checked_svg(drawing(inside), "templates/chart.svg.j2")

    assert str(refused.value) == f"templates/chart.svg.j2: {REFUSED.format(address)}"


@pytest.mark.parametrize(
    ("svg", "message"),
    [
        ("", "this picture can't be read"),
        ("<svg>", "this picture can't be read"),
        (drawing("<g>" * 120 + "</g>" * 120), "a drawing may have 100 elements within one another"),
        (drawing("<g>" * 30_000 + "</g>" * 30_000), "this picture can't be read"),
        (drawing("<g/>" * 20_000), "a drawing may have 20,000 elements"),
        (
            '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawing("&x;"),
            "a drawing may not define entities",
        ),
    ],
)
def test_a_drawing_that_no_library_could_draw_is_refused(svg: str, message: str) -> None:
    with pytest.raises(TemplateFault) as refused:
        checked_svg(svg, "templates/chart.svg.j2")

    assert str(refused.value) == f"templates/chart.svg.j2: {message}"


def test_a_drawing_may_refer_to_its_own_parts_and_hold_pictures() -> None:
    inside = '<use href="#a"/><rect fill="url(#b)"/><image href="data:image/png;base64,AA"/><a href="https://gov.uk"/>'
    checked_svg("<!DOCTYPE svg>" + drawing(inside), "templates/chart.svg.j2")
