"""Reads number, symbol and day of a document from their lines."""

from __future__ import annotations

import re

from kgsheet.core.reference_types import DECREE_TYPES
from kgsheet.documents.layout.lines import Line
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.words import LETTER, TYPE_OF_TITLE
from kgsheet.values import frozen

# Types that name addressees (I-II-9b); a report does when it goes to a superior.
ADDRESSED_TYPES = (LETTER, "BC", "TTr")

_NUMBER = re.compile(
    r"^(?:[^\W\d]{2}\s*[:.;]?)?\s*(?P<number>[^/]*?)(?P<space>\s?)/(?P<symbol>.+)$"
)
_BLANK = re.compile(r"[\s.…_]*")
_DATED = re.compile(
    r"ngày\s*(?P<day>[\d.…_\s]*?)\s*tháng\s*(?P<month>[\d.…_\s]*?)\s*năm\s*(?P<year>[\d.…_\s]*)",
    re.IGNORECASE,
)


_ATTACHED = re.compile(
    r"^\((?:Ban hành k|K)èm theo (?P<type>.+?) số\s*:?\s*(?P<number>[^/]*?)\s*/"
    r"(?P<symbol>\S+(?: ?- ?\S+)?)\s+ngày\s*(?P<day>[\d.…_\s]*?)\s*tháng\s*"
    r"(?P<month>[\d.…_\s]*?)\s*năm\s*(?P<year>[\d.…_\s]*?)\s*của (?P<issuer>.+)\)$"
)


_LOOSE_NUMBER = re.compile(r"\bsố\s*:?\s*(\d+)\s*/", re.IGNORECASE)


@frozen(kw_only=True)
class Numbered:
    """A number and symbol as written; `is_loose`: with spaces around the stroke."""

    number: str
    symbol: str
    written: str
    is_loose: bool

    @property
    def is_blank(self) -> bool:
        """Whether the number is left open, as in a draft."""
        return is_blank(self.number)


@frozen(kw_only=True)
class Dated:
    """The figures of a day as written; blanks as empty texts."""

    day: str
    month: str
    year: str


@frozen(kw_only=True)
class Attached:
    """What an annex says of the document it belongs to; a blank number is an empty text."""

    type: str
    number: str
    symbol: str
    day: Dated
    issuer: str


def parse_number(line: Line | None) -> Numbered | None:
    """Return number and symbol of a line, `None` when it has none."""
    found = _NUMBER.match(line.text) if line is not None else None
    if found is None:
        return None
    number, symbol = found["number"].strip(), found["symbol"]
    blank = is_blank(number)
    written = f"{'' if blank else number}{'' if blank else found['space']}/{symbol}"
    loose = (bool(found["space"]) and not blank) or symbol != symbol.strip()
    return Numbered(number=number, symbol=symbol, written=written, is_loose=loose)


def parse_date(line: Line | None) -> Dated | None:
    """Return the figures of a day, `None` when the line has none."""
    found = _DATED.search(line.text) if line is not None else None
    return dated(found) if found else None


def parse_attached(text: str) -> Attached | None:
    """Return what a line such as “(Kèm theo …)” says, `None` when it is of another form."""
    found = _ATTACHED.match(text)
    if found is None:
        return None
    number = found["number"].strip()
    return Attached(
        type=found["type"],
        number="" if is_blank(number) else number,
        symbol=re.sub(r"\s", "", found["symbol"]),
        day=dated(found),
        issuer=found["issuer"],
    )


def attached_number(text: str) -> str:
    """Return the number that a line of any form names, empty where it names none.

    >>> attached_number("(ban hành kèm theo Báo cáo số 469/BC-UBND ngày 11/7/2017)")
    '469'
    """
    found = _LOOSE_NUMBER.search(text)
    return found[1] if found else ""


def same_number(one: str, two: str) -> bool:
    """Return whether two numbers are one, however many zeros stand in front.

    >>> same_number("9", "09"), same_number("104a", "104")
    (True, False)
    """
    return one == two or (one.isdecimal() and two.isdecimal() and int(one) == int(two))


def dated(found: re.Match[str]) -> Dated:
    """Return day, month and year of a match, blanks as empty texts."""
    values = {key: found[key].strip() for key in ("day", "month", "year")}
    return Dated(**{key: "" if is_blank(one) else one for key, one in values.items()})


def is_blank(text: str) -> bool:
    """Return whether a text is a place to be filled in: nothing, spaces or dots.

    >>> is_blank(" …… "), is_blank("07")
    (True, False)
    """
    return _BLANK.fullmatch(text) is not None


def is_letter(outline: Outline) -> bool:
    """Return whether a document is a letter (công văn), which has no name of its type."""
    if outline.title.type is not None or outline.is_annex_only:
        return False
    if outline.head.subject:
        return True
    parsed = parse_number(outline.head.number)
    first = re.split("[-–—]", parsed.symbol.strip())[0].strip() if parsed else ""
    return bool(first) and first not in DECREE_TYPES


def kind_of(outline: Outline) -> str:
    """Return the abbreviation of a document's type, of letters too, empty when unknown."""
    if is_letter(outline):
        return LETTER
    title = outline.title.type
    return TYPE_OF_TITLE.get(title.text.casefold(), "") if title is not None else ""
