"""Which roll-up a new one is compared with."""

from __future__ import annotations

from kgsheet.core.rollup_changes import Changes, changes_between
from kgsheet.core.rollup_offices import Office
from kgsheet.values import frozen


@frozen
class Period:
    """What was known of all workbooks when they were added up.

    Attributes:
        offices: also those that could not be read then, as they were known before.
        unread: the names of those that could not be read then.
    """

    offices: tuple[Office, ...]
    unread: tuple[str, ...] = ()


@frozen
class Periods:
    """A roll-up and the one it is compared with, where there is one."""

    now: Period
    before: Period | None = None

    @property
    def changes(self) -> Changes | None:
        """What changed from the one to the other; `None` where this is the first."""
        if self.before is None:
            return None
        return changes_between(self.before.offices, self.now.offices, self.now.unread)


def succeeded(last: Periods | None, now: Period) -> Periods:
    """Return a roll-up beside the one that it is to be compared with.

    That is the last one, unless the last one says the same: then it is the one which that was
    compared with. So adding up once more changes nothing. A workbook that could not be read the
    last time and can be now only completes what was said then.

    Args:
        last: what this function returned the last time, `None` where this is the first.
        now: the workbooks that could be read, and the names of those that could not.

    >>> from datetime import date
    >>> first = succeeded(None, Period((Office("xa-01", date(2025, 3, 31), ()),)))
    >>> second = succeeded(first, Period(()))
    >>> [change.kind.value for change in second.changes.items]
    ['vanished_office']
    >>> succeeded(second, Period(())) == second
    True
    """
    if last is None:
        return Periods(now)
    known = [office for office in last.now.offices if office.name in now.unread]
    now = Period((*now.offices, *known), now.unread)
    changes = changes_between(last.now.offices, now.offices, now.unread)
    says_other = any(one.office not in last.now.unread for one in changes.items)
    return Periods(now, last.now if says_other else last.before)
