"""The sheets of what changed since the last time: task by task, and counted by workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgsheet.core.rollup_changes import ChangeKind, Changes
from kgsheet.messages.rollup import ROLLUP_SAY as SAY
from kgsheet.rollup.changing import days_of, kind_name, then_and_now
from kgsheet.rollup.naming import agency_name
from kgsheet.rollup.paper import Cell, Paper

_SERIAL, _OFFICE, _KIND, _AGENCY, _TASK, _STANDING = 6, 22, 18, 26, 50, 24
_OFFICE_NAME, _COUNT = 36, 11


def write_changes(paper: Paper, changes: Changes) -> None:
    """Write both sheets."""
    then = f"{SAY['then']} ({days_of(changes)})"
    headings = {
        SAY["serial"]: _SERIAL,
        SAY["change"]: _KIND,
        SAY["office"]: _OFFICE,
        SAY["agency"]: _AGENCY,
        SAY["task"]: _TASK,
        then: _STANDING,
        SAY["now"]: _STANDING,
    }
    paper.table("changes", headings, _rows(changes)).autofilter(
        0, 0, max(1, len(changes.items)), len(headings) - 1
    )
    occurred = changes.counts
    kinds = [kind for kind in ChangeKind if occurred[kind]]
    counted = {kind_name(kind): _COUNT for kind in kinds}
    headings = {SAY["serial"]: _SERIAL, SAY["office"]: _OFFICE_NAME, **counted}
    paper.table("changed_offices", {**headings, SAY["total"]: _COUNT}, _counts(changes, kinds))


def _rows(changes: Changes) -> Iterator[Sequence[Cell]]:
    for number, change in enumerate(changes.items, start=1):
        task = change.task
        named = (agency_name(task.agency), task.title) if task else ("", "")
        yield number, kind_name(change.kind), change.office, *named, *then_and_now(change)


def _counts(changes: Changes, kinds: Sequence[ChangeKind]) -> Iterator[Sequence[Cell]]:
    for number, (office, counts) in enumerate(changes.offices.items(), start=1):
        yield number, office, *(counts[kind] for kind in kinds), sum(counts.values())
    counts = changes.counts
    yield "", SAY["total"], *(counts[kind] for kind in kinds), len(changes.items)
