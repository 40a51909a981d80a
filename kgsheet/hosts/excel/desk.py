"""The workbook whose button was clicked, and the program around it that can speak to people."""

from __future__ import annotations

from contextlib import suppress
from typing import Self

import xlwings as xw

from kgsheet.hosts.excel.book import ExcelBook
from kgsheet.hosts.excel.faults import translated


class Desk:
    """A live workbook with its program.

    Args:
        workbook: the workbook as xlwings knows it.

    Attributes:
        workbook: the workbook as xlwings knows it.
        book: the same behind the `Book` port.
        name: its file name.
    """

    def __init__(self, workbook: xw.Book) -> None:
        self.workbook = workbook
        self.book = ExcelBook(workbook)
        self.name = self.book.name

    @classmethod
    def of_caller(cls) -> Self:
        """Return the workbook that called this Python, as xlwings finds it."""
        return cls(xw.Book.caller())

    @property
    def fullname(self) -> str:
        """The path of its file; its name alone where it was never saved."""
        with translated(self.name):
            try:
                return self.workbook.fullname
            except xw.XlwingsError:  # a place on the web that has no folder on this computer
                return f"https://{self.name}"

    @property
    def engine(self) -> str:
        """The name of the engine of xlwings."""
        return self.workbook.app.engine.name

    @property
    def version(self) -> str:
        """The version of the program."""
        return str(self.workbook.app.version)

    def status(self, text: str) -> None:
        """Show a text in the status bar; an empty one gives the bar back to the program."""
        with suppress(Exception):  # nothing depends on it
            self.workbook.app.status_bar = text or False

    def show(self, title: str) -> None:
        """Bring a sheet to the front, if it is there and not hidden."""
        with translated(self.name):
            for sheet in self.workbook.sheets:
                if sheet.name == title and sheet.visible:
                    sheet.activate()

    def agrees(self, text: str, title: str) -> bool:
        """Ask something and return whether the answer was yes."""
        return self.workbook.app.alert(text, title, buttons="ok_cancel", mode="info") == "ok"

    def alert(self, text: str, title: str, *, is_grave: bool = False) -> None:
        """Show a message box and wait until it is closed."""
        mode = "critical" if is_grave else "info"
        self.workbook.app.alert(text, title, buttons="ok", mode=mode)
