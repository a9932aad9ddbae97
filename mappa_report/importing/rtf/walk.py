"""The walk over the groups and control words of an RTF, one after another, however deep they stand in each other."""

from __future__ import annotations

from msgspec.structs import replace

from mappa_report.importing.rtf.body import Body
from mappa_report.importing.rtf.groups import closed, opened
from mappa_report.importing.rtf.headers import Header
from mappa_report.importing.rtf.letters import Font
from mappa_report.importing.rtf.pictures import ENDINGS
from mappa_report.importing.rtf.state import LOOKS, SETTINGS, Destination, Edges, Setting, State
from mappa_report.importing.rtf.styles import Style
from mappa_report.importing.rtf.tokens import Kind, Token, tokens
from mappa_report.importing.rtf.words import ENDS, SIGNS
from mappa_report.unpacking.bounds import check_bound
from mappa_report.unpacking.unreadable import Unreadable

_MAX_DEPTH = 300
_HIGH, _LOW, _ABOVE = range(0xD800, 0xDC00), range(0xDC00, 0xE000), 0x10000
_REMEDY = "open it in Word or LibreOffice, save it anew, then try again."


class Walk:
    """The walk that gives ``body`` what it meets."""

    def __init__(self, body: Body) -> None:
        self.title = ""
        self.header = Header()
        self._body = body
        self._state = State()
        self._outer: list[State] = []
        self._edges = Edges()
        self._bytes = bytearray()
        self._is_starred = False
        self._fallback = 0
        self._high = 0

    def take(self, data: bytes) -> State:
        """Take all of the RTF ``data``; the state at its end. Raises Unreadable for one that breaks off."""
        for token in tokens(data):
            if token.kind is Kind.CLOSE and self._outer:
                self._flush()
                self._close()
                if not self._outer:
                    return self._last
            elif token.kind is Kind.OPEN:
                self._flush()
                self._open()
            elif self._state.destination is not Destination.SKIPPED:
                self._inside(token)
        raise Unreadable("file-damaged", "this RTF is broken off", _REMEDY)

    def _inside(self, token: Token) -> None:
        if token.kind is Kind.TEXT:
            self._text(token.data)
            return
        self._flush()
        if token.kind is Kind.WORD:
            self._word(token)
        elif self._state.opened == "pict":
            self._state.collected.append(token.data.hex())

    def _open(self) -> None:
        check_bound("groups in each other in this RTF", len(self._outer), _MAX_DEPTH)
        self._outer.append(self._state)
        self._state = self._state.within()
        self._is_starred = False
        self._fallback = 0
        if self._state.destination is Destination.STYLES:
            self._state.collected, self._state.opened = [], "style"

    def _close(self) -> None:
        self._last = self._state
        self._state = self._outer.pop()
        self._is_starred = False
        self._fallback = 0
        if self._last.opened == "title":
            self.title = "".join(self._last.collected)
        elif self._last.opened == "style" and self._last.destination is Destination.STYLES:
            name = "".join(self._last.collected).partition(";")[0].strip()
            self._body.styles.add(Style(name, self._last.base, self._last.look, self._last.setting))
        else:
            closed(self._last, self._state, self._body)

    def _word(self, token: Token) -> None:
        word, number = token.word, token.number
        if word == "*":
            self._is_starred = True
            return
        is_starred, self._is_starred = self._is_starred, False
        if word == "u":
            self._unicode(number or 0)
        elif word in SIGNS:
            if self._fallback:
                self._fallback -= 1
            else:
                self._show(SIGNS[word])
        else:
            self._fallback = 0
            if not opened(word, self._state, self._body, is_starred):
                self._setting(word, number)

    def _setting(self, word: str, number: int | None) -> None:
        """Take a word that says how something is, or that something ends."""
        state = self._state
        if state.destination is Destination.FONTS:
            self.header.font_word(word, number)
        elif state.destination is Destination.LISTS:
            self._body.lists.word(word, number)
        elif word in LOOKS:
            state.look = replace(state.look, **LOOKS[word](number))
        elif word in SETTINGS:
            state.setting = replace(state.setting, **SETTINGS[word](number))
        elif word in ENDINGS:
            state.ending = ENDINGS[word]
        elif not self._edges.word(word, number, state):
            self._anew(word, number)

    def _anew(self, word: str, number: int | None) -> None:
        match word:
            case "plain":
                self._state.look = self.header.usual
            case "pard":
                self._state.setting = Setting()
            case "uc":
                self._state.uc = min(max(number or 0, 0), 10)
            case "sbasedon":
                self._state.base = number or 0
            case _:
                self._ending(word, number)

    def _ending(self, word: str, number: int | None) -> None:
        state, body = self._state, self._body
        if len(self._outer) == 1:
            self.header.word(word, number)
        if state.destination is not Destination.TEXT:
            return
        if word in ENDS:
            body.end_paragraph(state)
        elif word == "cell":
            body.end_cell(state, 1)
        elif word == "nestcell":
            body.end_cell(state, state.setting.tables)
        elif word == "row":
            body.end_row(state, 1)
        elif word == "nestrow":
            body.end_row(state, state.setting.tables)

    def _unicode(self, number: int) -> None:
        """Show the letter with that number, in place of what follows for readers that can't."""
        code = number + 0x10000 if number < 0 else number
        self._fallback = self._state.uc
        if code in _HIGH:
            self._high = code
            return
        if code in _LOW and self._high:
            code = _ABOVE + ((self._high - _HIGH.start) << 10) + (code - _LOW.start)
        self._high = 0
        is_letter = 0 < code <= 0x10FFFF and code not in _HIGH and code not in _LOW
        self._show(chr(code) if is_letter else "\ufffd")

    def _text(self, data: bytes) -> None:
        if self._fallback:
            dropped = min(self._fallback, len(data))
            self._fallback -= dropped
            data = data[dropped:]
        self._bytes += data

    def _flush(self) -> None:
        """Show the bytes that have come, which may be several to a letter."""
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            is_name = self._state.destination in (Destination.FONTS, Destination.STYLES)
            font = Font() if is_name else self.header.font(self._state.look.font)
            self._show(font.text(data, self.header.codec))

    def _show(self, text: str) -> None:
        state = self._state
        match state.destination:
            case Destination.TEXT:
                self._body.text(text, self.header.font(state.look.font), state)
            case Destination.COLLECTED | Destination.STYLES:
                state.collected.append(text)
            case Destination.FONTS:
                self.header.font_text(text)
