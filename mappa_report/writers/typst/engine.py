"""Typst itself, with the fonts under ``templates/fonts/`` and no others: so the same bytes come everywhere."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from weakref import finalize

from mappa_report.bounded.scratch import make_scratch_folder, remove_scratch_folder, scratch_folder
from mappa_report.writers import FindTemplate, TemplateFault
from mappa_report.writers.fonts import FONTS, further_fonts
from mappa_report.writers.templates import read_template

_STANDARD = "ua-1"

_MOST_KEPT = 2  # reports whose workings Typst may keep: some 20 MB each
_COMPILATIONS = 4  # of nothing, after which it has given back most of what it kept

# Typst takes files from memory if they are text; the others must be in the folder that it sees.
_TEXTS = {".typ", ".json", ".svg", ".csv", ".toml", ".yaml", ".xml", ".txt"}


class Refused(Exception):
    """Typst made no PDF. ``told`` is what it says of that; ``trail`` is where it was, which is shown to nobody."""

    def __init__(self, told: str, trail: str) -> None:
        super().__init__(told)
        self.told = told
        self.trail = trail


class Engine:
    """Makes PDFs in the fonts of these ``files``."""

    def __init__(self, files: tuple[bytes, ...]) -> None:
        import typst  # a quarter of a second's work, which only those wait for who want a PDF

        folder = make_scratch_folder()  # Typst reads them when needed
        finalize(self, remove_scratch_folder, folder)
        for number, data in enumerate(files):
            (folder / f"{number}.otf").write_bytes(data)
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        families = {int(Path(font.path).stem): font.family for font in found.fonts() if font.path}
        self._compiler_of: Callable[..., Any] = partial(typst.Compiler, font_paths=found)
        self._compiler: Any = self._compiler_of()
        self._refusals = (typst.TypstError, RuntimeError)
        self._report, self._begun = "", 0
        self.families = list(dict.fromkeys(family for _, family in sorted(families.items())))
        """Of the fonts, that of the text first."""
        self.unreadable = [number for number in range(len(files)) if number not in families]
        """The numbers of files that are no fonts."""

    def begin(self, report: str) -> None:
        """Say which report comes next. What Typst keeps of others, to set them sooner again, is given back in time."""
        self._begun += report != self._report
        self._report = report
        if self._begun >= _MOST_KEPT:
            self._begun = 0
            for _ in range(_COMPILATIONS):
                self._compiler.compile(b"")

    def pdf(self, main: str, files: Mapping[str, bytes], created: int | None = None) -> bytes:
        """The PDF of the template ``main``, which sees ``files`` and nothing else. Raises Refused."""
        with _given(main, files) as (texts, folder):
            try:
                made: bytes = self._compiler.compile(
                    texts, root=folder, pdf_standards=_STANDARD, timestamp=created or 0
                )
            except self._refusals as error:
                raise Refused(getattr(error, "message", str(error)), getattr(error, "diagnostic", "")) from error
        return made

    def told(self, main: str, files: Mapping[str, bytes], label: str) -> bytes:
        """A list in JSON of what ``main`` tells the program under ``label``: empty if no PDF can be made of it.

        Pages are laid out for that and not drawn. The PDF of the same files then takes a fourth of the time.
        """
        with _given(main, files) as (texts, folder):
            compiler = self._compiler_of(texts, root=folder)
            try:
                return str(compiler.query(f"<{label}>", field="value")).encode()
            except self._refusals:
                return b"[]"


@contextmanager
def _given(main: str, files: Mapping[str, bytes]) -> Iterator[tuple[dict[str, bytes], Path]]:
    """The texts that Typst is given for ``main``, and a folder with the other ``files``."""
    texts = {name: data for name, data in files.items() if Path(name).suffix in _TEXTS}
    texts["main.typ"] = f'#include "{main}"'.encode()
    with scratch_folder() as folder:
        for name in files.keys() - texts.keys():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(files[name])
        yield texts, folder


_engine = lru_cache(maxsize=4)(Engine)


def load_engine(find_template: FindTemplate) -> Engine:
    """Typst with the fonts that ``find_template`` leads to, loaded once in a process.

    Raises TemplateFault for a font that isn't there or is none.
    """
    names = (*FONTS, *further_fonts(find_template))
    engine = _engine(tuple(read_template(name, find_template) for name in names))
    for number in engine.unreadable:
        remedy = "put a font in the OpenType format there, or remove it to use the packaged one."
        raise TemplateFault(f"templates/{names[number]}", "this file is no font that can be read", remedy)
    return engine
