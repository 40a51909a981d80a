"""Picks the cells of a foreign workbook that are to be edited, without the code under test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from types import ModuleType
from typing import Any

from kgsheet.core.cells import Formula, Writable
from kgsheet.core.edits import CellEdit, Edit, TableGrowth
from kgsheet.core.writing import LAST_COLUMN, LAST_ROW

Place = tuple[int, int]
Box = tuple[int, int, int, int]


class Kind(StrEnum):
    """What an edited cell was before."""

    CONSTANT = auto()
    FORMULA = auto()
    STYLED_BLANK = auto()
    RICH_TEXT = auto()


VALUES: Sequence[Writable] = (
    "Đề án & <báo cáo> _x0041_",
    2026,
    date(2026, 11, 21),
    True,
    "=1+1",
    -0.5,
    Formula("1+1", 2),
    " dòng một\ndòng hai ",
    None,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One call of `apply`.

    Attributes:
        name: what is tried: a kind of cell, `new cell` or `new table row`.
        edits: what `apply` is given.
        allowed: the cells that may change, as the judge names them.
        expected: the cells that must then hold a value, as the judge names them.
    """

    name: str
    edits: Sequence[Edit]
    allowed: Sequence[str]
    expected: Sequence[str] = ()

    @property
    def may_add_style(self) -> bool:
        """Whether a day or a number is written, which may need a format of its own."""
        edits = (one for one in self.edits if isinstance(one, CellEdit))
        return any(
            isinstance(one.value, int | float | date) and not isinstance(one.value, bool)
            for one in edits
        )


class Foreign:
    """A workbook as the judge reads it.

    Cells are picked where Excel would let a person type; headings and totals of tables are, and
    so are first formulas of a shared one.

    Args:
        turn: which kind of cell comes first, and which values are written.
    """

    def __init__(self, judge: ModuleType, path: str, turn: int) -> None:
        self._judge, self._book, self._turn = judge, judge.Book(path), turn
        self._sheets = [
            (name, part, judge.sheet_cells(self._book, part)[1])
            for name, part, kind, _, _ in self._book.sheets
            if part and kind == "worksheet"
        ]

    def trials(self) -> Iterator[Trial]:
        """Yield an existing cell of the kind whose turn it is, a new cell, and a table's row."""
        yield from self._existing()
        yield from self._new()
        yield from self._new_rows()

    def _existing(self) -> Iterator[Trial]:
        kinds = list(Kind)
        first = self._turn % len(kinds)
        for kind in kinds[first:] + kinds[:first]:
            for name, part, cells in self._sheets:
                closed = self._closed(part, cells)
                found = [
                    at
                    for at, cell in cells.items()
                    if self._kind(cell) == kind and not any(_covers(box, at) for box in closed)
                ]
                if found:
                    yield self._trial(kind, name, found[self._turn % len(found)])
                    return

    def _closed(self, part: str, cells: Mapping[Place, Any]) -> list[tuple[Box, Place | None]]:
        """Return where nobody may write: arrays, and merges but for their first cell.

        Each comes with the cell that is open all the same.
        """
        groups = [one for one in self._book.xml(part) if self._judge.ln(one.tag) == "mergeCells"]
        merges = [self._judge.rng2box(one.get("ref")) for group in groups for one in group]
        closed: list[tuple[Box, Place | None]] = [(box, box[:2]) for box in merges]
        for cell in cells.values():
            for one in cell:
                if self._judge.ln(one.tag) == "f" and one.get("t") == "array" and one.get("ref"):
                    closed.append((self._judge.rng2box(one.get("ref")), None))
        return closed

    def _kind(self, cell: Any) -> Kind | None:
        record = self._judge.cellrec(self._book, cell)
        if record["f"] is not None:
            return Kind.FORMULA
        if record["rv"][0] == "str" and record["rv"][2]:
            return Kind.RICH_TEXT
        if record["rv"] == ("empty",):
            return Kind.STYLED_BLANK if record["s"] else None
        return Kind.CONSTANT

    def _new(self) -> Iterator[Trial]:
        for name, _, cells in self._sheets:
            row = max((row for row, _ in cells), default=1) - self._turn % 2
            column = max((column for _, column in cells), default=1) + 1 + self._turn % 3
            if column > LAST_COLUMN:
                row, column = min(row + 2, LAST_ROW), 1
            yield self._trial("new cell", name, (max(row, 1), column), VALUES[:-1])
            return

    def _trial(
        self, name: str, sheet: str, at: Place, values: Sequence[Writable] = VALUES
    ) -> Trial:
        value = values[self._turn % len(values)]
        cell = f"{_quoted(sheet)}!{self._judge.rc2ref(*at)}"
        shown = _as_judged(value)
        return Trial(
            name=name,
            edits=[CellEdit(sheet=sheet, row=at[0], column=at[1], value=value)],
            allowed=[cell],
            expected=[f"{cell}={shown}"] if shown is not None else [],
        )

    def _new_rows(self) -> Iterator[Trial]:
        for name, part, cells in self._sheets:
            for table in self._book.p.related(part, "table"):
                root = self._book.xml(table)
                _, left, last, right = self._judge.rng2box(root.get("ref"))
                below = [cells.get((last + 1, column)) for column in range(left, right + 1)]
                records = [self._judge.cellrec(self._book, one) for one in below if one is not None]
                has_totals = root.get("totalsRowCount", "0") != "0"
                if has_totals or any(one["rv"] != ("empty",) for one in records):
                    continue
                yield self._row_below(root.get("displayName"), name, (last, left, right))
                return

    def _row_below(self, table: str, sheet: str, place: tuple[int, int, int]) -> Trial:
        last, left, right = place
        first, end = (self._judge.rc2ref(last + 1, column) for column in (left, right))
        cells = [
            CellEdit(sheet=sheet, row=last + 1, column=column, value=f"ô {column}", like_row=last)
            for column in range(left, right + 1)
        ]
        return Trial(
            name="new table row",
            edits=[TableGrowth(table=table, last_row=last + 1), *cells],
            allowed=[f"{_quoted(sheet)}!{first}:{end}"],
            expected=[f"{_quoted(sheet)}!{first}=ô {left}"],
        )


def _covers(closed: tuple[Box, Place | None], at: Place) -> bool:
    (first_row, first_column, last_row, last_column), is_open = closed
    inside = first_row <= at[0] <= last_row and first_column <= at[1] <= last_column
    return inside and at != is_open


def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"


def _as_judged(value: Writable) -> str | None:
    """Return what the judge must find, or None where it cannot be said in a line."""
    if isinstance(value, str):
        # The judge compares what stands in the file, where Excel's escapes are not resolved.
        return value.replace("_x0041_", "_x005F_x0041_")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None
