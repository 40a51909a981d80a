"""What `diff` says: for people sheet by sheet, and as the JSON object of the contract."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from kgsheet.cli.answers import Json
from kgsheet.core.comparison import CellDifference, Comparison, PartDifference
from kgsheet.messages.differences import CHANGE_TEXT, DIFF, KIND_TEXT, PartKind

MOST_CELLS = 30
"""Cells of one sheet that are listed for people; JSON lists all."""

_LONGEST = 60


def diff_text(comparison: Comparison, before: Path, after: Path) -> Iterator[str]:
    """Yield the lines of `diff`."""
    yield DIFF["head"].format(before=before.name, after=after.name)
    for sheet, group in groupby(comparison.cells, key=lambda one: one.sheet):
        cells = list(group)
        yield ""
        yield DIFF["cells"].format(sheet=sheet, count=len(cells))
        yield from map(_cell_line, cells[:MOST_CELLS])
        if rest := len(cells[MOST_CELLS:]):
            yield f"  {DIFF['more'].format(count=rest)}"
    if comparison.parts:
        yield ""
        yield DIFF["parts"]
        yield from dict.fromkeys(f"  {part_text(part)}" for part in _by_sheet(comparison.parts))
    yield ""
    yield _counts(comparison)


def diff_answer(comparison: Comparison) -> Json:
    """Return the object of `diff`."""
    return {
        "equal": comparison.is_equal,
        "cells": [
            {"sheet": one.sheet, "cell": one.cell, "before": one.before, "after": one.after}
            for one in comparison.cells
        ],
        "parts": [
            {
                "part": one.part,
                "kind": one.kind.value,
                "change": one.change.value,
                "sheet": one.sheet,
                "name": one.name,
                "message": part_text(one),
            }
            for one in comparison.parts
        ],
    }


def part_text(part: PartDifference) -> str:
    """Return in words what differs beside the values of cells.

    >>> from kgsheet.messages.differences import Change
    >>> part_text(PartDifference(part="", kind=PartKind.MERGES, change=Change.CHANGED, sheet="A"))
    'Trang “A”: vùng gộp ô thay đổi'
    """
    change = CHANGE_TEXT[part.change].format(name=part.name)
    if part.kind is PartKind.SHEET and part.sheet:
        return DIFF["whole_sheet"].format(sheet=part.sheet, change=change)
    what = KIND_TEXT[part.kind]
    if part.kind is PartKind.TABLE and part.name:
        what = f"{what} {part.name}"
    if part.kind is PartKind.OTHER:
        what = f"{what} ({part.part})"
    if part.sheet:
        return DIFF["in_sheet"].format(sheet=part.sheet, what=what, change=change)
    return f"{what[0].upper()}{what[1:]}: {change}"


def _by_sheet(parts: Sequence[PartDifference]) -> list[PartDifference]:
    """Return the parts sheet by sheet, those of the whole file last."""
    sheets = list(dict.fromkeys(part.sheet for part in parts))
    return sorted(parts, key=lambda part: (not part.sheet, sheets.index(part.sheet)))


def _cell_line(cell: CellDifference) -> str:
    said = DIFF["cell"].format(before=_short(cell.before), after=_short(cell.after))
    return f"  {cell.cell:<7} {said}"


def _short(text: str | None) -> str:
    if text is None:
        return DIFF["empty"]
    return f"“{textwrap.shorten(text, _LONGEST, placeholder='…') or text}”"


def _counts(comparison: Comparison) -> str:
    counts = {"cells": len(comparison.cells), "parts": len(comparison.parts)}
    if comparison.is_equal:
        return DIFF["equal"]
    if not comparison.parts:
        return DIFF["only_cells"].format(**counts)
    return DIFF["counts" if comparison.cells else "only_parts"].format(**counts)
