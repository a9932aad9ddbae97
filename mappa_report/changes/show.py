"""Changes between editions as people read them: an editor's list in the terminal, and a page of its own."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from mappa_report.changes.editions import Change, Kind, Verdict
from mappa_report.wording.edits import EditKind, Run

Paint = Callable[[EditKind, str], str]
"""From a run's fate and words to the words as they are to be shown."""

_HEADINGS = {
    Kind.PASSAGE: "National passages",
    Kind.DEFINITION: "Definitions",
    Kind.TABLE: "Tables of the return",
    Kind.AROUND: "Round the text",
}
_CONTEXT_WORDS = 40
"""Words kept on either side of a change; the rest of a long paragraph is left out."""


def marked(kind: EditKind, words: str) -> str:
    """Without colour: [-dropped-] and {+added+}."""
    marks = {EditKind.DROPPED: ("[-", "-]"), EditKind.ADDED: ("{+", "+}"), EditKind.KEPT: ("", "")}
    before, after = marks[kind]
    stripped = words.rstrip()
    return f"{before}{stripped}{after}{words[len(stripped) :]}"


def as_list(old: str, new: str, changes: Sequence[Change], paint: Paint = marked) -> str:
    """An editor's list of what changed from the edition ``old`` to ``new``."""
    lines = [f"From {old} to {new}: {_counts(changes)}"]
    for kind, heading in _HEADINGS.items():
        if chosen := [change for change in changes if change.kind is kind]:
            lines += ["", heading, "-" * len(heading)]
            for change in chosen:
                lines += ["", *_item(change, paint)]
    return "\n".join(lines) + "\n"


def _item(change: Change, paint: Paint) -> Iterator[str]:
    was = f", was {change.was}" if change.was else ""
    yield f"{change.name}: {change.verdict.value}{was}"
    for runs in change.paragraphs:
        yield "    " + "".join(paint(run.kind, run.words) for run in _shortened(runs)).strip()


def _shortened(runs: Sequence[Run]) -> Iterator[Run]:
    """``runs`` with the middle of a long kept stretch left out."""
    for run in runs:
        words = run.words.split(" ")
        if run.kind is EditKind.KEPT and len(words) > _CONTEXT_WORDS:
            half = _CONTEXT_WORDS // 2
            yield Run(EditKind.KEPT, f"{' '.join(words[:half])} … {' '.join(words[-half:])}")
        else:
            yield run


def _counts(changes: Sequence[Change]) -> str:
    counts = {verdict: sum(change.verdict is verdict for change in changes) for verdict in Verdict}
    return ", ".join(f"{count} {verdict.value}" for verdict, count in counts.items() if count) or "no change"


_PAGE = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1.0625rem/1.5 Arial, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }}
h1, h2, h3 {{ color: #12436d; line-height: 1.25; }}
h3 {{ margin: 2rem 0 .5rem; }}
ins {{ background: #d9f0dd; color: #0b4a1a; }}
del {{ background: #fbdfdf; color: #7a1010; }}
.was {{ color: #4a4a4a; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{counts}</p>
{body}
</main>
</body>
</html>
"""


def as_page(old: str, new: str, changes: Sequence[Change]) -> str:
    """The same as a web page, with ``<del>`` and ``<ins>``."""
    body: list[str] = []
    for kind, heading in _HEADINGS.items():
        if chosen := [change for change in changes if change.kind is kind]:
            body.append(f"<h2>{heading}</h2>")
            body += [_entry(change) for change in chosen]
    title = f"Changes from the edition {escape(old)} to {escape(new)}"
    return _PAGE.format(title=title, counts=_counts(changes).capitalize(), body="\n".join(body))


def _entry(change: Change) -> str:
    was = f'\n<p class="was">was {escape(change.was)}</p>' if change.was else ""
    paragraphs = "".join(f"\n<p>{''.join(map(_element, runs))}</p>" for runs in change.paragraphs)
    return f"<h3>{escape(change.name)}: {change.verdict.value}</h3>{was}{paragraphs}"


def _element(run: Run) -> str:
    tags = {EditKind.KEPT: "{}", EditKind.DROPPED: "<del>{}</del>", EditKind.ADDED: "<ins>{}</ins>"}
    return tags[run.kind].format(escape(run.words))
