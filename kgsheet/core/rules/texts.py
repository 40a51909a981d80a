"""Rules of how texts are typed: KG133 and KG134.

A table holds the same words in a thousand rows, and most are in order: each text is looked at once,
and the rows only where one is not.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from kgsheet.core.legacy import is_legacy, legacy_texts
from kgsheet.core.lines import Line
from kgsheet.core.rules.context import Context, TableRule, changed_piece
from kgsheet.core.text import untidy
from kgsheet.errors import Problem
from kgsheet.messages import Code

_TIDY_FIELDS = ("lead_agency", "supporting_agencies", "title", "assigned_by", "approval")
_FREE_TEXT = (*_TIDY_FIELDS, "sector", "note")


def _untidy(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    mended = {text: found for text in _texts(lines, _TIDY_FIELDS) if (found := untidy(text))}
    for line, name, text in _cells(lines, _TIDY_FIELDS, mended):
        if not is_legacy(text):
            what, better = mended[text]
            yield context.problem(
                Code.TEXT_UNTIDY,
                line,
                name,
                column=context.block.table.column(name).heading,
                what=what,
                better=changed_piece(text, better),
            )


def _legacy(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    legacy = legacy_texts(_texts(lines, _FREE_TEXT))
    for line, name, _ in _cells(lines, _FREE_TEXT, legacy):
        heading = context.block.table.column(name).heading
        yield context.problem(Code.TEXT_LEGACY, line, name, column=heading)


def _texts(lines: Sequence[Line], fields: Sequence[str]) -> set[str]:
    """The different texts in some columns."""
    values = {line.row.values.get(name) for line in lines for name in fields}
    return {value for value in values if isinstance(value, str)}


def _cells(
    lines: Sequence[Line], fields: Sequence[str], texts: Container[str]
) -> Iterator[tuple[Line, str, str]]:
    """The cells that hold one of the texts: row by row, each with its column."""
    for line in lines if texts else ():
        for name in fields:
            value = line.row.values.get(name)
            if isinstance(value, str) and value in texts:
                yield line, name, value


TEXT_RULES = (
    TableRule(Code.TEXT_UNTIDY, _untidy),
    TableRule(Code.TEXT_LEGACY, _legacy),
)
