"""Sets the colour rules of a live block anew, where they are not what they should be.

A program does not tell which cells a rule reaches, so that a hole in it cannot always be seen from
here. It is looked for in the first, the middle and the last row of data, and where cells have been
pasted over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice

import xlwings as xw

from kgsheet.core.block_rules import AreaColour, BlockRules
from kgsheet.core.cells import Area
from kgsheet.core.colour_rules import RuleLook
from kgsheet.core.formula_shapes import columns_named, shape_of, with_separator
from kgsheet.core.mended import Mended
from kgsheet.hosts.excel.reading import range_of
from kgsheet.messages.mending import Mend

_MOST_ROWS = 20  # each look is a call of the program
_Sign = tuple[str, RuleLook]


def recolour(sheet: xw.Sheet, block: BlockRules, rows: Iterable[int]) -> Iterator[Mended]:
    """Set the colour rules of a block anew where they must be, and yield that.

    Args:
        sheet: the sheet.
        block: its rules.
        rows: where cells were pasted over.
    """
    bottom = min(block.area.last_row + block.spare, block.floor)
    wanted = [
        (colour, replace(area, last_row=bottom))
        for colour in block.colours
        for area in colour.areas
    ]
    if not wanted:
        return
    below = replace(block.area, first_row=block.area.first_row + 1, last_row=bottom)
    found = list(_ours(range_of(sheet, below), block))
    if _signs(found) != _wanted_signs(wanted) or not _is_whole(sheet, block, rows, len(wanted)):
        for rule in reversed(found):
            rule.delete()
        _set(sheet, wanted)
        yield Mended(what=Mend.COLOURS, sheet=block.sheet, area=block.area)


def _ours(cells: xw.Range, block: BlockRules) -> Iterator[xw.main.ConditionalFormat]:
    """Yield the rules of cells that are the program's, right or not."""
    shapes = {
        shape_of(colour.rule.formula_at(colour.letters, 1)): colour.letters
        for colour in block.colours
    }
    for rule in cells.conditional_formats:
        if rule.type == "custom":
            formula = _plain(rule.formula or "")
            letters = shapes.get(shape_of(formula))
            if letters and columns_named(formula) <= {letters}:
                yield rule


def _plain(formula: str) -> str:
    """A formula as the schema writes it: without `=`, arguments separated by commas."""
    return with_separator(formula.removeprefix("="), ",")


def _signs(found: list[xw.main.ConditionalFormat]) -> Counter[_Sign]:
    return Counter((shape_of(_plain(rule.formula or "")), _look(rule)) for rule in found)


def _wanted_signs(wanted: list[tuple[AreaColour, Area]]) -> Counter[_Sign]:
    return Counter(
        (shape_of(colour.rule.formula_at(colour.letters, 1)), colour.rule.look)
        for colour, _ in wanted
    )


def _is_whole(sheet: xw.Sheet, block: BlockRules, rows: Iterable[int], count: int) -> bool:
    """Whether all rules reach the first, the middle and the last row of data, and some others."""
    first, last = block.area.first_row + 1, block.area.last_row
    looked_at = {first, (first + last) // 2, last, *islice(sorted(rows), _MOST_ROWS)}
    for row in sorted(looked_at):
        line = range_of(sheet, replace(block.area, first_row=row, last_row=row))
        if len(list(_ours(line, block))) != count:
            return False
    return True


def _look(rule: xw.main.ConditionalFormat) -> RuleLook:
    return RuleLook(
        ink=_hex(rule.font_color),
        fill=_hex(rule.fill_color),
        bold=bool(rule.font_bold),
        italic=bool(rule.font_italic),
    )


def _hex(colour: tuple[int, int, int] | None) -> str:
    return "" if colour is None else "#{:02X}{:02X}{:02X}".format(*colour)


def _set(sheet: xw.Sheet, wanted: list[tuple[AreaColour, Area]]) -> None:
    """Set the rules; the last one that is set counts first."""
    app, active = sheet.book.app, sheet.book.sheets.active
    selected = app.selection
    try:
        for colour, area in reversed(wanted):
            _aim(sheet, area)
            formula = colour.rule.formula_at(colour.letters, area.first_row)
            _add(range_of(sheet, area), colour.rule.look, formula)
    finally:
        with suppress(Exception):
            active.activate()
            if selected is not None:
                selected.select()


def _aim(sheet: xw.Sheet, area: Area) -> None:
    """Select the first cell: Excel counts the rows of a rule's formula from the active cell."""
    with suppress(Exception):  # a hidden sheet cannot be selected in
        sheet.activate()
        sheet.range((area.first_row, area.first_column)).select()


def _add(cells: xw.Range, look: RuleLook, formula: str) -> None:
    try:
        _add_as(cells, look, formula)
    except Exception:  # pywin32 and appscript raise classes of their own, absent elsewhere
        # Excel takes such formulas as people type them on this computer.
        _add_as(cells, look, with_separator(formula, ";"))


def _add_as(cells: xw.Range, look: RuleLook, formula: str) -> None:
    cells.conditional_formats.add_custom(
        f"={formula}",
        fill_color=look.fill or None,
        font_color=look.ink,
        font_bold=look.bold or None,
        font_italic=look.italic or None,
    )
