"""Looks closer at sheets in an unusual spelling: by calamine, and cell by cell."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import python_calamine as calamine

from kgsheet.core.cells import Area, Sheet
from kgsheet.errors import InputError
from kgsheet.hosts.values import SheetRows
from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.reading import SheetReader, values_only
from kgsheet.ooxml.rows import Grid
from kgsheet.ooxml.workbook import Workbook


class CloserReader:
    """Reads any worksheet of a workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        plain = io.BytesIO(values_only(workbook))
        self._values: calamine.CalamineWorkbook | None = None
        # Some lawful workbooks it takes for no workbook at all; they are read cell by cell.
        with suppress(InputError), _calamine():
            self._values = calamine.CalamineWorkbook.from_filelike(plain)

    def sheet(self, title: str) -> Sheet:
        """Return a worksheet.

        Raises:
            InputError: KG907.
        """
        reader = self._reader(title)
        if self._values is None or reader.is_unusual():
            rows = SheetRows()
            rows.put(list(reader.filled(self._workbook.strings)))
            merges = Grid(reader.text.utf8, reader.part).merges()
            return rows.sheet(title, merges)
        with _calamine():
            source = self._values.get_sheet_by_name(title)
            rows = SheetRows(first_column=source.start[1] + 1 if source.start else 1)
            rows.extend(source.iter_rows())
            merges = tuple(map(_area, source.merged_cell_ranges or ()))
        rows.put(reader.special())
        return rows.sheet(title, merges)

    def _reader(self, title: str) -> SheetReader:
        package, part = self._workbook.package, self._workbook.worksheets[title].part
        return SheetReader(
            text=package.text(part),
            part=part,
            styles=self._workbook.styles,
            is_1904=self._workbook.is_1904,
        )


def _area(ends: tuple[tuple[int, int], tuple[int, int]]) -> Area:
    (first_row, first_column), (last_row, last_column) = ends
    return Area(
        first_row=first_row + 1,
        first_column=first_column + 1,
        last_row=last_row + 1,
        last_column=last_column + 1,
    )


@contextmanager
def _calamine() -> Iterator[None]:
    """Raise our own errors for those of calamine, whose panics are no ordinary exceptions."""
    try:
        yield
    except (calamine.CalamineError, ValueError, OverflowError) as exc:
        raise damaged(Damage.UNREADABLE) from exc
    except BaseException as exc:
        if type(exc).__name__ == "PanicException":
            raise damaged(Damage.UNREADABLE) from exc
        raise
