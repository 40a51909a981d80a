"""Tells what cells in the usual spelling hold, by tables that fill as they are asked.

What a cell holds follows from its start tag behind the address, its head, and from its text. Heads
are few and texts repeat, so that most cells cost a look into two tables.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from kgsheet.core.cells import CellError, CellValue, MonthYear, NoResult
from kgsheet.core.writing import settled
from kgsheet.ooxml.cellxml import moment
from kgsheet.ooxml.entities import unescape
from kgsheet.ooxml.proof import Proof, UnusualError
from kgsheet.ooxml.strings import shown
from kgsheet.ooxml.styles import Styles
from kgsheet.ooxml.xmltext import attributes

_MOST_KNOWN, _LONGEST_KNOWN, _MOST_HEADS = 1 << 16, 100, 1 << 12
_NUMBER = re.compile(rb"-?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?")
_INDEX = re.compile(rb"\d{1,9}")
_STYLE = re.compile("[0-9]{1,9}")
_TRUTHS = {b"0": False, b"1": True}
_ERRORS = (b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!")
# Programs differ on days before, for Excel believes in 29 February 1900; there are none after.
_FIRST_DAY, _END_OF_DAYS = 61, 2_958_466
_MILLISECONDS = 86_400_000


class Known(dict[bytes | None, CellValue]):
    """The values of cells of one kind by their text, worked out once each; no text is no value."""

    def __init__(self, read: Callable[[bytes], CellValue]) -> None:
        super().__init__({None: None})
        self._read = read

    def __missing__(self, text: bytes) -> CellValue:
        value = self._read(text)
        if len(text) <= _LONGEST_KNOWN and len(self) < _MOST_KNOWN:
            self[text] = value
        return value


class Kinds(dict[bytes, Known]):
    """The tables of values by the heads of cells.

    Args:
        strings: the shared strings as they are shown.
        proof: proves the heads.
    """

    def __init__(
        self, strings: Sequence[str | None], styles: Styles | None, is_1904: bool, proof: Proof
    ) -> None:
        super().__init__()
        self._strings, self._styles, self._is_1904 = strings, styles, is_1904
        self._proof = proof
        self._of_numbers = [*map(Known, (_number, self._day, self._month))]
        self._shared, self._inline, self._texts = map(Known, (self._string, _refused, _text))
        self._by_type = {
            "s": self._shared,
            "inlineStr": self._inline,
            "str": self._texts,
            "b": Known(_truth),
            "e": Known(_error),
        }

    def __missing__(self, head: bytes) -> Known:
        """Return the table for a head that is new.

        Raises:
            UnusualError: the head is broken, or cells of its kind need a closer look.
        """
        tag = b'<c r="A1"' + head
        self._proof.add([tag if tag.endswith(b"/>") else tag + b"</c>"])
        known = self._table(attributes(tag))
        if len(self) < _MOST_HEADS:
            self[head] = known
        return known

    def result(self, head: bytes, text: bytes | None, formula: bytes | None) -> CellValue:
        """Return the value of a cell that has a formula, or nothing, or its text in other tags.

        Args:
            text: the result, None where the file carries none.

        Raises:
            UnusualError: programs differ on it.
        """
        known = self[head]
        if text is None or (not text and any(known is one for one in self._of_numbers)):
            return None if formula is None else _without_result(formula)
        if known is self._texts and not text:
            return None
        if known is self._shared and formula is not None:
            raise UnusualError
        return known[text]

    def inline(self, head: bytes, text: bytes, *, is_kept: bool) -> CellValue:
        """Return the value of a cell with an inline text.

        Raises:
            UnusualError: the cell is of another type, or programs differ on it.
        """
        if self[head] is not self._inline:
            raise UnusualError
        return shown([(unescape(text.decode()), is_kept)])

    def _table(self, said: dict[str, str]) -> Known:
        style, kind = said.get("s", "0"), said.get("t", "n")
        if not _STYLE.fullmatch(style) or kind not in ("n", *self._by_type):
            raise UnusualError
        return self._number_table(int(style)) if kind == "n" else self._by_type[kind]

    def _number_table(self, style: int) -> Known:
        styles, (numbers, days, months) = self._styles, self._of_numbers
        if styles is None or not styles.has(style):
            return numbers
        if styles.is_doubtful(style):
            return Known(_refused)
        if not styles.is_date(style):
            return numbers
        return months if style in styles.month_years else days

    def _string(self, text: bytes) -> CellValue:
        if not _INDEX.fullmatch(text) or int(text) >= len(self._strings):
            raise UnusualError
        return self._strings[int(text)]

    def _day(self, text: bytes) -> CellValue:
        number = self._counted(text)
        parts = number * _MILLISECONDS
        # Two ways of rounding may differ.
        is_exact = abs(parts - round(parts)) < 0.4 and not 0 < 1 - number < 1e-6
        if not is_exact or 1 <= number < _FIRST_DAY:
            raise UnusualError
        day = moment(number, is_1904=False)
        return settled(day) if number >= 1 else f"{day:%H:%M}"

    def _month(self, text: bytes) -> CellValue:
        day = moment(self._counted(text), is_1904=False)
        return MonthYear(day.year, day.month)

    def _counted(self, text: bytes) -> float:
        """Return the number by which a day or time is counted."""
        number = _float(text)
        if self._is_1904 or not 0 <= number < _END_OF_DAYS:
            raise UnusualError
        return number


def _without_result(formula: bytes) -> NoResult:
    if b"\r" in formula:
        raise UnusualError
    return NoResult(unescape(formula.decode()))


def _float(text: bytes) -> float:
    number = float(text) if _NUMBER.fullmatch(text) else math.inf
    if not math.isfinite(number):
        raise UnusualError
    return number


def _number(text: bytes) -> CellValue:
    return settled(_float(text))


def _text(text: bytes) -> CellValue:
    return shown([(unescape(text.decode()), True)])


def _truth(text: bytes) -> CellValue:
    if text not in _TRUTHS:
        raise UnusualError
    return _TRUTHS[text]


def _error(text: bytes) -> CellValue:
    if text not in _ERRORS:
        raise UnusualError
    return CellError(text.decode())


def _refused(_: bytes) -> CellValue:
    raise UnusualError
