"""The answer of `explain`, for people and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kgsheet.cli.answers import Json
from kgsheet.cli.console import WIDTH
from kgsheet.core.deadline_values import day_label
from kgsheet.messages.explaining import EXPLAIN_SAY

if TYPE_CHECKING:
    from kgsheet.core.progress import Standing
    from kgsheet.documents.explaining import ExplainedFigure, Explanation

_INDENT = " " * 4


def explain_answer(explanation: Explanation, document: Path, workbook: Path) -> Json:
    """Return the object of `explain`."""
    trace = explanation.trace
    return {
        "file": document.name,
        "workbook": str(workbook),
        "type": trace.doc_type,
        "agency": trace.agency,
        "as_of": trace.as_of.isoformat(),
        "profile": trace.layout,
        "version": trace.version,
        "template_hash": trace.template_hash,
        "facts": {
            "printed": trace.facts_hash,
            "now": explanation.facts_hash,
            "changed": explanation.is_changed,
        },
        "figures": [_figure(one) for one in explanation.figures],
    }


def explain_text(explanation: Explanation, document: Path, workbook: Path) -> Iterator[str]:
    """Yield the lines of `explain`."""
    trace = explanation.trace
    facts = {"file": document.name, "as_of": day_label(trace.as_of), "workbook": workbook.name}
    yield EXPLAIN_SAY["document"].format(**facts)
    if trace.agency:
        yield EXPLAIN_SAY["agency"].format(agency=trace.agency)
    count = sum(one.is_changed for one in explanation.figures)
    yield EXPLAIN_SAY["changed" if explanation.is_changed else "same"].format(count=count)
    if not explanation.figures:
        yield EXPLAIN_SAY["none"]
    for one in explanation.figures:
        yield ""
        now = EXPLAIN_SAY["now"].format(now=one.now) if one.is_changed else ""
        facts = {"label": one.label, "field": one.field, "printed": one.printed}
        yield EXPLAIN_SAY["figure"].format(**facts) + now
        above = EXPLAIN_SAY["above"] if one.of is not None else ""
        yield from _rows(above, one.rows)
        if one.of is not None:
            yield from _rows(EXPLAIN_SAY["below"], one.of)


def _rows(lead: str, standings: Sequence[Standing]) -> Iterator[str]:
    if not standings:
        yield f"{_INDENT}{lead}{EXPLAIN_SAY['no_rows']}"
    for sheet, group in groupby(standings, key=lambda one: one.task.where.sheet):
        cells = [one.task.where.cell for one in group]
        facts = {"count": len(cells), "sheet": sheet, "cells": ", ".join(_ranges(cells))}
        text = lead + EXPLAIN_SAY["rows"].format(**facts)
        yield from textwrap.wrap(text, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _ranges(cells: Sequence[str]) -> list[str]:
    """Return the cells with neighbours below each other as one range: `I9:I13`."""
    runs: list[list[str]] = []
    for cell in cells:
        if runs and _split(cell) == _below(runs[-1][-1]):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return [run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in runs]


def _below(cell: str) -> tuple[str, int]:
    column, row = _split(cell)
    return column, row + 1


def _split(cell: str) -> tuple[str, int]:
    column = cell.rstrip("0123456789")
    return column, int(cell[len(column) :] or 0)


def _figure(one: ExplainedFigure) -> Json:
    return {
        "field": one.field,
        "label": one.label,
        "printed": one.printed,
        "now": one.now,
        "changed": one.is_changed,
        "rows": [_row(standing) for standing in one.rows],
        "of": None if one.of is None else [_row(standing) for standing in one.of],
    }


def _row(standing: Standing) -> Json:
    task = standing.task
    return {
        "sheet": task.where.sheet,
        "cell": task.where.cell,
        "row": task.where.row,
        "id": task.id,
        "agency": task.lead_agency,
        "title": task.title,
        "state": standing.state.value,
    }
