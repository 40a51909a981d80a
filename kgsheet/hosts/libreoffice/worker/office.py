"""The office that a worker is connected to, the document it works in, and what it must undo."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Callable, Dict, List, Sequence
from urllib.parse import unquote

import uno

_PATIENCE = 20.0
_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"


class Unknown(Exception):  # noqa: N818 - said to the bridge, never raised to a user
    """What was asked for is not in the document."""


class OfficeClosed(Exception):  # noqa: N818 - said to the bridge, never raised to a user
    """The document is not open in this office, or not any more."""


def operation(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a function as one that the bridge may ask for."""
    function.is_operation = True  # type: ignore[attr-defined]
    return function


def deferred(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark an operation that may leave work for later, and so need not see it done."""
    function.is_deferred = True  # type: ignore[attr-defined]
    return operation(function)


class Office:
    """A running office.

    Args:
        context: its component context.
    """

    def __init__(self, context: Any) -> None:
        self._context = context
        self.desktop = self.service("com.sun.star.frame.Desktop")
        self._document: Any = None
        self._parsers: Dict[int, Any] = {}
        self.undo: Dict[str, Callable[[], None]] = {}
        self.status: Any = None
        self.later: dict[str, Any] = {}

    @classmethod
    def at(cls, address: str) -> Office:
        """Return the office that listens at a UNO address, waiting until it does."""
        local = uno.getComponentContext()
        name = "com.sun.star.bridge.UnoUrlResolver"
        resolver = local.ServiceManager.createInstanceWithContext(name, local)
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                return cls(resolver.resolve(f"uno:{address};urp;StarOffice.ComponentContext"))
            except Exception:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def service(self, name: str) -> Any:
        """Return a new object of a service."""
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)

    def documents(self) -> List[Any]:
        """Return the spreadsheets that are open."""
        found = []
        components = self.desktop.Components.createEnumeration()
        while components.hasMoreElements():
            component = components.nextElement()
            if _is_spreadsheet(component):
                found.append(component)
        return found

    def attach(self, book: str) -> str:
        """Choose the document to work in, by its URL or path, and return its URL."""
        for document in self.documents():
            if _same(str(document.URL), book):
                self._document, self._parsers = document, {}
                return str(document.URL)
        raise OfficeClosed(book)

    @property
    def document(self) -> Any:
        """The chosen document."""
        if self._document is None:
            raise OfficeClosed("no document")
        return self._document

    def sheet(self, title: str) -> Any:
        """Return a sheet by its title."""
        sheets = self.document.Sheets
        if sheets is None:
            raise OfficeClosed(title)
        if not sheets.hasByName(title):
            raise Unknown(title)
        return sheets.getByName(title)

    def range(self, sheet: str, area: Sequence[int]) -> Any:
        """Return the cells from first to last row and column, counted from 1."""
        top, left, bottom, right = area
        return self.sheet(sheet).getCellRangeByPosition(left - 1, top - 1, right - 1, bottom - 1)

    def parser(self, convention: int) -> Any:
        """Return a reader and printer of formulas in English: 0 LibreOffice's way, 1 Excel's."""
        if convention not in self._parsers:
            parser = self.document.createInstance("com.sun.star.sheet.FormulaParser")
            parser.CompileEnglish = True
            parser.FormulaConvention = convention
            self._parsers[convention] = parser
        return self._parsers[convention]

    def catch_up(self) -> None:
        """Do what was left for later."""
        while self.later:
            _, put = self.later.popitem()[1]
            put()

    def leave(self) -> None:
        """Undo what must not outlast the worker: locks, the status bar, the way of calculating."""
        for undo in [self.catch_up, *self.undo.values()]:
            try:
                undo()
            except Exception:
                continue  # the document may be closed by now; the others are still to be undone


def _is_spreadsheet(component: Any) -> bool:
    try:
        return bool(component.supportsService(_SPREADSHEET))
    except Exception:
        return False  # a window without a document, or one that is being closed


def _same(url: str, book: str) -> bool:
    other = book if "://" in book else uno.systemPathToFileUrl(str(Path(book).resolve()))
    if unquote(url) == unquote(other):
        return True
    if not (url.startswith("file:") and other.startswith("file:")):
        return False
    try:
        return Path(uno.fileUrlToSystemPath(url)).samefile(uno.fileUrlToSystemPath(other))
    except OSError:
        return False
