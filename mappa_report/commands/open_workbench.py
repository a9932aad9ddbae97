"""``mappa-report open``."""

from __future__ import annotations

import click

from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.printing import current_workspace, named_report, required_workspace


@click.command("open")
@click.argument("area", required=False, shell_complete=areas_with_reports)
@click.argument("year", required=False, shell_complete=years_of_area)
@click.option("--port", type=click.IntRange(0, 65535), default=0,
              help="The port to serve on.  [default: any that is free]")  # fmt: skip
@click.option("--no-browser", is_flag=True, help="Print the link, and open no browser.")
def open_workbench(area: str | None, year: str | None, port: int, no_browser: bool) -> None:
    """Open the workbench: figures, sections, preview and files in your browser.

    It runs on this computer alone, for this browser alone, and works on the files of the workspace. End it with
    Ctrl+C or with the page's own button. In a folder that is no workspace yet, its first page makes it one.

    \b
    Examples:
        mappa-report open
        mappa-report open kent 2023
    """
    if area and not year:
        raise click.UsageError("give AREA and YEAR, such as kent 2023, or neither.")
    workspace = required_workspace() if area else current_workspace()
    first_page = "/"
    if area and year:
        slug, number = named_report(workspace, area, year)
        first_page = f"/reports/{slug}/{number}"

    def opened(link: str, told: str = "The workbench is open", how: str = " End with Ctrl+C.") -> None:
        click.echo(f"{told}: {link}")
        click.echo(f"The link is good once, in one browser.{how}")
        if not no_browser:
            click.launch(link)

    from mappa_report.workbench.running import link_from_running

    if running := link_from_running(workspace, first_page):
        opened(running[0], f"The workbench of this folder is open already, in process {running[1]}", "")
        return
    from mappa_report.workbench.serve import serve

    try:
        serve(workspace, first_page, port, opened)
    except OSError as error:
        raise click.UsageError(f"port {port} can't be served on: {error.strerror}. Leave --port out.") from error
