"""An engine of xlwings that works in a document open in LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import xlwings

from kgsheet.hosts.libreoffice.app import App
from kgsheet.hosts.libreoffice.bridge import Bridge
from kgsheet.hosts.libreoffice.office import reach
from kgsheet.hosts.libreoffice.partial import Partial
from kgsheet.hosts.libreoffice.values import cleaned, prepared

NAME = "libreoffice"


class Apps(Partial):
    """The offices that were connected to; the last one is the active one."""

    __slots__ = ("_apps",)

    def __init__(self) -> None:
        self._apps: dict[int, App] = {}

    def include(self, app: App) -> None:
        """Add an office, before the others."""
        self._apps = {app.pid: app} | self._apps

    def leave_out(self, app: App) -> None:
        """Forget an office."""
        self._apps.pop(app.pid, None)

    def keys(self) -> list[int]:
        """Return the numbers that stand for the offices."""
        return list(self._apps)

    def __iter__(self) -> Iterator[App]:
        return iter(list(self._apps.values()))

    def __len__(self) -> int:
        return len(self._apps)

    def __getitem__(self, pid: int) -> App:
        return self._apps[pid]


class Engine:
    """The entry of this engine in the list of xlwings."""

    name, type = NAME, "desktop"

    def __init__(self) -> None:
        self.apps = Apps()

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        """Return a value as a cell can take it."""
        return prepared(value)

    @staticmethod
    def clean_value_data(
        data: Any,
        datetime_builder: Any = datetime,
        empty_as: Any = None,
        number_builder: Any = None,
        err_to_str: bool = False,
    ) -> list[list[Any]]:
        """Return what was read as the options of the reader want it."""
        return cleaned(data, datetime_builder, empty_as, number_builder, err_to_str)


_ENGINE = Engine()


def register() -> None:
    """Add this engine to those of xlwings and make it the active one."""
    if NAME not in xlwings.engines.engines_by_name:
        xlwings.engines.add(xlwings.main.Engine(impl=_ENGINE))
    xlwings.engines[NAME].activate()


def connect(document: str) -> xlwings.Book:
    """Return the book of a document that is open in a LibreOffice of this user.

    Args:
        document: its URL or path.

    Raises:
        HostError: KG924 to KG926: no LibreOffice, not open in it, no answer.
    """
    return xlwings.Book(impl=app_of(reach(document)).impl.books.attach(document))


def app_of(bridge: Bridge) -> xlwings.App:
    """Return the office behind a bridge."""
    register()
    app = App(_ENGINE, bridge)
    _ENGINE.apps.include(app)
    return xlwings.App(impl=app)
