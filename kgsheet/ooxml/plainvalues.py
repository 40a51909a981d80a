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
from kgsheet.on_use import regex
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
_INLINE, _INLINE_END = regex(rb"<is><t( xml:space=\"preserve\")?+>"), b"</t></is></c>"
# The tag and text of a formula, and its result.
_PARTS = regex(
    rb"(?:(<f[^<>]*+>)(?:([^<]*+)</f>)?+)?+(?:<v[^<>]*+(?:(?<=/)>()|>([^<]*+)</v>))?+</c>"
)


class Known(dict[bytes | None, CellValue]):
    """The values of cells of one kind by what they hold, worked out once each.

    Args:
        read: returns the value for a text.
        look: returns it for markup, which begins with a tag, given this table.
    """

    def __init__(
        self, read: Callable[[bytes], CellValue], look: Callable[[Known, bytes], CellValue]
    ) -> None:
        super().__init__({None: None})
        self._read, self._look = read, look

    def __missing__(self, held: bytes) -> CellValue:
        value = self._look(self, held) if held[:1] == b"<" else self._read(held)
        if len(held) <= _LONGEST_KNOWN and len(self) < _MOST_KNOWN:
            self[held] = value
        return value


class Kinds(dict[bytes, Known]):
    """The tables of values by the heads of cells.

    Args:
        strings: the shared strings as they are shown.
        proof: proves the heads, and the tags of formulas.
    """

    def __init__(
        self, strings: Sequence[str | None], styles: Styles | None, is_1904: bool, proof: Proof
    ) -> None:
        super().__init__()
        self.strings, self._styles, self._is_1904 = strings, styles, is_1904
        self._proof = proof
        self._of_numbers = [*map(self._known, (_number, self._day, self._month))]
        self._by_type = {
            "s": self._known(self._string),
            "inlineStr": self._known(_refused),
            "str": self._known(_text),
            "b": self._known(_truth),
            "e": self._known(_error),
        }

    def close(self) -> None:
        """Let all tables go, which know this one: else every value would wait for the collector."""
        for tables in (self, self._by_type, self._of_numbers):
            tables.clear()

    def _known(self, read: Callable[[bytes], CellValue]) -> Known:
        return Known(read, self._value)

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

    def _value(self, known: Known, markup: bytes) -> CellValue:
        """Return the value of a cell with an inline text, a formula, or nothing.

        Raises:
            UnusualError: programs differ on it.
        """
        if inline := _INLINE.match(markup):
            if known is not self._by_type["inlineStr"]:
                raise UnusualError
            text = unescape(markup[inline.end() : -len(_INLINE_END)].decode())
            return shown(text, is_kept=bool(inline[1]))
        parts = _PARTS.fullmatch(markup)
        if not parts:
            raise UnusualError
        tag, formula, *results = parts.groups()
        if tag:
            self._proof.add([tag if tag.endswith(b"/>") else tag + b"</f>"])
        result = next((one for one in results if one is not None), None)
        return self._result(known, result, None if tag is None else formula or b"")

    def _result(self, known: Known, text: bytes | None, formula: bytes | None) -> CellValue:
        if text is None or (not text and any(known is one for one in self._of_numbers)):
            return None if formula is None else _without_result(formula)
        if known is self._by_type["str"] and not text:
            return None
        if known is self._by_type["s"] and formula is not None:
            raise UnusualError
        return known[text]

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
            return self._known(_refused)
        if not styles.is_date(style):
            return numbers
        return months if style in styles.month_years else days

    def _string(self, text: bytes) -> CellValue:
        if not _INDEX.fullmatch(text) or int(text) >= len(self.strings):
            raise UnusualError
        return self.strings[int(text)]

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
    return shown(unescape(text.decode()), is_kept=True)


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
