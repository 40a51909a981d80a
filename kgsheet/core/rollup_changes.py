"""What changed in many workbooks since they were last added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from kgsheet.core.rollup_offices import Office, OfficeTask
from kgsheet.core.tasks import State
from kgsheet.values import frozen


class ChangeKind(StrEnum):
    """What can become of a task, or of a workbook; what asks for attention comes first."""

    LATE = "late"
    BACKWARDS = "backwards"
    DEADLINE = "deadline"
    SET_ASIDE = "set_aside"
    VANISHED = "vanished"
    VANISHED_OFFICE = "vanished_office"
    DONE = "done"
    RESUMED = "resumed"
    NEW = "new"
    NEW_OFFICE = "new_office"


@frozen(kw_only=True)
class Change:
    """One change.

    Attributes:
        before: the task the last time; `None` where it is new, or a workbook changed.
        now: the task now; `None` where it vanished, or a workbook changed.
        tasks: how many the workbook has or had, where that is what came or went.
    """

    kind: ChangeKind
    office: str
    before: OfficeTask | None = None
    now: OfficeTask | None = None
    tasks: int = 0

    @property
    def task(self) -> OfficeTask | None:
        """The task as it is now, or was when last seen."""
        return self.now or self.before


@frozen
class Changes:
    """All that changed, by kind and then by workbook, and the cut-off days of the last time."""

    days: tuple[date, ...]
    items: tuple[Change, ...]

    @property
    def counts(self) -> Mapping[ChangeKind, int]:
        """How many of each kind there are; kinds that did not occur count 0."""
        return Counter(one.kind for one in self.items)

    @property
    def offices(self) -> Mapping[str, Mapping[ChangeKind, int]]:
        """How many of each kind each workbook has, most changes first, where it has any."""
        counts: dict[str, Counter[ChangeKind]] = {}
        for one in self.items:
            counts.setdefault(one.office, Counter())[one.kind] += 1
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1].total(), pair[0])))


def changes_between(
    before: Sequence[Office], now: Sequence[Office], missing: Collection[str] = ()
) -> Changes:
    """Return what changed, workbook by workbook and task id by task id.

    Args:
        before, now: the workbooks.
        missing: names of those that could not be read now, and therefore did not vanish.

    >>> task = OfficeTask(id="1", title="A", state=State.OVERDUE)
    >>> done = OfficeTask(id="1", title="A", state=State.COMPLETED_LATE)
    >>> day = date(2025, 6, 30)
    >>> changes = changes_between([Office("xa", day, (task,))], [Office("xa", day, (done,))])
    >>> [(change.kind.value, change.office) for change in changes.items]
    [('done', 'xa')]
    """
    days = tuple(sorted({office.as_of for office in before}))
    found = _found(_by_name(before), _by_name(now), frozenset(missing))
    order = {kind: place for place, kind in enumerate(ChangeKind)}
    return Changes(days, tuple(sorted(found, key=lambda one: order[one.kind])))


Key = tuple[str, int]
"""A name or an id, and its turn where it is used more than once (KG206)."""

_Kept = TypeVar("_Kept", Office, OfficeTask)
_IsSo = Callable[[OfficeTask, OfficeTask], bool]

# What became of a task, the last time and now: the first that is so.
_BECAME: tuple[tuple[ChangeKind, _IsSo], ...] = (
    (ChangeKind.SET_ASIDE, lambda old, now: now.is_set_aside and now.state is not old.state),
    (ChangeKind.RESUMED, lambda old, now: old.is_set_aside and not now.is_set_aside),
    (ChangeKind.DONE, lambda old, now: now.is_completed and not old.is_completed),
    (ChangeKind.BACKWARDS, lambda old, now: old.is_completed and not now.is_completed),
    (ChangeKind.BACKWARDS, lambda old, now: bool(old.approved_on) and not now.approved_on),
    (ChangeKind.LATE, lambda old, now: now.state is State.OVERDUE and old.state is not now.state),
)


def _found(
    before: Mapping[Key, Office], now: Mapping[Key, Office], missing: Collection[str]
) -> Iterator[Change]:
    for key, office in now.items():
        if key in before:
            yield from _of_office(before[key], office)
        else:
            yield Change(kind=ChangeKind.NEW_OFFICE, office=office.name, tasks=len(office.tasks))
    for key, office in before.items():
        if key not in now and key[0] not in missing:
            kind = ChangeKind.VANISHED_OFFICE
            yield Change(kind=kind, office=office.name, tasks=len(office.tasks))


def _of_office(before: Office, now: Office) -> Iterator[Change]:
    old, new, name = _by_id(before), _by_id(now), now.name
    for key, task in new.items():
        if key in old:
            kinds = _kinds(old[key], task)
            yield from (Change(kind=one, office=name, before=old[key], now=task) for one in kinds)
        else:
            yield Change(kind=ChangeKind.NEW, office=name, now=task)
    for key, task in old.items():
        if key not in new:
            yield Change(kind=ChangeKind.VANISHED, office=name, before=task)


def _kinds(before: OfficeTask, now: OfficeTask) -> Iterator[ChangeKind]:
    became = (kind for kind, is_so in _BECAME if is_so(before, now))
    if kind := next(became, None):
        yield kind
    if before.due != now.due:
        yield ChangeKind.DEADLINE


def _by_name(offices: Iterable[Office]) -> dict[Key, Office]:
    return _by_turn((office.name, office) for office in offices)


def _by_id(office: Office) -> dict[Key, OfficeTask]:
    return _by_turn((task.id, task) for task in office.tasks)


def _by_turn(named: Iterable[tuple[str, _Kept]]) -> dict[Key, _Kept]:
    used: Counter[str] = Counter()
    kept = {}
    for name, one in named:
        kept[name, used[name]] = one
        used[name] += 1
    return kept
