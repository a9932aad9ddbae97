"""Modules of pages that load when one of their pages is first asked for: the start would wait for all of them."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

Endpoint = Callable[[Request], Awaitable[Response]]


class Pages:
    """The module ``name`` of ``mappa_report.workbench.pages``, not loaded yet, by what it answers."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, function: str) -> Endpoint:
        async def answer(request: Request) -> Response:
            page = await run_in_threadpool(self.loaded, function)
            made: Response = await (page(request) if inspect.iscoroutinefunction(page) else _beside(page, request))
            return made

        answer.__name__ = f"{self._name}.{function}"
        return answer

    def loaded(self, function: str) -> Callable[[Request], Any]:
        """The ``function`` of the module. Raises AttributeError where it has none of that name."""
        page: Callable[[Request], Any] = getattr(import_module(f"mappa_report.workbench.pages.{self._name}"), function)
        return page


def _beside(page: Callable[[Request], Response], request: Request) -> Awaitable[Response]:
    return run_in_threadpool(page, request)
