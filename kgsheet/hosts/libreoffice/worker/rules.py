"""Checks of what is typed into cells: drop-downs, hints, comparisons."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

import uno

from kgsheet.hosts.libreoffice.worker.formulas import condition, excel_condition
from kgsheet.hosts.libreoffice.worker.office import Office, operation

_KINDS = {
    "whole_number": "WHOLE",
    "decimal": "DECIMAL",
    "list": "LIST",
    "date": "DATE",
    "time": "TIME",
    "text_length": "TEXT_LEN",
    "custom": "CUSTOM",
}
_KIND_OF = {name: kind for kind, name in _KINDS.items()}
_OPERATORS = {
    "between": "BETWEEN",
    "not_between": "NOT_BETWEEN",
    "equal_to": "EQUAL",
    "not_equal_to": "NOT_EQUAL",
    "greater_than": "GREATER",
    "less_than": "LESS",
    "greater_than_or_equal": "GREATER_EQUAL",
    "less_than_or_equal": "LESS_EQUAL",
}
_OPERATOR_OF = {name: operator for operator, name in _OPERATORS.items()}
_STYLES = {"STOP": "stop", "WARNING": "warning", "INFO": "information", "MACRO": "stop"}
_SHEET = "com.sun.star.sheet."


@operation
def validation(office: Office, sheet: str, area: Sequence[int]) -> Dict[str, Any]:
    """Return the check of a block: one for all cells, or how they differ."""
    page, same = office.sheet(sheet), office.range(sheet, area).getUniqueCellFormatRanges()
    found: List[Dict[str, Any]] = []
    for index in range(same.Count):
        first = same.getByIndex(index).RangeAddresses[0]
        one = _described(office, page.getCellByPosition(first.StartColumn, first.StartRow))
        if one not in found:
            found.append(one)
    if len(found) == 1:
        return found[0]
    is_mixed = any(one["type"] == "none" for one in found)
    return {"type": "mixed_criteria" if is_mixed else "inconsistent"}


def _described(office: Office, cell: Any) -> Dict[str, Any]:
    check = cell.Validation
    kind = _KIND_OF.get(check.Type.value, "unknown" if check.InputMessage else "none")
    if kind == "none":
        return {"type": kind}
    return {
        "type": kind,
        "operator": _OPERATOR_OF.get(check.getOperator().value),
        "formulas": [
            _excel_source(office, check.getFormula1(), cell.CellAddress),
            _excel_source(office, check.getFormula2(), cell.CellAddress),
        ],
        "in_cell_dropdown": check.ShowList != 0,
        "ignore_blank": check.IgnoreBlankCells,
        "input_title": check.InputTitle,
        "input_message": check.InputMessage,
        "show_input": check.ShowInputMessage,
        "error_title": check.ErrorTitle,
        "error_message": check.ErrorMessage,
        "show_error": check.ShowErrorMessage,
        "alert_style": _STYLES[check.ErrorAlertStyle.value],
    }


def _excel_source(office: Office, text: str, at: Any) -> str:
    """A formula as Excel shows it; the items of a list without quotes, separated by commas."""
    if text.startswith('"'):
        return ",".join(item.strip('"') for item in text.split('";"'))
    return f"={excel_condition(office, text, at)}" if text else ""


@operation
def set_list(
    office: Office, sheet: str, area: Sequence[int], source: List[str], has_dropdown: bool
) -> None:
    """Give a block a drop-down of items; a single one that begins with `=` is a formula."""
    block = office.range(sheet, area)
    check = block.Validation
    check.Type = uno.Enum(_SHEET + "ValidationType", "LIST")
    check.setSourcePosition(_first(block))
    if len(source) == 1 and source[0].startswith("="):
        check.setFormula1(condition(office, source[0][1:], _first(block)))
    else:
        check.setFormula1(";".join('"{}"'.format(one.replace('"', '""')) for one in source))
    check.ShowList = 1 if has_dropdown else 0
    check.ShowErrorMessage = True
    block.Validation = check


@operation
def set_check(
    office: Office, sheet: str, area: Sequence[int], kind: str, terms: List[str | None]
) -> None:
    """Give a block a check; the terms are the operator and two formulas."""
    block = office.range(sheet, area)
    check = block.Validation
    check.Type = uno.Enum(_SHEET + "ValidationType", _KINDS[kind])
    check.setSourcePosition(_first(block))
    operator, first, second = terms
    if operator is not None:
        check.setOperator(uno.Enum(_SHEET + "ConditionOperator", _OPERATORS[operator]))
    for formula, put in ((first, check.setFormula1), (second, check.setFormula2)):
        if formula is not None:
            put(condition(office, formula[1:], _first(block)))
    check.ShowErrorMessage = True
    block.Validation = check


def _first(block: Any) -> Any:
    return block.getCellByPosition(0, 0).CellAddress


@operation
def delete_validation(office: Office, sheet: str, area: Sequence[int]) -> None:
    """Take the check away from a block, and its hint."""
    block = office.range(sheet, area)
    check = block.Validation
    check.Type = uno.Enum(_SHEET + "ValidationType", "ANY")
    check.ShowInputMessage = check.ShowErrorMessage = False
    check.InputTitle = check.InputMessage = check.ErrorTitle = check.ErrorMessage = ""
    block.Validation = check


@operation
def copy_validation(
    office: Office, sheet: str, area: Sequence[int], source_sheet: str, source: Sequence[int]
) -> None:
    """Give a block the check of the first cell of another."""
    model = office.range(source_sheet, source).getCellByPosition(0, 0)
    office.range(sheet, area).Validation = model.Validation
