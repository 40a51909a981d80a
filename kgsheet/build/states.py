"""Colours of the task table that follow the text of `Trạng thái` and `Kiểm tra`.

They are rules of the workbook, not paint, so that they survive sorting and are never stale.
"""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kgsheet.build import look as palette
from kgsheet.build.grid import SPARE_ROWS, Grid
from kgsheet.build.look import Look
from kgsheet.core.tasks import STATE_TEXT, State
from kgsheet.messages import CODES, Severity

_DATES = ("deadline", "due", "state", "days_late")
_STATE = ("due", "state")
_ROW = ("",)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLook:
    """How the rows of a state look: on which fields (`_ROW`: all), ink, fill and type."""

    fields: tuple[str, ...]
    ink: str
    fill: str = ""
    bold: bool = False
    italic: bool = False

    @property
    def properties(self) -> dict[str, object]:
        """The look as properties of a format."""
        style: dict[str, object] = {"font_color": self.ink}
        style |= {"bg_color": self.fill} if self.fill else {}
        style |= {"bold": True} if self.bold else {}
        return style | ({"italic": True} if self.italic else {})


_SET_ASIDE = StateLook(fields=_ROW, ink="#8A949C", italic=True)
_DONE = StateLook(fields=_STATE, ink=palette.GREEN, fill=palette.PALE_GREEN, bold=True)
STATE_LOOKS: dict[State, StateLook] = {
    State.WITHDRAWN: _SET_ASIDE,
    State.PAUSED: _SET_ASIDE,
    State.UNREADABLE: StateLook(fields=_DATES, ink="#6A3B82", fill="#EBDFF1", bold=True),
    State.COMPLETED_ON_TIME: _DONE,
    State.COMPLETED_LATE: StateLook(fields=_STATE, ink=palette.GREEN, fill="#E9EBC9", bold=True),
    State.COMPLETED_NO_DEADLINE: _DONE,
    State.OVERDUE: StateLook(fields=_DATES, ink=palette.RED, fill=palette.PALE_RED, bold=True),
    State.NOT_STARTED: StateLook(fields=_STATE, ink=palette.MUTED),
    State.DUE_SOON: StateLook(fields=_DATES, ink=palette.AMBER, fill=palette.PALE_AMBER, bold=True),
    State.IN_TIME: StateLook(fields=_STATE, ink=palette.BLUE, fill=palette.PALE_BLUE),
    State.NO_DEADLINE: StateLook(fields=_STATE, ink=palette.BLUE),
}
SEVERITY_LOOKS: dict[Severity, dict[str, object]] = {
    Severity.ERROR: {"font_color": palette.RED, "bg_color": palette.PALE_RED, "bold": True},
    Severity.WARNING: {"font_color": palette.AMBER, "bg_color": palette.PALE_AMBER},
    Severity.INFO: {"font_color": palette.BLUE, "bg_color": palette.PALE_BLUE},
}


def colour_states(sheet: Worksheet, look: Look, grid: Grid) -> None:
    """Add the colours of every state to the task table and the spare rows below it."""
    state = f"${grid.letter('state')}{grid.first_row + 1}"
    for name, style in STATE_LOOKS.items():
        criteria = f'={state}="{STATE_TEXT[name]}"'
        for fields in _runs(grid, style.fields):
            _add_rule(sheet, grid, fields, criteria, look.make(**style.properties))


def colour_codes(sheet: Worksheet, look: Look, grid: Grid) -> None:
    """Colour `Kiểm tra` by its first code, which is the worst one."""
    cell = f"${grid.letter('codes')}{grid.first_row + 1}"
    index = grid.index("codes")
    for severity, properties in SEVERITY_LOOKS.items():
        codes = " ".join(code for code, weight in CODES.items() if weight is severity)
        criteria = f'=AND({cell}<>"",ISNUMBER(SEARCH(LEFT({cell},5),"{_rows_only(codes)}")))'
        _add_rule(sheet, grid, (index, index), criteria, look.make(**properties))


def _rows_only(codes: str) -> str:
    return " ".join(code for code in codes.split() if code < "KG5")


def _runs(grid: Grid, fields: tuple[str, ...]) -> list[tuple[int, int]]:
    if fields == _ROW:
        return [(grid.first_column, grid.last_column)]
    return [(grid.index(field), grid.index(field)) for field in fields]


def _add_rule(
    sheet: Worksheet, grid: Grid, columns: tuple[int, int], criteria: str, style: Format
) -> None:
    bottom = grid.last_row + SPARE_ROWS
    rule = {"type": "formula", "criteria": criteria, "format": style}
    sheet.conditional_format(grid.first_row, columns[0], bottom, columns[1], rule)
