"""The job that starts the workbook of the next year from the last one."""

from __future__ import annotations

from pathlib import Path

from kgsheet.core.carrying import carry, plan_year
from kgsheet.core.notices import Told, notices
from kgsheet.core.rules import examine
from kgsheet.errors import InputError, Place, Problem
from kgsheet.hosts.base import Book
from kgsheet.jobs.making import check_new_name, write_new
from kgsheet.jobs.outcome import When
from kgsheet.messages import Code


def new_from(path: Path, old: Book, when: When, year: int | None = None) -> tuple[Told, ...]:
    """Make the master workbook of the next year from the last one, and return what to say of it.

    Args:
        path: the new workbook.
        old: the last one, in any shape that can be checked.
        when: its cut-off day decides which tasks are open.
        year: the plan year of the new one; the year after that of the old one where `None`.

    Raises:
        InputError: KG910, KG911: as `new`; KG302, KG902 to KG904: no workbook with tasks;
            KG913: the old one names no year.
        HostError: KG901, KG906, KG909: it cannot be read or written.
    """
    from kgsheet.build.samples import blank

    check_new_name(path)
    snapshot = old.read()
    examined = examine(snapshot, when.as_of, when.yesterday)
    last = plan_year(examined)
    if last is None and year is None:
        raise InputError(Problem(code=Code.YEAR_UNKNOWN, where=Place(file=examined.master.file)))
    beginning = carry(snapshot, examined, year or (last or 0) + 1)
    write_new(path, blank(beginning.year).replaced(beginning.tables))
    return notices(beginning, examined)
