"""Cell values on their way over the bridge: what JSON cannot hold travels beside the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, SupportsFloat

Spot = tuple[int, int]
_EPOCH = datetime(1899, 12, 30)
_SECOND = 86_400


class ErrorValue(NamedTuple):
    """An error in a cell, until it is known whether its text is wanted."""

    text: str


class Sent(NamedTuple):
    """A block on its way to the office.

    Attributes:
        rows: plain values, with serial numbers for dates.
        dates: row, column, and whether the date has a time.
        booleans: row, column.
    """

    rows: list[list[Any]]
    dates: list[tuple[int, int, bool]]
    booleans: list[Spot]


def received(answer: dict[str, Any]) -> list[list[Any]]:
    """Return the rows of a block with its dates, booleans and errors in place."""
    rows: list[list[Any]] = answer["rows"]
    epoch = datetime(*answer["epoch"])
    for row, column in _spots(answer["dates"]):
        if isinstance(rows[row][column], float):
            rows[row][column] = _moment(epoch, rows[row][column])
    for row, column in _spots(answer["booleans"]):
        if rows[row][column] in (0.0, 1.0):
            rows[row][column] = bool(rows[row][column])
    for row, column, text in answer["errors"]:
        rows[row][column] = ErrorValue(text)
    return rows


def _spots(areas: Iterable[Sequence[int]]) -> Iterator[Spot]:
    for top, left, bottom, right in areas:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield row, column


def _moment(epoch: datetime, serial: float) -> datetime:
    # A serial number is good for about a microsecond; clocks of a sheet show whole seconds.
    days, rest = divmod(serial, 1)
    return epoch + timedelta(days=days, seconds=round(rest * _SECOND, 3))


def rows_of(value: Any, shape: tuple[int, int]) -> Sequence[Sequence[Any]]:
    """Return what is assigned to a block as rows; one value fills all its cells.

    >>> rows_of([1, 2], (1, 2)), rows_of("x", (2, 1))
    ([[1, 2]], [['x'], ['x']])
    """
    if isinstance(value, list | tuple):
        return value if isinstance(value[0], list | tuple) else [value]
    rows, columns = shape
    return [[value] * columns] * rows


def sent(rows: Sequence[Sequence[Any]]) -> Sent:
    """Return a block as it travels to the office."""
    block = Sent([], [], [])
    for down, row in enumerate(rows):
        block.rows.append([_plain(value, (down, right), block) for right, value in enumerate(row)])
    return block


def _plain(value: Any, spot: Spot, block: Sent) -> Any:
    if isinstance(value, bool):
        block.booleans.append(spot)
        return float(value)
    if isinstance(value, datetime):
        moment = value.replace(tzinfo=None) - _EPOCH
        block.dates.append((*spot, bool(moment % timedelta(days=1))))
        return moment / timedelta(days=1)
    if isinstance(value, date):
        block.dates.append((*spot, False))
        return float((datetime(value.year, value.month, value.day) - _EPOCH).days)
    return value


def cleaned(
    rows: Iterable[Iterable[Any]],
    new_date: Callable[..., Any],
    empty: Any,
    new_number: Callable[[float], Any] | None,
    errors_as_text: bool,
) -> list[list[Any]]:
    """Return rows as the options of a reader want them."""

    def clean(value: Any) -> Any:
        if value is None or value == "":
            return empty
        if isinstance(value, ErrorValue):
            return value.text if errors_as_text else None
        if isinstance(value, datetime):
            return _dated(value, new_date)
        if new_number is not None and isinstance(value, float):
            return new_number(value)
        return value

    return [[clean(value) for value in row] for row in rows]


def _dated(value: datetime, new_date: Callable[..., Any]) -> Any:
    if new_date is datetime:
        return value
    return new_date(
        year=value.year,
        month=value.month,
        day=value.day,
        hour=value.hour,
        minute=value.minute,
        second=value.second,
        microsecond=value.microsecond,
        tzinfo=None,
    )


def prepared(value: Any) -> Any:
    """Return a value as a cell can take it: nothing for what is no number, plain numbers."""
    if value is None or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return ""
    if isinstance(value, bool | str | date):
        return value
    return float(value) if isinstance(value, SupportsFloat) else str(value)


def colour_of(rgb: int) -> tuple[int, int, int]:
    """Return red, green and blue of a colour in one number.

    >>> colour_of(0xFFC7CE)
    (255, 199, 206)
    """
    return rgb >> 16, rgb >> 8 & 255, rgb & 255


def rgb_of(colour: tuple[int, int, int] | str | int | None) -> int | None:
    """Return a colour in one number, red first, from any of the forms that xlwings takes.

    >>> rgb_of("#ffc7ce") == rgb_of((255, 199, 206)) == rgb_of(0xCEC7FF) == 0xFFC7CE
    True
    """
    if colour is None:
        return None
    if isinstance(colour, str):
        return int(colour.lstrip("#"), 16)
    if isinstance(colour, int):
        # Excel keeps blue in front.
        return (colour & 255) << 16 | colour & 0xFF00 | colour >> 16
    red, green, blue = colour
    return red << 16 | green << 8 | blue
