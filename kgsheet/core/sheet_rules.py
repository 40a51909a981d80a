"""The rules that a sheet keeps about its cells: drop-downs, input hints, number formats.

A new workbook is built with them, and `restore` puts them back where pasting destroyed them.
"""

from __future__ import annotations

from dataclasses import replace

from kgsheet.core.schema import Column, Kind, Setting
from kgsheet.messages.sheets import EXAMPLE, LIST_ERROR, LIST_ERROR_TITLE
from kgsheet.values import frozen

SPARE_ROWS = 500
"""Rows below a table that already have its drop-downs, hints and colours."""

# Excel's limits of an input hint.
_MAX_HINT_TITLE, _MAX_HINT = 32, 255
_LIST_ROWS = 300
_SIGNER_KEY = "nguoi_ky"


@frozen(kw_only=True)
class Validation:
    """The drop-down and the input hint of a cell.

    Attributes:
        source: the formula of the drop-down, without `=`; empty where there is none.
        is_mild: whether another value may be kept after a warning.
        is_checked: whether other values are refused or warned of at all.
        error_title, error: what is shown then.
        title, hint: what is shown beside the cell.
    """

    source: str = ""
    is_mild: bool = False
    is_checked: bool = True
    error_title: str = ""
    error: str = ""
    title: str = ""
    hint: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is neither drop-down nor hint."""
        return not self.source and not self.hint


@frozen(kw_only=True)
class Sources:
    """The formulas of the drop-downs that list cells of other sheets; empty where there are none.

    Attributes:
        agencies: of the names of agencies.
        signers: of the ids of signers.
    """

    agencies: str = ""
    signers: str = ""


def column_validation(column: Column, sources: Sources) -> Validation:
    """Return the drop-down and the hint of a column.

    >>> from kgsheet.core.schema import TASKS
    >>> column_validation(TASKS.column("suspension"), Sources()).source
    '"Tạm dừng,Đưa ra khỏi chương trình"'
    """
    rule = _list_of(column.kind, column.allowed, sources)
    return _with_hint(rule, column.heading, hint_text(column))


def setting_validation(setting: Setting, sources: Sources) -> Validation:
    """Return the drop-down and the hint of a setting's value."""
    text = f"{setting.hint} {EXAMPLE.format(setting.example)}" if setting.example else setting.hint
    rule = _list_of(setting.kind, setting.allowed, sources)
    if setting.key == _SIGNER_KEY:
        rule = Validation(source=sources.signers, is_mild=bool(sources.signers))
    return _with_hint(rule, setting.key, text)


def hint_text(column: Column) -> str:
    """Return what is shown beside a cell: the hint with an example."""
    examples = [example for example in column.examples if example]
    if not column.hint or not examples or examples[0] in column.hint:
        return column.hint
    return f"{column.hint} {EXAMPLE.format(examples[0])}"


def names_source(sheet: str, letters: str, first_row: int) -> str:
    """Return the formula of a drop-down that lists a column of another sheet, however long.

    >>> names_source("A", "B", 5)
    "OFFSET('A'!$B$5,0,0,MAX(1,COUNTA('A'!$B$5:$B$304)),1)"
    """
    quoted = sheet.replace("'", "''")
    first = f"'{quoted}'!${letters}${first_row}"
    last = f"${letters}${first_row + _LIST_ROWS - 1}"
    return f"OFFSET({first},0,0,MAX(1,COUNTA({first}:{last})),1)"


def _list_of(kind: Kind, allowed: tuple[str, ...], sources: Sources) -> Validation:
    """The drop-down of a kind of cell: strict for a closed list, mild for agencies."""
    is_agency = kind is Kind.AGENCY
    source = sources.agencies if is_agency else f'"{",".join(allowed)}"' if allowed else ""
    if not source:
        return Validation()
    return Validation(
        source=source,
        is_mild=is_agency,
        # Other values are fine where the list only suggests.
        is_checked=kind is not Kind.SUGGESTION,
        error_title=LIST_ERROR_TITLE,
        error=LIST_ERROR,
    )


def _with_hint(rule: Validation, title: str, hint: str) -> Validation:
    """The rule with an input hint within Excel's limits; none for an empty text."""
    if not hint:
        return rule
    return replace(rule, title=title[:_MAX_HINT_TITLE], hint=hint[:_MAX_HINT])
