"""What a rule is, and the table around the row it looks at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from itertools import islice
from typing import TypeVar

from kgsheet.core.agencies import AgencyIndex
from kgsheet.core.blocks import Block
from kgsheet.core.cells import address, display
from kgsheet.core.lines import Line
from kgsheet.core.master import Settings
from kgsheet.errors import Place, Problem
from kgsheet.messages import Code
from kgsheet.values import frozen

Member = TypeVar("Member")


@frozen(kw_only=True)
class Context:
    """The table around a row.

    Attributes:
        as_of: the cut-off day D.
        agencies: the list of agencies; empty where the workbook has none.
        titles: the folded title of each row, which several rules compare.
    """

    block: Block
    as_of: date
    settings: Settings = field(default_factory=Settings)
    agencies: AgencyIndex = field(default_factory=AgencyIndex)
    titles: tuple[str, ...] = ()

    def place(self, line: Line, name: str) -> Place:
        """Return the cell of a row, the row itself where the sheet lacks the column."""
        column = self.block.columns.get(name)
        return Place(
            sheet=self.block.sheet,
            cell=address(line.row.number, column) if column else "",
            row=line.row.number,
            column=self.block.table.column(name).heading,
        )

    def problem(self, code: Code, line: Line, name: str, **facts: object) -> Problem:
        """Return a problem of one cell."""
        found = display(line.row.values.get(name))
        return Problem(code=code, where=self.place(line, name), facts=facts, found=found)


RowCheck = Callable[[Line, Context], Iterable[Problem]]
TableCheck = Callable[[tuple[Line, ...], Context], Iterable[Problem]]


@frozen
class RowRule:
    """A rule that looks at one row."""

    code: Code
    check: RowCheck


@frozen
class TableRule:
    """A rule that looks at all rows together."""

    code: Code
    check: TableCheck


def excerpt(text: str, most: int = 80) -> str:
    """Return the beginning of a text, enough to know it by.

    >>> excerpt("Xây dựng Đề án làng nghề", 12)
    'Xây dựng Đề…'
    """
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def changed_piece(before: str, after: str, beside: int = 40) -> str:
    """Return a text that was changed; of a long one what differs, with some letters beside it.

    >>> changed_piece("Đề án chợ quê giai đoạn 2016- 2020", "Đề án chợ quê giai đoạn 2016-2020", 10)
    '…đoạn 2016-2020'
    """
    same, same_end = _same(before, after), _same(before[::-1], after[::-1])
    first, last = same - beside, max(same, len(after) - same_end) + beside
    start = f"…{after[first:]}" if first > 0 else after
    return f"{start[: last - len(after)]}…" if last < len(after) else start


def _same(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    unlike = (index for index, (left, right) in enumerate(pairs) if left != right)
    return next(unlike, min(len(one), len(other)))


def other_rows(lines: Iterable[Line], line: Line, most: int = 5) -> str:
    """Return the row numbers of the other lines, as text, cut after some."""
    numbers = (str(one.row.number) for one in lines if one is not line)
    shown = ", ".join(islice(numbers, most))
    return shown if next(numbers, None) is None else f"{shown}…"


def sharing(members: Iterable[Member], keys: Sequence[Hashable]) -> Mapping[Hashable, list[Member]]:
    """Return the members that share a key with another, by that key; no key is shared by none."""
    counts = Counter(filter(None, keys))
    groups: dict[Hashable, list[Member]] = {key: [] for key, count in counts.items() if count > 1}
    for member, key in zip(members, keys, strict=True):
        if key in groups:
            groups[key].append(member)
    return groups
