"""Makes the hidden sheet of the buttons' settings, and of what their macro may have to say."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from kgsheet.build.look import Look, set_page
from kgsheet.core.schema import CONF_DEFAULTS, CONF_SHEET, Conf
from kgsheet.messages.launching import (
    LAUNCH_KEYS,
    STARTING,
    STARTING_KEY,
    TITLE,
    TITLE_KEY,
    launch_sentence,
)

_WIDTHS = (32, 110)


def fill_conf(sheet: Worksheet, look: Look) -> None:
    """Fill the sheet from its first row, without headings or gaps, as xlwings reads it."""
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    for row, (key, value) in enumerate(_rows()):
        sheet.write_string(row, 0, key, look.style("strong"))
        sheet.write_string(row, 1, value, look.style("typed"))
    set_page(sheet, CONF_SHEET)
    sheet.hide()


def _rows() -> Iterator[tuple[str, str]]:
    yield from ((key, CONF_DEFAULTS.get(key, "")) for key in Conf)
    yield from ((key, launch_sentence(code)) for key, code in LAUNCH_KEYS.items())
    yield from ((STARTING_KEY, STARTING), (TITLE_KEY, TITLE))
