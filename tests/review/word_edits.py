"""Edits made in a proof's Word file as a reviewer makes them, tracked or not, and the text that is seen then."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AUTHOR, DATE = "Ann Chair", "2026-11-20T10:00:00Z"


class Edited:
    """A Word file that is being edited. ``seen`` are the area's own paragraphs as the reviewer sees them."""

    def __init__(self, docx: bytes, is_tracked: bool, author: str = AUTHOR) -> None:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            self._parts = {name: archive.read(name) for name in archive.namelist()}
        self._root = etree.fromstring(self._parts["word/document.xml"])
        self.is_tracked = is_tracked
        self._author = author
        self._comments: list[tuple[str, str, str, bool]] = []
        starts = self._root.iter(f"{W}bookmarkStart")
        marked = [start for start in starts if start.get(f"{W}name").startswith("_mr_")]
        self.paragraphs: list[Any] = [_paragraph_of(start) for start in marked]
        self.origins = [start.get(f"{W}name") for start in marked]

    @property
    def data(self) -> bytes:
        """The file as it is saved."""
        if self._comments:
            self._with_comments()
        self._parts["word/document.xml"] = etree.tostring(self._root, encoding="UTF-8", standalone=True)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name, data in self._parts.items():
                archive.writestr(name, data)
        return made.getvalue()

    @property
    def seen(self) -> list[str]:
        """Every paragraph of the area's own as it reads with all changes accepted; none that is empty."""
        texts = ("".join(letter for letter, _ in letters).strip() for letters in self._seen())
        return [text for text in texts if text]

    @property
    def seen_looks(self) -> list[str]:
        """The look of every letter that is seen: b for bold, i for italic, x for both, a dot for neither."""
        looks = ("".join(look for letter, look in letters if letter.strip()) for letters in self._seen())
        return [look for look in looks if look]

    def _seen(self) -> Iterator[list[tuple[str, str]]]:
        waiting: list[tuple[str, str]] = []
        for paragraph in self.paragraphs:
            for run in _runs(paragraph):
                words = "".join(each.text or "" for each in run.iter(f"{W}t")).replace("\u00a0", " ")
                waiting += ((letter, _look_of(run)) for letter in words)
            following = paragraph.getnext()
            is_joined = following is not None and following.tag == f"{W}p"
            if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None or not is_joined:
                yield waiting
                waiting = []

    def text(self, paragraph: Any) -> str:
        """What the paragraph reads, with all changes accepted."""
        return "".join(each.text or "" for each in paragraph.iter(f"{W}t")).replace("\u00a0", " ")

    def replace(self, paragraph: Any, start: int, end: int, new: str) -> None:
        """Put ``new`` in place of the letters from ``start`` up to ``end``."""
        first = self._cut(paragraph, start)
        last = self._cut(paragraph, end)
        runs = _runs(paragraph)
        removed = runs[first:last]
        anchor = runs[first] if first < len(runs) else None
        if new:
            run = etree.Element(f"{W}r")
            model = runs[first - 1] if first else anchor
            properties = model.find(f"{W}rPr") if model is not None else None
            if properties is not None:
                run.append(deepcopy(properties))
            words = etree.SubElement(run, f"{W}t")
            words.text = new
            words.set(_SPACE, "preserve")
            added = self._wrapped("ins", run) if self.is_tracked else run
            if anchor is not None:
                _beside(anchor).addprevious(added)
            else:
                paragraph.append(added)
        for run in removed:
            self._remove(run)

    def set_look(self, words: str, look: str, value: str) -> None:
        """Set ``words``, where they stand last in the file, in ``look``, as Word calls it."""
        paragraphs = [_paragraph_of(each) for each in self.words()]
        paragraph = next(each for each in reversed(paragraphs) if words in self.text(each))
        start = self.text(paragraph).index(words)
        self.mark(paragraph, start, start + len(words), look, value=value)

    def link(self, words: str, address: str) -> None:
        """Have ``words`` lead to ``address``."""
        paragraph = next(each for each in self.paragraphs if words in self.text(each))
        start = self.text(paragraph).index(words)
        first, last = self._cut(paragraph, start), self._cut(paragraph, start + len(words))
        link = etree.Element(f"{W}hyperlink", {f"{{{_RELATIONS}}}id": "rIdL1"})
        runs = _runs(paragraph)[first:last]
        runs[0].addprevious(link)
        link.extend(runs)
        added = f'<Relationship Id="rIdL1" Type="{_RELATIONS}/hyperlink" Target="{address}" TargetMode="External"/>'
        self.in_links("</Relationships>", f"{added}</Relationships>")

    def in_links(self, old: str, new: str) -> None:
        """Change where a link leads."""
        name = "word/_rels/document.xml.rels"
        assert old.encode() in self._parts[name]
        self._parts[name] = self._parts[name].replace(old.encode(), new.encode())

    def mark(
        self, paragraph: Any, start: int, end: int, look: str, is_on: bool = True, value: str | None = None
    ) -> None:
        """Set the letters from ``start`` up to ``end`` in bold, as ``b``, or italic, as ``i``; or take that off."""
        first, last = self._cut(paragraph, start), self._cut(paragraph, end)
        for run in _runs(paragraph)[first:last]:
            properties = run.find(f"{W}rPr")
            if properties is None:
                properties = etree.Element(f"{W}rPr")
                run.insert(0, properties)
            old = deepcopy(properties)
            for each in properties.findall(f"{W}{look}"):
                properties.remove(each)
            properties.append(etree.Element(f"{W}{look}", {f"{W}val": value or ("1" if is_on else "0")}))
            if self.is_tracked:
                self._changed(properties, "rPrChange").append(old)

    def reshape(self, paragraph: Any, model: Any) -> None:
        """Make the paragraph what ``model`` is: a heading, an item of a list, or text."""
        old = paragraph.find(f"{W}pPr")
        new = model.find(f"{W}pPr")
        if old is not None:
            paragraph.remove(old)
        properties = etree.Element(f"{W}pPr") if new is None else deepcopy(new)
        paragraph.insert(0, properties)
        if self.is_tracked:
            change = self._changed(properties, "pPrChange")
            change.append(etree.Element(f"{W}pPr") if old is None else deepcopy(old))

    def _changed(self, properties: Any, kind: str) -> Any:
        for each in properties.findall(f"{W}{kind}"):
            properties.remove(each)
        return etree.SubElement(properties, f"{W}{kind}", {f"{W}author": self._author, f"{W}date": DATE})

    def divide(self, paragraph: Any, at: int) -> Any:
        """Press Enter in front of letter ``at``; the second half is given back."""
        first = self._cut(paragraph, at)
        runs = _runs(paragraph)
        second = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            second.append(deepcopy(properties))
        for run in runs[first:]:
            second.append(_outermost(run))
        paragraph.addnext(second)
        if self.is_tracked:
            self._mark(paragraph, "ins")
        self.paragraphs.insert(self.paragraphs.index(paragraph) + 1, second)
        return second

    def join(self, paragraph: Any) -> None:
        """Delete the end of the paragraph, so that it goes on with the next."""
        following = self.paragraphs[self.paragraphs.index(paragraph) + 1]
        if self.is_tracked:
            self._mark(paragraph, "del")
            return
        for run in _runs(following):
            paragraph.append(_outermost(run))
        self._drop(following)

    def delete(self, paragraph: Any) -> None:
        """Take the whole paragraph out."""
        if self.is_tracked:
            for run in _runs(paragraph):
                self._remove(run)
            self._mark(paragraph, "del")
        else:
            self._drop(paragraph)

    def insert_behind(self, paragraph: Any, words: str) -> Any:
        """Put a new paragraph in behind this one, of the same style."""
        added = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            added.append(deepcopy(properties))
        paragraph.addnext(added)
        self.paragraphs.insert(self.paragraphs.index(paragraph) + 1, added)
        run = etree.Element(f"{W}r")
        text = etree.SubElement(run, f"{W}t")
        text.text = words
        added.append(self._wrapped("ins", run) if self.is_tracked else run)
        if self.is_tracked:
            self._mark(added, "ins")
        return added

    def move(self, paragraph: Any, behind: Any) -> None:
        """Cut the paragraph and paste it behind another."""
        if self.is_tracked:
            copy = deepcopy(paragraph)
            behind.addnext(copy)
            self.paragraphs.insert(self.paragraphs.index(behind) + 1, copy)
            for start in copy.iter(f"{W}bookmarkStart"):
                start.set(f"{W}name", f"{start.get(f'{W}name')}_Copy_1")
            for run in _runs(copy):
                wrapped = self._wrapped("moveTo", run, is_placed=True)
                wrapped.append(run)
            self._mark(copy, "ins")
            self.delete(paragraph)
            return
        self.paragraphs.remove(paragraph)
        self.paragraphs.insert(self.paragraphs.index(behind) + 1, paragraph)
        behind.addnext(paragraph)

    def comment(self, paragraph: Any, name: str, words: str, *, answers: str = "", is_done: bool = False) -> None:
        """Put a comment on the whole paragraph, as Word has it; one that answers another has no place of its own."""
        if not answers:
            runs = _runs(paragraph)
            start, end = etree.Element(f"{W}commentRangeStart"), etree.Element(f"{W}commentRangeEnd")
            start.set(f"{W}id", name)
            end.set(f"{W}id", name)
            _outermost(runs[0]).addprevious(start)
            _outermost(runs[-1]).addnext(end)
        self._comments.append((name, words, answers, is_done))

    def _with_comments(self) -> None:
        """The parts that hold the comments, and what leads to them."""
        comments = "".join(
            f'<w:comment w:id="{name}" w:author="{self._author}" w:date="{DATE}"><w:p w14:paraId="0000000{name}">'
            f"<w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"
            for name, words, _, _ in self._comments
        )
        extended = "".join(
            f'<w15:commentEx w15:paraId="0000000{name}" w15:done="{int(is_done)}"'
            + (f' w15:paraIdParent="0000000{answers}"' if answers else "")
            + "/>"
            for name, _, answers, is_done in self._comments
        )
        word = "http://schemas.microsoft.com/office/word"
        names = f'xmlns:w="{W[1:-1]}" xmlns:w14="{word}/2010/wordml" xmlns:w15="{word}/2012/wordml"'
        self._parts["word/comments.xml"] = f"<w:comments {names}>{comments}</w:comments>".encode()
        self._parts["word/commentsExtended.xml"] = f"<w15:commentsEx {names}>{extended}</w15:commentsEx>".encode()
        links = (
            f'<Relationship Id="rIdC1" Type="{_RELATIONS}/comments" Target="comments.xml"/>'
            f'<Relationship Id="rIdC2" Type="{word}/2011/relationships/commentsExtended"'
            ' Target="commentsExtended.xml"/>'
        )
        self.in_links("</Relationships>", f"{links}</Relationships>")

    def end_page(self, paragraph: Any, how: str) -> None:
        """Have ``paragraph`` begin a page: by a break in it, by one in a paragraph of its own, or by its look."""
        if how == "as its look":
            properties = paragraph.find(f"{W}pPr")
            etree.SubElement(properties, f"{W}pageBreakBefore")
            if self.is_tracked:
                changed = etree.SubElement(properties, f"{W}pPrChange")
                changed.set(f"{W}author", self._author)
                changed.set(f"{W}date", DATE)
            return
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}br").set(f"{W}type", "page")
        element = self._wrapped("ins", run) if self.is_tracked else run
        if how == "in the paragraph":
            _outermost(_runs(paragraph)[0]).addprevious(element)
        else:
            own = etree.Element(f"{W}p")
            own.append(element)
            paragraph.addprevious(own)

    def with_page_number(self, paragraph: Any, number: int) -> Edited:
        """This file, in which ``paragraph`` ends with the number of a page that a program has filled in."""
        for kind, words in (("begin", ""), ("", " PAGEREF x "), ("separate", ""), ("", str(number)), ("end", "")):
            run = etree.SubElement(paragraph, f"{W}r")
            if kind:
                etree.SubElement(run, f"{W}fldChar").set(f"{W}fldCharType", kind)
            else:
                etree.SubElement(run, f"{W}{'t' if words.isdigit() else 'instrText'}").text = words
        return self

    def take_note_out(self, number: int) -> None:
        """Delete the sign of a footnote, counted from 0, and leave its words."""
        sign = [*self._root.iter(f"{W}footnoteReference")][number]
        self._remove(sign.getparent())

    def restyle(self, words: str, style: str) -> None:
        """Give the last paragraph that says just ``words`` another style, untracked."""
        text = next(each for each in reversed([*self.words()]) if each.text == words)
        _paragraph_of(text).find(f"{W}pPr/{W}pStyle").set(f"{W}val", style)

    def take_out_again(self, words: str, author: str) -> None:
        """Have ``author`` delete what somebody else has put in, tracked too."""
        run = next(each for each in self._root.iter(f"{W}r") if "".join(each.itertext()) == words)
        before, self._author = self._author, author
        self._wrapped("del", run, is_placed=True)
        self._author = before
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"

    def in_notes(self, old: str, new: str) -> None:
        """Change a word of a footnote."""
        notes = self._parts["word/footnotes.xml"]
        assert old.encode() in notes
        self._parts["word/footnotes.xml"] = notes.replace(old.encode(), new.encode())

    def fill_gap(self, old: str, new: str) -> None:
        """Type ``new`` over the gap ``old``, in its look; with none, in a paragraph behind the last one."""
        gap = next(_paragraph_of(each) for each in reversed([*self.words()]) if each.text == "[missing]")
        if old and not self.is_tracked:
            _runs(gap)[0].find(f"{W}t").text = new
            return
        self.paragraphs.append(gap)
        added = self.insert_behind(gap, new)
        if old:
            _runs(added)[0].insert(0, deepcopy(_runs(gap)[0].find(f"{W}rPr")))
            self.delete(gap)

    def in_margins(self, old: str, new: str, *parts: str) -> None:
        """Change what stands at the head or foot of pages; tracked, ``new`` goes on where ``old`` ends."""
        names = [name for name in self._parts if name.startswith(parts or ("word/header", "word/footer"))]
        for name in names:
            text = self._parts[name].decode()
            if self.is_tracked and old in text:
                before, after = text.split(old)
                rest, end, following = after.partition("</w:r>")
                words = f"<w:r><w:t>{new.removeprefix(old)}</w:t></w:r>"
                put_in = f'<w:ins w:author="{self._author}" w:date="{DATE}">{words}</w:ins>'
                self._parts[name] = f"{before}{old}{rest}{end}{put_in}{following}".encode()
            else:
                self._parts[name] = text.replace(old, new).encode()

    def words(self) -> Any:
        """Every piece of text in the file."""
        return self._root.iter(f"{W}t")

    def strip_bookmarks(self) -> None:
        """Leave no bookmark, as some programs do."""
        for mark in [*self._root.iter(f"{W}bookmarkStart"), *self._root.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)

    def wrap_in_controls(self) -> None:
        """Put each paragraph and run into a content control of its own, as Google Docs does."""
        for each in [*self._root.iter(f"{W}r"), *self._root.iter(f"{W}p")]:
            control = etree.Element(f"{W}sdt")
            properties = etree.SubElement(control, f"{W}sdtPr")
            etree.SubElement(properties, f"{W}tag").set(f"{W}val", "goog_rdk_1")
            each.addprevious(control)
            etree.SubElement(control, f"{W}sdtContent").append(each)

    def _wrapped(self, kind: str, run: Any, is_placed: bool = False) -> Any:
        element = etree.Element(f"{W}{kind}")
        element.set(f"{W}author", self._author)
        element.set(f"{W}date", DATE)
        if is_placed:
            run.addprevious(element)
        element.append(run)
        return element

    def _remove(self, run: Any) -> None:
        if not self.is_tracked or run.getparent().tag == f"{W}ins":
            run.getparent().remove(run)
            return
        self._wrapped("del", run, is_placed=True)
        for words in run.iter(f"{W}t"):
            words.tag = f"{W}delText"

    def _mark(self, paragraph: Any, kind: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        marks = properties.find(f"{W}rPr")
        if marks is None:
            marks = etree.SubElement(properties, f"{W}rPr")
        element = etree.SubElement(marks, f"{W}{kind}")
        element.set(f"{W}author", self._author)
        element.set(f"{W}date", DATE)

    def _drop(self, paragraph: Any) -> None:
        self.paragraphs.remove(paragraph)
        paragraph.getparent().remove(paragraph)

    def _cut(self, paragraph: Any, at: int) -> int:
        """The number of the first run at or behind letter ``at``, which is made to begin there."""
        for number, run in enumerate(_runs(paragraph)):
            length = sum(len(each.text or "") for each in run.iter(f"{W}t"))
            if at <= 0:
                return number
            if at < length:
                other = deepcopy(run)
                words = "".join(each.text or "" for each in run.iter(f"{W}t"))
                _set(run, words[:at])
                _set(other, words[at:])
                parent = run.getparent()
                if parent.tag == f"{W}ins":
                    copy = deepcopy(parent)
                    for child in list(copy):
                        copy.remove(child)
                    copy.append(other)
                    parent.addnext(copy)
                else:
                    run.addnext(other)
                return number + 1
            at -= length
        return len(_runs(paragraph))


def _look_of(run: Any) -> str:
    properties = run.find(f"{W}rPr")
    has = {"b": False, "i": False}
    for each in properties if properties is not None else ():
        if each.tag == f"{W}rStyle":
            has |= {"Strong": {"b": True}, "Emphasis": {"i": True}}.get(each.get(f"{W}val"), {})
    for look in has:
        own = properties.find(f"{W}{look}") if properties is not None else None
        has[look] = has[look] if own is None else own.get(f"{W}val") != "0"
    return {(False, False): ".", (True, False): "b", (False, True): "i", (True, True): "x"}[has["b"], has["i"]]


def _paragraph_of(element: Any) -> Any:
    while element.tag != f"{W}p":
        element = element.getparent()
    return element


def _runs(paragraph: Any) -> list[Any]:
    """The runs with words that are still there."""
    return [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None]


def _outermost(run: Any) -> Any:
    parent = run.getparent()
    return run if parent.tag == f"{W}p" else _outermost(parent)


def _beside(run: Any) -> Any:
    """The element beside which other runs may stand that are in the same link as ``run``."""
    parent = run.getparent()
    return run if parent.tag in (f"{W}p", f"{W}hyperlink") else parent


def _set(run: Any, words: str) -> None:
    first, *others = run.iter(f"{W}t")
    first.text = words
    first.set(_SPACE, "preserve")
    for other in others:
        run.remove(other)
