"""Roll-ups made by hand, and the page for a browser read back as a strict parser sees it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from lxml import etree

from kgsheet.core.rollup import Missing, RollUp, roll_up
from kgsheet.core.rollup_changes import Changes
from kgsheet.core.rollup_offices import Office, OfficeTask
from kgsheet.core.tasks import State
from kgsheet.rollup import write_html

DAY = date(2025, 6, 30)
_ENDS = {"I": (3, 31), "II": (6, 30), "III": (9, 30), "IV": (12, 31)}


def task(number: int, agency: str, quarter: str | None, state: State | None = None) -> OfficeTask:
    """Return a task of a quarter such as `II/2025`, overdue where that is past, unless told."""
    due = None
    if quarter:
        name, year = quarter.split("/")
        due = date(int(year), *_ENDS[name])
    late = bool(due and due <= DAY)
    state = state or (State.OVERDUE if late else State.IN_TIME)
    return OfficeTask(
        id=str(number),
        title=f"Đề án {number}",
        agency=agency,
        quarter=quarter,
        deadline=f"Quý {quarter}" if quarter else "",
        due=due,
        state=state,
        days_late=(DAY - due).days if due and state is State.OVERDUE else None,
    )


def total_of(**offices: Sequence[OfficeTask]) -> RollUp:
    """Return the sum of workbooks."""
    return roll_up([Office(name, DAY, tuple(tasks)) for name, tasks in offices.items()])


def page_bytes(
    total: RollUp, missing: Sequence[Missing] = (), changes: Changes | None = None
) -> bytes:
    """Return the page."""
    stream = BytesIO()
    write_html(stream, total, missing, changes)
    return stream.getvalue()


def page(
    total: RollUp, missing: Sequence[Missing] = (), changes: Changes | None = None
) -> etree._Element:
    """Return the page as a parser reads it that stops at the first fault."""
    written = page_bytes(total, missing, changes)
    return etree.fromstring(written, etree.XMLParser(resolve_entities=False))


def text(element: etree._Element) -> str:
    """Return all text of an element, its ends stripped."""
    return "".join(map(str, element.itertext())).strip()


def section(root: etree._Element, name: str) -> etree._Element:
    """Return a section by its name."""
    [found] = root.findall(f".//section[@id='{name}']")
    return found


def rows(root: etree._Element, name: str) -> list[list[str]]:
    """Return what the rows of a section's table say, bars left out."""
    body = section(root, name).findall(".//tbody/tr")
    return [
        [text(cell) for cell in row if cell.find("svg[@class='bar']") is None or text(cell)]
        for row in body
    ]


def headings(root: etree._Element, name: str) -> list[str]:
    """Return the headings of a section's table."""
    return [text(cell) for cell in section(root, name).findall(".//thead/tr/th")]
