"""The rules that a block of a workbook should keep, as values."""

from __future__ import annotations

from dataclasses import field

from kgsheet.core.added import AddedColumns
from kgsheet.core.cells import Area
from kgsheet.core.colour_rules import ColourRule
from kgsheet.core.number_forms import NumberForm
from kgsheet.core.sheet_rules import (
    SPARE_ROWS,
    Validation,
)
from kgsheet.core.writing import LAST_ROW
from kgsheet.values import frozen


@frozen(kw_only=True)
class AreaRules:
    """What the cells of an area should keep.

    Attributes:
        name: the heading of the column, or the key of the setting.
        is_derived: whether the program writes these cells.
        has_spare: whether the drop-down and the hint go on below the area.
    """

    name: str
    area: Area
    validation: Validation = field(default_factory=Validation)
    form: NumberForm | None = None
    is_derived: bool = False
    has_spare: bool = True


@frozen(kw_only=True)
class AreaColour:
    """A colour rule and the cells it colours.

    Attributes:
        letters: the column that its formula asks.
        areas: down to the last row of data.
    """

    rule: ColourRule
    letters: str
    areas: tuple[Area, ...]


@frozen(kw_only=True)
class Heading:
    """A heading of a known column of an Excel table, as it should be written."""

    row: int
    column: int
    text: str


@frozen(kw_only=True)
class BlockRules:
    """All rules of one block.

    Attributes:
        table: the name of the Excel table, empty for a block without one.
        area: from the heading row to the last row of data, with the columns to be added.
        spare: rows below it that are coloured too, where no rule is left to go by.
        floor: the last row that its rules may reach: below it another table may stand.
    """

    sheet: str
    table: str
    area: Area
    cells: tuple[AreaRules, ...] = ()
    colours: tuple[AreaColour, ...] = ()
    headings: tuple[Heading, ...] = ()
    added: AddedColumns | None = None
    spare: int = SPARE_ROWS
    floor: int = LAST_ROW
