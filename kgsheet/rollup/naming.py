"""How the summary names what has no name, wherever it is shown."""

from __future__ import annotations

from kgsheet.messages.sheets import NO_AGENCY_TEXT, NO_QUARTER_TEXT, QUARTER_TEXT


def agency_name(name: str | None) -> str:
    """Return the agency as tables name it.

    >>> agency_name("Sở Y tế"), agency_name(None)
    ('Sở Y tế', '(chưa ghi đơn vị)')
    """
    return name or NO_AGENCY_TEXT


def quarter_heading(name: str | None) -> str:
    """Return the quarter as tables name it.

    >>> quarter_heading("II/2025"), quarter_heading(None)
    ('Quý II/2025', 'Nhiều năm hoặc không có hạn')
    """
    return QUARTER_TEXT.format(quarter=name) if name else NO_QUARTER_TEXT
