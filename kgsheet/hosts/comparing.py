"""Compares two workbooks on disk."""

from __future__ import annotations

from pathlib import Path

from kgsheet.core.comparison import Comparison
from kgsheet.hosts.contents import content_of
from kgsheet.hosts.faults import translated
from kgsheet.ooxml.compare import differences
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.workbook import Workbook


def compare_files(before: Path, after: Path) -> Comparison:
    """Return what differs between two workbooks; changes neither.

    Raises:
        InputError: KG902 to KG904, KG907: not a workbook that can be read.
        HostError: KG901, KG906: not found, no permission.
    """
    old, new = _content(before), _content(after)
    with translated(after, "read"):
        return differences(old, new)


def _content(path: Path) -> bytes:
    """Return the bytes of a workbook, so that a broken one is told by its own name."""
    with translated(path, "read"):
        data = content_of(path)
        Workbook(Package(data))
        return data
