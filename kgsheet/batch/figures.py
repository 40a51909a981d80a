"""What a worker leaves behind of each workbook, so that adding them up reads none again.

The journal would grow by it at each run; here each workbook has one file, whose hash its record
holds. One that is missing or damaged costs only that this workbook is read once more.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import fields
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

from kgsheet.batch.replacing import replaced
from kgsheet.batch.values import Item
from kgsheet.core.progress import Progress
from kgsheet.core.rollup_offices import Office, OfficeTask
from kgsheet.core.tasks import State
from kgsheet.hosts.faults import translated

_FOLDER = ".kgsheet-batch-figures"
_STATES = {state.value: state for state in State}
_CELLS = attrgetter(*(one.name for one in fields(OfficeTask)))

Row = list[Any]
"""An office or a task as JSON holds it."""


def keep_figures(item: Item, progress: Progress) -> str:
    """Write what a roll-up needs of a workbook and return the SHA-256 of it.

    Raises:
        HostError: KG906, KG909: it cannot be written.
    """
    path = _file_of(item)
    content = json.dumps(as_row(office_of(item, progress)), **AS_JSON).encode()
    with translated(path, "write"):
        path.parent.mkdir(parents=True, exist_ok=True)
        with replaced(path) as stream:
            stream.write(content)
    return hashlib.sha256(content).hexdigest()


def kept_figures(item: Item, content_hash: str) -> Office | None:
    """Return what was kept of a workbook, `None` where it does not stand as it was written."""
    content = _content_of(item)
    if hashlib.sha256(content).hexdigest() == content_hash:
        return of_row(json.loads(content))
    return None


def has_figures(item: Item, content_hash: str) -> bool:
    """Return whether what was kept of a workbook stands as it was written."""
    return hashlib.sha256(_content_of(item)).hexdigest() == content_hash


def clear_figures(out: Path, kept: Iterable[Item]) -> None:
    """Remove what was kept of other workbooks than these."""
    names = {_file_of(item).name for item in kept}
    with suppress(FileNotFoundError):
        for one in (out / _FOLDER).iterdir():
            if one.name not in names:
                with suppress(OSError):
                    one.unlink()


def office_of(item: Item, progress: Progress) -> Office:
    """Return what is kept of a workbook."""
    return Office.of(office_name(item), progress)


def office_name(item: Item) -> str:
    """Return the name of a workbook as all systems spell it: macOS takes its letters apart."""
    return unicodedata.normalize("NFC", item.folder)


def as_row(office: Office) -> Row:
    """Return an office as JSON holds it, once `AS_JSON` has written its days."""
    return [office.name, office.as_of, [_CELLS(task) for task in office.tasks]]


AS_JSON: dict[str, Any] = {
    "ensure_ascii": False,
    "separators": (",", ":"),
    "default": date.isoformat,
}


def of_row(row: Row) -> Office:
    """Return the office that JSON holds."""
    name, day, tasks = row
    return Office(name, date.fromisoformat(day), tuple(map(_task, tasks)))


def _task(row: Row) -> OfficeTask:
    task_id, title, agency, quarter, deadline, due, approved, state, late, number = row
    return OfficeTask(
        id=task_id,
        title=title,
        agency=agency,
        quarter=quarter,
        deadline=deadline,
        due=due and date.fromisoformat(due),
        approved_on=approved and date.fromisoformat(approved),
        state=_STATES[state],
        days_late=late,
        row=number,
    )


def _file_of(item: Item) -> Path:
    # Whatever a folder is called and however deep it lies, every drive takes this name.
    name = hashlib.sha256(item.folder.encode()).hexdigest()[:32]
    return item.out / _FOLDER / f"{name}.json"


def _content_of(item: Item) -> bytes:
    try:
        return _file_of(item).read_bytes()
    except OSError:
        return b""
