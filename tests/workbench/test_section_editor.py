"""What the editor of a section asks of the server, and what becomes of the file."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.workbench.browser import Answer, Browser, workbench_of

SECTION = "/reports/testshire/2023/sections/20-police.md"
POLICE = "areas/testshire/2023/sections/20-police.md"
HEAD = "---\ntitle: Testshire Police\nkind: agency-perspective\nplace: local\nrole: Inspector\n---\n"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


def put(workspace: Path, text: str) -> Path:
    file = workspace / POLICE
    file.write_bytes((HEAD + text).encode())
    return file


def opened(browser: Browser) -> dict[str, Any]:
    """What the page of the section gives to the editor."""
    page = browser.get(SECTION).text
    return told(page.split('<script type="application/json" id="section-data">')[1].split("</script>")[0])


def told(text: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(text)
    return answer


def paragraph(*content: object) -> dict[str, object]:
    return {
        "type": "paragraph",
        "content": [{"type": "text", "text": each} if isinstance(each, str) else each for each in content],
    }


def sent(data: Mapping[str, Any], **changed: object) -> dict[str, object]:
    """What the editor sends of ``data``; block number 1 is ``b1``."""
    nodes = {int(name[1:]): node for name, node in changed.items()}
    blocks = [
        {"was": block["id"], "node": nodes[block["id"]]} if block["id"] in nodes else {"id": block["id"]}
        for block in data["blocks"]
    ]
    return {"was": data["hash"], "blocks": blocks}


def ask(browser: Browser, what: str, value: object) -> dict[str, Any]:
    answer = browser.tell(f"{SECTION}/{what}", value)
    assert answer.headers["content-type"] == "application/json"
    return told(answer.text)


def test_the_page_gives_the_editor_the_blocks_of_the_file_and_what_they_need(browser: Browser, workspace: Path) -> None:
    file = put(workspace, "There were {{ figures.reviews }} **reviews**.\n")

    data = opened(browser)

    assert data["hash"] == sha256(file.read_bytes()).hexdigest()
    strong = {"type": "text", "text": "reviews", "marks": [{"type": "strong"}]}
    placeholder = {"type": "placeholder", "attrs": {"source": "{{ figures.reviews }}"}}
    assert data["blocks"] == [{"id": 0, "node": paragraph("There were ", placeholder, " ", strong, ".")}]
    assert data["values"] == {"{{ figures.reviews }}": "4"}
    assert {"source": "{{ figures.reviews }}", "label": "reviews", "value": "4"} in data["figures"]
    assert data["head"][0] == {
        "name": "title", "label": "Title", "hint": "As it is printed above the section.", "value": "Testshire Police",
        "choices": [],
    }  # fmt: skip
    assert data["head"][2]["choices"] == [{"value": "front", "label": "Front"}, {"value": "local", "label": "Local"}]
    assert '<option value="cy">Welsh</option>' in browser.get(SECTION).text


def test_nothing_of_a_section_begins_an_element_of_the_page(browser: Browser, workspace: Path) -> None:
    put(workspace, "<script>alert(1)</script>\n")

    assert "<script>alert" not in browser.get(SECTION).text
    assert opened(browser)["blocks"][0]["node"]["attrs"]["source"] == "<script>alert(1)</script>"


def test_a_block_that_was_changed_changes_its_own_line_alone(browser: Browser, workspace: Path) -> None:
    file = put(workspace, "One  *line*\nand another.\n\n\n* a\n* b\n\n[x]: https://www.gov.uk\n\nLast")
    data = opened(browser)

    line = {"type": "text", "text": "line", "marks": [{"type": "em"}]}
    saved = ask(browser, "save", sent(data, b0=paragraph("One  ", line, " and a third.")))

    assert saved["outcome"] == "saved"
    assert file.read_bytes().decode() == (
        HEAD + "One  *line*\nand a third.\n\n\n* a\n* b\n\n[x]: https://www.gov.uk\n\nLast"
    )
    assert saved["hash"] == sha256(file.read_bytes()).hexdigest()
    assert saved["at"] == [0, 1, 2]
    assert saved["blocks"] == opened(browser)["blocks"]


def test_sent_back_as_it_is_a_file_keeps_every_byte(browser: Browser, workspace: Path) -> None:
    file = put(workspace, "")
    data = "\ufeff---\r\ntitle: x\r\n---\r\nA <b>b</b>\r\nc  \r\n\r\n\r\n1) a\n\n```\r\nx\r\n```".encode()
    file.write_bytes(data)

    saved = ask(browser, "save", sent(opened(browser)))

    assert (saved["outcome"], file.read_bytes()) == ("saved", data)


def test_a_changed_field_of_the_head_changes_its_value_alone(browser: Browser, workspace: Path) -> None:
    file = put(workspace, "Words.\n")
    file.write_text(file.read_text().replace("role: Inspector", "role: Inspector  # of the unit"))

    saved = ask(
        browser, "save", sent(opened(browser)) | {"head": {"role": "Chief: Inspector", "organisation": "Police"}}
    )

    assert saved["outcome"] == "saved"
    assert (
        file.read_text()
        == HEAD.replace("role: Inspector", 'role: "Chief: Inspector"  # of the unit\norganisation: Police') + "Words.\n"
    )


def test_changes_of_others_in_other_paragraphs_are_kept_and_told_with_their_blocks(
    browser: Browser, workspace: Path
) -> None:
    file = put(workspace, "One.\n\nTwo.\n\nThree.\n")
    data = opened(browser)
    file.write_text(HEAD + "One.\n\nTwo.\n\nThree, by hand.\n\nFour.\n")

    saved = ask(browser, "save", sent(data, b0=paragraph("First.")))

    assert (saved["outcome"], saved["at"]) == ("merged", [0, 1, None])
    assert file.read_text() == HEAD + "First.\n\nTwo.\n\nThree, by hand.\n\nFour.\n"
    assert [block["node"] for block in saved["blocks"]] == [
        paragraph("First."), paragraph("Two."), paragraph("Three, by hand."), paragraph("Four.")
    ]  # fmt: skip


def test_where_others_changed_the_same_nothing_is_saved_and_the_page_that_settles_it_has_both(
    browser: Browser, workspace: Path
) -> None:
    file = put(workspace, "One.\n")
    data = opened(browser)
    file.write_text(HEAD + "One by hand.\n")

    answer = browser.tell(f"{SECTION}/save", sent(data, b0=paragraph("First.")))

    assert (answer.status, file.read_text()) == (409, HEAD + "One by hand.\n")
    saved = told(answer.text)
    assert (saved["outcome"], saved["was"], saved["text"]) == ("clash", HEAD + "One.\n", HEAD + "First.\n")
    page = browser.send(SECTION, {"was": saved["was"], "text": saved["text"]})
    assert (page.status, browser.field(page, "theirs")) == (409, HEAD + "One by hand.\n")


def test_a_check_answers_for_what_was_sent_at_its_letters_and_writes_nothing(browser: Browser, workspace: Path) -> None:
    file = put(workspace, "One.\n\nTwo.\n")
    before = file.read_bytes()
    placeholder = {"type": "placeholder", "attrs": {"source": "{{ figures.nothing }}"}}
    second = paragraph("  The 👮 police ", placeholder, " the the case.")
    blocks = [{"was": None, "node": {"type": "paragraph"}}, {"id": 0}, {"was": 1, "node": second}]

    checked = ask(browser, "check", {"was": opened(browser)["hash"], "blocks": blocks})

    assert file.read_bytes() == before
    assert checked["values"] == {"{{ figures.nothing }}": None}
    at = {each["code"]: (each["block"], each["box"], each["from"], each["to"]) for each in checked["problems"]}
    assert at == {
        "letter-missing": (2, 0, 6, 8),
        "placeholder-unknown": (2, 0, 16, 17),
        "word-doubled": (2, 0, 18, 25),
    }
    remedies = {each["code"]: each["remedies"] for each in checked["problems"] if each["remedies"]}
    assert remedies == {"word-doubled": [{"label": "Delete one", "content": [{"type": "text", "text": "the"}]}]}


def test_a_problem_in_a_note_stands_at_its_mark_and_one_in_the_head_at_its_field(
    browser: Browser, workspace: Path
) -> None:
    put(workspace, "One case.[^1]\n\n- a\n- b | c\n\n[^1]: The the note.\n")

    checked = ask(browser, "check", sent(opened(browser)) | {"head": {"kind": "nothing"}})

    at = {
        each["code"]: (each["block"], each["box"], each["from"], each["to"], each["field"])
        for each in checked["problems"]
    }
    assert at == {"word-doubled": (0, 0, 9, 10, None), "unknown-value": (None, 0, 0, 0, "kind")}


HOSTILE = {
    "no JSON": b"{",
    "another type": b'{"was":"x","blocks":[{"node":{"type":"script"}}]}',
    "nothing at all": b'{"was":"x","blocks":[{}]}',
    "an unknown block": b'{"was":"HASH","blocks":[{"id":7}]}',
    "a block below none": b'{"was":"HASH","blocks":[{"id":-1}]}',
    "too deep": b'{"was":"HASH","blocks":[{"node":' + b'{"type":"blockquote","content":[' * 50_000,
    "deep": b'{"was":"HASH","blocks":[{"node":'
    + b'{"type":"blockquote","content":[' * 20
    + b'{"type":"paragraph","content":[{"type":"text","text":"a"}]}'
    + b"]}" * 20
    + b"}]}",
    "a placeholder that is none": b'{"was":"HASH","blocks":[{"node":{"type":"paragraph","content":'
    b'[{"type":"placeholder","attrs":{"source":"{{ a }}\\n\\n# b"}}]}}]}',
    "a kept block that is several": b'{"was":"HASH","blocks":[{"node":{"type":"kept","attrs":'
    b'{"source":"```\\na\\n```\\n\\nb","label":""}}}]}',
    "a language that is none": b'{"was":"HASH","blocks":[{"node":{"type":"paragraph","content":'
    b'[{"type":"text","text":"a","marks":[{"type":"foreign","attrs":{"lang":"x}\\n"}}]}]}}]}',
    "a field that is none": b'{"was":"HASH","blocks":[],"head":{"edition":"x"}}',
    "a field of two lines": b'{"was":"HASH","blocks":[],"head":{"title":"x\\ny: z"}}',
    "an older text": b'{"was":"0000","blocks":[]}',
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("what", ["check", "save"])
def test_what_no_section_can_have_is_refused_in_words_and_nothing_is_saved(
    browser: Browser, workspace: Path, what: str, name: str
) -> None:
    file = put(workspace, "One.\n")
    before = file.read_bytes()
    body = HOSTILE[name].replace(b"HASH", opened(browser)["hash"].encode())

    answer = browser.tell(f"{SECTION}/{what}", body)

    assert answer.status == 400
    assert told(answer.text)["message"].endswith("Nothing was saved.")
    assert file.read_bytes() == before


def test_more_than_a_section_can_hold_is_refused(browser: Browser) -> None:
    answer: Answer = browser.tell(f"{SECTION}/save", b" " * 4_200_000)

    refused = {"message": "What was sent is too large. Nothing was saved."}
    assert (answer.status, told(answer.text)) == (413, refused)


def test_a_number_that_is_one_of_the_returns_is_offered_as_a_linked_figure(browser: Browser, workspace: Path) -> None:
    put(
        workspace,
        "Nothing.\n\nOn 31 March 2023 **12** red people were near or far. There were 4 cases reviewed, and 3 "
        "first orders.\n",
    )

    checked = ask(browser, "check", sent(opened(browser)))

    assert checked["offers"] == [
        {
            "block": 1,
            "box": 0,
            "from": 60,
            "to": 61,
            "source": "{{ figures.reviews }}",
            "value": "4",
            "label": "reviews",
        },
        {
            "block": 1,
            "box": 0,
            "from": 82,
            "to": 83,
            "source": "{{ figures.orders.first }}",
            "value": "3",
            "label": "orders, first",
        },
    ]


def picture(kind: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(stream, kind)
    return stream.getvalue()


PIXEL = picture()


def test_a_picture_lies_beside_the_sections_under_a_name_of_its_own_and_is_shown(
    browser: Browser, workspace: Path
) -> None:
    folder = workspace / "areas/testshire/2023/sections"
    files = {"../../Our Map.PNG": PIXEL, "our-map.png": PIXEL, "Llŷn.jpeg": picture("JPEG")}

    answers = [browser.upload(f"{SECTION}/pictures", "picture", {name: data}) for name, data in files.items()]

    names = [told(answer.text)["src"] for answer in answers]
    assert names == ["our-map.png", "our-map-2.png", "llyn.jpg"]
    assert {file.name for file in folder.iterdir()} == {"10-introduction.md", "20-police.md", *names}
    shown = browser.get(f"{SECTION}/pictures/our-map.png")
    assert (shown.status, shown.headers["content-type"]) == (200, "image/png")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "map.png",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "is not a PNG or JPEG that can be read",
        ),
        ("map.png", PIXEL[:40], "is not a PNG or JPEG that can be read"),
        ("map.png", PIXEL[:33] + b"0" * 11_000_000, "where 10,485,760 are the most"),
    ],
)
def test_what_is_no_picture_that_a_report_can_show_is_refused_in_words(
    browser: Browser, workspace: Path, name: str, data: bytes, message: str
) -> None:
    answer = browser.upload(f"{SECTION}/pictures", "picture", {name: data})

    assert answer.status == 400
    assert message in told(answer.text)["problem"]["message"]
    assert not list((workspace / "areas/testshire/2023/sections").glob("*.png"))


@pytest.mark.parametrize("name", ["20-police.md", "../statistics.yaml", "..%2f..%2farea.yaml", "gone.png"])
def test_nothing_but_pictures_of_the_sections_is_shown_as_one(browser: Browser, name: str) -> None:
    assert browser.get(f"{SECTION}/pictures/{name}").status == 404


def test_signs_that_were_kept_become_a_placeholder_once_somebody_ends_it(browser: Browser, workspace: Path) -> None:
    file = put(workspace, "There were {{ figures.reviews of them.\n")
    chip = {"type": "kept_inline", "attrs": {"source": "{{"}}
    data = opened(browser)
    assert data["blocks"][0]["node"] == paragraph("There were ", chip, " figures.reviews of them.")

    saved = ask(browser, "save", sent(data, b0=paragraph("There were ", chip, " figures.reviews }} of them.")))

    assert file.read_text() == HEAD + "There were {{ figures.reviews }} of them.\n"
    placeholder = {"type": "placeholder", "attrs": {"source": "{{ figures.reviews }}"}}
    assert saved["blocks"][0]["node"] == paragraph("There were ", placeholder, " of them.")


def test_a_remedy_keeps_the_marks_of_the_words_that_it_replaces(browser: Browser, workspace: Path) -> None:
    put(workspace, "See **www.gov.uk/mappa** for more.\n")

    checked = ask(browser, "check", sent(opened(browser)))

    (problem,) = checked["problems"]
    marks = [{"type": "link", "attrs": {"href": "https://www.gov.uk/mappa"}}]
    content = [{"type": "text", "text": "www.gov.uk/mappa", "marks": [*marks, {"type": "strong"}]}]
    assert (problem["from"], problem["to"]) == (4, 20)
    assert problem["remedies"] == [{"label": "Make it a link", "content": content}]
