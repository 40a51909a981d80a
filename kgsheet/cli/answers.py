"""The JSON objects of the contract, made from outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgsheet.core.mended import Mended
    from kgsheet.core.progress import Figures, Group, Progress, Standing
    from kgsheet.core.rates import Rate
    from kgsheet.core.rules import Examination
    from kgsheet.errors import KgsheetError, Problem
    from kgsheet.jobs import Document, Outcome

Json = dict[str, object]


def check_answer(outcome: Outcome) -> Json:
    """Return the object of `check`."""
    examined = outcome.examined
    return {
        **_head(examined),
        "rows": examined.master.row_count,
        "counts": _counts(examined),
        "findings": [_finding(finding) for finding in examined.findings],
    }


def progress_answer(outcome: Outcome) -> Json:
    """Return the object of `progress`."""
    return {"file": outcome.examined.master.file, **_progress(outcome.examined)}


def update_answer(outcome: Outcome) -> Json:
    """Return the object of `update`."""
    return {**_head(outcome.examined), "written": list(outcome.written)}


def report_answer(outcome: Outcome) -> Json:
    """Return the object of `report` and `run`."""
    examined = outcome.examined
    return {
        **_head(examined),
        "counts": _counts(examined),
        "progress": _progress(examined),
        "written": list(outcome.written),
        "documents": [_document(document) for document in outcome.documents],
        **({"findings": [*map(_finding, outcome.unfilled)]} if outcome.unfilled else {}),
    }


def restore_answer(file: str, mended: Sequence[Mended]) -> Json:
    """Return the object of `restore`."""
    return {"file": file, "restored": [_mended(one) for one in mended]}


def error_answer(error: KgsheetError) -> Json:
    """Return the object of a job that could not go on; its first problem speaks for it."""
    problem = error.problems[0]
    return {
        "error": {
            "code": problem.code.value,
            "message": "\n".join(str(one) for one in error.problems),
            "where": str(problem.where),
        }
    }


def _head(examined: Examination) -> Json:
    return {"file": examined.master.file, "as_of": examined.as_of.isoformat()}


def _counts(examined: Examination) -> Json:
    return {severity.value: count for severity, count in examined.counts.items()}


def _finding(finding: Problem) -> Json:
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "confirmed": finding.confirmed,
        "sheet": finding.where.sheet,
        "cell": finding.where.cell,
        "row": finding.where.row,
        "column": finding.where.column,
        "found": finding.found,
        "message": finding.message,
        "fix": finding.fix,
    }


def _progress(examined: Examination) -> Json:
    progress = examined.progress
    return {
        "as_of": progress.as_of.isoformat(),
        "facts_hash": examined.master.facts_hash,
        **_figures(progress.figures),
        "states": {state.value: count for state, count in progress.states.items()},
        "rates": {name: _rate(rate) for name, rate in progress.rates.items()},
        "agencies": [_group("name", group) for group in progress.agencies],
        "quarters": [_group("quarter", group) for group in progress.quarters],
        "overdue_tasks": _overdue(progress),
    }


def _figures(figures: Figures) -> Json:
    return {
        "total": figures.total,
        "due": figures.due,
        "completed": figures.completed,
        "due_completed": figures.due_completed,
        "overdue": figures.overdue,
    }


def _group(key: str, group: Group) -> Json:
    return {key: group.name, **_figures(group.figures)}


def _rate(rate: Rate) -> Json:
    return {
        "numerator": rate.numerator,
        "denominator": rate.denominator,
        "percent": rate.percent,
        "text": rate.text,
    }


def _mended(mended: Mended) -> Json:
    return {
        "what": mended.what.value,
        "sheet": mended.sheet,
        "name": mended.name,
        "range": str(mended.area),
        "message": mended.message,
    }


def _overdue(progress: Progress) -> list[Json]:
    return [_overdue_task(standing) for standing in progress.overdue]


def _overdue_task(standing: Standing) -> Json:
    task = standing.task
    return {
        "id": task.id,
        "cell": task.where.cell,
        "agency": task.lead_agency,
        "title": task.title,
        "due": task.due.isoformat() if task.due else None,
        "days_late": standing.days_late,
    }


def _document(document: Document) -> Json:
    return {
        "type": document.type,
        "path": str(document.path),
        **({"pdf": str(document.pdf)} if document.pdf else {}),
        **({"pdf_error": document.pdf_fault} if document.pdf_fault else {}),
        "draft": document.number is None,
        "number": document.number,
        "symbol": document.symbol,
        "date": document.issued_on.isoformat() if document.issued_on else None,
    }
