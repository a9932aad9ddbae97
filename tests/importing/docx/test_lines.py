"""What stands in a line of a Word file: each way in which Word writes it, and what comes of it."""

from __future__ import annotations

import pytest

from tests.importing.docx.word import box, field, p, read, run
from tests.importing.shown import shown, told

HYPERLINK = ("l", "hyperlink", "https://example.org/a?b=1")
FRACTION = (
    "<m:oMath><m:f><m:num><m:r><m:t>a+1</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
)
CHECKED = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
    '</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        (run("Bold", "<w:b/>") + run(" and not"), "**Bold** and not"),
        (run("Not bold", '<w:b w:val="0"/>') + run(" at all"), "Not bold at all"),
        (run("By a style", '<w:rStyle w:val="Strong"/>') + run(" of letters"), "**By a style** of letters"),
        (run("A style", '<w:rStyle w:val="Strong"/><w:b w:val="false"/>') + run(" undone"), "A style undone"),
        (run("both", "<w:b/><w:i/>") + run(" of them"), "***both*** of them"),
        (run("in", "<w:b/>") + run(" ") + run("one", "<w:b/>") + run(" go"), "**in one** go"),
        (run("one") + "<w:r><w:br/></w:r>" + run("two"), "one / two"),
        (run("one ") + "<w:r><w:br/></w:r>" + run(" two"), "one / two"),
        (run("one") + "<w:r><w:tab/></w:r>" + run("two"), "one\ttwo"),
        (run("  edges\t") + "<w:r><w:br/></w:r>", "edges"),
        (run("co") + "<w:r><w:noBreakHyphen/></w:r>" + run("op"), "co\u2011op"),
        (run("co") + "<w:r><w:softHyphen/></w:r>" + run("op"), "co\u00adop"),
        (run("level") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("2"), "level≥2"),
        (run("done ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "done ✓"),
        (run("a \uf0b7 b"), "a • b"),
        (run("ü", '<w:rFonts w:ascii="Wingdings"/>') + run(" seen"), "✓ seen"),
        ("<w:ins>" + run("kept") + "</w:ins>" + run(" here"), "kept here"),
        (run("here") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "here"),
        (run("here") + "<w:moveFrom>" + run("gone") + "</w:moveFrom>", "here"),
        ("<w:moveTo>" + run("kept") + "</w:moveTo>" + run(" here"), "kept here"),
        ('<w:smartTag w:element="place">' + run("Kent") + "</w:smartTag>", "Kent"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("chosen") + "</w:sdtContent></w:sdt>", "chosen"),
        ('<w:fldSimple w:instr=" DATE ">' + run("31 March 2023") + "</w:fldSimple>", "31 March 2023"),
        (run("Table ") + field(" SEQ Table ", "3") + run(" shows"), "Table 3 shows"),
        (field(' IF "a" = "b" ', field(" REF x ", "inner") + run(" outer")), "inner outer"),
        (run("x") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("code that never ends"), "x"),
        (CHECKED + run(" agreed"), "☒ agreed"),
        ('<w:hyperlink r:id="l">' + run("the page") + "</w:hyperlink>", "[the page](https://example.org/a?b=1)"),
        ('<w:hyperlink r:id="l" w:anchor="top">' + run("it") + "</w:hyperlink>", "[it](https://example.org/a?b=1#top)"),
        (field(' HYPERLINK "mailto:a@example.org" ', "write"), "[write](mailto:a@example.org)"),
        (
            "<w:fldSimple w:instr='HYPERLINK \"https://example.org\"'>" + run("go") + "</w:fldSimple>",
            "[go](https://example.org)",
        ),
        (
            run("a ") + run("Bwrdd Rheoli", '<w:lang w:val="cy-GB"/>') + run(" b, c, d, e, f"),
            "a {cy-GB: Bwrdd Rheoli} b, c, d, e, f",
        ),
        (run("colour ") + run("color", '<w:lang w:val="en-US"/>'), "colour color"),
        (run("one 12", '<w:lang w:val="en-GB"/>') + run(" 3", '<w:lang w:val="cy-GB"/>'), "one 12 3"),
        ("<w:ruby><w:rt>" + run("above") + "</w:rt><w:rubyBase>" + run("below") + "</w:rubyBase></w:ruby>", "below"),
    ],
)
def test_what_a_line_of_word_becomes(inner: str, line: str) -> None:
    assert shown(read(p(inner) + p("and so on and so forth"), HYPERLINK))[0] == line


