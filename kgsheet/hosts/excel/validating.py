"""Puts drop-downs and input hints of a live sheet right.

xlwings can set a drop-down and nothing else of it: a rule with its hint is copied from a cell that
still has it. Where none has it, the closed file is the place to put it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

import xlwings as xw

from kgsheet.core.block_rules import AreaRules, BlockRules
from kgsheet.core.cells import Area, TableRef
from kgsheet.core.mended import Mended
from kgsheet.core.sheet_rules import SPARE_ROWS, Validation
from kgsheet.core.writing import contains
from kgsheet.hosts.excel.pieces import pieces
from kgsheet.hosts.excel.reading import range_of
from kgsheet.messages.mending import Mend
from kgsheet.ooxml.areas import parse_area
from kgsheet.values import frozen

_DIFFER = ("mixed_criteria", "inconsistent")
_HINT_ONLY = ("none", "unknown")
_LIST_OF_CELLS = re.compile(r"OFFSET\('((?:[^']|'')+)'!(\$?[A-Z]+\$?\d+),", re.IGNORECASE)


@frozen
class Seen:
    """What cells have: a rule; none of them where people made one of another kind."""

    rule: Validation | None


class Validator:
    """The drop-downs and hints of one live sheet.

    Args:
        sheet: the sheet.
        tables: all tables of the workbook.

    Attributes:
        mended_rows: a row of each piece of a column that was mended.
    """

    def __init__(self, sheet: xw.Sheet, tables: Sequence[TableRef]) -> None:
        self._sheet, self._tables = sheet, tables
        self.mended_rows: set[int] = set()

    def mend(self, block: BlockRules) -> Iterator[Mended]:
        """Put the rules of a block right, and yield those that were not."""
        for rule in block.cells:
            if not rule.validation.is_empty:
                wrong = list(self._wrong(rule))
                self.mended_rows |= {area.first_row for area in wrong}
                if wrong:
                    what = self._put(rule, wrong, block.floor)
                    yield Mended(what=what, sheet=block.sheet, name=rule.name, area=rule.area)

    def _wrong(self, rule: AreaRules) -> Iterator[Area]:
        """Yield the cells that lack the rule; where only a hint is wanted, other rules may stay."""
        wanted = rule.validation
        for first, last, seen in self._seen(rule.area):
            is_theirs = not wanted.source and (seen.rule is None or bool(seen.rule.source))
            if not is_theirs and not says(seen, wanted):
                yield replace(rule.area, first_row=first, last_row=last)

    def _seen(self, area: Area) -> Iterator[tuple[int, int, Seen]]:
        def ask(first: int, last: int) -> Seen | None:
            return _asked(range_of(self._sheet, replace(area, first_row=first, last_row=last)))

        return pieces((area.first_row, area.last_row), ask)

    def _put(self, rule: AreaRules, wrong: Sequence[Area], floor: int) -> Mend:
        model = self._model(rule, floor)
        for area in wrong:
            if not self._copied(model, area) and not self._listed(rule.validation, area):
                return Mend.LATER
        return Mend.LIST if rule.validation.source else Mend.HINT

    def _model(self, rule: AreaRules, floor: int) -> xw.Range | None:
        """A cell that still has the rule: in the column, or in the spare rows below it."""
        spare = min(rule.area.last_row + SPARE_ROWS, floor) if rule.has_spare else 0
        for area in (
            rule.area,
            replace(rule.area, first_row=rule.area.last_row + 1, last_row=spare),
        ):
            for first, _, seen in self._seen(area) if area.first_row <= area.last_row else ():
                if says(seen, rule.validation):
                    return self._sheet.range((first, rule.area.first_column))
        return None

    def _copied(self, model: xw.Range | None, area: Area) -> bool:
        if model is None:
            return False
        try:
            model.copy()
            range_of(self._sheet, area).paste(paste="validation")
        except NotImplementedError:
            return False
        with suppress(NotImplementedError):
            self._sheet.book.app.cut_copy_mode = False
        return True

    def _listed(self, wanted: Validation, area: Area) -> bool:
        """Set a drop-down without a hint; one that only warns cannot be set so."""
        source = self._source(wanted)
        if not source or wanted.is_mild:
            return False
        rule = range_of(self._sheet, area).data_validation
        rule.delete()
        rule.set_list(source)
        return True

    def _source(self, wanted: Validation) -> list[str] | xw.Range | None:
        if wanted.source.startswith('"'):
            return _items(wanted.source)
        found = _LIST_OF_CELLS.match(wanted.source)
        first = parse_area(found[2]) if found else None
        if not found or not first:
            return None
        title = found[1].replace("''", "'")
        for table in self._tables:
            if table.sheet == title and contains(table.area, first.first_row, first.first_column):
                last_row = table.area.last_row
                return range_of(self._sheet.book.sheets[title], replace(first, last_row=last_row))
        return None


def _asked(cells: xw.Range) -> Seen | None:
    """What all the cells have, None where they differ."""
    found = cells.data_validation
    kind = found.type
    if kind in _DIFFER:
        return None
    if kind in _HINT_ONLY:
        return Seen(Validation(hint=found.input_message or ""))
    if kind != "list":
        return Seen(None)
    if found.source is None:
        return None
    return Seen(
        Validation(
            source=found.source,
            is_mild=found.alert_style == "warning",
            is_checked=bool(found.show_error),
            hint=found.input_message or "",
        )
    )


def says(seen: Seen, wanted: Validation) -> bool:
    """Return whether cells have a rule, in whatever spelling of its formula.

    >>> says(Seen(Validation(source="a;b")), Validation(source='"a,b"'))
    True
    """
    rule = seen.rule
    if rule is None or rule.hint.split() != wanted.hint.split():
        return False
    same_kind = (rule.is_mild, rule.is_checked) == (wanted.is_mild, wanted.is_checked)
    return _bare(rule.source) == _bare(wanted.source) and (not wanted.source or same_kind)


def _bare(source: str) -> str:
    """A source without what programs write differently."""
    if "!" not in source:
        return ",".join(_items(source))
    return re.sub(r"[\s'$=]", "", source).replace(";", ",").casefold()


def _items(source: str) -> list[str]:
    return [one.strip() for one in re.split("[,;]", source.replace('"', ""))]
