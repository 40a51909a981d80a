"""What a column, a table and a setting of the master workbook are, as data."""

from __future__ import annotations

from enum import StrEnum

from kgsheet.messages import Code
from kgsheet.values import frozen


class Kind(StrEnum):
    """What a cell of a column holds; it decides how the cell is read and formatted."""

    TEXT = "text"
    AGENCY = "agency"
    NAMES = "names"  # several names, `;` between them
    CHOICE = "choice"  # a closed list
    SUGGESTION = "suggestion"  # a list to pick from; other values are fine
    DEADLINE = "deadline"
    REFERENCE = "reference"
    DATE = "date"
    MOMENT = "moment"  # a day and a time of day
    INTEGER = "integer"
    YEAR = "year"
    RATE = "rate"  # a fraction 0..1, `-` where there is nothing to divide by
    CONFIRMATION = "confirmation"
    LINES = "lines"  # several lines, `|` between them
    MARKUP = "markup"


@frozen(kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        field: the English name that code uses.
        heading: the exact heading in the workbook.
        accepted: other headings that are read as this column.
        required: whether a block without it cannot be read.
        derived: whether the program writes it and people do not.
        allowed: the list of `Kind.CHOICE` and `Kind.SUGGESTION`; blank is always allowed.
        hint: what to type, in one sentence, shown beside the cell and on the help sheet.
        examples: what people may type; each is accepted.
        refused: what is refused, with the code that refuses it.
        width: characters, for the sheet.
    """

    field: str
    heading: str
    kind: Kind = Kind.TEXT
    accepted: tuple[str, ...] = ()
    required: bool = False
    derived: bool = False
    allowed: tuple[str, ...] = ()
    hint: str = ""
    examples: tuple[str, ...] = ()
    refused: tuple[tuple[str, Code], ...] = ()
    width: int = 14


@frozen(kw_only=True)
class Table:
    """One block of the master workbook.

    Attributes:
        name: the name of the Excel table.
        sheet: the title of its sheet in a workbook that we make.
        caption: the line above the table that tells staff what it is for.
    """

    name: str
    sheet: str
    caption: str
    columns: tuple[Column, ...]

    def column(self, field: str) -> Column:
        """Return the column of a field name."""
        return next(column for column in self.columns if column.field == field)

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns without which the block is not this table."""
        return tuple(column for column in self.columns if column.required)


@frozen(kw_only=True)
class Setting:
    """One key of the settings table.

    Attributes:
        field: the English name that code uses, a field of `core.master.Settings`.
        example: a value that is accepted; also what a new workbook shows where it has no default.
    """

    key: str
    field: str
    hint: str
    kind: Kind = Kind.TEXT
    default: str = ""
    allowed: tuple[str, ...] = ()
    example: str = ""