@pytest.mark.parametrize(
    ("inner", "line", "words"),
    [
        (
            run("seen") + run("not", "<w:vanish/>"),
            "seen",
            "hidden words [paragraph 1] hidden words were left out",
        ),
        (
            run("seen") + run("not", '<w:rStyle w:val="Secret"/>'),
            "seen",
            "hidden words [paragraph 1] hidden words were left out",
        ),
        (
            run("a") + '<w:commentRangeStart w:id="1"/>' + run("b") + '<w:r><w:commentReference w:id="1"/></w:r>',
            "ab",
            "comment [paragraph 1] a comment was left out",
        ),
        (
            run("x = ") + FRACTION,
            "x = (a+1)/b",
            "formula [paragraph 1] a formula was set as plain text",
        ),
        (
            '<w:hyperlink w:anchor="there">' + run("see ") + run("below", "<w:b/>") + "</w:hyperlink>",
            "see **below**",
            "link [paragraph 1] a link to a place in the file became mere words",
        ),
        (
            '<w:hyperlink r:id="x">' + run("the drive") + "</w:hyperlink>",
            "the drive",
            "link [paragraph 1] a link that leads to no web or mail address became mere words: \\\\drive\\a.docx",
        ),
        (
            run("sign") + '<w:r><w:sym w:font="Webdings" w:char="F063"/></w:r>',
            "sign",
            "sign [paragraph 1] a sign of the font Webdings (F063) was left out, as no other font has it",
        ),
        (
            run("mark\ue123"),
            "mark",
            "sign [paragraph 1] a sign of the font unknown (E123) was left out, as no other font has it",
        ),
    ],
)
def test_what_is_told_of_a_line(inner: str, line: str, words: str) -> None:
    finished = read(p(inner), ("x", "hyperlink", "\\\\drive\\a.docx"))

    assert (shown(finished), told(finished)) == ([line], [words])


def test_tracked_changes_are_settled_and_counted() -> None:
    change = "<w:ins>" + run("in") + "</w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del>"
    finished = read(p(change) + p(change) + p(change) + p(change) + p(change))

    assert shown(finished) == ["in"] * 5
    assert told(finished) == [
        "changes [paragraph 1, paragraph 2, paragraph 3 and 2 more places] "
        "5 insertions that were tracked are settled as if accepted",
        "changes [paragraph 1, paragraph 2, paragraph 3 and 2 more places] "
        "5 deletions that were tracked are settled as if accepted",
    ]


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    finished = read(p("One ", properties=gone) + p("line", style="H2") + p("Another ", properties=gone))

    assert shown(finished) == ["## One line", "Another"]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    assert shown(read(p("O", properties='<w:framePr w:dropCap="drop"/>') + p("nce a year"))) == ["Once a year"]


def test_a_field_that_never_ends_hides_one_paragraph_at_most() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

    assert shown(read(p(begin + run("code")) + p("seen"))) == ["seen"]


def test_the_language_is_that_of_most_letters() -> None:
    finished = read(p(run("Bwrdd Rheoli Strategol Cymru", '<w:lang w:val="cy-GB"/>')) + p("a board"))

    assert finished.language == "cy-GB"
    assert shown(finished) == ["Bwrdd Rheoli Strategol Cymru", "{en-GB: a board}"]


def test_footnotes_and_endnotes_stand_where_their_marks_stand() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2">'
        + p("<w:r><w:footnoteRef/></w:r>" + run(" Since ") + run("2003", "<w:b/>"))
        + p("Second paragraph", properties='<w:numPr><w:numId w:val="2"/></w:numPr>')
        + "</w:footnote>"
    )
    ends = '<w:endnote w:id="1">' + p("At the end") + "</w:endnote>"
    body = (
        run("Police")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run(" and prisons")
        + '<w:r><w:endnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
        + run("; no note")
        + '<w:r><w:footnoteReference w:id="9"/><w:footnoteReference w:id="0"/></w:r>'
    )
    finished = read(p(body), footnotes=notes, endnotes=ends)

    assert shown(finished) == ["Police[^Since **2003**; - Second paragraph] and prisons[^At the end]; no note"]
    assert told(finished) == []


def test_a_note_that_refers_to_itself_ends() -> None:
    note = '<w:footnote w:id="2">' + p(run("round") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + "</w:footnote>"

    assert shown(read(p('<w:r><w:t>a</w:t><w:footnoteReference w:id="2"/></w:r>'), footnotes=note)) == ["a[^round]"]


def test_a_text_box_comes_once_after_its_paragraph() -> None:
    finished = read(p(run("Before") + box(p("In the box"), p("Its second line"))) + p("After"))

    assert shown(finished) == ["Before", "In the box", "Its second line", "After"]
    assert told(finished) == ["text box [paragraph 1] a text box was set after its paragraph"]
    assert [piece.where for piece in finished.pieces] == ["paragraph 1"] * 3 + ["paragraph 2"]
