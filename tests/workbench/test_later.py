"""Pages load when they are first asked for, and all that are named are there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from starlette.routing import Route

from mappa_report.workbench.app import make_app
from mappa_report.workbench.later import Pages
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT


def test_every_address_leads_to_a_page_that_there_is(workspace: Path) -> None:
    routes = [route for route in make_app(Workspace(workspace)).routes if isinstance(route, Route)]
    named = [route.endpoint.__name__.split(".") for route in routes if "." in route.endpoint.__name__]

    assert len(named) > 40
    assert all(callable(Pages(module).loaded(function)) for module, function in named)


def test_a_page_that_there_is_not_is_no_page() -> None:
    with pytest.raises(AttributeError):
        Pages("year").loaded("none")


def test_the_start_loads_nothing_that_only_pages_need() -> None:
    script = "import sys, mappa_report.workbench.serve\nprint(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)

    names = set(loaded.stdout.split())
    assert "mappa_report.workbench.app" in names
    assert not names & {"mappa_report.pipeline", "markdown_it", "yaml", "lxml", "docx", "pikepdf", "PIL", "typst"}
