"""The tables of the page in a browser: what stands in them, and where long ones are cut."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kgsheet.core.deadline_values import day_label
from kgsheet.core.rates import Rate, grouped
from kgsheet.rollup.bars import Bar, filled
from kgsheet.values import frozen

_LONGEST = 300
"""Letters of a text; what is longer fills a page and says no more to a leader."""


@frozen
class Shown:
    """A cell as it is shown: its look, its text, and a bar where it has one."""

    look: str
    text: str = ""
    bar: Bar | None = None


Cell = str | int | date | Rate | Bar | Shown | None


@frozen
class Row:
    """A row of a table; `kind` is `total`, `gap` (one text over all columns) or empty."""

    cells: tuple[Shown, ...]
    kind: str = ""


@frozen(kw_only=True)
class Table:
    """A table and what stands around it.

    Attributes:
        name: its place in the page, for links.
        head: the column that says what a row is about.
        legend: whether its bars need one.
        more: where the rest is, if it was cut.
        empty: what is said in its place where it has no rows.
    """

    name: str
    title: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    head: int = 0
    legend: bool = False
    more: str = ""
    empty: str = ""


def row(cells: Iterable[Cell], kind: str = "") -> Row:
    """Return a row of what its cells hold.

    >>> [cell.text for cell in row(["Sở Y tế", 1200, Rate(1, 2), date(2025, 6, 30)]).cells]
    ['Sở Y tế', '1.200', '50,0%', '30/6/2025']
    """
    return Row(tuple(map(_shown, cells)), kind)


def gap(text: str) -> Row:
    """Return a row that says what was left out."""
    return Row((Shown("text", text),), "gap")


def cut(text: str, longest: int = _LONGEST) -> str:
    """Return a text, shortened where it is very long.

    >>> cut("Đề án"), len(cut("x" * 40_000))
    ('Đề án', 300)
    """
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _shown(cell: Cell) -> Shown:
    if isinstance(cell, Shown):
        return cell
    if isinstance(cell, Bar):
        return Shown("chart", bar=cell)
    if isinstance(cell, Rate):
        return Shown("rate", cell.text, filled(cell))
    if isinstance(cell, int):
        return Shown("number", grouped(cell))
    if isinstance(cell, str):
        return Shown("text", cut(cell))
    return Shown("day", day_label(cell) if cell else "")
