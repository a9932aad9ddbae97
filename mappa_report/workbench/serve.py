"""The workbench on a port of this machine, until somebody ends it."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from mappa_report.workbench.app import make_app
from mappa_report.workbench.guard import Guard, Session
from mappa_report.workbench.running import Running, announce, withdraw
from mappa_report.workspace.workspace import Workspace

_HOST = "127.0.0.1"
"""And not "localhost", which may be another address besides."""

_SECONDS_TO_END = 1
"""An answer that is under way may take so long to finish; without a limit one that never ends would keep us."""


def serve(workspace: Workspace, first_page: str, port: int, opened: Callable[[str], None]) -> None:
    """Serve the workbench of ``workspace`` on ``port``, 0 being any that is free, until Ctrl+C or its own button.

    ``opened`` is given the link, once it leads somewhere. Raises OSError where the port is taken.
    """
    with socket.socket() as listening:
        listening.bind((_HOST, port))
        listening.listen()
        running = Running.here(listening.getsockname()[1])
        session = Session(running.port, first_page)
        app = make_app(workspace)
        config = uvicorn.Config(
            Guard(app, session, running),
            lifespan="off",
            ws="none",
            access_log=False,
            log_level="critical",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_SECONDS_TO_END,
        )
        server = uvicorn.Server(config)

        def end() -> None:
            server.should_exit = True

        app.state.end = end
        announce(workspace, running)
        try:
            opened(session.link)
            server.run(sockets=[listening])
        finally:
            withdraw(workspace, running)
            app.state.jobs.end()
