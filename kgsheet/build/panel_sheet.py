"""Makes the control panel: the buttons, what each last did, the cut-off day, and the way around."""

from __future__ import annotations

from datetime import date

from xlsxwriter.worksheet import Worksheet

from kgsheet.build.content import Content, Value
from kgsheet.build.grid import Grid, head, write_table
from kgsheet.build.guidance import PAGES, STATE_MEANINGS
from kgsheet.build.look import DIGIT_PIXELS, PADDING_PIXELS, Look, set_page
from kgsheet.build.states import properties
from kgsheet.core.colour_rules import STATE_LOOKS
from kgsheet.core.schema import BUTTONS, PANEL, SETTINGS
from kgsheet.core.tasks import STATE_TEXT, State

_TITLE = "Bảng điều khiển: theo dõi nhiệm vụ năm {}"
_CUTOFF_ROW, _HEADING_ROW = 3, 5
_CUTOFF = "Số liệu tính đến hết ngày"
_NO_CUTOFF = "hôm qua (chưa ghi ngày chốt)"
_CHANGE_CUTOFF = "Sửa ngày chốt ở trang Cấu hình"
_CUTOFF_KEY = "ngay_chot"
_LEGEND, _WAYS = "Màu ở trang Nhiệm vụ", "Đi tới trang"
_LEGEND_STATES = (
    State.OVERDUE,
    State.DUE_SOON,
    State.IN_TIME,
    State.COMPLETED_ON_TIME,
    State.COMPLETED_LATE,
    State.UNREADABLE,
)
_CUTOFF_PIXELS, _GAP_PIXELS, _HEADING_PIXELS, _BUTTON_ROW_PIXELS = 32, 12, 32, 54
_SECTION_PIXELS, _LEGEND_PIXELS = 34, 28
_BUTTON_MARGIN_PIXELS = 5
_ZOOM = 100
_TEXT = {"valign": "vcenter", "indent": 1}
_PLACE = f'MATCH("{_CUTOFF_KEY}",{SETTINGS.name}[{SETTINGS.column("key").heading}],0)'
_CELL = f"INDEX({SETTINGS.name}[{SETTINGS.column('value').heading}],{_PLACE})"
# Excel counts days from the last day of 1899, and a 29 February 1900 that never was.
_DAY_ZERO = date(1899, 12, 30)


def fill_panel(sheet: Worksheet, look: Look, content: Content) -> None:
    """Fill the control panel; the buttons lie over their rows of the table."""
    grid = Grid(table=PANEL, rows=len(BUTTONS), heading_row=_HEADING_ROW)
    head(sheet, look, _TITLE.format(content.year), PANEL.caption)
    for index, column in enumerate(PANEL.columns):
        sheet.set_column(index, index, column.width)
    _write_cutoff(sheet, look, content)
    _write_runs(sheet, look, grid)
    _insert_buttons(sheet, grid)
    _write_legend(sheet, look, grid.last_row + 2)
    sheet.freeze_panes(_CUTOFF_ROW, 0)
    sheet.hide_gridlines(2)
    sheet.set_zoom(_ZOOM)
    set_page(sheet, PANEL.sheet)
    sheet.fit_to_pages(1, 1)


def _write_cutoff(sheet: Worksheet, look: Look, content: Content) -> None:
    row = _CUTOFF_ROW
    sheet.set_row_pixels(row, _CUTOFF_PIXELS)
    sheet.set_row_pixels(row + 1, _GAP_PIXELS)
    sheet.write_string(row, 0, _CUTOFF, look.style("strong", **_TEXT))
    day = look.style("date", **_TEXT, bold=True, align="left")
    settings = {str(one["key"]): one.get("value") for one in content.settings}
    formula = f'=IF({_CELL}="","{_NO_CUTOFF}",{_CELL})'
    sheet.write_formula(row, 1, formula, day, _shown(settings.get(_CUTOFF_KEY)))
    column = [one.field for one in SETTINGS.columns].index("value")
    cell = f"\"#'{SETTINGS.sheet}'!{chr(ord('A') + column)}\"&ROW({_CELL})"
    link = look.style("link", **_TEXT, border=0, align="left")
    sheet.write_formula(row, 2, f'=HYPERLINK({cell},"{_CHANGE_CUTOFF}")', link, _CHANGE_CUTOFF)


def _shown(cutoff: Value) -> int | str:
    """Return the cached result of the formula that shows the cut-off day."""
    if isinstance(cutoff, date):
        return (cutoff - _DAY_ZERO).days
    return str(cutoff or _NO_CUTOFF)


def _write_runs(sheet: Worksheet, look: Look, grid: Grid) -> None:
    sheet.set_row_pixels(grid.heading_row, _HEADING_PIXELS)
    rows = [{"button": one.caption, "purpose": one.hint} for one in BUTTONS]
    formats = {column.field: look.style("text", **_TEXT) for column in PANEL.columns}
    formats["button"] = look.style("strong", valign="vcenter", align="center")
    formats["last_run"] = look.style("moment", valign="vcenter")
    write_table(sheet, look, grid, rows, formats)
    for row in range(grid.first_row, grid.last_row + 1):
        sheet.set_row_pixels(row, _BUTTON_ROW_PIXELS)


def _insert_buttons(sheet: Worksheet, grid: Grid) -> None:
    """Lay each button over the first cell of its row, which paper shows in its stead."""
    column = PANEL.column("button")
    width = column.width * DIGIT_PIXELS + PADDING_PIXELS - 2 * _BUTTON_MARGIN_PIXELS
    for row, button in enumerate(BUTTONS, grid.first_row):
        options = {
            "macro": button.sub,
            "caption": button.caption,
            "description": button.hint,
            "width": width,
            "height": _BUTTON_ROW_PIXELS - 2 * _BUTTON_MARGIN_PIXELS,
            "x_offset": _BUTTON_MARGIN_PIXELS,
            "y_offset": _BUTTON_MARGIN_PIXELS,
        }
        sheet.insert_button(row, grid.index("button"), options)


def _write_legend(sheet: Worksheet, look: Look, row: int) -> None:
    """Write what the colours mean, and beside it the way to the other sheets."""
    sheet.set_row_pixels(row - 1, _GAP_PIXELS)
    sheet.set_row_pixels(row, _SECTION_PIXELS)
    sheet.write_string(row, 0, _LEGEND, look.style("section"))
    sheet.write_string(row, 2, _WAYS, look.style("section"))
    text = look.style("text", **_TEXT)
    link = look.style("link", **_TEXT, align="left")
    lines = zip(_LEGEND_STATES, PAGES.items(), strict=True)
    for number, (state, (page, purpose)) in enumerate(lines, row + 1):
        sheet.set_row_pixels(number, _LEGEND_PIXELS)
        coloured = look.style("text", **_TEXT, **properties(STATE_LOOKS[state][1]))
        sheet.write_string(number, 0, STATE_TEXT[state], coloured)
        sheet.write_string(number, 1, STATE_MEANINGS[state], text)
        sheet.write_url(number, 2, f"internal:'{page}'!A1", link, page)
        sheet.write_string(number, 3, purpose, text)
