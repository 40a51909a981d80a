"""Database ranges, which LibreOffice makes of Excel's tables."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

from kgsheet.hosts.libreoffice.worker.office import Office, Unknown, operation


@operation
def tables(office: Office) -> List[Dict[str, Any]]:
    """Return name, sheet, area, header and totals of every table of the document."""
    titles = office.document.Sheets.ElementNames
    ranges = office.document.DatabaseRanges
    return [_described(ranges.getByName(name), name, titles) for name in ranges.ElementNames]


def _described(table: Any, name: str, titles: Sequence[str]) -> Dict[str, Any]:
    area = table.DataArea
    return {
        "name": name,
        "sheet": titles[area.Sheet],
        "area": [area.StartRow + 1, area.StartColumn + 1, area.EndRow + 1, area.EndColumn + 1],
        "has_header": bool(table.ContainsHeader),
        "has_totals": bool(table.TotalsRow),
        "has_autofilter": bool(table.AutoFilter),
    }


@operation
def resize_table(office: Office, name: str, area: Sequence[int]) -> None:
    """Move the ends of a table."""
    ranges = office.document.DatabaseRanges
    if not ranges.hasByName(name):
        raise Unknown(name)
    table = ranges.getByName(name)
    place = table.DataArea
    top, left, bottom, right = area
    place.StartRow, place.StartColumn = top - 1, left - 1
    place.EndRow, place.EndColumn = bottom - 1, right - 1
    table.DataArea = place
