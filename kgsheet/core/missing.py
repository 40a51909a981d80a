"""Says what is missing or ambiguous where a table of the schema is not found (KG302)."""

from __future__ import annotations

from collections.abc import Sequence

from kgsheet.core.cells import Sheet, Snapshot
from kgsheet.core.headings import Header, missing_columns, nearest_header
from kgsheet.core.schema import TASKS, Table
from kgsheet.errors import Place, Problem
from kgsheet.messages import MISSING, Code


def explain_missing(snapshot: Snapshot, table: Table) -> Problem:
    """Return the problem (KG302) that says what was looked for, where, and what comes nearest."""
    nearest = [
        (sheet, header)
        for sheet in snapshot.sheets.values()
        if (header := nearest_header(sheet, table))
    ]
    if not nearest:
        names = ", ".join(f"“{column.heading}”" for column in table.required)
        sheets = ", ".join(f"“{name}”" for name in snapshot.sheets)
        is_empty = not any(sheet.rows for sheet in snapshot.sheets.values())
        key = "empty" if is_empty else "nothing"
        what = MISSING[key].format(headings=names, sheets=sheets)
        return _problem(Place(file=snapshot.file), what, MISSING["type_headings"])
    sheet, header = max(nearest, key=lambda one: len(one[1].columns))
    return columns_missing(table, sheet, header)


def ambiguous(table: Table, starts: Sequence[tuple[Sheet, Header]]) -> Problem:
    """Return the problem that names the places that look like a table."""
    places = "; ".join(
        MISSING["place"].format(sheet=sheet.name, row=header.row) for sheet, header in starts
    )
    what = MISSING["two_blocks"].format(count=len(starts), table=table.sheet, places=places)
    sheet, header = starts[1]
    place = Place(sheet=sheet.name, row=header.row)
    return _problem(place, what, MISSING["name_one"].format(table=table.name))


def columns_missing(table: Table, sheet: Sheet, header: Header, name: str = "") -> Problem:
    """Return the problem that names the required columns which a heading row lacks.

    Args:
        table: what the heading row is of.
        sheet: where it stands.
        header: the heading row.
        name: the name of the Excel table, if it is one.
    """
    headings = ", ".join(f"“{column.heading}”" for column in missing_columns(table, header))
    present = ", ".join(f"“{table.column(field).heading}”" for field in header.columns)
    key = "columns_of_table" if name else "columns"
    what = MISSING[key].format(
        headings=headings, row=header.row, present=present or MISSING["none"], table=name
    )
    place = Place(sheet=sheet.name, row=header.row)
    return _problem(place, what, MISSING["add_column"].format(headings=headings))


def no_agency(sheet: str, header: Header) -> Problem:
    """Return the problem of tasks that neither a column nor a heading row gives an agency."""
    column = TASKS.column("lead_agency")
    place = Place(sheet=sheet, row=header.row, column=column.heading)
    what = MISSING["no_agency"].format(heading=column.heading, row=header.row)
    return _problem(place, what, MISSING["add_column"].format(headings=f"“{column.heading}”"))


def _problem(place: Place, what: str, remedy: str) -> Problem:
    return Problem(code=Code.BLOCK_MISSING, where=place, facts={"what": what, "remedy": remedy})
