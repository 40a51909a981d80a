"""How wide the columns of a block are, and how high its rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from kgsheet.hosts.libreoffice.partial import Partial


class Sized(Partial, ABC):
    """A block of cells whose columns and rows have sizes."""

    __slots__ = ()

    @abstractmethod
    def call(self, op: str, **arguments: Any) -> Any:
        """Ask the office for an operation on the block."""

    @property
    def column_width(self) -> float | None:
        """The width of the columns in letters, or None where they differ."""
        width: float | None = self.call("column_width")
        return width

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.call("set_column_width", letters=value)

    @property
    def row_height(self) -> float | None:
        """The height of the rows in points, or None where they differ."""
        height: float | None = self.call("row_height")
        return height

    @row_height.setter
    def row_height(self, value: float) -> None:
        self.call("set_row_height", points=value)
