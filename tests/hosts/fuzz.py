"""Checks and edits damaged workbooks: `python -m tests.hosts.fuzz FIRST COUNT`.

Prints a line for each that ends otherwise than well or in a sentence, then the counts. A workbook
that takes longer than `PATIENCE` seconds ends the process by a signal.
"""

from __future__ import annotations

import json
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from kgsheet import jobs
from kgsheet.core.cells import Formula, Writable
from kgsheet.core.edits import CellEdit, Edit, TableGrowth
from kgsheet.errors import KgsheetError
from kgsheet.hosts.file import FileBook
from tests.hosts.mutations import mutated

PATIENCE = 20
Job = Callable[[], object]
_WRITING = ("edit", "update")
TODAY = date(2026, 11, 21)
_VALUES: tuple[Writable, ...] = ("đề án", 7, 1.5, TODAY, True, None, Formula("1+1", 2), " a\n")


def outcome(path: Path, number: int) -> dict[str, str]:
    """Return how each job on a damaged workbook ends."""
    before = path.read_bytes()
    book = FileBook(path, patience=0)
    checked = _ending(lambda: _look(book))
    if path.read_bytes() != before:
        checked = "changed by looking at it"
    chance = random.Random(-number)
    jobs_of_it: dict[str, Job] = {
        "edit": lambda: book.apply(_edits(book, chance)),
        "update": lambda: jobs.update(book, jobs.When(today=TODAY)),
    }
    endings = {"check": checked}
    for name, job in jobs_of_it.items():
        before = path.read_bytes()
        endings[name] = _ending(job)
        if endings[name] != "done" and path.read_bytes() != before:
            endings[name] = "changed in spite of an error"
    if endings["edit"] == "done" and checked in ("done", "KG302"):
        endings["second check"] = _ending(lambda: _look(book))
    return endings


def _look(book: FileBook) -> None:
    snapshot = book.read()
    for title in snapshot.sheets:
        assert snapshot.sheets[title].name == title
    jobs.check(book, jobs.When(today=TODAY))


def _edits(book: FileBook, chance: random.Random) -> Sequence[Edit]:
    try:
        snapshot = book.read()
        titles, tables = list(snapshot.sheets), snapshot.tables
    except KgsheetError:
        titles, tables = [], ()
    sheet = chance.choice(titles or ["S"])
    edits: list[Edit] = [
        CellEdit(sheet=sheet, row=row, column=column, value=chance.choice(_VALUES), like_row=2)
        for row, column in ((chance.randint(1, 20), chance.randint(1, 11)) for _ in range(3))
    ]
    if tables and chance.random() < 0.3:
        table = chance.choice(tables)
        edits.append(TableGrowth(table=table.name, last_row=table.area.last_row + 1))
    return edits


def _ending(job: Job) -> str:
    try:
        job()
    except KgsheetError as error:
        str(error).encode()
        return str(error.problems[0].code)
    except AssertionError:
        raise
    except Exception as error:
        at = error.__traceback__
        while at and at.tb_next:
            at = at.tb_next
        line = f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno}" if at else ""
        return f"{type(error).__name__}: {error} {line}"
    return "done"


def main(first: int, count: int) -> None:
    """Try a range of damaged workbooks and print how they end."""
    endings: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "so.xlsx")
        for number in range(first, first + count):
            path.write_bytes(mutated(number))
            signal.alarm(PATIENCE)
            found = outcome(path, number)
            signal.alarm(0)
            endings.update(f"{job}: {ending}" for job, ending in found.items())
            if not all(_is_well(*one) for one in found.items()):
                print(json.dumps([number, found]), flush=True)
    print(json.dumps(dict(endings.most_common())))


def _is_well(job: str, ending: str) -> bool:
    """Return whether an ending is one that a job may have; KG909 would mean a wrong patch."""
    codes = {"KG901", "KG902", "KG903", "KG904", "KG907", "KG302"}
    return ending == "done" or ending in (codes | {"KG908"} if job in _WRITING else codes)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
