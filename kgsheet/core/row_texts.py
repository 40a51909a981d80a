"""Reads the texts of a row as the program compares them and as documents print them."""

from __future__ import annotations

from functools import lru_cache

from kgsheet.core.blocks import Row
from kgsheet.core.cells import CellError, CellValue, NoResult, display
from kgsheet.core.text import normalize


def text_of(row: Row, name: str) -> str:
    """Return the text of a field, spaces and Unicode form tidied."""
    value = row.values.get(name)
    return "" if value is None else normalize(shown(value))


def printed_text(row: Row, name: str) -> str:
    """Return the text as documents print it: lines, tabs and spaces within it are kept."""
    return shown(row.values.get(name)).strip()


def shown(value: CellValue) -> str:
    """Return what a person sees of a value, blank where the cell shows an error."""
    if isinstance(value, str):
        return value
    return "" if isinstance(value, CellError | NoResult) else display(value)


def names_in(row: Row, name: str) -> tuple[str, ...]:
    """Return the names that a field lists, by semicolons or lines."""
    value = row.values.get(name)
    parts = shown(value).replace("\n", ";").split(";")
    return tuple(filter(None, (_name(part.strip()) for part in parts)))


# The same names come again with every row; kept once, they also take room once.
@lru_cache(maxsize=4096)
def _name(part: str) -> str:
    return normalize(part).strip(" -.")
