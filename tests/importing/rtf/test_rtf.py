"""RTF: what people see in it comes in, and the rest is told."""

from __future__ import annotations

import pytest

from mappa_report.importing.contributed import read_contributed
from mappa_report.importing.finished import Finished
from mappa_report.importing.rtf.reader import finished_if_small
from mappa_report.importing.sent_file import ReadApart
from mappa_report.workspace.refusals import FileRefused
from tests.importing.docx.word import png
from tests.importing.shown import shown, told

HEADER = r"""{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\deff0\deflang2057
{\fonttbl{\f0\froman\fcharset0\fprq2{\*\panose 02020603050405020304}Times New Roman;}{\f3\fcharset2 Symbol{\*\falt x};}
{\f5\fnil\fcharset238 Arial CE;}{\f9\fnil\fcharset128 MS Gothic;}}{\colortbl;\red0\green0\blue0;}
{\stylesheet{\ql \snext0 Normal;}{\s1\ql \outlinelevel0 \b\fs32 \sbasedon0 \snext0 heading 1;}
{\s2\ql \b\fs26 \sbasedon0 Rheolau;}{\*\cs10 \additive Default Paragraph Font;}{\s20\sbasedon1 Pennawd;}
{\s16\ql\b\fs18 caption;}{\s17\ql\i Quote;}}
{\*\listtable{\list{\listlevel\levelnfc0\levelstartat4{\leveltext\'02\'00.;}{\levelnumbers\'01;}}\listid99}
{\list{\listlevel\levelnfc23{\leveltext\'01\u8226 ?;}{\levelnumbers;}}{\listlevel\levelnfc4\levelstartat1}\listid7}}
{\*\listoverridetable{\listoverride\listid99\ls1}{\listoverride\listid7\ls2}}
{\*\revtbl {Unknown;}{Jo Bloggs;}}{\info{\title Our y\'e9ar}{\author Jo Bloggs}{\operator Jo Bloggs}}
"""


def rtf(body: str) -> bytes:
    """An RTF with ``body``, as Word lays one out."""
    return f"{HEADER}{body}}}".encode("latin-1")


def read(body: str) -> Finished:
    return read_contributed(rtf(body), "police.rtf")


def test_headings_bold_italics_links_and_notes_are_kept() -> None:
    finished = read(
        r"\pard\plain \s1\b\fs32 {\insrsid1 The police\par }\pard\plain\s20 Our teams\par \pard\plain \fs24"
        r" {Staff }{\b met}{ and }{\i talked\i0 , always}{\super\chftn}{\footnote \pard\plain {\super\chftn} Nearly "
        r"{\b all}.}{ on {\field{\*\fldinst {HYPERLINK }{"
        + '"https://a.example/x"'
        + r"}}{\fldrslt {\ul our page}}}.\par }"
        r"\pard\outlinelevel1 Below\par\pard\plain\s17\i It helped me.\par"
    )

    assert (finished.title, finished.language) == ("Our yéar", "en-GB")
    assert shown(finished) == [
        "# The police",
        "# Our teams",
        "Staff **met** and *talked*, always[^Nearly **all**.] on [our page](https://a.example/x).",
        "## Below",
        "> It helped me.",
    ]
    assert told(finished) == []


def test_letters_of_all_code_pages_and_fonts_are_those_that_are_seen() -> None:
    finished = read(
        r"\pard\plain \u8220\'93Caf\'e9\u8221\'94 {\f5\'9elu\'9d} {\f9\'82\'6c\'82\'72} \uc0\u55357"
        r"\u56832\uc1  {\f3 \'b3}\u373?\~now\_then \emdash  \ldblquote so\rdblquote "
        r" {\upr{d\'f4r}{\*\ud{d\u244\'f4r}}} \\ \{x\}\par"
        r"{\lang1106 Cymraeg yw hon.}\par"
    )

    assert shown(finished) == [
        "“Café” žluť ＭＳ 😀 ≥ŵ\u00a0now\u2011then — “so” dôr \\ {x}",
        "{cy-GB: Cymraeg yw hon.}",
    ]


def test_lists_have_the_labels_that_are_shown_or_those_of_the_table_of_lists() -> None:
    shown_labels = (
        r"\pard {\listtext\pard\plain\f3 \'b7\tab}\ls2\li720 {one\par {\listtext\f3 \'b7\tab}}two\par"
        r"\pard {\listtext 3.\tab}\ls1 third\par {\listtext 4.\tab}fourth\par \pard Then text.\par"
        r"\pard {\listtext (a)\tab}\ls1 lettered\par"
    )
    counted = r"\pard\ls1 fourth\par fifth\par\pard\ls2 sign\par\pard\ls2\ilvl1 deeper\par"

    assert shown(read(shown_labels)) == ["- one", "- two", "3. third", "4. fourth", "Then text.", "(a) lettered"]
    assert shown(read(counted)) == ["4. fourth", "5. fifth", "- sign", "  1. deeper"]
    assert shown(read(r"\pard{\pntext\f3\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}one\par{\pntext\f3\'b7\tab}two\par")) == [
        "- one",
        "- two",
    ]


