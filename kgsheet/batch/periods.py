"""The figures of the last run and of the one before it, on disk: what changed is seen by them."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from pathlib import Path
from typing import Any

from kgsheet.batch.figures import AS_JSON, as_row, of_row
from kgsheet.batch.replacing import replaced
from kgsheet.core.rollup_periods import Period, Periods

_NAME = ".kgsheet-batch-periods.json.gz"
_FORM = 1
"""Of another form it is that of another version, and not read."""

_QUICK = 1  # a third of the time for a fifth more bytes


def kept_periods(out: Path) -> Periods | None:
    """Return what the last run of a batch has left, `None` where there is none.

    Raises:
        OSError: it is there but cannot be read.
    """
    try:
        content = gzip.decompress((out / _NAME).read_bytes())
    except (FileNotFoundError, EOFError, gzip.BadGzipFile, zlib.error):
        return None
    form, *rest = json.loads(content)
    if form != _FORM:
        return None
    now, before = rest
    return Periods(_period(now), before and _period(before))


def keep_periods(out: Path, periods: Periods) -> None:
    """Write what the next run is to be compared with.

    Raises:
        OSError: the disk refuses.
    """
    before = periods.before and _as_row(periods.before)
    content = json.dumps([_FORM, _as_row(periods.now), before], **AS_JSON).encode()
    with replaced(out / _NAME) as stream:
        # Without a time in its head the same figures give the same bytes.
        stream.write(gzip.compress(content, _QUICK, mtime=0))
        stream.flush()
        os.fsync(stream.fileno())


def _as_row(period: Period) -> list[Any]:
    return [[as_row(office) for office in period.offices], period.unread]


def _period(row: list[Any]) -> Period:
    offices, unread = row
    return Period(tuple(map(of_row, offices)), tuple(unread))
