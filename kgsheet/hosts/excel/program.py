"""The program that a workbook is open in: kept still while it is written to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import xlwings as xw

_STILL = {"screen_updating": False, "enable_events": False, "calculation": "manual"}


@contextmanager
def suspended(app: xw.App) -> Iterator[None]:
    """Keep the program from painting, calculating and running macros; always undone."""
    with ExitStack() as stack:
        for name, value in _STILL.items():
            before = getattr(app, name)
            if before != value:
                stack.callback(setattr, app, name, before)
                setattr(app, name, value)
        yield
