"""What the groups of an RTF give, as a reader of it would see it: text, paragraphs, notes, boxes and pictures."""

from __future__ import annotations

from msgspec.structs import replace

from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.labels import label_shown
from mappa_report.importing.office.pictures import Pictures
from mappa_report.importing.office.signs import has_signs, sign
from mappa_report.importing.office.walked import Label, Line, Role, Run, Shown, Walked
from mappa_report.importing.rtf.flow import Flow, has_words
from mappa_report.importing.rtf.letters import Font
from mappa_report.importing.rtf.lists import Lists
from mappa_report.importing.rtf.pictures import PictureData
from mappa_report.importing.rtf.state import State
from mappa_report.importing.rtf.styles import Styles
from mappa_report.importing.telling import Telling
from mappa_report.unpacking.bounds import Tally, TooLarge
from mappa_report.unpacking.docx.relations import Relation

_MAX_CHARACTERS = 12_000_000
_MAX_CELLS = 300_000
_MOST_FLOWS = 12
_MOST_WORDS = 2_000


class Body:
    """The text of a file. With ``has_labels``, items show what stands before them; else it is counted."""

    def __init__(self, has_labels: bool) -> None:
        self.styles = Styles()
        self.lists = Lists()
        self.telling = Telling()
        self._has_labels = has_labels
        self._data = PictureData()
        self._pictures = Pictures(self._data, self.telling, "file")
        self._characters = Tally("letters in the paragraphs of this file", _MAX_CHARACTERS)
        self._cells = Tally("cells in the tables of this file", _MAX_CELLS)
        self._flows = [Flow(self._cells)]
        self._change = ""

    @property
    def _flow(self) -> Flow:
        return self._flows[-1]

    def text(self, words: str, font: Font, state: State) -> None:
        """Add ``words`` to the paragraph at hand, unless nobody sees them."""
        look = state.look
        self._tell_change("deletion" if look.is_deleted else "insertion" if look.is_inserted else "")
        if look.is_deleted:
            return
        if look.is_hidden:
            if words.strip():
                self.tell(ToldKind.HIDDEN_WORDS, "hidden words were left out", "hidden words were left out {} times")
            return
        if has_signs(words, font.name if font.has_signs else ""):
            words = "".join(self._letter(letter, font) for letter in words)
        self._characters.add(len(words))
        runs = self._flow.runs
        run = look.run(words, state.link)
        is_same = runs and runs[-1].note is None and look.run(runs[-1].text, state.link) == runs[-1]
        if is_same and len(runs[-1].text) < _MOST_WORDS:
            runs[-1] = look.run(runs[-1].text + words, state.link)
        else:
            runs.append(run)

    def end_paragraph(self, state: State, nesting: int | None = None) -> None:
        """The paragraph at hand is over, unless its end was deleted: then it goes on."""
        if state.look.is_deleted:
            self._tell_change("deletion")
            return
        self._end(state, state.setting.nesting if nesting is None else nesting)

    def end_cell(self, state: State, nesting: int) -> None:
        """A cell is over, with the paragraph in it."""
        self._end(state, nesting)
        self._flow.end_cell(nesting)

    def end_row(self, state: State, nesting: int) -> None:
        """A row is over, whose cells have ended."""
        self._flow.end_row(nesting, state.edges)

    def label(self, words: str) -> None:
        """What the paragraph at hand shows before it as an item."""
        self._flow.label = words

    def begin_flow(self) -> None:
        """A note, a text box or a running head begins."""
        if len(self._flows) > _MOST_FLOWS:
            raise TooLarge("too many notes and text boxes of this RTF stand inside each other")
        self._flows.append(Flow(self._cells, self._flow.where))

    def end_note(self, inner: State, outer: State) -> None:
        """A note is over, whose mark stands at this place of the text."""
        walked = self._end_flow(inner)
        if walked and not (outer.look.is_deleted or outer.look.is_hidden):
            self._flow.runs.append(Run("", note=walked))

    def end_box(self, inner: State, outer: State) -> None:
        """A text box is over."""
        walked = self._end_flow(inner)
        if walked and not (outer.look.is_deleted or outer.look.is_hidden):
            self.tell(
                ToldKind.TEXT_BOX,
                "a text box was set after its paragraph",
                "{} text boxes were set after their paragraphs",
            )
            self._flow.after += walked

    def end_running_head(self, name: str, inner: State) -> None:
        """A running head or foot of pages is over."""
        walked = self._end_flow(inner)
        lines = (line.text for line in walked if isinstance(line, Line))
        words = " ".join(" ".join(lines).split())[:_MOST_WORDS]
        if any(map(str.isalpha, words)):
            side = "head" if name.startswith("header") else "foot"
            text = f"the running {side} of the pages was left out: {words}"
            self.telling.tell(ToldKind.RUNNING_HEAD, "", text, text)

    def picture(self, data: bytes, ending: str, alternative: str, nesting: int) -> None:
        """A picture stands here, in as many tables as ``nesting``, whose file ends in ``ending``."""
        self._flow.expect(nesting)
        relation = Relation("image", self._data.keep(data, ending))
        picture = self._pictures.picture(relation, " ".join(alternative.split()), self._flow.where)
        if picture:
            self._flow.after.append(Shown(picture, self._flow.where))

    def tell(self, kind: ToldKind, one: str, many: str) -> None:
        """Tell of something in the paragraph at hand."""
        self.telling.tell(kind, self._flow.where, one, many)

    def close(self, state: State) -> tuple[Walked, ...]:
        """All of the text, once nothing more comes."""
        self._end(state, state.setting.nesting)
        return self._flow.close()

    def _end_flow(self, state: State) -> tuple[Walked, ...]:
        self._end(state, state.setting.nesting)
        return self._flows.pop().close()

    def _end(self, state: State, nesting: int) -> None:
        flow, setting = self._flow, state.setting
        flow.expect(nesting)
        own = self.styles.look(setting.style)
        role = self.styles.role(setting.style)
        level = self.styles.level(setting.style) if setting.level is None else setting.level
        line = Line(
            tuple(flow.runs),
            flow.where,
            role,
            level if role is Role.BODY else 0,
            indent=setting.indent,
            is_bold=own.is_bold,
            is_italic=own.is_italic,
            size=own.size,
        )
        is_item = has_words(line) and role is Role.BODY and not level
        label = self._label(state) if is_item else None
        ended: list[Walked] = [replace(line, label=label)] if has_words(line) else []
        flow.add([*ended, *flow.after], nesting)
        flow.count_paragraph()
        flow.runs, flow.after, flow.label = [], [], ""

    def _label(self, state: State) -> Label | None:
        setting = state.setting
        if self._has_labels or not setting.list_:
            return label_shown(self._flow.label, str(setting.list_), setting.depth, setting.indent)
        return self.lists.label(setting.list_, setting.depth, setting.indent)

    def _tell_change(self, change: str) -> None:
        if change and change != self._change:
            one = f"{'a' if change == 'deletion' else 'an'} {change} that was tracked is settled as if accepted"
            self.telling.tell(ToldKind.CHANGES, "", one, f"{{}} {change}s that were tracked are settled as if accepted")
        self._change = change

    def _letter(self, letter: str, font: Font) -> str:
        known = letter if letter in "\t\n" else sign(ord(letter), font.name)
        if not known:
            words = (
                f"a sign of the font {font.name or 'unknown'} ({ord(letter):X}) was left out, as no other font has it"
            )
            self.telling.tell(ToldKind.SIGN, self._flow.where, words)
        return known
