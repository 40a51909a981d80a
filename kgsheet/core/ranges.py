"""Tells which ranges a list of changed cells covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kgsheet.core.cells import Area
from kgsheet.core.edits import CellEdit


def written_ranges(changed: Iterable[CellEdit]) -> tuple[str, ...]:
    """Return the ranges, one for each run of neighbouring columns of a sheet.

    >>> cells = [(5, 16), (56, 17), (5, 20)]
    >>> written_ranges(CellEdit(sheet="A", row=r, column=c, value=1) for r, c in cells)
    ('A!P5:Q56', 'A!T5')
    """
    rows: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for edit in changed:
        rows[edit.sheet][edit.column].append(edit.row)
    return tuple(f"{sheet}!{area}" for sheet, columns in rows.items() for area in _areas(columns))


def _areas(rows_by_column: dict[int, list[int]]) -> Iterable[Area]:
    run: list[int] = []
    for column in sorted(rows_by_column):
        if run and column > run[-1] + 1:
            yield _area(run, rows_by_column)
            run = []
        run.append(column)
    yield _area(run, rows_by_column)


def _area(run: list[int], rows_by_column: dict[int, list[int]]) -> Area:
    rows = [row for column in run for row in rows_by_column[column]]
    return Area(first_row=min(rows), first_column=run[0], last_row=max(rows), last_column=run[-1])
