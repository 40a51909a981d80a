"""The office as xlwings sees it: what is shown, calculated and said."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from typing import Any

from kgsheet.hosts.libreoffice.book import Book
from kgsheet.hosts.libreoffice.bridge import Bridge
from kgsheet.hosts.libreoffice.partial import Partial
from kgsheet.hosts.libreoffice.range import Range

_NUMBERS = count(1)
# What Excel calls itself since 2016; nothing of ours depends on it.
_AS_EXCEL = "16.0"


class App(Partial):
    """One running office.

    Args:
        engine: the engine that it belongs to.
        bridge: the way to it.
    """

    __slots__ = (
        "_status",
        "_updating",
        "books",
        "bridge",
        "copied",
        "cut_copy_mode",
        "display_alerts",
        "enable_events",
        "engine",
        "pid",
        "version",
        "visible",
    )

    def __init__(self, engine: Any, bridge: Bridge) -> None:
        self.engine, self.bridge = engine, bridge
        # xlwings tells programs apart by this number.
        self.pid = next(_NUMBERS)
        self.books = Books(self)
        self.version = _AS_EXCEL
        self.visible = True
        # LibreOffice asks nothing while UNO works, and has no events of ours to hold back.
        self.display_alerts = True
        self.enable_events = True
        self._status: str | bool = False
        self._updating = True
        self.copied: Range | None = None
        self.cut_copy_mode = False

    @property
    def api(self) -> Bridge:
        """The way to the office."""
        return self.bridge

    def activate(self, steal_focus: bool = False) -> None:
        """Make this office the active one of xlwings; on the screen it is in front already."""
        self.engine.apps.include(self)

    @property
    def selection(self) -> Range | None:
        """The cells that are selected."""
        chosen = self.bridge.call("selection")
        return self.books.active.sheets(chosen[0]).range(tuple(chosen[1:])) if chosen else None

    @property
    def screen_updating(self) -> bool:
        """Whether the document is drawn while it changes."""
        return self._updating

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        self.bridge.call("set_screen_updating", updating=bool(value))
        self._updating = bool(value)

    @property
    def calculation(self) -> str:
        """`automatic` or `manual`."""
        return "automatic" if self.bridge.call("is_calculating") else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        self.bridge.call("set_calculating", automatic=value != "manual")

    def calculate(self) -> None:
        """Calculate all formulas that are out of date."""
        self.bridge.call("calculate")

    @property
    def status_bar(self) -> str | bool:
        """The text in the status bar, or False where it is the office's own."""
        return self._status

    @status_bar.setter
    def status_bar(self, value: str | bool | None) -> None:
        text = None if value is None or value is False else str(value)
        self.bridge.call("set_status", text=text)
        self._status = False if text is None else text

    def alert(self, prompt: str, title: str, buttons: str, mode: str, callback: object) -> str:
        """Show a message box and return the name of the button that closed it."""
        arguments = {"prompt": prompt, "title": title or "", "buttons": buttons, "mode": mode}
        return str(self.bridge.call("alert", waits=True, **arguments))

    def quit(self) -> None:
        """Part from the office, which goes on."""
        self.engine.apps.leave_out(self)
        self.bridge.close()


class Books(Partial):
    """The documents of an office that we work in: one."""

    __slots__ = ("_books", "app")

    def __init__(self, app: App) -> None:
        self.app = app
        self._books: list[Book] = []

    def attach(self, document: str) -> Book:
        """Return an open document, by its URL or path; later calls work in it.

        Raises:
            HostError: KG925: it is not open.
        """
        found = self.app.bridge.call("attach", book=document)
        self._books = [Book(self.app, found["url"], found["path"])]
        return self._books[0]

    def open(self, fullname: str, *options: object) -> Book:
        """Open a file, without running its macros."""
        if any(option is not None for option in options):
            raise NotImplementedError("LibreOffice: Books.open with options")
        url = self.app.bridge.call("open_document", path=os.path.abspath(fullname))
        return self.attach(url)

    def leave_out(self, book: Book) -> None:
        """Forget a document."""
        self._books.remove(book)

    @property
    def active(self) -> Book:
        """The document that we work in."""
        return self._books[0]

    def __iter__(self) -> Iterator[Book]:
        return iter(self._books)

    def __len__(self) -> int:
        return len(self._books)

    def __call__(self, name_or_index: str | int) -> Book:
        """Return a document by its name, path or place."""
        for index, book in enumerate(self._books, start=1):
            if name_or_index in (index, book.name, book.fullname):
                return book
        raise KeyError(name_or_index)

    def __contains__(self, name: str) -> bool:
        return any(name in (book.name, book.fullname) for book in self._books)
