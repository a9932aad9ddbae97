"""What stands in a paragraph: its letters with their looks, and what is drawn or noted there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mappa_report.importing.docx.drawings import Drawn
from mappa_report.importing.docx.formulas import formula_text
from mappa_report.importing.docx.looks import Look, look_of
from mappa_report.importing.docx.tags import DELETED, INSERTED, MC, M, R, chosen
from mappa_report.importing.docx.word_file import WordFile
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.fields import Fields, link_in
from mappa_report.importing.office.signs import has_signs, sign
from mappa_report.importing.office.walked import Run, Walked
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.relations import Relation
from mappa_report.unpacking.docx.styles import value_of

Noted = Callable[[str, str], tuple[Walked, ...] | None]
"""What a note says, by its kind and id."""

_THROUGH = INSERTED | {
    f"{W}{name}" for name in ("smartTag", "customXml", "bdo", "dir", "sdtContent", "ruby", "rubyBase")
}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_DRAWINGS = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_ADDRESSES = ("http://", "https://", "mailto:")
_CHECKED = {True: "☒", False: "☐"}


class InlineWalk:
    """One paragraph. Afterwards ``runs`` are its letters, and ``drawn`` what else it holds."""

    def __init__(
        self,
        file: WordFile,
        relations: Mapping[str, Relation],
        fields: Fields,
        style: str,
        where: str,
        noted: Noted,
    ) -> None:
        self._file = file
        self._relations = relations
        self._fields = fields
        self._base = file.looks.of_paragraph(style)
        self._where = where
        self._noted = noted
        self.runs: list[Run] = []
        self.drawn = Drawn(file, relations, where)
        self._refused = ""

    def take(self, parent: Any, link: str = "") -> None:
        """Take what stands in ``parent``, a paragraph or part of one that leads to ``link``."""
        for each in parent:
            tag = each.tag
            if tag == f"{W}r":
                self._run(each, link)
            elif tag in DELETED:
                self._tell_change("a deletion")
            elif tag in _THROUGH:
                if tag in INSERTED and len(each):
                    self._tell_change("an insertion")
                self.take(each, link)
            elif tag == f"{MC}AlternateContent":
                self._alternatives(each, link)
            else:
                self._other(each, tag, link)

    def _other(self, element: Any, tag: str, link: str) -> None:
        if tag == f"{W}hyperlink":
            self.take(element, self._target(element) or link)
        elif tag == f"{W}fldSimple":
            self.take(element, link_in(str(element.get(f"{W}instr", ""))[:4_000]) or link)
        elif tag == f"{W}sdt":
            for content in element.iterchildren(f"{W}sdtContent"):
                self.take(content, link)
        elif tag in (f"{M}oMath", f"{M}oMathPara"):
            one, many = "a formula was set as plain text", "{} formulas were set as plain text"
            self._file.telling.tell(ToldKind.FORMULA, self._where, one, many)
            self._add(formula_text(element), self._base, link)

    def _alternatives(self, element: Any, link: str) -> None:
        choice = chosen(element)
        if choice is not None:
            self.take(choice, link)

    def _run(self, run: Any, link: str) -> None:
        properties = run.find(f"{W}rPr")
        look = self._base
        if properties is not None:
            style = value_of(properties.find(f"{W}rStyle"))
            own = look_of(properties)
            look = (own.over(self._file.looks.of_letters(style)) if style else own).over(self._base)
        if look.is_hidden:
            self._hidden(run)
            return
        has_own_mark = False
        for each in run:
            tag = each.tag
            if tag == f"{W}t":
                if not has_own_mark:  # which stands for the number of the note, and is no word
                    self._add(each.text or "", look, link)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], look, link)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                has_own_mark = self._note(each) or has_own_mark
            else:
                self._in_run(each, tag, look, link)

    def _in_run(self, element: Any, tag: str, look: Look, link: str) -> None:
        if tag in _DRAWINGS:
            self.drawn.add(element)
        elif tag == f"{W}fldChar":
            self._field(element, look, link)
        elif tag == f"{W}instrText":
            self._fields.add_code(element.text or "")
        elif tag == f"{W}sym":
            self._sign(str(element.get(f"{W}char", "")), str(element.get(f"{W}font", "")), look, link)
        elif tag == f"{MC}AlternateContent":
            choice = chosen(element)
            if choice is not None:
                self.drawn.add(choice)
        elif tag == f"{W}commentReference":
            self._file.telling.tell(
                ToldKind.COMMENT, self._where, "a comment was left out", "{} comments were left out"
            )
        elif tag in _THROUGH:
            self.take(element, link)

    def _field(self, element: Any, look: Look, link: str) -> None:
        match element.get(f"{W}fldCharType"):
            case "begin":
                self._fields.begin()
                box = element.find(f"{W}ffData/{W}checkBox")
                if box is not None:
                    self._fields.separate()
                    mark = box.find(f"{W}checked")
                    mark = box.find(f"{W}default") if mark is None else mark
                    self._add(_CHECKED[mark is not None and value_of(mark) not in ("0", "false")], look, link)
            case "separate":
                self._fields.separate()
            case "end":
                self._fields.end()

    def _note(self, reference: Any) -> bool:
        """Put a note where its mark stands. True if the mark is one that the author chose."""
        if self._fields.is_shown:
            kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
            note = self._noted(kind, str(reference.get(f"{W}id", "")))
            if note is not None:
                self.runs.append(Run("", note=note))
        return reference.get(f"{W}customMarkFollows") in ("1", "true", "on")

    def _sign(self, code: str, font: str, look: Look, link: str) -> None:
        try:
            letter = sign(int(code[:6], 16), font)
        except ValueError:
            letter = ""
        if letter:
            self._add(letter, look, link)
        else:
            words = f"a sign of the font {font or 'unknown'} ({code[:6]}) was left out, as no other font has it"
            self._file.telling.tell(ToldKind.SIGN, self._where, words)

    def _add(self, text: str, look: Look, link: str) -> None:
        if not text or not self._fields.is_shown:
            return
        if (look.font or not text.isascii()) and has_signs(text, look.font):
            text = "".join(self._letter(letter, look.font) for letter in text)
        self._file.characters.add(len(text))
        target = self._checked(self._fields.link or link)
        self.runs.append(Run(text, bool(look.is_bold), bool(look.is_italic), target, look.language, look.size))

    def _letter(self, letter: str, font: str) -> str:
        known = letter if letter in "\t\n" else sign(ord(letter), font)
        if not known:
            words = f"a sign of the font {font or 'unknown'} ({ord(letter):X}) was left out, as no other font has it"
            self._file.telling.tell(ToldKind.SIGN, self._where, words)
        return known

    def _target(self, hyperlink: Any) -> str:
        relation = self._relations.get(str(hyperlink.get(f"{R}id", "")))
        anchor = str(hyperlink.get(f"{W}anchor", ""))
        if relation is None or not relation.is_outside:
            return f"#{anchor}"
        return f"{relation.target}#{anchor}" if anchor else relation.target

    def _checked(self, link: str) -> str:
        """``link`` if a report can have it; else it is told, and none."""
        if not link or link.lower().startswith(_ADDRESSES):
            return link
        if link == self._refused:  # the same link, of letters with another look
            return ""
        self._refused = link
        if link.startswith("#"):
            if not self._fields.is_contents:
                one, many = (
                    "a link to a place in the file became mere words",
                    "{} links to places in the file became mere words",
                )
                self._file.telling.tell(ToldKind.LINK, self._where, one, many)
        else:
            words = f"a link that leads to no web or mail address became mere words: {link[:100]}"
            self._file.telling.tell(ToldKind.LINK, self._where, words)
        return ""

    def _hidden(self, run: Any) -> None:
        """Leave out a run that nobody sees. What it holds besides words, such as the end of a field, still counts."""
        for each in run:
            if each.tag == f"{W}fldChar":
                self._field(each, self._base, "")
            elif each.tag == f"{W}instrText":
                self._fields.add_code(each.text or "")
            elif each.tag == f"{W}t" and self._fields.is_shown and not self._fields.is_contents:
                one, many = "hidden words were left out", "hidden words were left out at {} places"
                self._file.telling.tell(ToldKind.HIDDEN_WORDS, self._where, one, many)

    def _tell_change(self, what: str) -> None:
        many = "{} insertions" if what == "an insertion" else "{} deletions"
        one = f"{what} that was tracked is settled as if accepted"
        self._file.telling.tell(
            ToldKind.CHANGES, self._where, one, f"{many} that were tracked are settled as if accepted"
        )
