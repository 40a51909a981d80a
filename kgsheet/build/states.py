"""Colours that follow the text of cells, written as conditional formats."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from kgsheet.build.grid import Grid
from kgsheet.build.look import Look
from kgsheet.core.colour_rules import RuleLook, colour_rules, colour_spare_rows


def colour(sheet: Worksheet, look: Look, grid: Grid) -> None:
    """Add the colours of a table and of the spare rows below it."""
    bottom = grid.last_row + colour_spare_rows(grid.table)
    for rule in colour_rules(grid.table):
        criteria = "=" + rule.formula_at(grid.letter(rule.field), grid.first_row + 1)
        style = look.make(**properties(rule.look))
        options = {"type": "formula", "criteria": criteria, "format": style}
        first, *_, last = _columns(grid, rule.fields)
        sheet.conditional_format(grid.first_row, first, bottom, last, options)


def properties(look: RuleLook) -> dict[str, object]:
    """Return a look as properties of a format.

    >>> properties(RuleLook(ink="#B23A2E", bold=True))
    {'font_color': '#B23A2E', 'bold': True}
    """
    style: dict[str, object] = {"font_color": look.ink}
    style |= {"bg_color": look.fill} if look.fill else {}
    style |= {"bold": True} if look.bold else {}
    return style | ({"italic": True} if look.italic else {})


def _columns(grid: Grid, fields: tuple[str, ...]) -> Iterator[int]:
    """Yield the first and the last column of the fields; no fields are all of them."""
    if not fields:
        yield from (grid.first_column, grid.last_column)
    else:
        yield from (grid.index(fields[0]), grid.index(fields[-1]))
