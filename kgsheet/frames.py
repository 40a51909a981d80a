"""Hands the tasks of workbooks to an analyst as a DataFrame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from kgsheet.core.progress import Standing, quarter_name
from kgsheet.core.rules import examine
from kgsheet.core.tasks import COMPLETED, SET_ASIDE, State, Task
from kgsheet.hosts.file import FileBook
from kgsheet.values import frozen

if TYPE_CHECKING:
    from pandas import DataFrame

AnyPath = str | PathLike[str]


@frozen
class _Row:
    """A task of a workbook at the end of its cut-off day."""

    file: str
    as_of: date
    standing: Standing

    @property
    def task(self) -> Task:
        return self.standing.task

    @property
    def is_counted(self) -> bool:
        return self.standing.state not in SET_ASIDE

    @property
    def is_due(self) -> bool:
        return self.is_counted and self.task.due is not None and self.task.due <= self.as_of


_TEXT, _DAY, _NUMBER, _FLAG = "string", "datetime64[ns]", "Int64", "bool"

# The types are those that pandas 2 and 3 both have, and that hold a missing value.
_COLUMNS: dict[str, tuple[str, Callable[[_Row], object]]] = {
    "file": (_TEXT, lambda row: row.file),
    "row": (_NUMBER, lambda row: row.task.where.row),
    "id": (_TEXT, lambda row: row.task.id),
    "agency": (_TEXT, lambda row: row.task.lead_agency or None),
    "title": (_TEXT, lambda row: row.task.title or None),
    "sector": (_TEXT, lambda row: row.task.sector or None),
    "type": (_TEXT, lambda row: row.task.kind or None),
    "deadline": (_TEXT, lambda row: row.task.deadline_text or None),
    "due": (_DAY, lambda row: row.task.due),
    "quarter": (_TEXT, lambda row: quarter_name(row.task)),
    "approval": (_TEXT, lambda row: row.task.approval.symbol if row.task.approval else None),
    "approved_on": (_DAY, lambda row: row.task.approved_on),
    "as_of": (_DAY, lambda row: row.as_of),
    "state": (_TEXT, lambda row: row.standing.state.value),
    "days_late": (_NUMBER, lambda row: row.standing.days_late),
    "is_counted": (_FLAG, lambda row: row.is_counted),
    "is_due": (_FLAG, lambda row: row.is_due),
    "is_completed": (_FLAG, lambda row: row.standing.state in COMPLETED),
    "is_overdue": (_FLAG, lambda row: row.standing.state is State.OVERDUE),
}


def read_tasks(paths: AnyPath | Iterable[AnyPath], *, as_of: date | None = None) -> DataFrame:
    """Return the tasks of workbooks, one row a task, in the order of files and rows.

    The columns `is_counted`, `is_due`, `is_completed` and `is_overdue` add up to the figures that
    `kgsheet progress` prints; withdrawn and paused tasks are rows that are not counted. `state` is
    a key of `State`; `due` is the day that counts, of the extended deadline where there is one.
    What a task lacks is missing, so `groupby("quarter", dropna=False)` keeps those without.

    Args:
        paths: one workbook or many; nothing in them changes.
        as_of: the cut-off day of all; where `None`, that of each one's settings, else yesterday.

    Raises:
        InputError: KG302, KG902 to KG904, KG907: which file is no workbook that can be read.
        HostError: KG901, KG906: not found, no permission.
    """
    from pandas import DataFrame, Series

    several = [paths] if isinstance(paths, str | PathLike) else paths
    rows = [row for path in several for row in _rows_of(Path(path), as_of)]
    return DataFrame(
        {
            name: Series([value(row) for row in rows], dtype=dtype)
            for name, (dtype, value) in _COLUMNS.items()
        }
    )


def _rows_of(path: Path, as_of: date | None) -> Iterator[_Row]:
    # Of a hundred workbooks called `so.xlsx` the folder tells which one is meant.
    snapshot = replace(FileBook(path).read(), file=str(path))
    examined = examine(snapshot, as_of, _yesterday)
    for standing in examined.progress.standings:
        yield _Row(str(path), examined.as_of, standing)


def _yesterday() -> date:
    return date.today() - timedelta(days=1)
