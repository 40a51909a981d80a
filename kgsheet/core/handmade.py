"""Tells apart the rows of a sheet that people laid out by hand.

Beside tasks there are rows that name an agency over its tasks, column numbers under the headings,
repeated headings, subtotals, totals and signatures. A row is classed by its own cells alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from kgsheet.core.cells import CellValue
from kgsheet.core.text import fold, normalize
from kgsheet.on_use import regex
from kgsheet.values import frozen

_TOTALS = regex(r"tổng (cộng|số(?! (hóa|hoá|liệu)\b))\b", re.IGNORECASE)
_SUBTOTAL = regex(r"(tiểu )?cộng\b(?! (tác|đồng|hòa|hoà|sinh)\b)|tổng\s*:?\s*\d*$", re.IGNORECASE)
_SURE_SIGNATURE = regex(r"nơi nhận\s*:?$|(tm|kt|tl|tuq)\.\s", re.IGNORECASE)
_SIGNATURE = regex(
    r"nơi nhận\s*:|[*( ]*ghi chú\s*:|người lập|lập biểu|thủ trưởng|(tm|kt|tl|tuq|q)\.\s*\w"
    r"|(phó )?(chủ tịch|giám đốc|chánh văn phòng)$|[^,]{2,40},\s*ngày\b.{0,12}tháng\b.*năm",
    re.IGNORECASE,
)
# Words that open the name of an agency; several of them open a task too, so more must follow.
_AGENCY_WORDS = regex(
    r"(sở|ubnd|ủy ban nhân dân|uỷ ban nhân dân|công an|bộ chỉ huy|chi cục"
    r"|cục (thuế|thống kê|hải quan|quản lý|thi hành)"
    r"|thanh tra (tỉnh|thành phố|huyện|sở|nhà nước)"
    r"|văn phòng (ubnd|ủy ban|uỷ ban|hđnd|hội đồng|đoàn|tỉnh|huyện|thành|đăng ký|điều phối)"
    r"|ban (dân tộc|quản lý|tổ chức|tuyên giáo|dân vận|nội chính|chỉ huy))\b"
    r"(?!.*\b(chủ trì|phối hợp|tham mưu|triển khai|thực hiện)\b)",
    re.IGNORECASE,
)
_SECTION_WORDS = regex(r"(lĩnh vực|nhóm|các)\b", re.IGNORECASE)
_ROMAN_OR_LETTER = regex(r"([IVX]+|[A-H])\.?")
_COLUMN_NUMBER = regex(r"\(?\s*(\d{1,2}|[A-H])\s*\)?(\s*=[\d\s()+*/-]+\)?)?")
_ORDER_NUMBER = regex(r"\d{1,5}(\.\d{1,3})*[.)]?|[a-zđ][.)]?|[-+*•]")
_COUNT = regex(r"\d{1,3}( (nhiệm vụ|đề án|kế hoạch|văn bản)\b.*)?", re.IGNORECASE)
_PRINTED_COUNT = regex(r"\s*\(\s*\d{1,4}[^()]*\)\s*:?$")
_NUMBER = regex(r"\d+")
_COUNT_AFTER_COLON = regex(r"\s*:\s*\d{1,4}\b[^:]*$")

_NAMING_FIELDS = frozenset({"title", "lead_agency"})


class RowKind(StrEnum):
    """What a row of a hand-made sheet is."""

    DATA = "data"
    BLANK = "blank"
    SKIPPED = "skipped"  # column numbers, repeated headings, subtotals, headings of sections
    AGENCY = "agency"
    TOTALS = "totals"
    SIGNATURE = "signature"


@frozen(kw_only=True)
class Sorting:
    """What the rows of one block are told apart by.

    Attributes:
        columns: column number by field.
        headings: the heading row's cells, to know it when it is repeated.
        agency_names: folded names of known agencies.
    """

    columns: Mapping[str, int]
    headings: Mapping[int, CellValue]
    agency_names: frozenset[str]


def classify(cells: Mapping[int, CellValue], sorting: Sorting) -> RowKind:
    """Return what a row is.

    Args:
        cells: the cells that hold anything, by column number.
        sorting: what to compare them with.
    """
    if not cells:
        return RowKind.BLANK
    texts = [normalize(value) for value in cells.values() if isinstance(value, str)]
    if _is_complete(cells, sorting):
        return _complete_kind(cells, sorting, texts)
    for kind, test in _TESTS:
        if any(test.match(text) for text in texts[:2]):
            return kind
    if _is_column_numbers(cells):
        return RowKind.SKIPPED
    if is_agency_heading(cells, sorting):
        return RowKind.AGENCY
    if _is_section(cells, sorting):
        return RowKind.SKIPPED
    known = set(sorting.columns.values())
    has_content = any(column in known and not _is_order(cell) for column, cell in cells.items())
    return RowKind.DATA if has_content else RowKind.BLANK


def is_agency_heading(cells: Mapping[int, CellValue], sorting: Sorting) -> bool:
    """Return whether a row holds nothing but an agency, with or without its number."""
    name = lone_text(cells, sorting)[1]
    if not name:
        return False
    if fold(agency_name(name)) in sorting.agency_names:
        return True
    if _AGENCY_WORDS.match(agency_name(name)):
        return True
    if "lead_agency" in sorting.columns or _SECTION_WORDS.match(agency_name(name)):
        return False
    return _has_roman(cells) or bool(_PRINTED_COUNT.search(name))


def lone_text(cells: Mapping[int, CellValue], sorting: Sorting) -> tuple[int, str]:
    """Return column and text of a row that holds a name, its number and counts at most.

    The column is 0 and the text empty where it holds more.
    """
    names = {sorting.columns.get(field) for field in _NAMING_FIELDS}
    others = set(sorting.columns.values()) - names
    texts = {
        column: normalize(cell)
        for column, cell in cells.items()
        if isinstance(cell, str) and not _ROMAN_OR_LETTER.fullmatch(cell.strip())
    }
    wordy = {
        column: text for column, text in texts.items() if not (_is_order(text) or _is_count(text))
    }
    is_more = any(c in others and c not in wordy and not _is_count(cells[c]) for c in cells)
    if len(wordy) != 1 or is_more:
        return 0, ""
    return next(iter(wordy.items()))


def agency_name(text: str) -> str:
    """Return a heading without its numbering and the printed count; `H.` may mean a district.

    >>> agency_name("III. Sở Xây dựng (03)")
    'Sở Xây dựng'
    """
    name = re.sub(r"^([IVX]+|[A-G])\s*[.)/-]\s*", "", normalize(text))
    return _COUNT_AFTER_COLON.sub("", _PRINTED_COUNT.sub("", name)).rstrip(" :")


def printed_count(text: str) -> int | None:
    """Return how many tasks the heading of an agency says are below it; a year counts nothing.

    >>> printed_count("III. Sở Xây dựng (03)"), printed_count("Sở Y tế"), printed_count("Sở A: 2")
    (3, None, 2)
    """
    printed = _PRINTED_COUNT.search(normalize(text)) or _COUNT_AFTER_COLON.search(normalize(text))
    numbers = _NUMBER.findall(printed[0]) if printed else []
    return int(numbers[0]) if len(numbers) == 1 and len(numbers[0]) < 4 else None


_SUMS = ((RowKind.TOTALS, _TOTALS), (RowKind.SKIPPED, _SUBTOTAL))
_TESTS = (*_SUMS, (RowKind.SIGNATURE, _SIGNATURE))


def _is_complete(cells: Mapping[int, CellValue], sorting: Sorting) -> bool:
    title, deadline = (sorting.columns.get(field, 0) for field in ("title", "deadline"))
    return title in cells and deadline in cells and not _is_column_numbers(cells)


def _complete_kind(
    cells: Mapping[int, CellValue], sorting: Sorting, texts: Sequence[str]
) -> RowKind:
    """A row with both title and deadline is a task, unless it surely is something else."""
    if _is_repeat(cells, sorting):
        return RowKind.SKIPPED
    if any(_SURE_SIGNATURE.match(text) for text in texts):
        return RowKind.SIGNATURE
    title, deadline = sorting.columns["title"], cells[sorting.columns["deadline"]]
    if isinstance(deadline, str) and not (_is_order(deadline) or _is_count(deadline)):
        return RowKind.DATA
    # A note may speak of sums too; the label of a sum stands at its left.
    labels = [cell for column, cell in cells.items() if column <= title and isinstance(cell, str)]
    for kind, test in _SUMS:
        if any(test.match(normalize(label)) for label in labels):
            return kind
    counts_tasks = _is_count(deadline) and is_agency_heading(cells, sorting)
    return RowKind.AGENCY if counts_tasks else RowKind.DATA


def _is_repeat(cells: Mapping[int, CellValue], sorting: Sorting) -> bool:
    """Whether a row repeats the headings, or is the second row of headings merged downward."""
    columns = (sorting.columns["title"], sorting.columns["deadline"])
    return all(cells[column] == sorting.headings.get(column) for column in columns)


def _is_column_numbers(cells: Mapping[int, CellValue]) -> bool:
    return len(cells) >= 3 and all(
        _COLUMN_NUMBER.fullmatch(str(cell).strip()) for cell in cells.values()
    )


def _is_section(cells: Mapping[int, CellValue], sorting: Sorting) -> bool:
    return bool(lone_text(cells, sorting)[1]) and _has_roman(cells)


def _has_roman(cells: Mapping[int, CellValue]) -> bool:
    return any(
        isinstance(cell, str)
        and _ROMAN_OR_LETTER.match(cell.strip()) is not None
        and (_ROMAN_OR_LETTER.fullmatch(cell.strip()) or re.match(r"([IVX]+|[A-H])[.)]\s", cell))
        for cell in cells.values()
    )


def _is_count(cell: CellValue) -> bool:
    """Whether a cell may count the tasks of an agency: a year has four digits."""
    if isinstance(cell, str):
        return _COUNT.fullmatch(normalize(cell)) is not None
    return isinstance(cell, int) and 0 <= cell < 1000


def _is_order(cell: CellValue) -> bool:
    return isinstance(cell, int) or (
        isinstance(cell, str) and _ORDER_NUMBER.fullmatch(cell.strip()) is not None
    )
