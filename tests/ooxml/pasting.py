"""Damages a workbook without buttons as pasting does, and reads what rules are left in it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook

from tests.ooxml.packages import members, package

TASKS, AGENCIES, SETTINGS, FINDINGS = (
    f"xl/worksheets/sheet{number}.xml" for number in (1, 5, 6, 3)
)
TABLE = "xl/tables/table1.xml"
TASKS_BEHIND_BUTTONS = "xl/worksheets/sheet2.xml"
"""The sheet of tasks in a workbook with buttons, which has its control panel before it."""

Change = Callable[[str], str]
Damage = dict[str, Change]


def damaged(path: Path, damage: Damage) -> Path:
    """Change some parts of a workbook in place; every change must be one."""
    parts = members(path.read_bytes())
    for name, change in damage.items():
        text = parts[name].decode()
        assert change(text) != text, f"nothing to damage in {name}"
        parts[name] = change(text).encode()
    path.write_bytes(package(parts))
    return path


def swap(old: str, new: str) -> Change:
    """Return a change that replaces a text wherever it stands."""
    return lambda text: text.replace(old, new)


def drop(pattern: str) -> Change:
    """Return a change that takes away what a pattern matches."""
    return lambda text: re.sub(pattern, "", text, flags=re.DOTALL)


def both(*changes: Change) -> Change:
    """Return the changes one after the other."""

    def change(text: str) -> str:
        for one in changes:
            text = one(text)
        return text

    return change


def restyled(column: str, rows: range, style: int) -> Change:
    """Return a change that gives cells of a column another format."""

    def change(text: str) -> str:
        for row in rows:
            text = re.sub(rf'(<c r="{column}{row}") s="\d+"', rf'\1 s="{style}"', text)
        return text

    return change


@dataclass(slots=True)
class Rules:
    """What a workbook keeps about its cells, as an independent reader sees it.

    Attributes:
        validations: by sheet and cell.
        colours: by sheet: cells, formula and look of each rule, in the order of their priority.
        forms: number format by sheet and cell, of the cells that hold anything or are framed.
        texts: value by sheet and cell.
        tables: area and headings by name.
    """

    validations: dict[tuple[str, str], tuple[object, ...]] = field(default_factory=dict)
    colours: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)
    forms: dict[tuple[str, str], str] = field(default_factory=dict)
    texts: dict[tuple[str, str], object] = field(default_factory=dict)
    tables: dict[str, tuple[str, list[str]]] = field(default_factory=dict)


def rules_of(path: Path) -> Rules:
    """Return the rules of a workbook."""
    rules = Rules()
    book = _load(path)
    for sheet in book.worksheets:
        for one in sheet.data_validations.dataValidation:
            said = (one.type, one.formula1, one.errorStyle, one.showErrorMessage)
            hint = (one.promptTitle, one.prompt, one.errorTitle, one.error)
            for area in one.sqref.ranges:
                for row, column in area.cells:
                    at = f"{get_column_letter(column)}{row}"
                    assert (sheet.title, at) not in rules.validations, "two rules on one cell"
                    rules.validations[sheet.title, at] = (*said, *hint)
        found = [
            (rule.priority, str(area.sqref), tuple(rule.formula), _look(rule.dxf))
            for area in sheet.conditional_formatting
            for rule in area.rules
        ]
        rules.colours[sheet.title] = [one[1:] for one in sorted(found, key=lambda one: one[0])]
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.has_style or cell.value is not None:
                    rules.forms[sheet.title, cell.coordinate] = cell.number_format
                if cell.value is not None:
                    rules.texts[sheet.title, cell.coordinate] = cell.value
        for table in sheet.tables.values():
            headings = [column.name for column in table.tableColumns]
            rules.tables[table.name] = (table.ref, headings)
    return rules


def _look(dxf: object) -> tuple[object, ...]:
    font, fill = getattr(dxf, "font", None), getattr(dxf, "fill", None)
    if font is None:
        return ()
    colour = fill.bgColor.rgb if fill else None
    return font.color.rgb, font.b, font.i, colour


def _load(path: Path) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl says that it does not know data bars of 2010 and print areas of whole columns.
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path)
