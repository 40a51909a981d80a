"""The document, its sheets and names as xlwings sees them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from xlwings import NoSuchObjectError

from kgsheet.hosts.libreoffice.bridge import Bridge, UnknownInOfficeError
from kgsheet.hosts.libreoffice.partial import Partial
from kgsheet.hosts.libreoffice.places import area_of
from kgsheet.hosts.libreoffice.range import Range
from kgsheet.hosts.libreoffice.tables import Tables


class Book(Partial):
    """A document open in the office.

    Args:
        app: the office.
        url: where the document is.
        fullname: the same as a path.
    """

    __slots__ = ("app", "fullname", "url")

    def __init__(self, app: Any, url: str, fullname: str) -> None:
        self.app, self.url, self.fullname = app, url, fullname

    @property
    def api(self) -> str:
        """The URL of the document."""
        return self.url

    @property
    def bridge(self) -> Bridge:
        """The way to the office."""
        bridge: Bridge = self.app.bridge
        return bridge

    @property
    def name(self) -> str:
        """The name of the file."""
        return os.path.basename(self.fullname)

    @property
    def sheets(self) -> Sheets:
        """The sheets in the order of their tabs."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """The defined names."""
        return Names(self)

    def activate(self) -> None:
        """Bring the document before the user."""
        self.bridge.call("activate")

    def close(self) -> None:
        """Close the document; what was not saved is lost."""
        self.bridge.call("close_document")
        self.app.books.leave_out(self)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save the document, or a copy of it elsewhere."""
        if password is not None:
            raise NotImplementedError("LibreOffice: Book.save(password)")
        self.bridge.call("save", path=None if path is None else os.path.abspath(path))


class Sheets(Partial):
    """The sheets of a document."""

    __slots__ = ("_book",)

    def __init__(self, book: Book) -> None:
        self._book = book

    @property
    def api(self) -> str:
        """The URL of the document."""
        return self._book.url

    def _titles(self) -> list[str]:
        titles: list[str] = self._book.bridge.call("sheets")
        return titles

    @property
    def active(self) -> Sheet:
        """The sheet that is shown."""
        return Sheet(self._book, self._book.bridge.call("active_sheet"))

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self._book, title) for title in self._titles())

    def __len__(self) -> int:
        return len(self._titles())

    def __contains__(self, title: str) -> bool:
        return title in self._titles()

    def __call__(self, name_or_index: str | int) -> Sheet:
        """Return a sheet by its title or place."""
        titles = self._titles()
        if isinstance(name_or_index, int) and 1 <= name_or_index <= len(titles):
            return Sheet(self._book, titles[name_or_index - 1])
        # Excel does not mind the case of a title.
        for title in titles:
            if title.casefold() == str(name_or_index).casefold():
                return Sheet(self._book, title)
        raise NoSuchObjectError(name_or_index)


class Sheet(Partial):
    """A sheet of a document."""

    __slots__ = ("_name", "book")

    def __init__(self, book: Book, name: str) -> None:
        self.book, self._name = book, name

    @property
    def api(self) -> str:
        """The title of the sheet."""
        return self._name

    @property
    def name(self) -> str:
        """The title of the sheet."""
        return self._name

    @property
    def index(self) -> int:
        """The place of its tab, from 1."""
        titles: list[str] = self.book.bridge.call("sheets")
        return titles.index(self._name) + 1

    @property
    def visible(self) -> bool:
        """Whether its tab is shown."""
        return bool(self.book.bridge.call("is_visible", sheet=self._name))

    @visible.setter
    def visible(self, value: bool) -> None:
        self.book.bridge.call("set_visible", sheet=self._name, visible=bool(value))

    @property
    def tables(self) -> Tables:
        """The tables of the sheet."""
        return Tables(self)

    @property
    def used_range(self) -> Range:
        """The cells from the first to the last that are in use."""
        return Range(self, *self.book.bridge.call("used", sheet=self._name))

    @property
    def cells(self) -> Range:
        """All cells."""
        return Range(self, 1, 1, 1_048_576, 16_384)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """Return the cells of an address, of two corners, or of a defined name."""
        if isinstance(arg1, Range) and arg2 is not None:
            return arg1.up_to(arg2)
        if not isinstance(arg1, str):
            return Range(self, *_corners(arg1, arg2))
        area = area_of(arg1)
        return Range(self, *area) if area else self._named(arg1)

    def _named(self, name: str) -> Range:
        return Names(self.book)(name).refers_to_range

    def activate(self) -> None:
        """Show the sheet."""
        self.book.bridge.call("activate", sheet=self._name)

    def select(self) -> None:
        """Show the sheet."""
        self.activate()

    def clear_contents(self) -> None:
        """Empty all cells; formats stay."""
        self.used_range.clear_contents()


def _corners(first: Any, last: Any) -> tuple[int, int, int, int]:
    """Rows and columns of what xlwings calls a range: (row, column), or all four numbers."""
    if len(first) == 4:
        return tuple(first)
    return (*first, *(last or first))


class Names(Partial):
    """The defined names of a document."""

    __slots__ = ("_book",)

    def __init__(self, book: Book) -> None:
        self._book = book

    @property
    def api(self) -> str:
        """The URL of the document."""
        return self._book.url

    def snapshot(self) -> list[tuple[str, Name]]:
        """Return all names."""
        found = self._book.bridge.call("names")
        return [(name, Name(self._book, name, content)) for name, content in found]

    def contains(self, name: str) -> bool:
        """Return whether there is such a name."""
        return any(name.casefold() == known.casefold() for known, _ in self.snapshot())

    def __call__(self, name: str) -> Name:
        """Return a name."""
        for known, impl in self.snapshot():
            if known.casefold() == name.casefold():
                return impl
        raise NoSuchObjectError(name)


class Name(Partial):
    """A defined name."""

    __slots__ = ("_book", "name", "refers_to")

    def __init__(self, book: Book, name: str, content: str) -> None:
        self._book, self.name, self.refers_to = book, name, f"={content}"

    @property
    def api(self) -> str:
        """The name."""
        return self.name

    @property
    def refers_to_range(self) -> Range:
        """The cells that it stands for."""
        try:
            title, *area = self._book.bridge.call("name_area", name=self.name)
        except UnknownInOfficeError as exc:
            raise NoSuchObjectError(self.name) from exc
        return Range(Sheet(self._book, title), *area)
