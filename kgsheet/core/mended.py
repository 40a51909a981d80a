"""What `restore` has put back, as values."""

from __future__ import annotations

from collections.abc import Iterable

from kgsheet.core.cells import Area
from kgsheet.messages.mending import MENDED, MENDED_COLUMNS, Mend
from kgsheet.values import frozen


@frozen(kw_only=True)
class Mended:
    """One thing that was put back.

    Attributes:
        name: the heading of a column or the key of a setting; empty for a whole block.
        area: the cells that it is about.
    """

    what: Mend
    sheet: str
    name: str = ""
    area: Area

    @property
    def message(self) -> str:
        """The Vietnamese sentence that says what was put back."""
        return _sentence([self])


def told(mended: Iterable[Mended]) -> list[str]:
    """Return one sentence for all columns of a sheet that were mended alike.

    >>> area = Area(first_row=5, first_column=7, last_row=9, last_column=7)
    >>> told([Mended(what=Mend.LIST, sheet="Nhiệm vụ", name="Loại", area=area)])
    ['Đã khôi phục danh sách chọn của cột “Loại” (trang “Nhiệm vụ”).']
    """
    groups: dict[tuple[object, ...], list[Mended]] = {}
    for one in mended:
        key = (one.sheet, one.what, one.area if one.what is Mend.COLOURS else None)
        groups.setdefault(key, []).append(one)
    return [_sentence(group) for group in groups.values()]


def _sentence(group: list[Mended]) -> str:
    first = group[0]
    headings = ", ".join(dict.fromkeys(f"“{one.name}”" for one in group))
    names = MENDED_COLUMNS.format(headings=headings)
    return MENDED[first.what].format(names=names, sheet=first.sheet, area=first.area)
