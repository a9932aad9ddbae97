"""``mappa-report explain``: the page that explains a code, as plain text for a terminal."""

import re
import textwrap
from collections.abc import Iterator
from itertools import groupby

import click

from mappa_report.commands.completion import problem_codes
from mappa_report.workspace.door import MAX_FILE, Located, read
from mappa_report.workspace.workspace import PACKAGED, Workspace

_WIDTH = 88
_INDENT = "    "
_FENCE = "```"
_ITEM = re.compile(r"\A(- |[0-9]+\. )(.*)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


@click.command()
@click.argument("code", required=False, shell_complete=problem_codes)
def explain(code: str | None) -> None:
    """Say what a problem means and what to do.

    CODE is what stands in square brackets at the end of a problem's first line. Without it, all codes are listed.

    \b
    Examples:
        mappa-report explain
        mappa-report explain total-differs
    """
    if code is None:
        _list_codes()
        return
    from mappa_report.problems.codes import CODES
    from mappa_report.problems.masking import masked
    from mappa_report.source.suggest import did_you_mean

    name = code.strip("[]").lower()
    if name not in CODES:
        hint = did_you_mean(name, CODES, otherwise="`mappa-report explain` lists them all.")
        raise click.UsageError(f"there is no problem {masked(name)[:40]}; {hint}")
    click.echo(explanation(name))


def _list_codes() -> None:
    """Every code with its meaning, family by family."""
    from mappa_report.problems.codes import CODES, FAMILIES

    width = max(map(len, CODES))
    families = [(family, codes) for family, codes in FAMILIES.items() if codes]
    for family, codes in families:
        click.echo(f"{family}:")
        for code, meaning in codes.items():
            click.echo(f"  {code:<{width}}  {meaning}")
        click.echo()
    click.echo("`mappa-report explain CODE` tells more of one, with an example and what to do.")


def page_of(code: str) -> Located:
    """Where the page of ``code`` is."""
    return Workspace(PACKAGED).own("docs", "problems", f"{code}.md")


def explanation(code: str) -> str:
    """The page of ``code`` without its Markdown: headings bare, the example indented, the rest set anew.

    There is one page a code, named for it, in the few kinds of Markdown that are told apart here.
    """
    lines: list[str] = []
    is_example = False
    for line in read(page_of(code), MAX_FILE).decode().splitlines():
        if line.startswith(_FENCE):
            is_example = not is_example
        else:
            lines.append(f"{_INDENT}{line}".rstrip() if is_example else line)
    return "\n".join(_set_anew(lines))


def _set_anew(lines: list[str]) -> Iterator[str]:
    """``lines`` with each paragraph and item of a list filled up; what is indented stays as it is."""
    for is_prose, group in groupby(lines, lambda line: bool(line) and not line.startswith((_INDENT, "#"))):
        if not is_prose:
            yield from (line.lstrip("#").strip() if line.startswith("#") else line for line in group)
            continue
        for mark, words in _paragraphs(group):
            yield from textwrap.wrap(
                _bare(words), _WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark), break_on_hyphens=False
            )


def _paragraphs(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Each item of a list with its mark, or the one paragraph that ``lines`` are, without one."""
    mark, words = "", ""
    for line in lines:
        item = _ITEM.fullmatch(line)
        if item and words:
            yield mark, words
        mark, words = (item[1], item[2]) if item else (mark, f"{words} {line.strip()}".strip())
    yield mark, words


def _bare(words: str) -> str:
    """``words`` without the marks of links and of stress; what stands between backticks is meant as it is."""
    pieces = words.split("`")
    pieces[::2] = [_LINK.sub(r"\1", piece).replace("**", "") for piece in pieces[::2]]
    return "`".join(pieces)
