"""What identifies a document: its symbol, number and day, in the header and in every annex."""

from __future__ import annotations

from datetime import date

from kgsheet.core.master import Settings
from kgsheet.core.numbering.symbols import number_text, symbol_of
from kgsheet.core.reference_types import TYPE_NAMES
from kgsheet.messages.wording import (
    ATTACHED,
    BLANK,
    ELECTRONIC_FORM,
    PLACE_AND_DATE,
)
from kgsheet.values import frozen


@frozen
class Issue:
    """The number and the day that a document got from the register."""

    number: int
    day: date


@frozen(kw_only=True)
class Dating:
    """Number and date of a document as printed; what is not known yet is blank."""

    number: str = BLANK
    day: str = BLANK
    month: str = BLANK
    year: str = BLANK


def dating_of(settings: Settings, issue: Issue | None) -> Dating:
    """Return number and date; a draft has month and year where the day is planned.

    >>> dating_of(Settings(), Issue(9, date(2025, 2, 4)))
    Dating(number='09', day='04', month='02', year='2025')
    """
    if issue is None:
        planned = settings.report_date
        return Dating(month=month_text(planned), year=str(planned.year)) if planned else Dating()
    return Dating(
        number=number_text(issue.number),
        day=f"{issue.day.day:02}",
        month=month_text(issue.day),
        year=str(issue.day.year),
    )


def month_text(day: date) -> str:
    """Return a month as dates print it (Decree 30/2020, I-II-4b): only 1 and 2 take a zero.

    >>> month_text(date(2025, 2, 1)), month_text(date(2025, 7, 1))
    ('02', '7')
    """
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def header_fields(doc_type: str, settings: Settings, dating: Dating) -> dict[str, str]:
    """Return the fields of number, symbol, place and date."""
    symbol = symbol_of(doc_type, settings)
    return {
        "so": dating.number,
        "ky_hieu": symbol,
        "so_ky_hieu": f"{dating.number}/{symbol}",
        "ngay": dating.day,
        "thang": dating.month,
        "nam_van_ban": dating.year,
        "ngay_thang": PLACE_AND_DATE.format(
            place=settings.place, day=dating.day, month=dating.month, year=dating.year
        ),
    }


def attached_fields(doc_type: str, settings: Settings, dating: Dating) -> dict[str, str]:
    """Return the fields of the line that ties an annex to its document.

    Decree 30/2020, forms 2.1 and 2.2: filled on paper, left unfilled in an electronic document.
    """
    if settings.form == ELECTRONIC_FORM:
        dating = Dating()
    line = ATTACHED.format(
        type=TYPE_NAMES[doc_type],
        symbol=f"{dating.number}/{symbol_of(doc_type, settings)}",
        day=dating.day,
        month=dating.month,
        year=dating.year,
        issuer=settings.issuer,
    )
    return {
        "dong": line,
        "so": dating.number,
        "ngay": dating.day,
        "thang": dating.month,
        "nam": dating.year,
    }
