"""``mappa-report schema``."""

import click

from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.printing import exit_code, finish, required_workspace


@click.command()
@click.argument("area", shell_complete=areas_with_reports)
@click.argument("year", shell_complete=years_of_area)
def schema(area: str, year: str) -> None:
    """Let an editor help with the figures, and with who owes what.

    Writes statistics.schema.json beside the statistics.yaml of AREA for YEAR, and contributors.schema.json. Editors
    that know JSON Schema, such as VS Code with its YAML extension, then explain each value and mark what is wrong while
    it is typed.

    A report that was started with `new` has it already; write it again when the edition or area.yaml has changed.

    \b
    Example:
        mappa-report schema kent 2023
    """
    from mappa_report.scaffold.blanks import SCHEMA_COMMENT
    from mappa_report.scaffold.schema_files import make_schema

    made = make_schema(required_workspace(), area, year)
    if exit_code(made.problems):
        finish(made.problems)
    for name in made.files:
        click.echo(f"wrote {name}")
    click.echo(f"Next: see that statistics.yaml begins with this line:\n{SCHEMA_COMMENT}")
