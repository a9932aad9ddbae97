"""``mappa-report explain``."""

from __future__ import annotations

import click

from mappa_report.commands.completion import problem_codes


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
    from mappa_report.commands.explanations import explanation
    from mappa_report.problems.codes import CODES
    from mappa_report.source.suggest import nearest

    name = code.strip("[]").lower()
    if name not in CODES:
        close = nearest(name, CODES)
        hint = f"did you mean {close[0]}?" if close else "`mappa-report explain` lists them all."
        raise click.UsageError(f"there is no problem {name[:40]}; {hint}")
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