def test_tables_have_their_captions_merged_cells_and_tables_within() -> None:
    finished = read(
        r"\pard\s16 Table {\field{\*\fldinst SEQ Table}{\fldrslt 1}}: Visits\par"
        r"\trowd\trgaph108\cellx2000\clmgf\cellx4000\clmrg\cellx6000\pard\intbl Month\cell Visits\cell\cell\row"
        r"\trowd\clvmgf\cellx2010\cellx4000\cellx6000\pard\intbl May\cell 7\par or so\cell 8\cell\row"
        r"\trowd\clvmrg\cellx2010\cellx6000\pard\intbl \cell \pard\intbl\itap2 inner\nestcell more\nestcell"
        r"{\*\nesttableprops\trowd\cellx4500\cellx6000\nestrow}{\nonesttables\par}\pard\intbl 9\cell\row"
        r"\pard After.\par"
    )

    assert shown(finished) == [
        "= Visits",
        "| Month | Visits |  |",
        "| May | 7 / or so | 8 |",
        "|  | 9 |  |",
        "| inner | more |",
        "After.",
    ]
    assert told(finished) == [
        "merged cells [table 1] 3 merged cells were parted: their words stand in the first place, and the others are "
        "blank",
        "nested table [table 1] a table within a table was set after it",
    ]


def test_changes_are_settled_and_what_nobody_sees_is_told_and_nobody_is_named() -> None:
    finished = read(
        r"{\header \pard\plain Draft of May\par}\pard\plain They {\deleted\revauthdel1 never }"
        r"{\revised\revauth1 often }met{\v  in secret}.{\*\atnid JB}{\*\atnauthor Jo Bloggs}\chatn"
        r"{\*\annotation{\*\atnref 1}\pard\plain Why?}\par"
        r"\pard First half{\deleted\par}, second half.\par{\*\unheardof gone{\b x}}\trowd\cellx900\pard\par"
    )

    assert shown(finished) == ["They often met.", "First half, second half."]
    assert told(finished) == [
        "running head [] the running head of the pages was left out: Draft of May",
        "changes [] 2 deletions that were tracked are settled as if accepted",
        "changes [] an insertion that was tracked is settled as if accepted",
        "hidden words [paragraph 1] hidden words were left out",
        "comment [paragraph 1] a comment was left out",
    ]


def test_pictures_come_once_with_their_words_and_text_boxes_after_their_paragraph() -> None:
    described = r"{\*\picprop{\sp{\sn wzDescription}{\sv A van}}}"
    finished = read(
        r"\pard {\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard Ring us.\par}}{\shprslt{\*\do x}}}"
        rf"Boxed.\par {{\*\shppict{{\pict{described}\picw4\pngblip {png().hex()}}}}}"
        r"{\nonshppict{\pict\wmetafile8 01}}"
        r"\par {\pict\emfblip 0102}\par"
    )

    assert shown(finished) == ["Boxed.", "Ring us.", "![A van](image/png, 4 × 2)"]
    assert told(finished) == [
        "text box [paragraph 1] a text box was set after its paragraph",
        "picture [paragraph 3] a picture was left out, as it is an EMF drawing, which a report can't show: save it "
        "from the file as PNG or JPEG, and put it in by hand",
    ]


def test_a_picture_may_stand_as_bytes_that_look_like_the_end_of_groups() -> None:
    data = png()
    body = rtf(r"\pard Look.\par {\pict\pngblip\bin").removesuffix(b"}") + b"%d " % len(data) + data + rb"}\par}"

    assert shown(read_contributed(body, "a.rtf")) == ["Look.", "![](image/png, 4 × 2)"]


REFUSED = {
    "cut.rtf": (rtf("Words")[:-1], "this RTF is broken off", "file-damaged"),
    "lying.rtf": (rtf(r"{\pict\bin999999999 x}"), "this RTF is broken off", "file-damaged"),
    "deep.rtf": (rtf("{" * 50_000 + "}" * 50_000), "too large to read: 301 groups in each other", "file-too-large"),
    "long.rtf": (rtf(r"\b" * 600_000), "too large to read: more than 500,000 control words", "file-too-large"),
    "notes.rtf": (rtf(r"{\footnote" * 90 + "}" * 90), "too large to read: too many notes and text", "file-too-large"),
    "cells.rtf": (rtf(r"\cell" * 300_001), "too large to read: more than 300,000 cells", "file-too-large"),
    "named.rtf": (b"Only words.", "this is none of what its name says", "file-unlike-name"),
}


def test_what_stands_in_and_below_a_table_is_told_at_its_own_place() -> None:
    picture = f"{{\\pict\\pngblip {png().hex()}}}"
    row = rf"\trowd\cellx100\cellx200\pard\intbl {picture}\cell b\cell\row"

    finished = read(rf"\pard One\par {row}{row}\pard {picture}\par Two\par")

    assert told(finished) == [
        "picture [table 1, row 1, table 1, row 2 and paragraph 2] 3 pictures have no alternative text: "
        "say what each shows"
    ]
    assert [piece.where for piece in finished.pieces][-2:] == ["paragraph 2", "paragraph 3"]


def test_a_large_file_is_not_read_in_this_process() -> None:
    letters = b"a" * 600_000

    with pytest.raises(ReadApart):
        finished_if_small(b"{\\rtf1 " + letters + b"}")

    assert shown(read_contributed(b"{\\rtf1 " + letters + b"}", "a.rtf")) == [letters.decode()]


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_broken_or_too_large_is_refused_in_time(name: str) -> None:
    data, message, code = REFUSED[name]

    with pytest.raises(FileRefused) as refused:
        read_contributed(data, name)

    assert refused.value.problem.message.startswith(message)
    assert (refused.value.problem.code, bool(refused.value.problem.hint)) == (code, True)


@pytest.mark.parametrize(
    "body",
    [r"\u-9999999999 ?x", r"\'zz x", r"\cellx-5\trowd\row\nestrow x", r"\itap9999999 x\cell", r"{\pict\pngblip 0}x",
     r"\s5 x", r"\fs-3 x", r"\ls9\ilvl9 x", r"{\fldrslt x}", r"\uc99999 x"],
)  # fmt: skip
def test_words_beside_what_makes_no_sense_are_kept(body: str) -> None:
    assert "x" in "".join(shown(read(rf"\pard {body}\par")))
