"""Groups cells into blocks, so that a live program is called once a block and not once a cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from kgsheet.core.cells import Area, Formula, Writable
from kgsheet.values import frozen

# Excel refuses a block with a longer text in it; alone in its cell such a text is welcome.
LONGEST_IN_BLOCK = 8_000


@frozen
class Same:
    """What a cell holds that may be written once more without harm."""

    value: Writable


@frozen(kw_only=True)
class Block:
    """A rectangle of values.

    Attributes:
        row, column: its first cell.
        is_formula: whether formulas stand in it.
    """

    row: int
    column: int
    rows: tuple[tuple[Writable, ...], ...]
    is_formula: bool = False

    @property
    def area(self) -> Area:
        """Where it stands."""
        return Area(
            first_row=self.row,
            first_column=self.column,
            last_row=self.row + len(self.rows) - 1,
            last_column=self.column + len(self.rows[0]) - 1,
        )


Known = Callable[[int, int], Same | None]
"""What a cell between two others holds, None where it must not be written."""

_Run = tuple[int, list[Writable]]


def blocks(cells: Mapping[tuple[int, int], Writable], known: Known) -> list[Block]:
    """Return the rectangles that hold the cells, given by row and column.

    >>> [one.rows for one in blocks({(2, 1): "a", (4, 1): "b"}, lambda row, column: Same("x"))]
    [(('a',), ('x',), ('b',))]
    >>> [one.row for one in blocks({(2, 1): "a", (4, 1): "b"}, lambda row, column: None)]
    [2, 4]
    """
    columns: dict[int, dict[int, Writable]] = defaultdict(dict)
    for (row, column), value in cells.items():
        columns[column][row] = value
    narrow = [
        Block(
            row=row,
            column=column,
            rows=tuple((value,) for value in values),
            is_formula=any(isinstance(value, Formula) for value in values),
        )
        for column in sorted(columns)
        for row, values in _segments(columns[column], partial(_known_in, known, column))
    ]
    return list(_joined(narrow))


def _known_in(known: Known, column: int, row: int) -> Same | None:
    return known(row, column)


def _segments(cells: Mapping[int, Writable], known: Callable[[int], Same | None]) -> Iterator[_Run]:
    """Yield the runs of a column, cut where values cannot be written together."""
    for start, values in _runs(cells, known):
        has_formulas = any(isinstance(value, Formula) for value in values)
        kinds = [_kind(row, value, has_formulas) for row, value in enumerate(values, start)]
        for _, group in groupby(range(len(values)), key=kinds.__getitem__):
            indexes = list(group)
            yield start + indexes[0], [values[index] for index in indexes]


def _runs(cells: Mapping[int, Writable], known: Callable[[int], Same | None]) -> Iterator[_Run]:
    """Yield runs of neighbouring cells, and of cells with harmless ones between them."""
    start, values = 0, list[Writable]()
    for row in sorted(cells):
        between = _between(start + len(values), row, known) if values else None
        if between is None:
            if values:
                yield start, values
            start, values = row, []
        values += [*(between or ()), cells[row]]
    if values:
        yield start, values


def _between(
    first: int, after: int, known: Callable[[int], Same | None]
) -> Sequence[Writable] | None:
    found: list[Writable] = []
    for row in range(first, after):
        same = known(row)
        if same is None:
            return None
        found.append(same.value)
    return found


def _kind(row: int, value: Writable, has_formulas: bool) -> tuple[bool, int]:
    """What can be written together: formulas, with texts among them; values; one long text."""
    if isinstance(value, str) and len(value) > LONGEST_IN_BLOCK:
        return False, row
    among = value is None or isinstance(value, str | Formula)
    return has_formulas and among, 0


def _joined(narrow: list[Block]) -> Iterator[Block]:
    """Yield blocks made of neighbouring columns with the same rows."""
    order = sorted(narrow, key=lambda one: (one.row, len(one.rows), one.is_formula, one.column))
    last: Block | None = None
    for one in order:
        if last and _fits(last, one):
            rows = tuple((*left, *right) for left, right in zip(last.rows, one.rows, strict=True))
            last = Block(row=last.row, column=last.column, rows=rows, is_formula=one.is_formula)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _fits(left: Block, right: Block) -> bool:
    return (
        (left.row, len(left.rows), left.is_formula)
        == (right.row, len(right.rows), right.is_formula)
        and left.column + len(left.rows[0]) == right.column
        and not any(_is_long(row) for row in (*left.rows, *right.rows))
    )


def _is_long(row: tuple[Writable, ...]) -> bool:
    return any(isinstance(one, str) and len(one) > LONGEST_IN_BLOCK for one in row)
